//! An article while it is read: its text, and where each part of it comes from.

use crate::analysis::{Anchor, Comment, Metadata, Origin};
use crate::text::lines;

/// Lines at the top of a text among which its byline stands.
const TOP: usize = 4;

/// The most words beside a byline in its line.
const BESIDE: usize = 3;
/// The most words of what stands above a headline: a kicker, a date.
pub(super) const ABOVE: usize = 10;

/// The most words of a first line that may be a headline nobody declares.
const HEADLINE: usize = 25;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) anchors: Vec<Anchor>,
    pub(super) metadata: Metadata,
    /// What stands for a standfirst, where the original says so.
    pub(super) subtitle: Option<String>,
    pub(super) comments: Vec<Comment>,
    pub(super) front: String,
    /// Bytes at which lines begin that are nothing but a link.
    pub(super) links: Vec<usize>,
    /// The same of headings.
    pub(super) headings: Vec<usize>,
}

impl Draft {
    /// Begins a paragraph.
    pub(super) fn paragraph(&mut self) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if kept > 0 {
            self.text.push_str("\n\n");
        }
    }

    /// What is added next comes from here.
    pub(super) fn anchor(&mut self, origin: Origin) {
        let text = self.text.len();
        // Nothing was added since, or it was taken away again.
        while self.anchors.last().is_some_and(|a| a.text >= text) {
            self.anchors.pop();
        }
        self.anchors.push(Anchor { text, origin });
    }

    /// What is added next is a line that is nothing but a link.
    pub(super) fn link(&mut self) {
        self.links.push(self.text.len());
    }

    /// What is added next is a heading.
    pub(super) fn heading(&mut self) {
        self.headings.push(self.text.len());
    }

    /// The draft with headline and byline in its text, as in a newspaper, unless they stand there.
    pub(super) fn headed(mut self) -> Self {
        if self.metadata.title.is_none() && self.metadata.byline.is_none() {
            return self;
        }
        let (title, below, byline) = self.missing();
        let mut head = String::new();
        if let Some(title) = title {
            head.push_str(&title);
            head.push_str("\n\n");
        }
        if let Some(byline) = byline {
            // Below the headline, wherever that came from.
            if head.is_empty() && below > 0 {
                return self.with_byline(below, &byline);
            }
            head.push_str(&byline);
            head.push_str("\n\n");
        }
        self.insert(0, &head);
        self
    }

    /// The headline and the byline that the text does not begin with, and the byte behind the line of the headline that it has; 0
    /// where nothing is behind.
    fn missing(&self) -> (Option<String>, usize, Option<String>) {
        let top = || lines::lines(&self.text).filter(|(_, line)| !line.trim().is_empty()).take(TOP);
        let told = |words: &Option<String>| words.as_deref().map(squeeze).filter(|words| !words.is_empty());
        let title = told(&self.metadata.title);
        let is_title = |line: &str| title.as_deref().map_or_else(|| may_head(line), |title| line.split_whitespace().eq(title.split(' ')));
        let is_kicker = |line: &str| line.split_whitespace().nth(ABOVE).is_none();
        let found = top().find(|(_, line)| is_title(line) || !is_kicker(line)).filter(|(_, line)| is_title(line));
        let below = found.map_or(0, |(at, line)| at + if lines::last(line).0 > 0 { line.len() } else { 0 });
        let byline = told(&self.metadata.byline).filter(|byline| !top().any(|(_, line)| is_byline(&squeeze(line), byline)));
        (title.filter(|_| found.is_none()), below, byline)
    }

    fn with_byline(mut self, at: usize, byline: &str) -> Self {
        self.insert(at, &format!("\n{byline}\n"));
        self
    }

    /// Puts words into the text that are not in the original's text.
    fn insert(&mut self, at: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        self.text.insert_str(at, words);
        let after = self.anchors.partition_point(|a| a.text < at);
        for anchor in self.anchors.iter_mut().skip(after) {
            anchor.text += words.len();
        }
        for line in self.links.iter_mut().chain(&mut self.headings).filter(|line| **line >= at) {
            *line += words.len();
        }
        if !self.anchors.is_empty() {
            self.anchors.insert(after, Anchor { text: at, origin: Origin::default() });
        }
    }
}

/// Whether a line is that of a known byline: with a few words beside it at most, or before the mark that ends a dateline.
pub(super) fn is_byline(line: &str, byline: &str) -> bool {
    let words = |text: &str| text.split(' ').count();
    let leads = |rest: &str| rest.trim_start().starts_with(['-', '–', '—', ':', '/', '|', '(']);
    line.contains(byline) && words(line) <= words(byline) + BESIDE || line.strip_prefix(byline).is_some_and(leads)
}

/// Whether a line may be the headline where nobody says what is: short, and no sentence.
pub(super) fn may_head(line: &str) -> bool {
    let words = line.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ':'));
    line.split_whitespace().nth(HEADLINE).is_none() && (words.ends_with("..") || !words.ends_with(['.', ':']))
}

/// Words with single blanks between them.
pub(super) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_that_ends_no_sentence_may_be_a_headline() {
        for line in ["افتتاح جسر المرجان", "أين الجسر؟", "الجسر...", "الوزير: «الجسر مفتوح»"]
        {
            assert!(may_head(line), "{line}");
        }
        for line in ["قال الوزير نعم.", "قال الوزير: «نعم.»", "وفيما يلي نص البيان:", &"كلمة ".repeat(26)]
        {
            assert!(!may_head(line), "{line}");
        }
    }

    #[test]
    fn a_byline_stands_in_a_line_of_its_own_or_before_the_mark_of_a_dateline() {
        for line in ["سلمى نور", "كتبت: سلمى نور", "عمان - سلمى نور", "سلمى نور - عمان: قال الوزير إن السد سليم اليوم"]
        {
            assert!(is_byline(line, "سلمى نور"), "{line}");
        }
        for line in ["ونقلت سلمى نور عن مسؤول في الهيئة أن السد سليم", "سلمى نور قالت للصحيفة إن السد سليم اليوم", ""]
        {
            assert!(!is_byline(line, "سلمى نور"), "{line}");
        }
    }
}
