//! `single-anonymous-source`: the whole item rests on one unnamed voice.

use super::prelude::*;
use crate::attribution::model::{Confidence, SourceSlot};
use std::collections::BTreeSet;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let heard = heard(f);
    let apart = f.speaking_apart();
    let speaking: Vec<usize> = apart.iter().copied().filter(|s| heard.contains(s)).collect();
    let claims = f.body_claims().count();
    let alone = f.voices(speaking.iter().copied()).len() == 1 && speaking.iter().all(|s| f.is_anonymous(*s));
    // What nobody is said to say, or a document says, is not the unnamed source's.
    let nobody = |at: usize, a: &Attribution| f.source(at).is_none() && !matches!(a.source, SourceSlot::Dropped(_));
    let others = f.body_claims().any(|(at, a)| !f.is_inside(at) && (f.has_document(a) || nobody(at, a)));
    let Some(source) = speaking.first().and_then(|s| f.on.sources.list.get(*s)) else { return Vec::new() };
    // With others who were left out, a single guess more than once is a comment with a misread word and no report.
    let whole = speaking == apart && f.body_claims().all(|(at, _)| f.is_inside(at) || f.source(at).is_some());
    let sure = whole || f.body_claims().any(|(at, a)| a.confidence == Confidence::High && f.hands(at).iter().any(|s| speaking.contains(s)));
    if !alone || others || !sure || claims < set.count("min_claims") as usize {
        return Vec::new();
    }
    let at = f.first_mention(source).map(|span| Hit::at(span).with("claims", claims).about(speaking.first().copied()));
    at.into_iter().collect()
}

/// Who is written out beside a cue, or told of by name in the body and then meant by one: a verb of wanting or threatening tells what
/// people of the story are up to, and a word of the headline that a pronoun was tied to is nobody.
fn heard(f: &Facts<'_>) -> BTreeSet<usize> {
    let told = |s: usize| f.on.sources.list.get(s).and_then(|s| f.first_mention(s)).is_some_and(|m| f.in_body(f.token_at(m.start())));
    let mut heard = BTreeSet::new();
    for (at, a) in f.claims().filter(|(_, a)| !f.has(List::Wanting, &f.tokens(a.cue))) {
        let written = matches!(a.source, SourceSlot::Mention(_));
        heard.extend(f.hands(at).into_iter().filter(|s| written || told(*s)));
    }
    heard
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    #[test]
    fn who_is_only_told_of_does_not_make_a_second_voice() {
        let desk = Desk::new();
        let told = |more: &str| format!("حزب\n\nكشفت مصادر محلية مطلعة أن الحزب فقد عشرين من رجاله. {more}\n");
        let weak = [
            "وأضافت المصادر أن البحارة إما غرقى أو محتجزون ويريد القراصنة أن يطلبوا مالا كثيرا.",
            "وأضافت المصادر أن العمل مستمر. وخلال الاجتماع ساند سالم نصر مراد معتبرا أن المسؤولية مشتركة.",
        ];
        let silent: Vec<&str> =
            weak.into_iter().filter(|more| desk.found("single-anonymous-source", &told(more), None).is_empty()).collect();
        assert_eq!(silent, Vec::<&str>::new(), "nobody else is heard");
        let heard = told("وأضافت المصادر أن العمل مستمر. وقال سالم نصر إن الرجال بخير.");
        assert_eq!(desk.found("single-anonymous-source", &heard, None), Vec::<String>::new());
    }

    #[test]
    fn a_private_person_without_a_name_is_hidden() {
        let desk = Desk::new();
        let draft = "شكوى\n\nقالت مواطنة تعمل بمستشفى خاص إن زميلها غاب. وأضافت المواطنة أن الإدارة لم تتحرك.\n";
        assert_eq!(desk.found("single-anonymous-source", draft, None).len(), 1);
    }

    #[test]
    fn the_own_word_of_a_hidden_voice_is_no_document() {
        let desk = Desk::new();
        let told = |how: &str| format!("عقد الحفر\n\nقال مسؤول في المرفأ {how} إن الحفارة سحبت. وأضاف المسؤول أن الطاقم غادر.\n");
        let own = ["في اتصال هاتفي", "في تصريحات صحفية", "في رسالة نصية", "في تغريدة", "في كلمة له", "في بيان", "في مقابلة مع وكالة مرسال"];
        let exempt: Vec<&str> = own.into_iter().filter(|how| desk.found("single-anonymous-source", &told(how), None).is_empty()).collect();
        assert_eq!(exempt, Vec::<&str>::new(), "these are the voice's own word");
    }
}
