//! Articles made by hand for tests: paragraphs, then sources, then who says what in quoted words of the text.
#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::attribution::model::*;
use crate::rules::lexicon::Lexicon;
use crate::rules::shape::{Role, SilenceClass, Stance};
use crate::rules::{Packs, zones};
use crate::sources::model::*;
use crate::text::{Document, Mark, Paragraph, Span, Token, TokenKind, Zone, ZoneWords};
use std::sync::OnceLock;

/// The built-in packs, compiled once for all tests.
pub(crate) fn packs() -> &'static (Lexicon, ZoneWords) {
    static PACKS: OnceLock<(Lexicon, ZoneWords)> = OnceLock::new();
    PACKS.get_or_init(|| {
        let packs = Packs::builtin();
        (Lexicon::new(&packs), zones::words(&packs))
    })
}

/// An article with everything the stages before provenance would give.
#[derive(Debug, Default)]
pub(crate) struct Fixture {
    pub(crate) doc: Document,
    pub(crate) attributions: Attributions,
    pub(crate) sources: Sources,
    /// The byline says "agencies".
    pub(crate) says_agencies: bool,
    last: usize,
}

impl Fixture {
    pub(crate) fn new(paragraphs: &[(Zone, &str)]) -> Self {
        let mut fixture = Self::default();
        for (zone, line) in paragraphs {
            let doc = &mut fixture.doc;
            let (start, first) = (doc.text.len(), doc.tokens.len());
            doc.text.push_str(line);
            // Furniture has no tokens.
            if *zone != Zone::Furniture {
                tokenize(doc, start, line);
            }
            let tokens = first..doc.tokens.len();
            let span = Span::new(start, doc.text.len());
            doc.paragraphs.push(Paragraph {
                span,
                zone: *zone,
                body: tokens.clone(),
                tokens,
                sentences: 0..0,
                dateline: None,
                credit: None,
            });
            doc.text.push('\n');
        }
        fixture
    }

    /// Adds a source in a cluster of its own; its index.
    pub(crate) fn source(&mut self, name: &str, kind: Kind, naming: Naming) -> usize {
        let index = self.sources.list.len();
        self.sources.list.push(Source {
            name: name.to_owned(),
            kind,
            naming,
            specificity: 0,
            role: None,
            role_class: Role::Unknown,
            affiliation: None,
            number: Count::Singular,
            anonymity_requested: false,
            anonymity_reason: None,
            issued_by: None,
            mentions: Vec::new(),
            cluster: index,
            rules: Vec::new(),
        });
        index
    }

    /// Words of the text, the first found after the last cue.
    #[track_caller]
    pub(crate) fn find(&self, words: &str) -> Span {
        let after = self.doc.text[self.last..].find(words).map(|at| at + self.last);
        let at = after.or_else(|| self.doc.text.find(words)).unwrap_or_else(|| panic!("not in the text: {words}"));
        Span::new(at, at + words.len())
    }

    /// Adds an attribution; its index.
    #[track_caller]
    pub(crate) fn says(&mut self, source: Option<usize>, cue: &str, content: &str) -> usize {
        let cue = self.find(cue);
        self.last = cue.start();
        let content = self.find(content);
        let paragraph = self.doc.paragraphs.iter().position(|p| p.span.contains(cue)).unwrap();
        let slot = if source.is_some() { SourceSlot::Dropped(Agreement::default()) } else { SourceSlot::Suppressed };
        self.attributions.list.push(Attribution::plain(cue, slot, vec![content], paragraph, 7));
        self.sources.of.push(source);
        self.sources.via.push(Vec::new());
        self.last = cue.end();
        self.attributions.list.len() - 1
    }

    /// The attribution `index`, to be changed.
    pub(crate) fn at(&mut self, index: usize) -> &mut Attribution {
        &mut self.attributions.list[index]
    }

    /// Names the source of attribution `index` in words of the text.
    #[track_caller]
    pub(crate) fn written(&mut self, index: usize, words: &str, form: MentionForm) {
        let at = self.attributions.list[index].paragraph;
        let line = self.doc.paragraphs[at].span;
        let start = line.start() + line.slice(&self.doc.text).find(words).unwrap_or_else(|| panic!("not in paragraph {at}: {words}"));
        let span = Span::new(start, start + words.len());
        self.at(index).source = SourceSlot::Mention(Mention { span, first: 0, last: 0, agreement: Agreement::default() });
        if let Some(source) = self.sources.of[index] {
            self.sources.list[source].mentions.push(SourceMention { span, form });
        }
    }

    /// Sets the relays of attribution `index`, the nearest to the article last.
    pub(crate) fn via(&mut self, index: usize, relays: &[usize]) {
        self.sources.via[index] = relays.to_vec();
    }

    pub(crate) fn provenance(&self) -> crate::provenance::Provenance {
        crate::provenance::build(&self.doc, &self.attributions, &self.sources)
    }

    pub(crate) fn balance(&self, subjects: &[crate::balance::Subject]) -> crate::balance::Balance {
        self.balance_under(subjects, crate::provenance::Declared::default())
    }

    pub(crate) fn balance_under(
        &self,
        subjects: &[crate::balance::Subject],
        declared: crate::provenance::Declared<'_>,
    ) -> crate::balance::Balance {
        let provenance = crate::provenance::build_under(&self.doc, &self.attributions, &self.sources, declared);
        crate::balance::build(&crate::balance::Inputs {
            doc: &self.doc,
            tags: &packs().0.tag(&self.doc),
            attributions: &self.attributions,
            sources: &self.sources,
            provenance: &provenance,
            subjects,
            rule: &|_| "verb.test",
        })
    }

    pub(crate) fn analysis(&self, subjects: &[crate::balance::Subject]) -> crate::analysis::Analysis {
        let article = crate::analysis::Article {
            id: "valley".into(),
            path: "valley.txt".into(),
            encoding: "utf-8".into(),
            text: self.doc.text.clone(),
            original: crate::analysis::Original::default(),
        };
        let (provenance, balance) = (self.provenance(), self.balance(subjects));
        let parts = crate::analysis::Parts {
            article: &article,
            doc: &self.doc,
            attributions: &self.attributions,
            sources: &self.sources,
            provenance: &provenance,
            words: balance.attributed_words.whole,
            policy: None,
            says_agencies: self.says_agencies,
        };
        crate::analysis::assemble(&parts, balance, &|_| "verb.test", crate::analysis::Keep::default())
    }
}

fn tokenize(doc: &mut Document, start: usize, line: &str) {
    let is_mark = |c: char| ".,:،؛“”«»\"".contains(c);
    let mut word: Option<usize> = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let breaks = c == ' ' || is_mark(c);
        if let Some(from) = word.filter(|_| breaks) {
            push(doc, Span::new(start + from, start + at));
            word = None;
        }
        if is_mark(c) {
            push(doc, Span::new(start + at, start + at + c.len_utf8()));
        } else if !breaks {
            word = word.or(Some(at));
        }
    }
}

fn push(doc: &mut Document, span: Span) {
    let words = span.slice(&doc.text).to_owned();
    let kind = match words.chars().next().unwrap() {
        c if c.is_ascii_digit() => TokenKind::Number,
        c if c.is_alphabetic() => TokenKind::Word,
        _ => TokenKind::Mark(Mark::Other),
    };
    let from = u32::try_from(doc.keys.len()).unwrap();
    doc.keys.push_str(&words);
    let key = from..u32::try_from(doc.keys.len()).unwrap();
    doc.tokens.push(Token { span, kind, key, sentence: 0, hamza_below: false, shadda: false, fathatan: false, quote: u32::MAX });
}

/// One article that has it all: an official who asks not to be named, a statement, a member of parliament through an
/// agency, a recorded silence, a byline of nobody.
pub(crate) fn valley() -> Fixture {
    let mut f = Fixture::new(&[
        (Zone::Title, "قوات الحلف توقع 40 قتيلا في وادي السدر"),
        (Zone::Subtitle, "هاني وهدان العضو بمجلس لورستان: الغارة عدوان"),
        (Zone::Byline, "وكالات"),
        (Zone::Body, "كشف مسؤول بحري عن مقتل 40 مسلحا قرب الوادي."),
        (Zone::Body, "وذكر الحلف في بيان أن قواته تعرضت لهجوم."),
        (Zone::Body, "وقال المسؤول البحري الذي طلب عدم نشر اسمه “وصلت قوارب فيها 300 بحار”."),
        (Zone::Body, "وأضاف أن جنديا أصيب."),
        (Zone::Body, "ولم يوضح الحلف هوية المهاجمين."),
        (Zone::Body, "نقلت وكالة مرسال عن هاني وهدان العضو بمجلس لورستان قوله إن الغارة عدوان."),
        (Zone::Body, "ونسبت إليه الوكالة قوله “ما فعله الحلف يخالف كل المواثيق”."),
        (Zone::Furniture, "مقالات ذات صلة"),
    ]);
    let member = f.source("هاني وهدان العضو بمجلس لورستان", Kind::Person, Naming::Named);
    let official = f.source("المسؤول البحري الذي طلب عدم نشر اسمه", Kind::Person, Naming::Described);
    let alliance = f.source("الحلف", Kind::Organization, Naming::Named);
    let agency = f.source("وكالة مرسال", Kind::Media, Naming::Named);
    f.sources.list[member].role_class = Role::Legislative;
    f.sources.list[member].affiliation = Some("لورستان".into());
    f.sources.list[official].specificity = 1;
    f.sources.list[official].anonymity_requested = true;
    f.sources.list[official].role_class = Role::Security;
    f.sources.list[alliance].role_class = Role::Security;
    f.sources.list[agency].role_class = Role::Media;
    valley_attributions(&mut f, [member, official, alliance, agency]);
    let silence = f.find("لم يوضح");
    f.attributions.silences.push(Silence { span: silence, who: SourceSlot::Absent, kind: SilenceClass::DidNotSay, rule: 9 });
    f.sources.silent.push(Some(alliance));
    f
}

fn valley_attributions(f: &mut Fixture, [member, official, alliance, agency]: [usize; 4]) {
    let a = f.says(Some(member), ":", "الغارة عدوان");
    f.written(a, "هاني وهدان العضو بمجلس لورستان", MentionForm::Full);
    let a = f.says(Some(official), "كشف", "مقتل 40 مسلحا قرب الوادي");
    f.written(a, "مسؤول بحري", MentionForm::Full);
    f.at(a).stance = Stance::Revealing;
    let a = f.says(Some(alliance), "وذكر", "قواته تعرضت لهجوم");
    f.written(a, "الحلف", MentionForm::Full);
    let statement = f.find("بيان");
    f.at(a).channel = Some(statement);
    f.at(a).statement = true;
    let a = f.says(Some(official), "وقال", "وصلت قوارب فيها 300 بحار");
    f.written(a, "المسؤول البحري الذي طلب عدم نشر اسمه", MentionForm::Full);
    f.at(a).form = Form::Direct;
    f.says(Some(official), "وأضاف", "جنديا أصيب");
    let a = f.says(Some(member), "نقلت", "الغارة عدوان");
    f.written(a, "هاني وهدان العضو بمجلس لورستان", MentionForm::Full);
    f.via(a, &[agency]);
    let a = f.says(Some(member), "ونسبت", "ما فعله الحلف يخالف كل المواثيق");
    f.via(a, &[agency]);
    f.at(a).form = Form::Direct;
}
