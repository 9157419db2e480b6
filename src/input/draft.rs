//! An article while it is read: its text, and where each part of it comes from.

use crate::analysis::{Anchor, Comment, Metadata, Origin};
use crate::text::lines;

/// Lines at the top of a text among which its byline stands.
const TOP: usize = 4;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) anchors: Vec<Anchor>,
    pub(super) metadata: Metadata,
    pub(super) comments: Vec<Comment>,
    pub(super) front: String,
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

    /// The draft with headline and byline in its text, as in a newspaper, unless they stand there.
    pub(super) fn headed(mut self) -> Self {
        if self.metadata.title.is_none() && self.metadata.byline.is_none() {
            return self;
        }
        let (title, byline) = self.missing();
        let mut head = String::new();
        if let Some(title) = title {
            head.push_str(&title);
            head.push_str("\n\n");
        }
        if let Some(byline) = byline {
            // Below the headline, wherever that came from.
            let title = if head.is_empty() { lines::ends(&self.text).next().unwrap_or(0) } else { 0 };
            if title > 0 {
                return self.with_byline(title, &byline);
            }
            head.push_str(&byline);
            head.push_str("\n\n");
        }
        self.insert(0, &head);
        self
    }

    /// The headline and the byline that the text does not begin with.
    fn missing(&self) -> (Option<String>, Option<String>) {
        let mut top = lines::lines(&self.text).map(|(_, line)| squeeze(line)).filter(|l| !l.is_empty()).take(TOP);
        let first = top.next().unwrap_or_default();
        let told = |words: &Option<String>| words.as_deref().map(squeeze).filter(|words| !words.is_empty());
        let title = told(&self.metadata.title).filter(|title| *title != first);
        let byline = told(&self.metadata.byline);
        (title, byline.filter(|b| !first.contains(b.as_str()) && !top.any(|l| l.contains(b.as_str()))))
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
        if !self.anchors.is_empty() {
            self.anchors.insert(after, Anchor { text: at, origin: Origin::default() });
        }
    }
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
