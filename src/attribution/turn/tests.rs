//! Where contents end: a sentence for each construction, read with the built-in packs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::attribution::extract;
use crate::attribution::model::Form;
use crate::fixture::packs;
use crate::text;

/// Cue and content of each statement, and the place of the one it lies in.
fn contents(sentence: &str) -> Vec<(String, String, Option<usize>)> {
    let (lexicon, zones) = packs();
    let doc = text::read(format!("أخبار الوادي اليوم\n\n{sentence}"), zones);
    let tags = lexicon.tag(&doc);
    let found = extract(&doc, &tags, lexicon);
    let words = |spans: &[text::Span]| spans.iter().map(|s| s.slice(&doc.text)).collect::<Vec<_>>().join(" | ");
    found.list.iter().map(|a| (a.cue.slice(&doc.text).to_owned(), words(&a.content), a.parent)).collect()
}

#[track_caller]
fn ends(cases: &[(&str, &str)]) {
    for (sentence, last) in cases {
        let found = contents(sentence);
        assert!(found.first().is_some_and(|(_, content, _)| content.ends_with(last)), "{sentence}\n{found:#?}");
    }
}

#[test]
fn a_clause_goes_on_over_the_verb_of_an_event_and_a_noun_phrase_does_not() {
    ends(&[
        ("وأوضح مدير البلدية أن العمال فحصوا مئة بيت، وكانت البيوت المتضررة ثلاثين.", "المتضررة ثلاثين"),
        ("وقال النقيب سامر الهاشم إن قاربا دخل الخليج، وتم تفتيشه عند الرصيف.", "عند الرصيف"),
        ("أعلنت البلدية افتتاح الجسر الجديد، وكانت الطرق مزدحمة.", "الجسر الجديد"),
        ("أعلنت البلدية افتتاح الجسر الجديد، وقد حضر الحفل مئة ضيف.", "الجسر الجديد"),
        ("أكد المدير ضرورة العمل في الليل، وقد يمتد العمل شهرا.", "العمل شهرا"),
    ]);
}

#[test]
fn what_the_writer_tells_of_an_occasion_ends_a_clause() {
    ends(&[
        ("وأضافت صحيفة الوادي أن الطلب رفض بلا سبب، ورفضت الوزارة أمس التعليق على ذلك.", "بلا سبب"),
        ("وأوضح مدير البلدية أن العمل سينتهي غدا، وتطرق الهاشم إلى خطة النقل.", "سينتهي غدا"),
        ("وقال المدير إن اللجنة رفضت الطلب، ورفض تمديد العقد أيضا متوقع.", "أيضا متوقع"),
    ]);
}

#[test]
fn that_another_was_silent_is_told_besides() {
    ends(&[
        ("وقالت الشركة إن العقد ألغي، فيما رفضت الوزارة التعليق.", "العقد ألغي"),
        ("وقالت الشركة إن العقد ألغي، ولم ترد الوزارة على طلب التعليق.", "العقد ألغي"),
        ("وقالت الشركة إن العقد ألغي لكن الوزارة رفضت التعليق.", "العقد ألغي"),
        ("وقالت الشركة إن الوزارة رفضت التعليق.", "رفضت التعليق"),
        ("وقالت الشركة إن الوزارة ألغت العقد ورفضت التعليق.", "ورفضت التعليق"),
    ]);
}

#[test]
fn what_another_answers_ends_a_clause() {
    ends(&[
        ("ويقول الصيادون إن الميناء مغلق، وهو ما تنفيه البلدية.", "الميناء مغلق"),
        ("وذكرت صحيفة الوادي أن الجسر سيغلق غدا، وهو الأمر الذي نفاه المدير.", "سيغلق غدا"),
        ("وقال المدير إن العمل متوقف، وهو ما يعني تأخر الجسر.", "تأخر الجسر"),
    ]);
}

#[test]
fn when_and_why_it_was_said_is_the_writers() {
    ends(&[
        ("أكد الوزير أن الجسر سيفتح غدا، جاء ذلك خلال جولة له في الحي.", "سيفتح غدا"),
        ("أوضحت البلدية أن النهر مرتفع، وذلك في بيان وزع على الحضور.", "النهر مرتفع"),
        ("أكد الوزير أن الجسر سيفتح غدا، في إشارة إلى جسر الوادي.", "سيفتح غدا"),
        ("قال المدير إن القرار جاء بعد دراسة، وذلك في إطار خطة العام.", "خطة العام"),
    ]);
}

#[test]
fn a_verb_behind_also_is_a_cue_of_its_own() {
    let two = |first: &str, second: &str| vec![("دعا".to_owned(), first.to_owned(), None), ("دعا".to_owned(), second.to_owned(), None)];
    assert_eq!(contents("دعا الوزير إلى الهدوء في الحي، كما دعا الجيران إلى الصبر."), two("الهدوء في الحي", "الصبر"));
}

#[test]
fn a_quoted_name_behind_what_it_names_is_no_quoted_speech() {
    let (lexicon, zones) = packs();
    let form = |sentence: &str| {
        let doc = text::read(format!("أخبار الوادي اليوم\n\n{sentence}"), zones);
        extract(&doc, &lexicon.tag(&doc), lexicon).list.first().map(|a| a.form)
    };
    for sentence in [
        "وأوضح المدير أن العمال انتهوا من ترميم قصر «أبي النخيل» في الوادي.",
        "وأكدت البلدية أنها وزعت الكتب تحت مسمى «ضيف الحي» في الوادي.",
        "وذكرت الشرطة أن الشاب الذي اسمه «س. م. ه» عاد إلى بيته.",
        "وأعلنت الشركة أنها باعت مجموعة «نخيل الوادي» كلها.",
    ] {
        assert_eq!(form(sentence), Some(Form::Indirect), "{sentence}");
    }
    for sentence in [
        "وأوضح المدير أن في الوادي «خطرا كبيرا جدا» على البيوت.",
        "وأكدت البلدية أنها تمر بمرحلة «صعبة للغاية» هذا العام.",
        "وأوضح المدير أن الوادي يتجه نحو مناخ «أكثر دفئا» من قبل.",
    ] {
        assert_eq!(form(sentence), Some(Form::Mixed), "{sentence}");
    }
}

#[test]
fn brackets_behind_a_colon_are_quotation_marks() {
    let (lexicon, zones) = packs();
    let doc = text::read("أخبار الوادي اليوم\n\nوقال المدير سامر: (لا أريد أن يغلق هذا الجسر).\n".to_owned(), zones);
    let found = extract(&doc, &lexicon.tag(&doc), lexicon).list;
    let said: Vec<_> = found.iter().map(|a| (a.content[0].slice(&doc.text), a.form)).collect();
    assert_eq!(said, [("لا أريد أن يغلق هذا الجسر", Form::Direct)]);
}

#[test]
fn what_the_speaker_did_besides_ends_his_words() {
    ends(&[
        ("وأكد مدير البلدية أن الجسر آمن، متمنيا لهم دوام الصحة.", "الجسر آمن"),
        ("وأكد مدير البلدية أن الجسر آمن، سائلا الله أن يحفظ أهل الوادي.", "الجسر آمن"),
        ("وأكد مدير البلدية أن الجسر آمن، مقدما شكره للعمال.", "الجسر آمن"),
        ("وأكد مدير البلدية أن الجسر آمن، منتقدا في هذا الشأن بطء العمل.", "الجسر آمن"),
        ("وأكد مدير البلدية أن التاجر يرفع طلبا، موضحا فيه عدد العمال.", "عدد العمال"),
        ("وأكد مدير البلدية أن العدد بلغ مئة، متراجعا عن عدد العام الماضي.", "العام الماضي"),
        ("وقالت المذيعة: «الجسر آمن، سائلا الله أن يحفظ أهل الوادي».", "أهل الوادي"),
    ]);
}

#[test]
fn a_marker_that_closes_a_statement_holds_no_other() {
    let found = contents("وأضاف سالم الراوي أن البئر جفت، مشيرا إلى أن الحقول عطشى، وفق تعبيره.");
    let lie = |(_, content, parent): &(String, String, Option<usize>)| (content.clone(), *parent);
    assert_eq!(found.iter().map(lie).collect::<Vec<_>>(), [("البئر جفت".to_owned(), None), ("الحقول عطشى".to_owned(), None)]);
}

#[test]
fn behind_the_closing_mark_the_writers_gloss_is_no_content() {
    ends(&[
        ("وأكد الوالي أن «الجسر القديم لن يفتح للشاحنات» وهو ما يريده التجار.", "يفتح للشاحنات"),
        ("وقال الوالي: «أنا عدت إلى بيتي القديم» رافضا الحديث عن السفر.", "بيتي القديم"),
        ("وأكد الوالي أن الجسر لن يفتح للشاحنات بقوله «سنغلق الطريق كله في الصيف».", "يفتح للشاحنات"),
        ("وأكد الوالي أن الجسر لن يفتح، إذ قال إن الأعمدة تآكلت.", "لن يفتح"),
        ("وقال الوالي إن الجسر لن يفتح، إلا أن نائبه سالم الراوي أكد أنه جاهز.", "لن يفتح"),
    ]);
}

#[test]
fn what_the_writer_tells_of_it_or_of_somebody_ends_a_noun_but_no_clause() {
    ends(&[
        ("طالب الوالي بهدم الجسر القديم، وهو ما يرفضه السكان.", "الجسر القديم"),
        ("طالب الوالي بالإفراج عن نزار، الذي يقيم في الواحة.", "عن نزار"),
        ("طالب الوالي بهدم الجسر، الذي بني قبل قرن.", "قبل قرن"),
        ("قال الوالي إن الجسر مغلق، وهو ما يغضب السكان.", "يغضب السكان"),
    ]);
}

#[test]
fn and_already_ends_a_noun_without_a_comma_too() {
    ends(&[
        ("أعلن الوالي عن هدم الجسر وقد عين النادي حارسا جديدا.", "هدم الجسر"),
        ("قال الوالي إن الجسر مغلق وقد انهارت أعمدته.", "انهارت أعمدته"),
    ]);
}

#[test]
fn after_that_the_writer_goes_on_behind_a_phrase() {
    ends(&[
        ("وأبدى الحراس سعادتهم بالموسم الطويل، بعد ذلك تم توزيع الشباك.", "بالموسم الطويل"),
        ("وأبدى الحراس سعادتهم بالموسم الطويل، بعد ذلك غادر الجميع.", "بالموسم الطويل"),
        ("أعلن النادي إيقاف السباق الكبير، ثم غادر الحراس.", "السباق الكبير"),
    ]);
}
