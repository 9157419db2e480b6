//! The balance as figures, each with a sentence that says what it means. The words are in `rules/ui`.

use crate::analysis::Analysis;
use crate::balance::{Figure, Gated, Ratio};
use crate::report::labels::{FigureKey, Labels, fill};
use crate::report::telling::{SHARE_GATE, Teller};
use serde::Serialize;

/// One figure.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    name: String,
    value: String,
    means: String,
}

/// The figures of an article, in the order of the page.
pub(super) fn figures(t: &Teller<'_>) -> Vec<Told> {
    let (a, l) = (t.a, t.l);
    let values = values(t, a);
    let told = |(key, value): (FigureKey, String)| {
        let words = l.figures.get(&key)?;
        Some(Told { name: words.name.clone(), value, means: words.means.clone() })
    };
    values.into_iter().filter_map(told).collect()
}

fn values(t: &Teller<'_>, a: &Analysis) -> Vec<(FigureKey, String)> {
    use FigureKey as Key;
    let (l, b) = (t.l, &a.balance);
    let c = &b.concentration;
    let counts = |key: Key, values: &[(&str, u32)]| {
        let values: Vec<(&str, String)> = values.iter().map(|(name, n)| (*name, n.to_string())).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, n)| (*name, n.as_str())).collect();
        l.figures.get(&key).and_then(|f| f.value.as_deref()).map_or(String::new(), |template| fill(template, &values))
    };
    let top_words = if c.top_share.value.is_some() { share(c.top_words, l) } else { few(c.top_words, SHARE_GATE, l) };
    let [none, domain, function, basis] = b.specificity;
    vec![
        (Key::Attributions, b.attributions.to_string()),
        (Key::AttributedWords, share(Ratio { part: b.attributed_words.part, whole: b.attributed_words.whole }, l)),
        (Key::Sources, b.sources.to_string()),
        (Key::Voices, b.voices.to_string()),
        (Key::NamedShare, gated(b.named_share, l)),
        (Key::UnnamedAttributions, l.of(b.unnamed_attributions.part, b.unnamed_attributions.whole)),
        (Key::Specificity, counts(Key::Specificity, &[("none", none), ("domain", domain), ("function", function), ("basis", basis)])),
        (Key::AnonymityReason, some(b.anonymity_with_reason, l)),
        (Key::FirstNamed, b.placement.first_named.map_or_else(|| l.nobody.clone(), |place| t.place(place))),
        (Key::Hands, counts(Key::Hands, &[("first", b.hands.first), ("second", b.hands.second), ("none", b.hands.none)])),
        (Key::LongestChain, b.hands.max_hops.to_string()),
        (Key::TopShare, top_words),
        (Key::TopVoice, gated(c.top_voice, l)),
        (Key::EffectiveVoices, figure(c.effective_voices, l)),
        (Key::VoiceDiversity, figure(c.voice_diversity, l)),
        (Key::RoleDiversity, figure(c.role_diversity, l)),
        (Key::OfficialShare, gated(b.official_share, l)),
        (Key::Corroborated, some(b.corroboration.corroborated, l)),
        (Key::Forms, counts(Key::Forms, &[("direct", b.forms.direct), ("mixed", b.forms.mixed), ("indirect", b.forms.indirect)])),
        (Key::Stances, stances(b, counts)),
        (Key::NotHeard, b.not_heard.len().to_string()),
        (Key::Silences, b.silences.to_string()),
        (Key::Unattributed, unattributed(b, counts)),
    ]
}

type Counts<'a> = &'a [(&'a str, u32)];

fn stances(b: &crate::balance::Balance, counts: impl Fn(FigureKey, Counts<'_>) -> String) -> String {
    let s = &b.stances;
    let values = [
        ("neutral", s.neutral),
        ("endorsing", s.endorsing),
        ("doubting", s.doubting),
        ("conceding", s.conceding),
        ("revealing", s.revealing),
    ];
    counts(FigureKey::Stances, &values)
}

fn unattributed(b: &crate::balance::Balance, counts: impl Fn(FigureKey, Counts<'_>) -> String) -> String {
    let u = b.unattributed;
    counts(FigureKey::Unattributed, &[("casualty", u.casualty), ("accusation", u.accusation), ("quote", u.quote)])
}

/// `5 of 9 (56%)`.
fn share(ratio: Ratio, l: &Labels) -> String {
    let of = l.of(ratio.part, ratio.whole);
    match ratio.share() {
        Some(share) => fill(&l.page.share, &[("of", &of), ("percent", &format!("{:.0}", share * 100.0))]),
        None => of,
    }
}

/// `1 of 2`; nobody of none.
fn some(ratio: Ratio, l: &Labels) -> String {
    if ratio.whole == 0 { l.nobody.clone() } else { l.of(ratio.part, ratio.whole) }
}

fn few(ratio: Ratio, gate: u32, l: &Labels) -> String {
    fill(&l.page.few, &[("of", &l.of(ratio.part, ratio.whole)), ("gate", &gate.to_string())])
}

fn gated(figure: Gated, l: &Labels) -> String {
    if figure.share.is_some() { share(figure.ratio(), l) } else { few(figure.ratio(), figure.gate, l) }
}

fn figure(figure: Figure, l: &Labels) -> String {
    match figure.value {
        Some(value) => format!("{value:.2}"),
        None => fill(&l.page.too_few, &[("count", &figure.n.to_string()), ("gate", &figure.gate.to_string())]),
    }
}
