//! Who is meant: one article for each device of re-mention, read with the built-in packs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::model::{Kind, Naming, Source, Sources};
use super::resolve;
use crate::attribution;
use crate::fixture::packs;
use crate::text;

/// The sources of an article with this headline and these paragraphs.
pub(super) fn sources(headline: &str, body: &str) -> Sources {
    let (lexicon, zones) = packs();
    let doc = text::read(format!("{headline}\n\n{body}"), zones);
    let tags = lexicon.tag(&doc);
    let found = attribution::extract(&doc, &tags, lexicon);
    resolve(&doc, &tags, lexicon, &found)
}

/// The name of the source of each statement, in order; a dash where there is none.
pub(super) fn speakers(headline: &str, body: &str) -> Vec<String> {
    let sources = sources(headline, body);
    let name = |index: &Option<usize>| index.map_or("-".to_owned(), |i| sources.list[i].name.clone());
    sources.of.iter().map(name).collect()
}

/// The only source of an article of one sentence.
pub(super) fn only(sentence: &str) -> Source {
    let mut list = sources("أخبار الوادي اليوم", sentence).list;
    assert_eq!(list.len(), 1, "{list:#?}");
    list.remove(0)
}

#[track_caller]
pub(super) fn check(body: &str, expected: &[&str]) {
    assert_eq!(speakers("أخبار الوادي اليوم", body), expected);
}

#[test]
fn dropped_subject_is_the_last_speaker_that_agrees() {
    check(
        "قال الوزير سامي الدهان إن الجسر آمن.\nوقالت المهندسة رنا العوفي إن السد متصدع.\nوأضافت أن الماء قليل.\nوأضاف أن الطريق مغلق.",
        &["الوزير سامي الدهان", "المهندسة رنا العوفي", "المهندسة رنا العوفي", "الوزير سامي الدهان"],
    );
}

#[test]
fn participle_belongs_to_the_speaker_of_its_sentence() {
    check(
        "قال الوزير سامي الدهان إن الجسر آمن.\nوقالت بلدية الوادي إن السد متصدع، مضيفة أن الماء قليل.",
        &["الوزير سامي الدهان", "بلدية الوادي", "بلدية الوادي"],
    );
}

#[test]
fn participle_behind_a_verb_that_reports_nothing_is_its_subject() {
    check(
        "قالت بلدية الوادي إن السد متصدع.\nوزار المحافظ كريم الطحان القرية أمس، مؤكدا أن الطريق سيفتح.",
        &["بلدية الوادي", "المحافظ كريم الطحان"],
    );
}

#[test]
fn verbs_in_the_feminine_agree_with_plurals_of_things() {
    check(
        "قال العمدة فهد الراوي إن القرية هادئة.\nوقالت مصادر طبية إن الجرحى عشرة.\nوأضافت أن حالتهم مستقرة.",
        &["العمدة فهد الراوي", "مصادر طبية", "مصادر طبية"],
    );
}

#[test]
fn surname_is_the_person_already_named() {
    check(
        "قال وزير المياه سامي الدهان إن السد آمن.\nوأضاف الدهان أن الخزان ممتلئ.",
        &["وزير المياه سامي الدهان", "وزير المياه سامي الدهان"],
    );
}

#[test]
fn surname_of_the_headline_gets_the_full_name_of_the_body() {
    let names = speakers("الدهان: السد آمن", "قال وزير المياه سامي الدهان إن السد آمن.");
    assert_eq!(names, ["وزير المياه سامي الدهان", "وزير المياه سامي الدهان"]);
}

#[test]
fn office_with_the_article_is_its_holder() {
    check(
        "قال وزير المياه سامي الدهان إن السد آمن.\nوأكد الوزير أن الخزان ممتلئ.",
        &["وزير المياه سامي الدهان", "وزير المياه سامي الدهان"],
    );
}

#[test]
fn office_in_construct_is_its_holder() {
    check(
        "قال رئيس بلدية الوادي كريم الطحان إن السد آمن.\nوقال الخبير هاني الزين إن السد قديم.\nورد رئيس بلدية الوادي أن الخزان جديد.",
        &["رئيس بلدية الوادي كريم الطحان", "الخبير هاني الزين", "رئيس بلدية الوادي كريم الطحان"],
    );
}

#[test]
fn office_alone_is_the_one_named_in_the_sentence_before() {
    check("وصل مدرب الوادي نزار الحمصي إلى الملعب أمس.\nوقال المدرب إن الفريق جاهز.", &["مدرب الوادي نزار الحمصي"]);
}

#[test]
fn office_in_a_chain_of_nouns_is_the_one_named_in_the_sentence_before() {
    check(
        "وعاد لاعب الوادي فادي الحمصي نجم نادي الوادي من رحلته.\nوأكد نجم منتخب المنارة أنه بخير.",
        &["لاعب الوادي فادي الحمصي نجم نادي الوادي"],
    );
}

#[test]
fn source_with_the_article_is_the_last_source() {
    check("قال مصدر أمني إن الحاجز أزيل.\nوأضاف المصدر أن الطريق سالك.", &["مصدر أمني", "مصدر أمني"]);
}

#[test]
fn another_source_is_not_the_one_before() {
    let sources = sources("أخبار الوادي اليوم", "قالت مصادر مطلعة إن الاجتماع تأجل. وأفادت مصادر أخرى مقربة من النقابة بأن الموعد لم يحدد.");
    let names: Vec<&str> = sources.list.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["مصادر مطلعة", "مصادر أخرى مقربة من النقابة"]);
}

#[test]
fn source_brought_in_twice_is_two() {
    let sources = sources("أخبار الوادي اليوم", "قال مصدر أمني إن الحاجز أزيل.\nوقال مصدر أمني إن الطريق سالك.");
    assert_eq!(sources.of, [Some(0), Some(1)]);
}

#[test]
fn body_with_the_article_is_the_body_of_that_head() {
    check("قالت شركة المنارة للنقل إن الحافلات جديدة.\nوأضافت الشركة أن السائقين مدربون.", &["شركة المنارة للنقل", "شركة المنارة للنقل"]);
}

#[test]
fn word_of_a_body_s_name_is_the_body() {
    check("قالت شركة لومارا للنقل إن الحافلات جديدة.\nوأوضحت لومارا أن السائقين مدربون.", &["شركة لومارا للنقل", "شركة لومارا للنقل"]);
}

#[test]
fn outlet_with_and_without_what_it_is_is_one() {
    check("ذكرت وكالة رويترز أن السفينة غادرت.\nوأضافت رويترز أن الميناء مغلق.", &["وكالة رويترز", "وكالة رويترز"]);
}

#[test]
fn capital_is_its_government() {
    check("أعلنت الحكومة الفرنسية أن المعرض ألغي.\nوأكدت باريس أن القرار نهائي.", &["الحكومة الفرنسية", "الحكومة الفرنسية"]);
}

#[test]
fn article_of_law_is_told_by_its_number() {
    let sources = sources("أخبار الوادي اليوم", "نصت المادة (4) على أن الصيد ممنوع.\nونصت المادة (5) على أن الغرامة ألف.");
    assert_eq!(sources.of, [Some(0), Some(1)]);
    assert_eq!(sources.list.iter().map(|s| s.naming).collect::<Vec<_>>(), [Naming::Named, Naming::Named]);
}

#[test]
fn these_are_the_last_people() {
    check("قال صيادون محليون إن الميناء مغلق.\nوأضاف هؤلاء أن القوارب قديمة.", &["صيادون محليون", "صيادون محليون"]);
}

#[test]
fn title_with_a_pronoun_is_the_last_person_named() {
    check("قال الأمير نواف بن طلال إن الملعب جاهز.\nوأضاف سموه أن الحفل غدا.", &["الأمير نواف بن طلال", "الأمير نواف بن طلال"]);
}

#[test]
fn pair_is_the_two_who_spoke_together() {
    check(
        "قال الوزير سامي الدهان والخبير هاني الزين إن السد آمن.\nوأضاف المسؤولان أن الخزان ممتلئ.",
        &["الوزير سامي الدهان والخبير هاني الزين", "الوزير سامي الدهان والخبير هاني الزين"],
    );
}

#[test]
fn object_behind_a_surname_is_no_part_of_the_name() {
    check(
        "قال وزير المياه سامي الدهان إن السد آمن.\nودعا الدهان المواطنين إلى الهدوء.",
        &["وزير المياه سامي الدهان", "وزير المياه سامي الدهان"],
    );
}

#[test]
fn title_and_name_are_told_apart() {
    let source = only("قال رئيس بلدية الوادي المهندس كريم بن سعد الطحان إن السد آمن.");
    assert_eq!((source.kind, source.naming), (Kind::Person, Naming::Named));
    assert_eq!(source.role.as_deref(), Some("رئيس بلدية الوادي المهندس"));
    assert_eq!(source.affiliation.as_deref(), Some("بلدية الوادي"));
}

#[test]
fn surname_that_is_an_office_is_a_name_behind_a_given_name() {
    let source = only("قال الخبير سعد القاضي إن السد آمن.");
    assert_eq!((source.naming, source.role.as_deref()), (Naming::Named, Some("الخبير")));
}

#[test]
fn adjective_of_rank_is_no_name() {
    let source = only("قال الوزير السابق إن السد آمن.");
    assert_eq!((source.kind, source.naming), (Kind::Person, Naming::Described));
}

#[test]
fn surname_behind_an_office_of_state_is_a_name() {
    let source = only("قال القاضي الدهان إن السد آمن.");
    assert_eq!((source.kind, source.naming), (Kind::Person, Naming::Named));
}

#[test]
fn plural_that_no_list_has_is_a_group() {
    let source = only("قال متنزهون إن الحديقة مغلقة.");
    assert_eq!((source.kind, source.naming), (Kind::Group, Naming::Described));
}

#[test]
fn request_and_its_reason_are_the_speaker_s() {
    let sources = sources("أخبار الوادي اليوم", "قال موظف في البلدية طلب عدم نشر اسمه خوفا من أن يفصل، إن السد متصدع.");
    let text = "أخبار الوادي اليوم\n\nقال موظف في البلدية طلب عدم نشر اسمه خوفا من أن يفصل، إن السد متصدع.";
    let reason = sources.list[0].anonymity_reason.map(|span| span.slice(text));
    assert_eq!((sources.list[0].anonymity_requested, reason), (true, Some("خوفا من أن يفصل")));
}

#[test]
fn statement_is_issued_by_the_body_in_its_words() {
    let sources = sources("أخبار الوادي اليوم", "ذكر بيان لوزارة المياه أن السد آمن.");
    let named = sources.list[0].issued_by.map(|i| sources.list[i].name.as_str());
    assert_eq!((sources.list[0].kind, named), (Kind::Document, Some("وزارة المياه")));
    assert_eq!(sources.list[0].cluster, 1);
}

#[test]
fn statement_with_the_article_is_issued_by_who_spoke_in_one() {
    let sources = sources("أخبار الوادي اليوم", "قالت وزارة المياه في بيان إن السد آمن.\nوأضاف البيان أن الخزان ممتلئ.");
    assert_eq!(sources.list[1].issued_by, Some(0));
}

#[test]
fn body_named_again_and_again_that_never_speaks_is_a_subject_not_heard() {
    let body = "انتقد المزارع فهد الراوي شركة المنارة للري.\nوقال إن شركة المنارة أغلقت البئر.\nوتابع أن الشركة لم تدفع.";
    let subjects: Vec<_> = sources("أخبار الوادي اليوم", body).subjects.into_iter().map(|s| s.mentions).collect();
    assert!(subjects.contains(&3), "{subjects:?}");
}

#[test]
fn an_office_between_a_title_and_a_surname_is_a_given_name() {
    check(
        "قال المهندس سلطان الغرناطي إن الطريق مقطوع. وأضاف الغرناطي أن الماء شحيح.",
        &["المهندس سلطان الغرناطي", "المهندس سلطان الغرناطي"],
    );
    check("قال السيد مدير المدرسة إن الطريق مقطوع. وأضاف المدير أن الماء شحيح.", &["السيد مدير المدرسة", "السيد مدير المدرسة"]);
}

#[test]
fn woman_with_an_office_in_the_masculine_is_meant_by_feminine_verbs() {
    check(
        "قالت بلدية الوادي إن السد متصدع.\nوأوضحت رئيس قسم المياه رنا العوفي أن الماء قليل.\nوأضافت أن المطر قريب.",
        &["بلدية الوادي", "رئيس قسم المياه رنا العوفي", "رئيس قسم المياه رنا العوفي"],
    );
    check(
        "قالت بلدية الوادي إن السد متصدع.\nوبحسب رئيس قسم المياه الدكتورة رنا العوفي فإن الماء قليل.\nوأضافت أن المطر قريب.",
        &["بلدية الوادي", "رئيس قسم المياه الدكتورة رنا العوفي", "رئيس قسم المياه الدكتورة رنا العوفي"],
    );
}

#[test]
fn things_are_no_people() {
    let source = only("وتشير المبادرة إلى أن عدد القراء كبير.");
    assert_eq!((source.name.as_str(), source.kind, source.naming), ("المبادرة", Kind::Unknown, Naming::Described));
    check("قال المهندس فهد العمرة إن السد آمن.\nوأضاف العمرة أن الماء قليل.", &["المهندس فهد العمرة", "المهندس فهد العمرة"]);
}

#[test]
fn king_of_another_s_time_and_of_a_hospital_s_name_is_nobody_here() {
    check(
        "قال الملك زهير إن السد آمن.\nوقال الأمير سلطان بن فواز، وزير المياه في عهد الملك زهير، إن الخزان ممتلئ.",
        &["الملك زهير", "الأمير سلطان بن فواز، وزير المياه"],
    );
    check(
        "قال سامي الدهان مدير مستشفى الملك زهير إن العيادة مفتوحة.\nوقال الملك زهير إن السد آمن.",
        &["سامي الدهان مدير مستشفى الملك زهير", "الملك زهير"],
    );
}

#[test]
fn rank_that_is_a_body_s_word_too_is_the_officer() {
    check(
        "قال مدير الحرس الفريق الركن فهد الراوي إن الحدود هادئة.\nوأضاف الفريق الراوي أن الجنود عادوا.",
        &["مدير الحرس الفريق الركن فهد الراوي", "مدير الحرس الفريق الركن فهد الراوي"],
    );
    check("دعا الفريق الركن الشيخ فهيم بن فواز وزير المياه إلى الهدوء.", &["الفريق الركن الشيخ فهيم بن فواز وزير المياه"]);
}

#[test]
fn offices_joined_by_and_are_one_person_s() {
    let source = only("قالت منى الزين وزيرة الطاقة وتعليم الكبار إن السوق هادئة.");
    assert_eq!((source.name.as_str(), source.kind), ("منى الزين وزيرة الطاقة وتعليم الكبار", Kind::Person));
}

#[test]
fn who_was_named_without_speaking_is_meant_by_an_address_and_a_kind() {
    check("زار الأمير جلوي الهيثمي القرية أمس.\nوعبر سموه عن شكره للأهالي.", &["الأمير جلوي الهيثمي"]);
    check("تناولت صحيفة «مرفأ السهل» الخبر.\nوقالت الصحيفة إن الميناء مغلق.", &["صحيفة «مرفأ السهل»"]);
    check("قالت بلدية الوادي إن السد متصدع.\nوأضاف المصدر ذاته أن الماء قليل.", &["بلدية الوادي", "بلدية الوادي"]);
}

#[test]
fn surname_brings_the_office_in_which_the_person_was_named() {
    let (minister, far) = ("وزير المياه سامي الدهان", "الطريق طويل.\nالجو بارد.\nالقرية بعيدة.\nالماء قليل.");
    check(
        &format!("وصل {minister} إلى السد أمس.\n{far}\nوقال الدهان إن السد آمن.\n{far}\nوزاد وزير المياه أن الخزان ممتلئ."),
        &[minister, minister],
    );
}

#[test]
fn surname_of_a_woman_is_no_man_of_that_name() {
    check(
        "وصل الوزير سامي الدهان إلى السوق.\nووصلت الكاتبة رنا الدهان إلى السوق.\nوقالت الدهان إن الرواية طويلة.",
        &["الكاتبة رنا الدهان"],
    );
}

#[test]
fn office_of_an_office_is_the_person_who_was_given_it() {
    check(
        "قال فادي الحمصي نائب رئيس مجلس إدارة «منارة» إن الأرباح زادت.\nوذكرت البلدية أن السوق مغلق.\nونبه نائب رئيس مجلس إدارة «منارة» إلى أن المصنع قديم.",
        &["فادي الحمصي نائب رئيس مجلس إدارة «منارة»", "البلدية", "فادي الحمصي نائب رئيس مجلس إدارة «منارة»"],
    );
}

#[test]
fn same_office_in_another_nation_is_another_person() {
    let names = speakers(
        "الدهان: السد آمن",
        "اجتمع وزير المياه سامي الدهان ووزير المياه الإيطالي باولو نرديني في المدينة.\nوقال الدهان إن السد آمن.\nوأبان وزير المياه الإيطالي أن الخزان ممتلئ.",
    );
    assert_eq!(names[2], "وزير المياه الإيطالي باولو نرديني", "{names:?}");
}

#[test]
fn form_of_address_is_the_one_who_was_given_it() {
    check(
        "قال معالي الوزير سامي الدهان إن السد آمن.\nوقال المزارع فهد الراوي إن الماء قليل.\nوأضاف معاليه أن الخزان ممتلئ.",
        &["معالي الوزير سامي الدهان", "المزارع فهد الراوي", "معالي الوزير سامي الدهان"],
    );
}

#[test]
fn what_a_relative_pronoun_of_the_other_gender_describes_does_not_speak() {
    check(
        "قال الوزير سامي الدهان إن الجسر آمن، وشكر البلدية على الخطة التي قال إنها مفيدة.",
        &["الوزير سامي الدهان", "الوزير سامي الدهان"],
    );
}

#[test]
fn dropped_plural_is_no_document() {
    check(
        "قال سكان القرية إن الماء قليل.\nوذكر بيان البلدية أن السد ممتلئ.\nوأضافوا أن البئر جافة.",
        &["سكان القرية", "بيان البلدية", "سكان القرية"],
    );
}

#[test]
fn a_body_is_named_with_what_it_has_in_its_charge() {
    let body = "تفتح الهيئة العامة للمياه والبذور مكتبا جديدا في الواحة.\nوأشارت الهيئة إلى أن المكتب يستقبل السكان.";
    check(body, &["الهيئة العامة للمياه والبذور"]);
    check("قال مدير الهيئة العامة إن الطريق مغلق.", &["مدير الهيئة العامة"]);
}

#[test]
fn two_bodies_are_not_the_first_alone() {
    check(
        "قالت وزارة الري المصرية إن النهر عال.\nوالجسر سليم وفقا لوزارة الري المصرية والجهات الرسمية.",
        &["وزارة الري المصرية", "وزارة الري المصرية والجهات الرسمية"],
    );
    check(
        "قال اتحاد الكتاب العرب إن الطريق مغلق.\nوالجسر سليم وفقا لاتحاد الكتاب العرب والشركة المنفذة.",
        &["اتحاد الكتاب العرب", "اتحاد الكتاب العرب والشركة المنفذة"],
    );
}

#[test]
fn an_office_for_a_text_keeps_its_bearer() {
    check("وأوضح المدير التنفيذي للاتفاقية الدكتور سامي الدهان أن الطريق مغلق.", &["المدير التنفيذي للاتفاقية الدكتور سامي الدهان"]);
}

#[test]
fn what_is_told_of_somebody_with_a_name_is_not_his_name() {
    check("وقال كرامند الذي سجل عشرين هدفا إن الطريق مغلق.", &["كرامند"]);
    check("وقال المدير سامي الدهان، الذي زار الواحة، إن الطريق مغلق.", &["المدير سامي الدهان"]);
    check("وقال مصدر تابع الملف إن الطريق مغلق.", &["مصدر تابع الملف"]);
}

#[test]
fn who_passed_it_on_may_go_on_where_the_speaker_does_not_agree() {
    check(
        "وذكرت صحيفة «الشاطئ»، نقلا عن الحارس سامي الدهان، أن الباب كان مفتوحا.\nوأضافت أن النوافذ كلها مغلقة.",
        &["الحارس سامي الدهان", "صحيفة «الشاطئ»"],
    );
}

#[test]
fn whom_a_person_comes_from_is_not_what_he_is() {
    let source = only("وقال سالم الدهان من جامعة الوادي إن الجسر آمن.");
    assert_eq!((source.name.as_str(), source.kind, source.naming), ("سالم الدهان", Kind::Person, Naming::Named));
}

#[test]
fn what_something_stands_in_is_a_text() {
    let source = only("وجاء في الدعوة: «الجسر آمن والطريق مفتوح».");
    assert_eq!((source.name.as_str(), source.kind, source.naming), ("الدعوة", Kind::Document, Naming::Described));
}

#[test]
fn some_of_many_texts_outlets_and_sources_are_what_they_are() {
    let told = |sentence: &str| {
        let source = only(sentence);
        (source.name, source.kind, source.naming, source.specificity)
    };
    let found = |name: &str, kind, naming, specificity| (name.to_owned(), kind, naming, specificity);
    assert_eq!(told("وقالت بعض المصادر إن السد متصدع."), found("بعض المصادر", Kind::Group, Naming::Vague, 0));
    assert_eq!(told("وقال أحد المصادر إن السد متصدع."), found("أحد المصادر", Kind::Person, Naming::Vague, 0));
    assert_eq!(told("وقالت إحدى الصحف إن السد متصدع."), found("إحدى الصحف", Kind::Media, Naming::Vague, 2));
    assert_eq!(told("وذكر عدد من المواقع أن السد متصدع."), found("عدد من المواقع", Kind::Media, Naming::Vague, 2));
    assert_eq!(told("وتشير العديد من الدراسات إلى أن السد متصدع."), found("العديد من الدراسات", Kind::Document, Naming::Vague, 1));
    assert_eq!(told("وقال بعض البحارة إن السد متصدع."), found("بعض البحارة", Kind::Group, Naming::Described, 1));
    assert_eq!(told("وقال البعض إن السد متصدع."), found("البعض", Kind::Group, Naming::Vague, 0));
}

#[test]
fn several_bodies_and_two_are_a_group_and_those_of_a_state_are_the_state() {
    let kind = |name: &str| (only(&format!("وأكد {name} أن السد متصدع.")).kind, only(&format!("وأكدت {name} أن السد متصدع.")).kind);
    for (name, expected) in
        [("الأطراف المجتمعة", Kind::Group), ("الشركتان", Kind::Group), ("الجهات المختصة", Kind::Organization), ("جهات مختصة", Kind::Group)]
    {
        assert_eq!(kind(name), (expected, expected), "{name}");
    }
}
