//! Who is handed which words: a sentence for each construction, read with the built-in packs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::extract;
use super::model::{Attribution, Attributions, SourceSlot};
use crate::fixture::packs;
use crate::text;

/// A text behind a headline, and what is found in it.
pub(super) fn found(body: &str) -> (String, Attributions) {
    let (lexicon, zones) = packs();
    let doc = text::read(format!("أخبار الوادي اليوم\n\n{body}"), zones);
    let found = extract(&doc, &lexicon.tag(&doc), lexicon);
    (doc.text, found)
}

/// The outlets through which the first statement of a text came.
fn outlets(body: &str) -> Vec<String> {
    let (text, found) = found(body);
    found.list[0].via.iter().map(|m| m.span.slice(&text).to_owned()).collect()
}

/// Cue, source (a dash where none is written) and content of each statement of a text.
pub(super) fn read(body: &str) -> Vec<[String; 3]> {
    let (text, found) = found(body);
    let source = |a: &Attribution| match a.source {
        SourceSlot::Mention(m) => m.span.slice(&text).to_owned(),
        _ => "-".to_owned(),
    };
    let content = |a: &Attribution| a.content.iter().map(|s| s.slice(&text)).collect::<Vec<_>>().join(" … ");
    found.list.iter().map(|a| [a.cue.slice(&text).to_owned(), source(a), content(a)]).collect()
}

#[track_caller]
fn check(body: &str, expected: &[[&str; 3]]) {
    let expected: Vec<[String; 3]> = expected.iter().map(|one| one.map(str::to_owned)).collect();
    assert_eq!(read(body), expected);
}

#[test]
fn a_verb_written_like_a_person_asks_at_the_head_of_a_clause() {
    check("طالب سكان الحي القديم الوزارة بإعادة فتح الطريق.", &[["طالب", "سكان الحي القديم", "بإعادة فتح الطريق"]]);
    check("وصل الوفد، فيما طالب المدير بإعادة فتح الطريق.", &[["طالب", "المدير", "بإعادة فتح الطريق"]]);
    check("طالب الطب سالم الغرناطي بارع في الرسم.", &[]);
}

#[test]
fn a_name_that_begins_like_in_is_part_of_who_asks() {
    check("طالب الرئيس الشامي بدر الحوراني بإعادة فتح المعبر.", &[["طالب", "الرئيس الشامي بدر الحوراني", "بإعادة فتح المعبر"]]);
}

#[test]
fn the_plural_of_a_verb_tells_that_its_speaker_was_named() {
    check(
        "قال المزارعون إن البئر جفت، كما طالبوا بحفر بئر جديدة.",
        &[["قال", "المزارعون", "البئر جفت"], ["طالبوا", "-", "بحفر بئر جديدة"]],
    );
}

#[test]
fn the_letter_of_and_may_stand_alone() {
    check("قال الوزير إن الجسر جاهز و أضاف أن الأشغال انتهت.", &[["قال", "الوزير", "الجسر جاهز"], ["أضاف", "-", "الأشغال انتهت"]]);
    check("و طالب المدير بإعادة فتح الطريق.", &[["طالب", "المدير", "بإعادة فتح الطريق"]]);
    check("أكد الوزير أن الجسر ملك للمدينة و سكانها.", &[["أكد", "الوزير", "الجسر ملك للمدينة و سكانها"]]);
}

#[test]
fn a_word_that_says_when_is_no_part_of_who_speaks() {
    check("قال الغرناطي اليوم إن الجسر جاهز.", &[["قال", "الغرناطي", "الجسر جاهز"]]);
    check("أعلنت وزارة النقل الشامية الأحد أن الجسر جاهز.", &[["أعلنت", "وزارة النقل الشامية", "الجسر جاهز"]]);
    check("ذكرت صحيفة اليوم أن الجسر جاهز.", &[["ذكرت", "صحيفة اليوم", "الجسر جاهز"]]);
    check("الجسر جاهز، بحسب بلاغ صدر اليوم.", &[["بحسب", "بلاغ صدر اليوم", "الجسر جاهز"]]);
}

#[test]
fn what_somebody_else_says_behind_a_contrast_is_no_part_of_a_content() {
    check("قال المدير إن الجسر جاهز، إلا أنه أكد أن الطريق مقطوع.", &[["قال", "المدير", "الجسر جاهز"], ["أكد", "-", "الطريق مقطوع"]]);
    check("قالت الشرطة إن القارب غرق، في حين أكد الصيادون أنه احترق.", &[["قالت", "الشرطة", "القارب غرق"], ["أكد", "الصيادون", "احترق"]]);
    check(
        "قال المدير إن الجسر أغلق بعد أن أكد الحراس أنه يهتز.",
        &[["قال", "المدير", "الجسر أغلق بعد أن أكد الحراس أنه يهتز"], ["أكد", "الحراس", "يهتز"]],
    );
    check("قال المدير إن الجسر جاهز في حين أن الطريق مقطوع.", &[["قال", "المدير", "الجسر جاهز في حين أن الطريق مقطوع"]]);
}

#[test]
fn what_a_speaker_left_unsaid_is_the_writers() {
    check("أعلن المدير أن الجسر سيفتح قريبا دون أن يحدد موعدا.", &[["أعلن", "المدير", "الجسر سيفتح قريبا"]]);
    check("أعلنت المديرة أن الجسر سيفتح، لكنها لم تحدد موعدا.", &[["أعلنت", "المديرة", "الجسر سيفتح"]]);
    check("ذكرت الصحيفة أن القارب غرق، ولم يتسن الحصول على تعليق من الشرطة.", &[["ذكرت", "الصحيفة", "القارب غرق"]]);
    check("أعلن المدير أن اللجنة أغلقت الجسر دون أن تحدد موعدا.", &[["أعلن", "المدير", "اللجنة أغلقت الجسر دون أن تحدد موعدا"]]);
    check("أعلن المدير أن الجسر أغلق دون أن يحدد الوزير موعدا.", &[["أعلن", "المدير", "الجسر أغلق دون أن يحدد الوزير موعدا"]]);
}

#[test]
fn many_women_speak() {
    check("قالت المزارعات إن الماء شحيح، وأكدن أن البئر جفت.", &[["قالت", "المزارعات", "الماء شحيح"], ["وأكدن", "-", "البئر جفت"]]);
}

#[test]
fn a_marker_tells_whom_an_outlet_has_it_from() {
    for body in
        ["أغلق الجسر ليلة أمس، وفق ما نقلت وكالة سنابل عن مصدر أمني.", "أغلق الجسر ليلة أمس، بحسب ما ذكرت وكالة سنابل نقلا عن مصدر أمني."]
    {
        let [[_, source, content]] = read(body).try_into().unwrap();
        assert_eq!([&*source, &*content], ["مصدر أمني", "أغلق الجسر ليلة أمس"]);
        assert_eq!(outlets(body), ["وكالة سنابل"]);
    }
    check("أغلق الجسر ليلة أمس، حسب ما نشرته صحيفة المرفأ.", &[["حسب ما نشرته", "صحيفة المرفأ", "أغلق الجسر ليلة أمس"]]);
    check("اطلع المدير على ما نشرته صحيفة المرفأ.", &[]);
}

#[test]
fn a_finite_verb_ends_the_phrase_of_the_speaker() {
    check("ووفقا للوثيقة سيحدد المجلس موعد السوق.", &[["ووفقا", "للوثيقة", "سيحدد المجلس موعد السوق"]]);
    check("وقال سالم الغرناطي ويعمل لدى المصنع: المياه صالحة.", &[["وقال", "سالم الغرناطي", "المياه صالحة"]]);
    check("وقالت سيدة تسكن الحي إن المياه صالحة.", &[["وقالت", "سيدة تسكن الحي", "المياه صالحة"]]);
}

#[test]
fn what_belongs_to_another_verb_does_not_lead() {
    check("قدمت البلدية كشوفا بالأشجار كلها وقد ذكر سكان القرية أن الطريق مقطوع.", &[["ذكر", "سكان القرية", "الطريق مقطوع"]]);
}

#[test]
fn what_belongs_to_a_body_behind_its_name_is_no_name() {
    let expected = ["وأعلنت", "إدارة الوادي", "الملعب جاهز"];
    check("وأعلنت إدارة الوادي تعاقدها مع لاعب جديد أن الملعب جاهز.", &[expected]);
}

#[test]
fn a_construct_phrase_is_open_until_its_owner() {
    check("دعت إدارة تعليم الوادي المعلمين إلى الحضور مبكرا.", &[["دعت", "إدارة تعليم الوادي", "الحضور مبكرا"]]);
    check("وحذر رئيس جمعية المزارعين من استمرار الجفاف.", &[["وحذر", "رئيس جمعية المزارعين", "استمرار الجفاف"]]);
    check("دعا الدكتور الغرناطي السكان إلى الحضور مبكرا.", &[["دعا", "الدكتور الغرناطي", "الحضور مبكرا"]]);
}

#[test]
fn a_preposition_leads_from_the_sentences_verb_past_its_subject() {
    check("تطرق الوزير الشامي إلى مسألة المياه في الوادي، وقال إنها عادلة.", &[["وقال", "الوزير الشامي", "عادلة"]]);
    check(
        "وكان سليم الغرناطي الناطق باسم المصنع أعلن من جانبه أن المياه صالحة.",
        &[["أعلن", "سليم الغرناطي الناطق باسم المصنع", "المياه صالحة"]],
    );
}

#[test]
fn a_name_between_commas_belongs_to_the_subject_before_its_verb() {
    check(
        "مدير شركة الوادي للتأمين، سليم الغرناطي، يعتبر أن الجسر ضروري.",
        &[["يعتبر", "مدير شركة الوادي للتأمين، سليم الغرناطي", "الجسر ضروري"]],
    );
}

#[test]
fn a_man_is_described_and_not_the_body_beside_him() {
    check("التقى سالم المتحدث الرسمي لأمانة الوادي، الذي أفاد بأن الجسر مفتوح.", &[["أفاد", "المتحدث الرسمي لأمانة الوادي", "الجسر مفتوح"]]);
}

#[test]
fn has_and_since_end_the_phrase_of_the_speaker() {
    check("وكانت إدارة الوادي قد سيرت القوافل، وقالت إن الجسر مفتوح.", &[["وقالت", "إدارة الوادي", "الجسر مفتوح"]]);
    check("وقالت البلدية قبل شهرين إنها ستبني الجسر.", &[["وقالت", "البلدية", "ستبني الجسر"]]);
    check("أوضح ذلك مدير المصنع سالم، مشيرا إلى أن المياه صالحة.", &[["مشيرا إلى", "مدير المصنع سالم", "المياه صالحة"]]);
}

#[test]
fn a_phrase_before_its_verb_is_read_whole_as_behind_it() {
    let road = "الجسر مفتوح";
    for source in [
        "الأمين سالم الراوي، عضو لجنة الأهالي",
        "والي الواحة، سالم الراوي",
        "بختور الصابوني، الناطق الرسمي باسم لجنة الأهالي",
        "رأفان الصابوني المتحدث الرسمي لمركز الواحة",
        "مسؤول محلي رفض الكشف عن هويته",
        "هذا المصدر العسكري",
        "نفس المصدر",
    ] {
        check(&format!("{source} أكد أن {road}."), &[["أكد", source, road]]);
        check(&format!("وكان {source} قد أكد أن {road}."), &[["أكد", source, road]]);
    }
    check("وكان المجتمع المدني قد أكد أن الجسر مفتوح.", &[["أكد", "المجتمع المدني", road]]);
    check("وكانت تقارير إعلامية قد أكدت أن الجسر مفتوح.", &[["أكدت", "تقارير إعلامية", road]]);
    check("أما رئيس لجنة الأهالي، سالم الراوي، فقال إن الجسر مفتوح.", &[["فقال", "رئيس لجنة الأهالي، سالم الراوي", road]]);
}
