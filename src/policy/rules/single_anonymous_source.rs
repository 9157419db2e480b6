//! `single-anonymous-source`: the whole item rests on one unnamed voice.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let speaking = f.speaking_apart();
    let claims = f.body_claims().count();
    let alone = f.voices(speaking.iter().copied()).len() == 1 && speaking.iter().all(|s| f.is_anonymous(*s));
    // What nobody is said to say, or a document says, is not the unnamed source's.
    let others = f.body_claims().any(|(at, a)| !f.is_inside(at) && (f.has_document(a) || f.source(at).is_none()));
    let Some(source) = speaking.first().and_then(|s| f.on.sources.list.get(*s)) else { return Vec::new() };
    if !alone || others || claims < set.count("min_claims") as usize {
        return Vec::new();
    }
    let at = f.first_mention(source).map(|span| Hit::at(span).with("claims", claims).about(speaking.first().copied()));
    at.into_iter().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    #[test]
    fn the_own_word_of_a_hidden_voice_is_no_document() {
        let desk = Desk::new();
        let told = |how: &str| format!("عقد الحفر\n\nقال مسؤول في المرفأ {how} إن الحفارة سحبت. وأضاف المسؤول أن الطاقم غادر.\n");
        let own = ["في اتصال هاتفي", "في تصريحات صحفية", "في رسالة نصية", "في تغريدة", "في كلمة له", "في بيان", "في مقابلة مع وكالة مرسال"];
        let exempt: Vec<&str> = own.into_iter().filter(|how| desk.found("single-anonymous-source", &told(how), None).is_empty()).collect();
        assert_eq!(exempt, Vec::<&str>::new(), "these are the voice's own word");
    }
}
