//! What each line of an article is: headline, standfirst, byline, body, furniture.
//!
//! Told from length, place, final marks and the words of the rule packs. In doubt a line is body, for body
//! is read.

use super::chars::{self, Class};
use super::document::{Mark, TokenKind, Zone};
use super::origin::{ends_sentence, is_byline, is_credit, is_outlet_line};
use super::scan::Scan;
use super::token::Line;
use super::zone_words::{Role, ZoneWords};

/// The most words of a headline or standfirst.
const TITLE_WORDS: usize = 25;
/// The most words of a standfirst that a byline follows.
const STANDFIRST_WORDS: usize = 40;
/// The most words of a standfirst that no byline follows.
const SUBTITLE_WORDS: usize = 15;
/// The fewest words of a paragraph under a standfirst.
const BODY_WORDS: usize = 15;
/// The most words of a line of furniture.
const FURNITURE_WORDS: usize = 12;
/// The most words of a line that links to another page.
const LINK_WORDS: usize = 30;
/// The fewest words of a beginning that is furniture whatever ends the line.
const LONG_PHRASE: usize = 4;
/// The most words of a line without Arabic letters that is a button or an address.
const FOREIGN_WORDS: usize = 4;
/// The most words beside the name of an author.
const BESIDE_NAME: usize = 3;
/// Marks inside a date of figures.
const DATE_MARKS: usize = 2;
/// The most words of what stands above a known headline.
const KICKER_WORDS: usize = 15;
/// Lines above the body.
const HEAD_LINES: usize = 6;

/// Tells lines that are not read while the text is scanned.
#[derive(Debug)]
pub(super) struct Sieve<'a> {
    words: &'a ZoneWords,
    /// Where lines begin that are nothing but a link.
    links: &'a [usize],
    kept: usize,
    /// After a line such as "related articles".
    over: bool,
    /// Right behind a line such as "read also", or the links behind it.
    related: bool,
    /// At or behind the first line that is surely of the body.
    body: bool,
}

impl<'a> Sieve<'a> {
    /// Starts at the first line.
    pub(super) fn new(words: &'a ZoneWords, links: &'a [usize]) -> Self {
        Self { words, links, kept: 0, over: false, related: false, body: false }
    }

    /// Whether the line just scanned is furniture.
    pub(super) fn is_furniture(&mut self, scan: &Scan, line: &Line) -> bool {
        let short = line.words <= FURNITURE_WORDS;
        self.over |= self.kept > 1 && short && self.words.is_whole(scan, Role::FurnitureRest, &line.tokens);
        let related = self.related && self.is_related(scan, line);
        let furniture = self.over
            || related
            || line.words == 0 && !has_number(scan, line)
            || short && line.words > 0 && self.words.are_all(scan, Role::FurnitureLine, &line.tokens)
            || self.kept > 0 && (self.starts_furniture(scan, line) || self.is_note(scan, line))
            || !self.body && is_published(scan, self.words, line)
            || is_foreign(line) && !is_byline(scan, self.words, line);
        let is_heading = furniture && short && self.words.is_whole(scan, Role::FurnitureStart, &line.tokens);
        self.related = is_heading || related && !self.links.is_empty();
        self.kept += usize::from(!furniture);
        self.body |= !furniture && (line.words > TITLE_WORDS || self.kept > 1 && ends_sentence(scan, line));
        furniture
    }

    /// Whether a line behind "read also" is what is to be read: a link or, where no links are known, the one line that could be a headline.
    fn is_related(&self, scan: &Scan, line: &Line) -> bool {
        match self.links {
            [] => self.body && line.words <= SUBTITLE_WORDS && !ends_sentence(scan, line),
            links => links.binary_search(&line.span.start()).is_ok(),
        }
    }

    /// Whether a line is what the desk says of its own article: words of a note, in brackets or not, and a colon.
    fn is_note(&self, scan: &Scan, line: &Line) -> bool {
        let start = line.tokens.start + usize::from(scan.kind(line.tokens.start) == Some(TokenKind::Mark(Mark::Open)));
        let end = self.words.match_at(scan, Role::Note, start, line.tokens.end);
        end.is_some_and(|end| scan.kind(end) == Some(TokenKind::Mark(Mark::Colon)))
    }

    /// Whether a line begins as furniture does and is not a sentence that happens to. One word is not enough
    /// without a mark after it; a phrase of four begins no other sentence.
    fn starts_furniture(&self, scan: &Scan, line: &Line) -> bool {
        let Some(end) = self.words.start_end(scan, Role::FurnitureStart, &line.tokens) else { return false };
        let parted = end == line.tokens.end || matches!(scan.kind(end), Some(TokenKind::Mark(mark)) if mark != Mark::Quote);
        let phrase = end > line.tokens.start + 1;
        let is_long = end >= line.tokens.start + LONG_PHRASE;
        line.words <= LINK_WORDS && (parted || phrase) && (!ends_sentence(scan, line) || parted && phrase || is_long)
    }
}

fn has_number(scan: &Scan, line: &Line) -> bool {
    line.tokens.clone().any(|token| scan.kind(token) == Some(TokenKind::Number))
}

/// A line that is nothing but a date, a time or both.
fn is_published(scan: &Scan, words: &ZoneWords, line: &Line) -> bool {
    let number = |token: &usize| scan.kind(*token) == Some(TokenKind::Number);
    let mut numbers = line.tokens.clone().filter(number).peekable();
    let dated = |token: usize| scan.key(token).bytes().filter(|byte| !byte.is_ascii_digit()).count() >= DATE_MARKS;
    numbers.peek().is_some() && (line.words > 0 || numbers.any(dated)) && words.are_all(scan, Role::Date, &line.tokens)
}

/// A button, an address, a name in other letters.
fn is_foreign(line: &Line) -> bool {
    !line.arabic && (1..=FOREIGN_WORDS).contains(&line.words)
}

/// What is known of an article beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known<'a> {
    /// The line that is the headline.
    pub(crate) title: Option<&'a str>,
    /// What stands for a standfirst.
    pub(crate) subtitle: Option<&'a str>,
    /// Who wrote it.
    pub(crate) byline: Option<&'a str>,
    /// Where lines begin that are nothing but a link.
    pub(crate) links: &'a [usize],
    /// Where headings begin.
    pub(crate) headings: &'a [usize],
}

/// The zones of the lines that are read, in order.
pub(super) fn zones(scan: &Scan, words: &ZoneWords, lines: &[&Line], known: Known<'_>) -> Vec<Zone> {
    let mut zones = vec![Zone::Body; lines.len()];
    let mut head = Head { scan, words, lines, known, title: None, first: 0 };
    head.title = head.title();
    head.first = head.title.unwrap_or_else(|| lines.iter().take_while(|line| head.is_author(line)).count());
    for place in 0..lines.len().min(HEAD_LINES + head.first) {
        let zone = head.zone(place, zones.get(..place).unwrap_or_default());
        if zone == Zone::Body {
            break;
        }
        if let Some(cell) = zones.get_mut(place) {
            *cell = zone;
        }
    }
    if let (Some(last), Some(cell)) = (lines.last(), zones.last_mut())
        && lines.len() > 2
        && (is_byline(scan, words, last) || is_credit(scan, words, last))
    {
        *cell = Zone::Byline;
    }
    zones
}

/// The lines above the body.
#[derive(Debug)]
struct Head<'a> {
    scan: &'a Scan,
    words: &'a ZoneWords,
    lines: &'a [&'a Line],
    known: Known<'a>,
    /// The place of the headline, where it is known.
    title: Option<usize>,
    /// The place of the first line that may be of another kind than those above a known headline.
    first: usize,
}

impl Head<'_> {
    /// The place of the known headline, at the top or below a kicker or a date.
    fn title(&self) -> Option<usize> {
        let shown = |line: &Line| line.span.slice(&self.scan.keys);
        let is_short = |line: &&&Line| line.words <= KICKER_WORDS;
        let is_title = |title: &str, line: &Line| shown(line).split_whitespace().eq(bare(title).split_whitespace());
        self.known.title.and_then(|title| {
            let above = self.lines.iter().take(HEAD_LINES).take_while(|line| !is_title(title, line));
            let count = above.clone().count();
            (above.take_while(is_short).count() == count
                && count + 1 < self.lines.len()
                && self.lines.get(count).is_some_and(|line| is_title(title, line)))
            .then_some(count)
        })
    }

    fn zone(&self, place: usize, before: &[Zone]) -> Zone {
        let (Some(line), Some(next)) = (self.lines.get(place), self.lines.get(place + 1)) else { return Zone::Body };
        if place < self.first {
            return if is_outlet_line(self.scan, self.words, line) || self.is_author(line) { Zone::Byline } else { Zone::Subtitle };
        }
        // What stands above the headline says nothing of what is below.
        let before = before.get(self.first..).unwrap_or_default();
        if Some(place) == self.title {
            return Zone::Title;
        }
        if place == self.first {
            return if is_outlet_line(self.scan, self.words, line) {
                Zone::Byline
            } else if line.words <= TITLE_WORDS && !ends_sentence(self.scan, line) {
                Zone::Title
            } else {
                Zone::Body
            };
        }
        if is_byline(self.scan, self.words, line) || before.last() == Some(&Zone::Byline) && self.is_name(line, next) {
            return Zone::Byline;
        }
        let above = before.contains(&Zone::Title) && !before.contains(&Zone::Byline);
        let below = self.lines.iter().skip(place + 1).take(HEAD_LINES).map(|below| below.words).max().unwrap_or_default();
        if above && line.words < below && self.names_author(line) {
            return Zone::Byline;
        }
        if above && (self.is_known_subtitle(line) || self.is_subtitle(place, line, next)) { Zone::Subtitle } else { Zone::Body }
    }

    /// The line of an author.
    fn names_author(&self, line: &Line) -> bool {
        self.is_known(line) || self.is_author(line) || is_credit(self.scan, self.words, line)
    }

    /// The line of the author who is known, with a few words at most beside the name.
    fn is_known(&self, line: &Line) -> bool {
        let name = self.known.byline.filter(|name| !name.is_empty());
        let shown = line.span.slice(&self.scan.keys);
        name.is_some_and(|name| shown.contains(name) && line.words <= name.split(' ').count() + BESIDE_NAME)
    }

    /// The name of the author who is known, and nothing else, whatever stands between its words.
    fn is_author(&self, line: &Line) -> bool {
        let shown = line.span.slice(&self.scan.keys);
        self.known.byline.is_some_and(|name| shown.split_whitespace().eq(bare(name).split_whitespace()))
    }

    fn is_known_subtitle(&self, line: &Line) -> bool {
        let shown = line.span.slice(&self.scan.keys);
        line.words <= STANDFIRST_WORDS
            && self.known.subtitle.is_some_and(|known| shown.split_whitespace().eq(bare(known).split_whitespace()))
    }

    /// A short line without marks, under a byline: another name, a place; no date and no heading.
    fn is_name(&self, line: &Line, next: &Line) -> bool {
        let is_date = self.words.are_all(self.scan, Role::Date, &line.tokens);
        let is_heading = self.known.headings.binary_search(&line.span.start()).is_ok();
        line.words <= 4 && line.words == line.tokens.len() && line.words < next.words && !is_date && !is_heading
    }

    fn is_subtitle(&self, place: usize, line: &Line, next: &Line) -> bool {
        if ends_sentence(self.scan, line) || line.words == 0 {
            return false;
        }
        let is_byline = |below: &Line| is_byline(self.scan, self.words, below) || self.names_author(below);
        let byline_near = self.lines.iter().skip(place + 1).take(2).any(|below| below.words < line.words && is_byline(below));
        byline_near && line.words <= STANDFIRST_WORDS
            || line.words <= SUBTITLE_WORDS && next.words >= BODY_WORDS.max(line.words + line.words / 2)
    }
}

/// Words without the signs around them that nobody sees.
fn bare(words: &str) -> &str {
    words.trim_matches(|c| matches!(chars::class(c), Class::Blank | Class::Break | Class::Invisible))
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::text::{Zone, ZoneLists, ZoneWords, read, read_by, read_known};

    fn words() -> ZoneWords {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        ZoneWords::new(&ZoneLists {
            furniture_lines: list(&["انتهى", "ت م", "شارك", "اطبع الخبر"]),
            notes: list(&["تصحيح"]),
            furniture_line_starts: list(&["اقرأ أيضا", "صورة", "الآراء الواردة في هذا المقال"]),
            furniture_tails: list(&["سمات"]),
            furniture_rests: list(&["مقالات ذات صلة"]),
            byline_words: list(&["وكالات", "متابعات", "خاص", "بقلم", "خدمة"]),
            credits: list(&["بقلم", "كتب"]),
            outlets: list(&["سنام", "Noor7", "شبكة الضفة"]),
            dates: list(&["يناير", "الأحد", "م", "آخر تحديث", "الساعة"]),
        })
    }

    const BODY: &str = "أعلن وزير الجسور في بيان صدر مساء أمس أن النهر عال وأن الجسر القديم مغلق حتى إشعار آخر.";

    /// Zones of the lines; `B` in the text stands for a paragraph.
    #[track_caller]
    fn zones(text: &str) -> Vec<Zone> {
        let doc = read(text.replace('B', BODY), &words());
        doc.paragraphs.iter().map(|paragraph| paragraph.zone).collect()
    }

    use Zone::{Body, Byline, Furniture, Subtitle, Title};

    #[test]
    fn a_short_first_line_without_a_stop_is_the_headline() {
        assert_eq!(zones("النهر عال والجسر مغلق\n\nB\nB"), [Title, Body, Body]);
        assert_eq!(zones("وزير الجسور: النهر عال\nB"), [Title, Body]);
        assert_eq!(zones("سنام: النهر عال\nB"), [Title, Body]);
        assert_eq!(zones("اقرأ أيضا عن الجسر\nB"), [Title, Body]);
        assert_eq!(zones("أين النهر؟\nB"), [Title, Body]);
    }

    #[test]
    fn an_article_may_begin_with_its_body() {
        assert_eq!(zones("B\nB"), [Body, Body]);
        assert_eq!(zones("وصل الوزير.\nB"), [Body, Body]);
        assert_eq!(zones("النهر عال والجسر مغلق"), [Body]);
    }

    #[test]
    fn bylines_stand_under_the_headline() {
        for byline in
            ["وكالات – Noor7", "(سنام)", "سنام – المرفأ", "و ن ب", "المرفأ - سنام", "ليث نور – سنام", "ليث نور – المرفأ", "بقلم: ليث نور"]
        {
            assert_eq!(zones(&format!("النهر عال\n{byline}\nB")), [Title, Byline, Body], "{byline}");
        }
        assert_eq!(zones("عام / النهر عال\nالمرفأ 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م سنام\nB"), [Title, Byline, Body]);
        assert_eq!(zones("سنام\nخاص\nليث نور\nB"), [Byline, Byline, Byline, Body]);
    }

    #[test]
    fn a_name_behind_a_word_for_writing_is_a_byline() {
        assert_eq!(zones("النهر عال\nبقلم ليث نور\nB"), [Title, Byline, Body]);
        assert_eq!(zones("النهر عال\nالجسر مغلق حتى إشعار آخر\nكتب ليث عمر نور\nB"), [Title, Subtitle, Byline, Body]);
        assert_eq!(zones("النهر عال\nB\nB\nبقلم ليث نور"), [Title, Body, Body, Byline]);
        assert_eq!(zones("النهر عال\nكتب: ليث عمر نور\nB"), [Title, Byline, Body]);
        assert_eq!(zones("النهر عال\nكتب ليث نور الأحد، 1 يناير 2030 - الساعة 10:15\nB"), [Title, Byline, Body]);
        assert_eq!(zones("النهر عال\nكتب، ليث نور\nالأحد\nB"), [Title, Byline, Body, Body]);
        assert_eq!(zones("النهر عال\nكتب الوزير رسالة إلى أهل الضفة كلها\nB"), [Title, Subtitle, Body]);
        assert_eq!(zones("النهر عال\nكتب الوزير.\nB"), [Title, Body, Body]);
    }

    #[test]
    fn the_line_of_a_known_author_is_a_byline() {
        let zones = |line: &str| {
            let doc = read_by(format!("النهر عال\n{line}\n{BODY}"), &words(), Some("ليث نور"));
            doc.paragraphs.iter().map(|paragraph| paragraph.zone).collect::<Vec<Zone>>()
        };
        assert_eq!(zones("ليث نور"), [Title, Byline, Body]);
        assert_eq!(zones("مراسلنا ليث نور من المرفأ"), [Title, Byline, Body]);
        assert_eq!(zones("قال ليث نور إن النهر سيبقى عاليا أياما"), [Title, Subtitle, Body]);
    }

    #[test]
    fn a_line_of_nothing_but_a_date_above_the_body_is_not_read() {
        for date in ["1 يناير 2030", "الأحد، 1 يناير 2030 م - الساعة 10:15", "2030/1/1", "آخر تحديث: 1-1-2030"]
        {
            assert_eq!(zones(&format!("النهر عال\n{date}\nبقلم: ليث نور\nB\n{date}")), [Title, Furniture, Byline, Body, Body], "{date}");
        }
        assert_eq!(zones("النهر عال\n1 يناير: يوم الجسر\nB"), [Title, Subtitle, Body]);
        assert_eq!(zones("النهر عال\nB\n1 يناير 2030\nB"), [Title, Body, Body, Body]);
        assert_eq!(zones("النهر عال\n2030\nB"), [Title, Body, Body]);
    }

    #[test]
    fn a_known_author_may_stand_above_a_short_line() {
        let doc = read_by(format!("النهر عال\nليث نور\nالجسر مغلق أمام الناس\n{BODY}"), &words(), Some("ليث نور"));
        let zones: Vec<Zone> = doc.paragraphs.iter().map(|paragraph| paragraph.zone).collect();
        assert_eq!(zones, [Title, Byline, Byline, Body]);
        let heading = doc.text.find("الجسر").unwrap_or_default();
        let known = Known { byline: Some("ليث نور"), headings: &[heading], ..Known::default() };
        let zones: Vec<Zone> = read_known(doc.text, &words(), known).paragraphs.iter().map(|paragraph| paragraph.zone).collect();
        assert_eq!(zones, [Title, Byline, Body, Body]);
    }

    #[test]
    fn a_known_headline_may_stand_below_a_kicker_and_a_known_standfirst_below_it() {
        let zones = |text: &str| {
            let known = Known { title: Some("النهر  عال"), subtitle: Some("الجسر مغلق"), ..Known::default() };
            let doc = read_known(text.replace('B', BODY), &words(), known);
            doc.paragraphs.iter().map(|paragraph| paragraph.zone).collect::<Vec<Zone>>()
        };
        assert_eq!(zones("عاجل\n2030/1/1\nالنهر عال\nكتب ليث نور\nB"), [Subtitle, Furniture, Title, Byline, Body]);
        assert_eq!(zones("وزير الجسور:\nالنهر عال\nB"), [Subtitle, Title, Body]);
        assert_eq!(zones("سنام\nالنهر عال\nكتب ليث نور\nB"), [Byline, Title, Byline, Body]);
        assert_eq!(zones("النهر عال\nالجسر مغلق\nكتب ليث نور\nB"), [Title, Subtitle, Byline, Body]);
        assert_eq!(zones("B\nالنهر عال\nB"), [Body, Body, Body]);
        assert_eq!(zones("عاجل\nالنهر عال"), [Title, Body]);
    }

    #[test]
    fn a_known_headline_is_one_whatever_ends_it_and_however_long_it_is() {
        let zones = |title: &str| {
            let known = Known { title: Some(title), byline: Some("ليث نور"), ..Known::default() };
            let doc = read_known(format!("{title}\nليث نور\n{BODY}"), &words(), known);
            doc.paragraphs.iter().map(|paragraph| paragraph.zone).collect::<Vec<Zone>>()
        };
        for title in ["النهر عال.", "ليث: «النهر عال.»", "ليث نور يقول:", &"النهر عال ".repeat(15)] {
            assert_eq!(zones(title), [Title, Byline, Body], "{title}");
        }
        let known = Known { title: Some("النهر عال."), ..Known::default() };
        let zones: Vec<Zone> = read_known("النهر عال.".to_owned(), &words(), known).paragraphs.iter().map(|p| p.zone).collect();
        assert_eq!(zones, [Body]);
    }

    #[test]
    fn a_known_author_may_stand_above_everything() {
        let zones = |text: &str, title: Option<&str>| {
            let known = Known { title, byline: Some("ليث نور"), ..Known::default() };
            let doc = read_known(text.replace('B', BODY), &words(), known);
            doc.paragraphs.iter().map(|paragraph| paragraph.zone).collect::<Vec<Zone>>()
        };
        assert_eq!(zones("ليث نور\nB", None), [Byline, Body]);
        assert_eq!(zones("ليث نور\nالنهر عال\nB", None), [Byline, Title, Body]);
        assert_eq!(zones("ليث نور\nالنهر عال\nB", Some("النهر عال")), [Byline, Title, Body]);
        assert_eq!(zones("ليث نور يفوز\nB", None), [Title, Body]);
    }

    #[test]
    fn a_credit_line_may_stand_at_the_end() {
        assert_eq!(zones("النهر عال\nB\n* خدمة «شبكة الضفة»"), [Title, Body, Byline]);
        assert_eq!(zones("النهر عال\nB\nليث نور - المرفأ"), [Title, Body, Byline]);
    }

    #[test]
    fn a_standfirst_stands_between_headline_and_byline_or_body() {
        assert_eq!(zones("النهر عال\nالجسر مغلق حتى إشعار آخر\nB"), [Title, Subtitle, Body]);
        let long = "ليث نور عضو مجلس المدينة: إن إغلاق الجسر القديم قرار لم يدرس كما يجب ولم يعرض على أهل الضفة قبل أن يعلن على الملأ مساء أمس في بيان، على حد قوله";
        assert_eq!(zones(&format!("النهر عال\n{long}\nوكالات – سنام\nB")), [Title, Subtitle, Byline, Body]);
        assert_eq!(zones(&format!("النهر عال\n{long}\nB")), [Title, Body, Body]);
        assert_eq!(zones("النهر عال\nوفيما يلي نص البيان:\nB"), [Title, Body, Body]);
    }

    #[test]
    fn subheads_of_the_body_are_body() {
        assert_eq!(zones("النهر عال\nB\nالجسر مغلق\nB"), [Title, Body, Body, Body]);
    }

    #[test]
    fn buttons_addresses_and_rules_are_furniture() {
        assert_eq!(
            zones("النهر عال\nFacebook\nTelegram\nشارك\nB\n* * *\nB\nl.noor@example.com"),
            [Title, Furniture, Furniture, Furniture, Body, Furniture, Body, Furniture]
        );
        assert_eq!(zones("النهر عال\nB\nاقرأ أيضا: الجسر مغلق\n// انتهى //\n13:38 ت م"), [Title, Body, Furniture, Furniture, Furniture]);
        assert_eq!(zones("النهر عال\nB\nسمات جسر نهر"), [Title, Body, Furniture]);
    }

    #[test]
    fn several_buttons_in_a_line_and_notices_are_furniture() {
        assert_eq!(zones("النهر عال\nB\nشارك | اطبع الخبر\nشارك ليث"), [Title, Body, Furniture, Body]);
        assert_eq!(zones("النهر عال\nB\nالآراء الواردة في هذا المقال رأي كاتبه.\nB"), [Title, Body, Furniture, Body]);
    }

    #[test]
    fn sentences_that_begin_like_furniture_are_body() {
        assert_eq!(
            zones("النهر عال\nB\nاقرأ أيضا ما كتبه الوزير عن الجسر قبل عام.\nصورة النهر قاتمة هذا العام في رأي أهل الضفة كلها"),
            [Title, Body, Body, Body]
        );
        assert_eq!(zones("النهر عال\nB\nصورة: ليث نور\nصورة النهر"), [Title, Body, Furniture, Body]);
    }

    #[test]
    fn everything_after_related_articles_is_furniture() {
        assert_eq!(zones("النهر عال\nB\nمقالات ذات صلة\nB"), [Title, Body, Furniture, Furniture]);
    }

    #[test]
    fn links_behind_read_also_are_furniture() {
        let zones = |text: &str| {
            let text = text.replace('B', BODY);
            let links: Vec<usize> = text.match_indices('L').map(|(at, _)| at).collect();
            let doc = read_known(text, &words(), Known { links: &links, ..Known::default() });
            doc.paragraphs.iter().map(|paragraph| paragraph.zone).collect::<Vec<Zone>>()
        };
        assert_eq!(zones("النهر عال\nB\nاقرأ أيضا:\nL قال ليث\nL قالت لمى.\nB"), [Title, Body, Furniture, Furniture, Furniture, Body]);
        assert_eq!(zones("النهر عال\nB\nL قال ليث\nاقرأ أيضا\nقال نور\nL قالت لمى"), [Title, Body, Body, Furniture, Body, Body]);
        assert_eq!(zones("النهر عال\nB\nاقرأ أيضا: الجسر مغلق\nL قال ليث"), [Title, Body, Furniture, Body]);
        // Where no links are known, one short line that ends no sentence.
        assert_eq!(zones("النهر عال\nB\nاقرأ أيضا:\nالجسر مغلق\nقال ليث نور"), [Title, Body, Furniture, Furniture, Body]);
        assert_eq!(zones("النهر عال\nB\nاقرأ أيضا:\nقال ليث نور.\nB"), [Title, Body, Furniture, Body, Body]);
        assert_eq!(zones("النهر عال\nاقرأ أيضا:\nالجسر مغلق\nB"), [Title, Furniture, Subtitle, Body]);
    }

    #[test]
    fn furniture_has_no_tokens() {
        let doc = read(format!("النهر عال\nFacebook\n{BODY}\nشارك"), &words());
        let tokens: Vec<bool> = doc.paragraphs.iter().map(|paragraph| paragraph.tokens.is_empty()).collect();
        assert_eq!(tokens, [false, true, false, true]);
        assert_eq!(doc.paragraphs.iter().map(|paragraph| paragraph.tokens.len()).sum::<usize>(), doc.tokens.len());
    }
}
