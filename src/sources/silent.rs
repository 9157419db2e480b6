//! Who is silent where the words leave it to the verb.

use super::model::Sources;
use super::resolve::Resolver;
use crate::attribution::model::{Attribution, Attributions, Silence, SourceSlot};
use crate::text::Document;

/// Attributions before a silence that are looked at.
const NEAR: usize = 4;

/// Who spoke last in the same sentence or the one before it and agrees with the verb, where the writer tells of the silence.
pub(super) fn speaker(
    doc: &Document,
    found: &Attributions,
    out: &Sources,
    resolver: &Resolver<'_, '_>,
    silence: &Silence,
) -> Option<usize> {
    let SourceSlot::Dropped(wanted) = silence.who else { return None };
    wanted.feminine?;
    let sentence = |byte: usize| {
        let token = doc.tokens.get(doc.token_at(byte))?;
        doc.sentences.get(token.sentence as usize).map(|s| (token.sentence, s.paragraph))
    };
    let (here, paragraph) = sentence(silence.span.start())?;
    let before = found.list.partition_point(|a| a.cue.start() < silence.span.start());
    let near = || found.list.iter().enumerate().take(before).rev().take(NEAR);
    let holds = |a: &Attribution| a.content.iter().any(|c| c.contains(silence.span));
    if near().any(|(_, a)| holds(a)) {
        return None;
    }
    let (index, last) = near().find(|(_, a)| a.parent.is_none())?;
    let close = sentence(last.cue.start()).is_some_and(|(at, of)| of == paragraph && at + 1 >= here);
    out.of.get(index).copied().flatten().filter(|source| close && resolver.agrees(*source, wanted))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::tests::sources;

    /// Who is silent, a dash for nobody.
    fn silent(body: &str) -> Vec<String> {
        let sources = sources("أخبار الوادي اليوم", body);
        sources.silent.iter().map(|who| who.map_or("-".to_owned(), |s| sources.list[s].name.clone())).collect()
    }

    #[test]
    fn who_spoke_last_and_agrees_is_silent() {
        assert_eq!(silent("وأكدت البلدية أن الجسر مغلق. ولم تكشف عن السبب."), ["البلدية"]);
        assert_eq!(silent("وقال الحارس سامي نصر إن الباب كسر. ولم يحدد متى وقع ذلك."), ["الحارس سامي نصر"]);
    }

    #[test]
    fn another_gender_another_paragraph_or_a_new_subject_leaves_it_open() {
        assert_eq!(silent("وقال الحارس سامي نصر إن الباب كسر. ولم تكشف عن السبب."), ["-"]);
        assert_eq!(silent("وأكدت البلدية أن الجسر مغلق.\n\nوفي المساء جاء الخبر. ولم تكشف عن السبب."), ["-"]);
        assert_eq!(silent("وأكدت البلدية أن الجسر مغلق. ورست سفينة لم تكشف عن اسمها."), ["-"]);
    }
}
