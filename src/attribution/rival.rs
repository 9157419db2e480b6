//! Two cues before one content: which of them has it.

use super::cue::Kind;
use super::draft::{Body, Draft};
use super::frame::Link;
use super::model::SourceSlot;
use super::resumed;
use super::view::View;
use crate::rules::morph::Number;
use crate::rules::shape::Strength;

/// One content is one cue's, whatever stands before it (`at the end of his talk the minister said that`); the other may have one of its
/// own (`the minister expected rain, and said that`).
pub(super) fn is_one(draft: &Draft<'_>, host: &Draft<'_>) -> bool {
    let ahead = |d: &Draft<'_>| matches!(d.body, Body::From(_) | Body::Quote(_)) && matches!(d.link, Link::That | Link::Quote);
    let verbal = |d: &Draft<'_>| !matches!(d.cue.kind, Kind::Marker(_)) && ahead(d);
    verbal(draft) && verbal(host) && draft.used == host.used
}

/// The nearer cue has the content: a verb of plain saying, or one that states something, is no other word where nobody stands behind
/// it, and describes no text (`in a paper that it published on it`); behind a noun any such verb.
pub(super) fn is_nearer(view: &View<'_>, draft: &Draft<'_>, host: Option<&Draft<'_>>) -> bool {
    let cue = &draft.cue;
    let spoken = matches!(draft.source, SourceSlot::Mention(m) if m.first as usize >= cue.tokens.end);
    let own = spoken || !cue.morph().homograph && cue.morph().agreement.number != Some(Number::Dual);
    let states = cue.rule.strength <= Strength::Strong && own && !resumed::is_inside(view, cue.tokens.end);
    let behind_noun = host.is_some_and(|host| host.cue.kind == Kind::Noun);
    let alone = behind_noun || !view.is_about(cue.tokens.end);
    match cue.kind {
        Kind::Verb => cue.rule.says || !draft.extra.is_empty() || states && alone,
        Kind::Participle => states,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    const SAID: &str = "الطريق مفتوح";

    #[test]
    fn a_verb_of_saying_has_the_words_and_not_the_noun_before_it() {
        for before in ["وفي ختام حديثه", "وفي نهاية كلمته", "وقبل نهاية خطابه"] {
            check(&format!("{before} قال الوالي إن {SAID}."), &[["قال", "الوالي", SAID]]);
            check(&format!("{before} أكد الوالي أن {SAID}."), &[["أكد", "الوالي", SAID]]);
        }
    }

    #[test]
    fn the_verb_before_it_may_have_words_of_its_own() {
        let rain = "هطول المطر خلال ساعات";
        check(&format!("وتوقع الوالي، {rain}، وقال إن {SAID}."), &[["وتوقع", "الوالي", rain], ["وقال", "-", SAID]]);
    }

    #[test]
    fn what_tells_of_the_text_or_is_another_word_has_none() {
        check(&format!("وأكدت الحركة في وثيقة كشفت عنها أمس أن {SAID}."), &[["وأكدت", "الحركة", SAID]]);
        check(&format!("وقال الوالي، عقب الجلسة: «{SAID} أمام الجميع»."), &[["وقال", "الوالي", "الطريق مفتوح أمام الجميع"]]);
    }
}
