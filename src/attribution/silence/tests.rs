use super::super::model::SourceSlot;
use super::super::tests::found;
use crate::rules::shape::SilenceClass::{self, Declined, DidNotAnswer};

/// The words of each silence, who is silent, and how.
#[track_caller]
fn check(body: &str, expected: &[(&str, &str, SilenceClass)]) {
    let (text, found) = found(body);
    let who = |slot| match slot {
        SourceSlot::Mention(mention) => mention.span.slice(&text),
        _ => "-",
    };
    let silences: Vec<_> = found.silences.iter().map(|one| (one.span.slice(&text), who(one.who.clone()), one.kind)).collect();
    assert_eq!(silences, expected);
}

#[test]
fn who_is_silent_stands_between_the_verb_and_what_is_declined() {
    check("ورفضت وزارة الصيد التعليق.", &[("ورفضت وزارة الصيد التعليق", "وزارة الصيد", Declined)]);
    check("وامتنع المدير أمس عن التعليق.", &[("وامتنع المدير أمس عن التعليق", "المدير", Declined)]);
    check("ولم ترد الشركة على طلب التعليق.", &[("ولم ترد الشركة على طلب", "الشركة", DidNotAnswer)]);
    check("ورفض راشد المهيري الإجابة.", &[("ورفض راشد المهيري الإجابة", "راشد المهيري", Declined)]);
    check("ورفض المجلس الخطة، وكتب التعليق محرر.", &[]);
    check("ورفض التعليق مدير المرفأ.", &[("ورفض التعليق", "مدير المرفأ", Declined)]);
}

#[test]
fn whoever_got_no_answer_is_not_who_gave_none() {
    check("واتصلت الصحيفة بالشركة ولم تتلق ردا.", &[("ولم تتلق ردا", "بالشركة", DidNotAnswer)]);
    check("وطلبت الصحيفة تعليقا من الوزارة ولم تتلق ردا.", &[("ولم تتلق ردا", "الوزارة", DidNotAnswer)]);
    check("واستفسرت الصحيفة ولم تتلق ردا من الوزارة.", &[("ولم تتلق ردا", "الوزارة", DidNotAnswer)]);
}

#[test]
fn what_is_no_one_is_not_silent() {
    check("واندلعت حرائق لم تكشف أي منظمة أسبابها.", &[]);
    check("ولم يعلن أحد عن موعد الحفل.", &[]);
    check("حيث لم يذكر موعد الحفل في المرفأ.", &[("لم يذكر", "-", SilenceClass::DidNotSay)]);
    check("ولم يذكر أي منهم سبب السفر.", &[]);
    check("ولم تعلن البلدية أي موعد.", &[("ولم تعلن", "البلدية", SilenceClass::DidNotSay)]);
}

#[test]
fn a_name_that_speaks_elsewhere_may_be_silent() {
    let said = "قال المهندس سامي رزاق إن الجسر آمن.";
    check(&format!("{said} ولم يوضح رزاق متى يفتح."), &[("ولم يوضح", "رزاق", SilenceClass::DidNotSay)]);
    check(&format!("{said} ولم يوضح سبب الحفر."), &[("ولم يوضح", "-", SilenceClass::DidNotSay)]);
}
