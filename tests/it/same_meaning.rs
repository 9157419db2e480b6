//! Same meaning, same analysis: edits that a reader would not notice change no attribution.
//!
//! Over the samples, where none may change, and over the dev articles where `../shared` is there, where one in two
//! hundred may; with yehs without dots one in twelve.

use crate::support::{files_below, read, root, skip};
use isnad::provenance::Node;
use isnad::text::fold;
use isnad::{Analysis, Analyzer, Article};
use std::fs;

/// An edit, and its name.
type Edit = (&'static str, fn(&str) -> String);

const EDITS: &[Edit] = &[
    ("harakat", |t| after_letters(t, 6, '\u{64E}')),
    ("harakat on every letter", |t| after_letters(t, 1, '\u{64E}')),
    ("tatweel", |t| between_letters(t, 8, '\u{640}')),
    ("tatweel in every word", |t| between_letters(t, 2, '\u{640}')),
    ("quotation marks, curly", |t| quotes(t, '\u{201C}', '\u{201D}')),
    ("quotation marks, straight", |t| quotes(t, '"', '"')),
    ("quotation marks, angle", |t| quotes(t, '«', '»')),
    ("Arabic-Indic digits", |t| digits(t, 0, 0x660)),
    ("European digits", |t| digits(t, 0x660, 0)),
    ("direction marks between words", |t| between_words(t, 5)),
    ("direction marks inside words", |t| between_letters(t, 12, '\u{200F}')),
    ("blank lines", |t| t.replace('\n', "\n\n")),
    ("line ends of Windows", |t| t.replace('\n', "\r\n")),
    ("no hamza on alef", |t| t.replace(['أ', 'إ'], "ا")),
    ("no hamza on waw and yeh", |t| t.replace('ؤ', "و").replace('ئ', "ي")),
];

/// As Egyptian papers write. Where the grammar looks at the last letter of an unknown word, it sees another one.
const DOTLESS: &[Edit] = &[("no dots below the yeh that ends a word", dotless)];

/// Numbers that are the same in every run (`SplitMix64`).
struct Chance(u64);

impl Chance {
    /// True one time in `of`.
    fn one_in(&mut self, of: u64) -> bool {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)).is_multiple_of(of)
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}')
}

fn is_haraka(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}')
}

/// Puts a mark after one Arabic letter in `of`.
fn after_letters(text: &str, of: u64, mark: char) -> String {
    let mut chance = Chance(text.len() as u64);
    text.chars().flat_map(|c| [Some(c), (is_letter(c) && chance.one_in(of)).then_some(mark)].into_iter().flatten()).collect()
}

/// Puts a mark between two Arabic letters of a word, one time in `of`.
fn between_letters(text: &str, of: u64, mark: char) -> String {
    let mut chance = Chance(text.len() as u64);
    let next = text.chars().skip(1).map(Some).chain([None]);
    let put = |(c, next): (char, Option<char>)| {
        let inside = is_letter(c) && next.is_some_and(is_letter) && chance.one_in(of);
        [Some(c), inside.then_some(mark)].into_iter().flatten()
    };
    text.chars().zip(next).flat_map(put).collect()
}

/// Puts a right-to-left or left-to-right mark before or after a blank, one time in `of` each.
fn between_words(text: &str, of: u64) -> String {
    let mut chance = Chance(text.len() as u64);
    let mut out = String::new();
    for c in text.chars() {
        if c == ' ' && chance.one_in(of) {
            out.push('\u{200E}');
        }
        out.push(c);
        if c == ' ' && chance.one_in(of) {
            out.push('\u{200F}');
        }
    }
    out
}

/// Writes each yeh at the end of a word as Egyptian papers do.
fn dotless(text: &str) -> String {
    let next = text.chars().skip(1).map(Some).chain([None]);
    text.chars().zip(next).map(|(c, next)| if c == 'ي' && !next.is_some_and(|n| is_letter(n) || is_haraka(n)) { 'ى' } else { c }).collect()
}

const PAIRS: [(char, char); 3] = [('\u{201C}', '\u{201D}'), ('"', '"'), ('«', '»')];

/// Writes other double quotation marks, in texts that use one kind, each pair on one line and none inside another.
fn quotes(text: &str, open: char, close: char) -> String {
    let used: Vec<(char, char)> = PAIRS.into_iter().filter(|(a, b)| text.contains([*a, *b])).collect();
    let [(from, to)] = used.as_slice() else { return text.to_owned() };
    let mut inside = false;
    let mut sound = true;
    let mut out = String::new();
    for c in text.chars() {
        let opens = c == *from && !(inside && from == to);
        let closes = c == *to && !opens;
        // A mark behind a blank opens: two straight ones in a row are then one quotation inside another.
        let nested = closes && from == to && out.ends_with(' ');
        let out_of_turn = if inside { opens || c == '\n' } else { closes };
        sound &= !(out_of_turn || nested);
        inside = opens || inside && !closes;
        out.push(if opens {
            open
        } else if closes {
            close
        } else {
            c
        });
    }
    if sound && !inside { out } else { text.to_owned() }
}

/// Writes digits of one kind as another.
fn digits(text: &str, from: u32, to: u32) -> String {
    let (from, to) = (if from == 0 { 0x30 } else { from }, if to == 0 { 0x30 } else { to });
    text.chars().map(|c| (c as u32).checked_sub(from).filter(|n| *n < 10).and_then(|n| char::from_u32(to + n)).unwrap_or(c)).collect()
}

/// An attribution in letters that the edits do not touch.
fn plain(analysis: &Analysis) -> Vec<String> {
    let name = |id: &Node| id.source().and_then(|n| analysis.sources.get(n)).map_or(String::new(), |s| s.name.clone());
    let line = |a: &isnad::analysis::AttributionInfo| {
        let cues: Vec<&str> = a.extra_cues.iter().map(|c| c.text.as_str()).collect();
        let content: Vec<&str> = a.content.iter().map(|c| c.text.as_str()).collect();
        let source = a.source.as_ref().map_or("-", |s| s.text.as_str());
        let link = a.source_id.as_ref().map_or("-".to_owned(), name);
        let via: Vec<String> = a.via.iter().map(name).collect();
        let kind = format!("{:?} {:?}", a.form, a.act);
        letters(&format!("{} +{} <{source}> ={link} via[{}] {kind} [{}]", a.cue.text, cues.join("+"), via.join("+"), content.join("|")))
    };
    analysis.attributions.iter().map(line).collect()
}

fn letters(text: &str) -> String {
    let one = |c| match c {
        'ى' => 'ي',
        c if PAIRS.iter().any(|(a, b)| [*a, *b].contains(&c)) => '"',
        c => c,
    };
    fold(text).chars().map(one).collect()
}

/// The first difference, when there is one.
fn changed(before: &[String], after: &[String]) -> Option<String> {
    let lost = before.iter().find(|a| !after.contains(a));
    let new = after.iter().find(|a| !before.contains(a));
    (before != after).then(|| format!("\n    was {}\n    is  {}", lost.map_or("-", |a| a), new.map_or("-", |a| a)))
}

/// Every complaint, as the edit, the article and what changed; for an edit, `allowed` articles may change.
fn complaints(edits: &[Edit], articles: &[(String, String)], allowed: usize) -> Vec<String> {
    let analyzer = Analyzer::builder().build().unwrap();
    let read = |text: &str| plain(&analyzer.analyze(&Article::from_text("article", text)));
    let before: Vec<Vec<String>> = articles.iter().map(|(_, text)| read(text)).collect();
    let mut found = Vec::new();
    for (edit, apply) in edits {
        if !articles.iter().any(|(_, text)| apply(text) != *text) {
            found.push(format!("{edit}: changes no text, so nothing is tested"));
        }
        let after = |((id, text), before): (&(String, String), &Vec<String>)| {
            changed(before, &read(&apply(text))).map(|what| format!("{edit}: {id}: {what}"))
        };
        let changed: Vec<String> = articles.iter().zip(&before).filter_map(after).collect();
        if changed.len() > allowed {
            found.push(format!("{edit}: {} of {} articles changed", changed.len(), articles.len()));
            found.extend(changed);
        }
    }
    found
}

#[test]
fn edits_without_meaning_change_no_sample() {
    let names = files_below("samples").into_iter().filter(|f| f.ends_with(".txt"));
    let articles: Vec<(String, String)> = names.map(|f| (f.clone(), read(&f))).collect();
    let mut found = complaints(EDITS, &articles, 0);
    found.extend(complaints(DOTLESS, &articles, 0));
    crate::support::none_of(&found, "find out which rule or stage looks at the spelling");
}

#[test]
fn edits_without_meaning_change_hardly_any_dev_article() {
    let folder = root().join("../shared/gold/dev/text");
    let Ok(entries) = fs::read_dir(&folder) else {
        skip("../shared/gold/dev/text is not there");
        return;
    };
    let mut paths: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    let id = |p: &std::path::PathBuf| p.file_stem().unwrap().to_string_lossy().into_owned();
    let articles: Vec<(String, String)> = paths.iter().map(|p| (id(p), fs::read_to_string(p).unwrap())).collect();
    let mut found = complaints(EDITS, &articles, articles.len() / 200);
    found.extend(complaints(DOTLESS, &articles, articles.len() / 12));
    crate::support::none_of(&found, "find out which rule or stage looks at the spelling");
}

#[test]
fn edits_do_what_they_say() {
    assert_eq!(quotes("قال: «نعم»", '"', '"'), "قال: \"نعم\"");
    assert_eq!(quotes("قال: \"نعم\" و\"لا\"", '«', '»'), "قال: «نعم» و«لا»");
    assert_eq!(quotes("قال: «نعم", '"', '"'), "قال: «نعم");
    assert_eq!(quotes("قال: \"لعب \"النجم\" جيدا\"", '«', '»'), "قال: \"لعب \"النجم\" جيدا\"");
    assert_eq!(digits("15 و٣", 0, 0x660), "١٥ و٣");
    assert_eq!(digits("15 و٣", 0x660, 0), "15 و3");
    assert_eq!(after_letters("قال", 1, '\u{64E}'), "قَاَلَ");
    assert_eq!(between_letters("قال غد", 1, '\u{640}'), "قـاـل غـد");
    assert_eq!(dotless("الذي في بيتي، يُظن"), "الذى فى بيتى، يُظن");
    assert_eq!(between_words("قال غدا", 1), "قال\u{200E} \u{200F}غدا");
}
