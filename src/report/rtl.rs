//! Text in a terminal, aligned with Arabic in it: the only place that lays out lines and tables.
//!
//! Three things go wrong otherwise. Terminals draw lam-alef in two cells where width tables say one, so lam is swapped for
//! a private character while a table is laid out. Terminals with bidi reorder whole rows, so every line of every cell
//! stands between direction marks. And an article may hold control characters: they are shown, never obeyed.
//!
//! Limits: in a terminal without bidi Arabic runs from left to right, letters apart; Latin words inside an Arabic line
//! change places with their neighbours in terminals that take every line as left-to-right.

mod wrap;

use super::labels::Direction;
use super::{Options, visible};
use crate::text::affixes::LAM;
use comfy_table::{Cell as TableCell, CellAlignment, ContentArrangement, Table, presets};
use wrap::{ends_mirrored, width, wrap};
pub(super) use wrap::{facts, is_rtl, words};

const LRM: char = '\u{200E}';
const RLM: char = '\u{200F}';
/// Stands for lam during layout; private use, one cell wide.
const LAM_STAND_IN: char = '\u{E644}';
/// First of the stand-ins for colour codes: tag characters, which take no cell.
const STYLE_STAND_IN: u32 = 0xE0041;
/// Stand-ins for the fence around right-to-left words inside a line; tag characters too.
const FENCE_OPEN: char = '\u{E0061}';
const FENCE_CLOSE: char = '\u{E0062}';
/// Signs that are drawn the other way round in a line from right to left.
const MIRRORED: [char; 10] = ['(', ')', '[', ']', '{', '}', '\u{AB}', '\u{BB}', '<', '>'];
/// Narrowest column that is still wrapped into.
const MIN_COLUMN: usize = 5;
/// Longest word that a column is kept wide enough for.
const WORD_COLUMN: usize = 16;

/// How a piece of text stands out. Never the only sign of what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// Not at all.
    #[default]
    Plain,
    /// Headings.
    Strong,
    /// As it should be.
    Good,
    /// Worth a look.
    Warn,
    /// Less important.
    Faint,
}

impl Style {
    const ALL: [Self; 4] = [Self::Strong, Self::Good, Self::Warn, Self::Faint];

    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\u{1B}[1m",
            Self::Good => "\u{1B}[32m",
            Self::Warn => "\u{1B}[33m",
            Self::Faint => "\u{1B}[2m",
        }
    }

    fn stand_in(self) -> char {
        let at = Self::ALL.iter().position(|s| *s == self).and_then(|i| u32::try_from(i + 1).ok());
        char::from_u32(STYLE_STAND_IN + at.unwrap_or_default()).unwrap_or(LRM)
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    text: String,
    style: Style,
    kind: CellKind,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum CellKind {
    /// A line in the report's language, in its direction.
    #[default]
    Line,
    /// Words of the article alone, in their own direction.
    Words,
    /// A count.
    Number,
}

impl Cell {
    /// A line in the report's language; what it takes from the article went through [`words`].
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Nothing but what came from [`words`].
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Words, ..Self::default() }
    }

    /// A count.
    pub(super) fn number(n: impl ToString) -> Self {
        Self { text: n.to_string(), kind: CellKind::Number, ..Self::default() }
    }

    /// The same, standing out.
    pub(super) fn styled(mut self, style: Style) -> Self {
        self.style = style;
        self
    }
}

/// Lines and tables of one report.
#[derive(Debug)]
pub(super) struct Sheet {
    direction: Direction,
    width: usize,
    color: bool,
    /// Frames and signs in ASCII, no direction marks.
    ascii: bool,
    out: String,
}

impl Sheet {
    /// An empty sheet that looks as the options say.
    pub(super) fn of(direction: Direction, options: &Options) -> Self {
        Self::new(direction, options.width, options.color, options.ascii)
    }

    /// An empty sheet of `width` cells.
    pub(super) fn new(direction: Direction, width: usize, color: bool, ascii: bool) -> Self {
        Self { direction, width: width.max(40), color, ascii, out: String::new() }
    }

    /// Everything written so far.
    pub(super) fn into_text(self) -> String {
        self.out
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.out.push('\n');
    }

    /// A line of text, wrapped; `indent` cells from the side where reading begins.
    pub(super) fn line(&mut self, indent: usize, text: &str, style: Style) {
        let cleaned = self.sweep(text);
        let (limit, rtl) = (self.width.saturating_sub(indent), self.direction == Direction::Rtl);
        for line in wrap(&cleaned, limit) {
            let pad = if rtl { limit.saturating_sub(width(&line) + usize::from(ends_mirrored(&line))) } else { indent };
            let line = format!("{}{}", " ".repeat(pad), self.fence(&line, style, rtl, limit));
            self.finish(line.trim_end());
        }
    }

    /// A table with a header; columns run in reading direction. Where the sheet is too narrow for them, a list.
    pub(super) fn table(&mut self, header: &[&str], rows: Vec<Vec<Cell>>) {
        if frame(header.len()) + MIN_COLUMN * header.len() > self.width {
            return self.listed(header, &rows);
        }
        let header: Vec<Cell> = header.iter().map(|h| Cell::new(*h).styled(Style::Strong)).collect();
        let mut rows: Vec<Vec<Cell>> = std::iter::once(header).chain(rows).collect();
        for row in &mut rows {
            row.iter_mut().for_each(|c| c.text = self.sweep(&c.text));
            if self.direction == Direction::Rtl {
                row.reverse();
            }
        }
        let widths = self.columns(&rows);
        let mut table = Table::new();
        table.load_style(if self.ascii { presets::ASCII_FULL_CONDENSED } else { presets::UTF8_FULL_CONDENSED.with_rounded_corners() });
        table.set_content_arrangement(ContentArrangement::Disabled);
        for (i, row) in rows.iter().enumerate() {
            let cells: Vec<TableCell> = row.iter().zip(&widths).map(|(cell, limit)| self.cell(cell, *limit)).collect();
            if i == 0 {
                table.set_header(cells);
            } else {
                table.add_row(cells);
            }
        }
        let lines: Vec<String> = table.lines().collect();
        for line in lines {
            let pad = match self.direction {
                Direction::Ltr => 0,
                Direction::Rtl => self.width.saturating_sub(width(&line)),
            };
            self.finish(&format!("{}{line}", " ".repeat(pad)));
        }
    }

    /// The rows of a table one below the other: the first cell of each, then the others, each behind its header.
    fn listed(&mut self, header: &[&str], rows: &[Vec<Cell>]) {
        for row in rows {
            for (at, (cell, name)) in row.iter().zip(header).enumerate().filter(|(at, (cell, _))| *at == 0 || !cell.text.is_empty()) {
                if at == 0 {
                    self.line(2, &cell.text, Style::Strong);
                } else {
                    self.line(4, &format!("{name}: {}", cell.text), cell.style);
                }
            }
        }
    }

    /// What a terminal would obey becomes visible; fences and line ends stay.
    fn sweep(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' | FENCE_OPEN | FENCE_CLOSE => out.push(c),
                _ if self.ascii => ascii(c, &mut out),
                _ => visible::push(c, &mut out),
            }
        }
        out
    }

    fn cell(&self, cell: &Cell, limit: usize) -> TableCell {
        let rtl = |line: &str| match cell.kind {
            CellKind::Line => self.direction == Direction::Rtl,
            CellKind::Words => is_rtl(line),
            CellKind::Number => false,
        };
        let lines: Vec<String> = wrap(&cell.text, limit).iter().map(|l| self.fence(l, cell.style, rtl(l), limit)).collect();
        let right = cell.kind == CellKind::Number || self.direction == Direction::Rtl;
        TableCell::new(lines.join("\n")).set_alignment(if right { CellAlignment::Right } else { CellAlignment::Left })
    }

    /// One laid-out line between direction marks and colour stand-ins, lam swapped.
    fn fence(&self, line: &str, style: Style, rtl: bool, limit: usize) -> String {
        let mut swapped: String = line.chars().map(|c| if c == LAM { LAM_STAND_IN } else { c }).collect();
        if rtl && ends_mirrored(line) && width(line) < limit {
            swapped.push(' ');
        }
        let inner = if rtl { format!("{LRM}{RLM}{swapped}{RLM}{LRM}") } else { format!("{LRM}{swapped}{LRM}") };
        if !self.color || style == Style::Plain || line.is_empty() {
            return inner;
        }
        format!("{}{inner}{}", style.stand_in(), Style::Plain.stand_in())
    }

    /// Writes a finished line: stand-ins become what they stand for.
    fn finish(&mut self, line: &str) {
        let mut letters = line.chars().peekable();
        while let Some(c) = letters.next() {
            match c {
                LAM_STAND_IN => self.out.push(LAM),
                '\u{A0}' => self.out.push(' '),
                // In a right-to-left line the words are part of its run, and a mark would break it.
                FENCE_OPEN | FENCE_CLOSE if self.direction == Direction::Rtl => {}
                FENCE_OPEN | FENCE_CLOSE | LRM | RLM if self.ascii => {}
                FENCE_OPEN => self.out.extend([LRM, RLM]),
                FENCE_CLOSE => {
                    // Terminals that hang a mark on the sign before it do not mirror that sign; a blank between them can hold it.
                    let blank = self.out.ends_with(MIRRORED).then(|| letters.next_if_eq(&' ')).flatten();
                    self.out.extend(blank.into_iter().chain([RLM, LRM]));
                }
                _ => match Style::ALL.iter().find(|s| s.stand_in() == c) {
                    Some(style) => self.out.push_str(style.code()),
                    None if c == Style::Plain.stand_in() => self.out.push_str("\u{1B}[0m"),
                    None => self.out.push(c),
                },
            }
        }
        self.out.push('\n');
    }

    /// Widths of the columns: their own where the sheet is wide enough, else the widest are narrowed.
    fn columns(&self, rows: &[Vec<Cell>]) -> Vec<usize> {
        let count = rows.iter().map(Vec::len).max().unwrap_or_default();
        let own = |cell: &Cell| cell.text.split('\n').map(|l| width(l) + usize::from(ends_mirrored(l))).max().unwrap_or_default();
        let natural = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(own).max().unwrap_or_default();
        let mut widths: Vec<usize> = (0..count).map(natural).collect();
        let room = self.width.saturating_sub(frame(count));
        let word = |cell: &Cell| cell.text.split([' ', '\n']).map(width).max().unwrap_or_default();
        let longest = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(word).max().unwrap_or_default();
        // First every column keeps its words whole, then only the narrowest are spared.
        let whole: Vec<usize> = (0..count).map(|i| longest(i).min(WORD_COLUMN)).collect();
        for floor in [whole, vec![MIN_COLUMN; count]] {
            narrow(&mut widths, &floor, room);
        }
        widths
    }
}

/// Cells that the frame of so many columns takes: a border and two blanks each; one border closes the row.
fn frame(columns: usize) -> usize {
    3 * columns + 1
}

/// Takes a cell off the widest column above its floor until all fit, or none is left to take from.
fn narrow(widths: &mut [usize], floor: &[usize], room: usize) {
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().zip(floor).filter(|(w, f)| **w > **f).map(|(w, _)| w).max() {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
}

/// Signs of the report in ASCII; letters stay what they are.
pub(super) fn ascii(c: char, out: &mut String) {
    match c {
        '\u{B7}' => out.push('|'),
        '\u{2190}' => out.push_str("<-"),
        '\u{B6}' => out.push_str("par. "),
        '\u{2026}' => out.push_str("..."),
        '\u{2013}' | '\u{2014}' => out.push('-'),
        '\u{AB}' | '\u{BB}' | '\u{201C}'..='\u{201F}' => out.push('"'),
        '\u{2018}'..='\u{201B}' => out.push('\''),
        '\u{2400}'..='\u{2421}' => visible::escape(c, out),
        _ => visible::push(c, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(direction: Direction, color: bool, draw: impl FnOnce(&mut Sheet)) -> String {
        let mut sheet = Sheet::new(direction, 60, color, false);
        draw(&mut sheet);
        sheet.into_text()
    }

    fn cells(line: &str) -> usize {
        width(line)
    }

    #[test]
    fn lam_alef_takes_two_cells() {
        assert_eq!((width("لا"), width("الإسلام"), width("لَّا")), (2, 7, 2));
    }

    #[test]
    fn every_row_of_a_table_has_the_same_width() {
        let rows = ["لا إله", "الإسلام والسلام لَّا", "plain", "قال “a b” 5", "«بيان»"];
        for direction in [Direction::Ltr, Direction::Rtl] {
            let text = sheet(direction, true, |s| {
                let rows =
                    rows.iter().map(|r| vec![Cell::words(words(r)), Cell::number(7).styled(Style::Warn), Cell::new(words(&r.repeat(9)))]);
                s.table(&["المصدر", "n", "content"], rows.collect());
            });
            let plain: String = Style::ALL.iter().fold(text.replace("\u{1B}[0m", ""), |t, s| t.replace(s.code(), ""));
            let widths: Vec<usize> = plain.lines().map(cells).collect();
            assert!(widths.iter().all(|w| *w == widths[0] && *w <= 60), "{widths:?}\n{plain}");
        }
    }

    #[test]
    fn table_that_is_too_wide_for_the_sheet_is_a_list() {
        let rows = || vec![vec!["one", "2", "", "four", "5", "6", "7", "8"].into_iter().map(Cell::new).collect()];
        let text = sheet(Direction::Ltr, false, |s| s.table(&["a", "b", "c", "d", "e", "f", "g", "h"], rows()));
        assert_eq!(text.replace(LRM, ""), "  one\n    b: 2\n    d: four\n    e: 5\n    f: 6\n    g: 7\n    h: 8\n");
        let text = sheet(Direction::Rtl, false, |s| s.table(&["a", "b", "c", "d", "e", "f", "g", "h"], rows()));
        assert!(text.starts_with(&format!("{}{LRM}{RLM}one{RLM}{LRM}\n", " ".repeat(55))) && text.lines().count() == 7, "{text}");
    }

    #[test]
    fn control_and_direction_characters_are_shown_not_obeyed() {
        let text =
            sheet(Direction::Ltr, false, |s| s.line(0, &words("a\u{1B}[31mb\u{202E}c\u{200F}d\u{7}\u{85}\u{E0042}\u{E644}"), Style::Plain));
        assert_eq!(text, "\u{200E}a␛[31mb\\u{202E}c\\u{200F}d␇\\u{85}\\u{E0042}\\u{E644}\u{200E}\n");
    }

    #[test]
    fn article_words_in_an_english_line_are_fenced() {
        let text = sheet(Direction::Ltr, false, |s| s.line(2, &format!("by {}", words("هند")), Style::Plain));
        assert_eq!(text, "  \u{200E}by \u{200E}\u{200F}هند\u{200F}\u{200E}\u{200E}\n");
    }

    #[test]
    fn mark_behind_a_closing_quotation_mark_hangs_on_the_blank_behind_it() {
        let text = sheet(Direction::Ltr, false, |s| s.line(2, &format!("{} 2", words("«هند»")), Style::Plain));
        assert_eq!(text, "  \u{200E}\u{200E}\u{200F}«هند» \u{200F}\u{200E}2\u{200E}\n");
    }

    #[test]
    fn arabic_line_is_one_run_at_the_right_edge() {
        let text = sheet(Direction::Rtl, false, |s| s.line(2, &format!("قال: {}", words("هند")), Style::Plain));
        assert_eq!(text, format!("{}\u{200E}\u{200F}قال: هند\u{200F}\u{200E}\n", " ".repeat(60 - 2 - 8)));
    }

    #[test]
    fn colour_codes_are_there_only_when_asked_for() {
        let line = |s: &mut Sheet| s.line(0, "x", Style::Warn);
        assert_eq!(sheet(Direction::Ltr, true, line), "\u{1B}[33m\u{200E}x\u{200E}\u{1B}[0m\n");
        assert_eq!(sheet(Direction::Ltr, false, line), "\u{200E}x\u{200E}\n");
    }

    #[test]
    fn word_wider_than_the_line_is_cut_between_letters() {
        assert_eq!(wrap("abcdef gh", 4), ["abcd", "ef", "gh"]);
        assert_eq!(wrap("sole-unnamed-source", 14), ["sole-unnamed-", "source"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn words_that_go_on_in_the_next_line_are_fenced_in_each() {
        let text = sheet(Direction::Ltr, false, |s| s.line(0, &format!("{} by {} z", "x".repeat(52), words("هند سالم")), Style::Plain));
        let fenced: Vec<bool> = text.lines().map(|l| l.matches(RLM).count() == 2).collect();
        assert_eq!(fenced, [true, true], "{text:?}");
    }

    #[test]
    fn columns_of_a_wide_table_are_narrowed_to_the_sheet() {
        let text = sheet(Direction::Ltr, false, |s| {
            s.table(&["a", "b"], vec![vec![Cell::new("word ".repeat(40)), Cell::new("word ".repeat(40))]])
        });
        assert!(text.lines().all(|l| cells(l) <= 60), "{text}");
    }
}
