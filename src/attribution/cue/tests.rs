//! What is no cue, or another's: one invented sentence for each construction, read with the built-in packs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::attribution::extract;
use crate::attribution::model::{Attributions, SourceSlot};
use crate::fixture::packs;
use crate::text;

fn found(sentence: &str) -> (String, Attributions) {
    let (lexicon, zones) = packs();
    let doc = text::read(format!("أخبار الوادي اليوم\n\n{sentence}"), zones);
    let tags = lexicon.tag(&doc);
    let found = extract(&doc, &tags, lexicon);
    (doc.text, found)
}

/// Cue, source and content of each statement of a sentence; a dash where no source is written out.
fn told(sentence: &str) -> Vec<String> {
    let (text, found) = found(sentence);
    let source = |slot: &SourceSlot| match slot {
        SourceSlot::Mention(m) => m.span.slice(&text).to_owned(),
        _ => "-".to_owned(),
    };
    let content = |spans: &[text::Span]| spans.iter().map(|s| s.slice(&text)).collect::<Vec<_>>().join(" … ");
    found.list.iter().map(|a| format!("{} | {} | {}", a.cue.slice(&text), source(&a.source), content(&a.content))).collect()
}

fn silences(sentence: &str) -> usize {
    found(sentence).1.silences.len()
}

#[test]
fn a_modal_keeps_the_clause_behind_it() {
    assert_eq!(told("وذكرت اللجنة الخطة الطويلة، ويجب أن تنفذ قبل الشتاء."), [""; 0]);
    assert_eq!(told("أراد الخروج من القاعة، ونحن نعلم أن الباب كان مغلقا."), [""; 0]);
    assert_eq!(told("أكد الوزير أهمية الجسر الذي يجب أن يفتح قبل العيد."), ["أكد | الوزير | أهمية الجسر الذي يجب أن يفتح قبل العيد"]);
}

#[test]
fn an_adjective_of_the_speaker_is_no_modal() {
    assert_eq!(told("ولفت متحف الساحل الطبيعي إلى أن القاعة مغلقة."), ["ولفت | متحف الساحل الطبيعي | القاعة مغلقة"]);
    assert_eq!(told("وأكد متحف الساحل الطبيعي أن القاعة مغلقة."), ["وأكد | متحف الساحل الطبيعي | القاعة مغلقة"]);
}

#[test]
fn a_verb_that_describes_a_noun_keeps_its_clause() {
    assert_eq!(told("وقال حارس يعتقد أنه من القرية إن الباب مغلق.")[0], "وقال | حارس | الباب مغلق");
    assert_eq!(told("وتابعت الصحيفة تقول إن الباب مغلق.")[0], "وتابعت | الصحيفة | الباب مغلق");
}

#[test]
fn the_preposition_between_is_no_verb() {
    assert_eq!(told("وأضاف الوزير، عقب افتتاح الخط الجديد بين الساحل والوادي، أن الرحلات يومية."), ["وأضاف | الوزير | الرحلات يومية"]);
    assert_eq!(told("لا فرق بين ذلك وبين الخطة القديمة، بل إنها أقصر."), [""; 0]);
    assert_eq!(told("وبين رئيس البلدية أن الجسر آمن."), ["وبين | رئيس البلدية | الجسر آمن"]);
    assert_eq!(told("من جهته، بين المدير سالم الوادي أن الجسر آمن."), ["بين | المدير سالم الوادي | الجسر آمن"]);
    assert_eq!(told("وفي السياق بيّن المهندس سالم الوادي أن الجسر آمن."), ["بيّن | المهندس سالم الوادي | الجسر آمن"]);
}

#[test]
fn what_turns_out_has_no_speaker() {
    assert_eq!(told("وصل الحراس إلى المخزن، وتبين أن الصناديق فارغة."), [""; 0]);
    assert_eq!(told("زار المفتش المبنى الذي تبين أنه مهجور."), [""; 0]);
    assert_eq!(told("والدراسات تبين أن الماء صالح."), ["تبين | والدراسات | الماء صالح"]);
}

#[test]
fn a_noun_hands_over_what_follows_its_owner() {
    assert_eq!(told("عاد الهدوء بعد تأكيد المحافظ أن السد آمن."), ["تأكيد | المحافظ | السد آمن"]);
    assert_eq!(told("نظرت اللجنة في إبلاغ السكان قبل أن تغلق الطريق، فإن الموعد قريب."), [""; 0]);
    assert_eq!(told("وصل العمال إلى أقسام المصنع، إنهم كثيرون."), [""; 0]);
}

#[test]
fn a_word_behind_a_preposition_is_no_verb() {
    assert_eq!(told("تدرب الأطفال على توقع أحداث القصة."), [""; 0]);
    assert_eq!(told("وهناك من قال إن الطريق طويل.").len(), 1);
}

#[test]
fn a_question_asks_and_tells_nothing() {
    assert_eq!(told("هل يطلب الحراس من الزوار أن يغلقوا الباب؟"), [""; 0]);
    assert_eq!(told("وفي المتجر يمكن أن تدعي بائعة أنها صاحبته."), [""; 0]);
}

#[test]
fn who_speaks_is_not_what_the_clause_describes() {
    assert_eq!(told("جاء ذلك في الوقت الذي أكد فيه النادي أن المباراة مؤجلة."), ["أكد | النادي | المباراة مؤجلة"]);
    let giver = "انتهت كلمة أدلى بها نائب وزير المياه، التي وصف فيها السد بالهش وقال إن الماء قليل.";
    assert_eq!(told(giver)[0], "وصف | نائب وزير المياه | السد بالهش");
    assert_eq!(told("هذه هي الخطة التي تحدث عنها الوزير «في خطاب طويل أمام نواب الوادي»."), [""; 0]);
}

#[test]
fn an_adjunct_is_neither_cue_nor_speaker() {
    assert_eq!(told("وردا على سؤال لصحيفة الساحل أكد الوزير أن الجسر آمن."), ["أكد | الوزير | الجسر آمن"]);
    assert_eq!(told("وقال أمام نواب الوادي إن الجسر آمن."), ["وقال | - | الجسر آمن"]);
    assert_eq!(told("وقال إمام المسجد الكبير إن الجسر آمن."), ["وقال | إمام المسجد الكبير | الجسر آمن"]);
}

#[test]
fn a_noun_with_a_pronoun_has_no_clause_behind_so_that() {
    assert_eq!(told("وبتأكيدهم موقفهم فإنهم يفتحون الباب."), [""; 0]);
    assert_eq!(told("وبحسب تقدير الخبراء فإن الجسر آمن."), ["تقدير | الخبراء | الجسر آمن"]);
}

#[test]
fn the_accused_does_not_accuse() {
    assert_eq!(told("واتهم السلطات بالتقصير."), ["واتهم | - | السلطات بالتقصير"]);
    assert_eq!(told("وكان معظم الحراس اتهموا بالإهمال."), [""; 0]);
    assert_eq!(told("واتهمت المعارضة الحكومة بالإهمال."), ["واتهمت | المعارضة | الحكومة بالإهمال"]);
}

#[test]
fn a_measure_is_no_source() {
    for measure in ["للائحة الهيئة", "لقرار مجلس الوادي", "للوائح الاتحاد", "لمعاهدة الساحل"]
    {
        assert_eq!(told(&format!("تحدد الأسعار وفقا {measure}.")), [""; 0], "{measure}");
    }
}

#[test]
fn what_a_preposition_leads_to_is_no_marker() {
    assert_eq!(told("نظم العمال وقفة ردا على ما أعلنته الشركة."), [""; 0]);
    assert_eq!(told("يقوم العرض على ما يلفت الأطفال."), [""; 0]);
    assert_eq!(told("وصلت السفينة إلى الميناء على ما أفاد حارس المنارة."), ["على ما أفاد | حارس المنارة | وصلت السفينة إلى الميناء"]);
}

#[test]
fn what_is_not_announced_is_silent_on_nothing() {
    assert_eq!(silences("حملت الصناديق إلى مخزن لم يحدد بعد."), 0);
    assert_eq!(silences("وصل الوزير في زيارة لم يعلن عنها مسبقا."), 0);
    assert_eq!(silences("ولم يعلن الوزير عن موعد الزيارة."), 1);
}

#[test]
fn a_participle_of_saying_needs_no_complementiser() {
    assert_eq!(
        told("وأكد مدير البلدية أن الجسر آمن، مضيفا هناك طريقان إلى القرية."),
        ["وأكد | مدير البلدية | الجسر آمن", "مضيفا | - | هناك طريقان إلى القرية"]
    );
    assert_eq!(told("وصل المدير، مضيفا في بيته ثلاثة ضيوف."), [""; 0]);
}

#[test]
fn an_object_that_leads_on_to_a_clause_belongs_to_the_verb() {
    assert_eq!(
        told("وأكد مدير البلدية أن الجسر آمن، لافتا النظر إلى أن الطريق طويل."),
        ["وأكد | مدير البلدية | الجسر آمن", "لافتا النظر إلى | - | الطريق طويل"]
    );
    assert_eq!(told("ولفت النظر في الحفل غياب المخرج."), [""; 0]);
}

#[test]
fn a_feeling_behind_its_own_preposition_makes_the_verb() {
    assert_eq!(told("وعبر عن استغرابه من طول الطريق."), ["وعبر عن | - | استغرابه من طول الطريق"]);
    assert_eq!(told("أكد الوزير أن الجسر آمن، وعبر سموه عن شكره للعمال."), ["أكد | الوزير | الجسر آمن", "وعبر | سموه | شكره للعمال"]);
    assert_eq!(told("وأبدى حزنه لبيع المزرعة."), ["وأبدى | - | حزنه لبيع المزرعة"]);
    assert_eq!(told("وأبدى ناشطون قلقهم من طول الطريق."), ["وأبدى | ناشطون | قلقهم من طول الطريق"]);
    assert_eq!(told("وعبر السنوات الماضية وصلت البضائع في السفن."), [""; 0]);
}

#[test]
fn who_goes_on_or_answers_has_a_colon_behind_him() {
    assert_eq!(told("وتابع: سقطت الشجرة في الحديقة."), ["وتابع | - | سقطت الشجرة في الحديقة"]);
    assert_eq!(told("ويضيف الحدادي: بدأت العمل في المخزن."), ["ويضيف | الحدادي | بدأت العمل في المخزن"]);
    assert_eq!(told("أجاب سامر: قاعدة الجرة ضيقة."), ["أجاب | سامر | قاعدة الجرة ضيقة"]);
    assert_eq!(told("وتبلغ الأحواض: أربعين في الشمال وعشرة في الجنوب."), [""; 0]);
}

#[test]
fn an_abbreviated_title_stands_between_verb_and_preposition() {
    assert_eq!(told("ولفت د. الميماني إلى الفرق بين العمال."), ["ولفت | د. الميماني | الفرق بين العمال"]);
}

#[test]
fn a_clause_behind_the_comma_of_a_relative_clause_is_the_verbs() {
    assert_eq!(told("وأوضح سامر الحداد، الذي يكتب في مجلة، أن الغسالة جيدة."), ["وأوضح | سامر الحداد، الذي يكتب في مجلة | الغسالة جيدة"]);
}

#[test]
fn a_noun_in_the_feminine_does_not_hide_the_clause() {
    assert_eq!(told("وقال الحدادي خلال ندوة عن ملاحظة النجوم، إنه يعمل في الليل."), ["وقال | الحدادي | يعمل في الليل"]);
}

#[test]
fn a_few_quoted_words_before_a_colon_or_clause_are_a_name() {
    assert_eq!(
        told("وقالت الشركة في رسالة عبر موقع \"نجوم الوادي\" : \"نبحث عن عشرة عمال جدد\"."),
        ["وقالت | الشركة | نبحث عن عشرة عمال جدد"]
    );
    assert_eq!(told("وقالت المواطنة وتدعى «أم سامر»، إنها باعت البيت."), ["وقالت | المواطنة وتدعى «أم سامر» | باعت البيت"]);
    assert_eq!(told("وقال سامر الحداد للصحافيين عند المرسى «إنها بداية العمل هنا»."), ["وقال | سامر الحداد | إنها بداية العمل هنا"]);
}

#[test]
fn a_deed_with_the_article_and_its_own_preposition_is_what_is_announced() {
    assert_eq!(told("أعلنت البلدية الجديدة الاستغناء عن عشرين حارسا."), ["أعلنت | البلدية الجديدة | الاستغناء عن عشرين حارسا"]);
    assert_eq!(told("وأكدت الشركة التركية في بيان لها تضامنها مع العمال."), ["وأكدت | الشركة التركية | تضامنها مع العمال"]);
    assert_eq!(told("أعلن نادي الساحل تعاقده مع مدرب جديد."), ["أعلن | نادي الساحل | تعاقده مع مدرب جديد"]);
}

#[test]
fn what_an_office_oversees_is_no_content() {
    assert_eq!(
        told("أكد المشرف العام على الصوامع سامر الحداد أن الدخول مجاني."),
        ["أكد | المشرف العام على الصوامع سامر الحداد | الدخول مجاني"]
    );
}

#[test]
fn a_line_of_the_body_with_a_speaker_before_its_colon_is_a_headline() {
    let article = "قال المهندس سامر الحدادي إن الجسر آمن.\n\nالحدادي: الطريق طويل وصعب\n\nوعاد العمال إلى القرية.";
    assert_eq!(told(article), ["قال | المهندس سامر الحدادي | الجسر آمن", ": | الحدادي | الطريق طويل وصعب"]);
    let list = "قال المهندس سامر الحدادي إن الجسر آمن.\n\nالرغبة الأولى: الطب والجراحة في الساحل\n\nالحدادي: وصل متأخرا إلى القرية.";
    assert_eq!(told(list), ["قال | المهندس سامر الحدادي | الجسر آمن"]);
}

#[test]
fn what_i_believe_is_nobody_elses_statement() {
    assert_eq!(told("وأعتقد أن الجسر آمن في الشتاء."), [""; 0]);
    assert_eq!(told("قال سامر: أريد أن أعبر الجسر."), ["قال | سامر | أريد أن أعبر الجسر"]);
    assert_eq!(told("واعتقد المهندس أن الجسر آمن في الشتاء."), ["واعتقد | المهندس | الجسر آمن في الشتاء"]);
    assert_eq!(told("وأفتى الشيخ سامر بأن البيع جائز."), ["وأفتى | الشيخ سامر | البيع جائز"]);
}

#[test]
fn as_means_also_at_the_head_of_a_sentence_before_the_past() {
    assert_eq!(
        told("كما قالت الفنانة منى الحدادي المشاركة في هذا الحفل، إن الحركة تهدف إلى إسعاد الناس."),
        ["قالت | الفنانة منى الحدادي المشاركة | الحركة تهدف إلى إسعاد الناس"]
    );
    assert_eq!(told("كما دعا الاتحاد -في بيانه- النوادي لتنظيم سباقات جديدة."), ["دعا | الاتحاد | لتنظيم سباقات جديدة"]);
    assert_eq!(told("كما قالت الصحيفة، فإن الشراب لا ينفع أحدا."), ["كما قالت | الصحيفة | الشراب لا ينفع أحدا"]);
    assert_eq!(told("أضيء البرج في المساء، كما أفاد متحدث باسم البلدية."), ["كما أفاد | متحدث باسم البلدية | أضيء البرج في المساء"]);
}

#[test]
fn what_is_condemned_may_stand_behind_the_comma_of_the_speaker() {
    assert_eq!(
        told("استنكر محافظ الوادي سامر بن نبيل الحداد، العمل الجبان الذي أفسد الحديقة."),
        ["استنكر | محافظ الوادي سامر بن نبيل الحداد | العمل الجبان الذي أفسد الحديقة"]
    );
    assert_eq!(told("استنكر محافظ الوادي سامر بن نبيل الحداد، الرئيس السابق، في صمت."), [""; 0]);
}
