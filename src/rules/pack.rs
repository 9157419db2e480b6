//! All rules by kind, in load order; the built-in ones, and a user's added or put in their place.

use super::builtin;
use super::diag::{PackProblems, Place};
use super::envelope::{Kind, Rule, RuleMeta, Worded};
use super::file::Reader;
use super::folder;
use super::node::{Node, map_deserializer};
use super::shape::{
    Affiliation, Anonymity, ClaimWord, Envelope, Function, Furniture, Head, Hedge, Lookalike, Marker, Nominal, Outlet, Shape, Silence, Verb,
};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::Error as ShapeError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Where a rule is kept: its kind's list and the place in it.
#[derive(Clone, Copy, Debug)]
struct Slot {
    kind: Kind,
    at: usize,
}

/// A rule with envelope and body on one level, as in its file.
#[derive(Serialize)]
struct Whole<'r, T> {
    #[serde(flatten)]
    envelope: &'r Envelope,
    #[serde(flatten)]
    body: &'r T,
}

/// Declares [`Packs`] with one list per kind, and what has to be told apart by kind.
macro_rules! packs {
    ($( $(#[$doc:meta])* $field:ident: $body:ty = $kind:ident; )*) => {
        /// The checked rules of all packs, by kind, in load order.
        #[derive(Clone, Debug, Default)]
        pub struct Packs {
            $( $(#[$doc])* pub $field: Vec<Rule<$body>>, )*
            slots: Vec<Slot>,
            ids: BTreeMap<String, u32>,
        }

        impl Packs {
            /// Adds a rule, or puts it in the place of the rule of its id.
            pub(super) fn put(&mut self, kind: Kind, node: &Node<'_>, at: Place) -> Result<(), ShapeError> {
                let envelope = Envelope::deserialize(map_deserializer(node, is_envelope_key))?;
                let body = map_deserializer(node, |key| !is_envelope_key(key));
                match kind {
                    $( Kind::$kind => {
                        let body = <$body>::deserialize(body)?;
                        let index = self.index_for(&envelope.id);
                        let rule = Rule { index, envelope, body, at };
                        place(&mut self.$field, &mut self.slots, &mut self.ids, kind, rule);
                    } )*
                }
                Ok(())
            }

            fn meta_at(&self, slot: Slot) -> Option<RuleMeta<'_>> {
                match slot.kind { $( Kind::$kind => self.$field.get(slot.at).map(|rule| rule.meta(slot.kind)), )* }
            }

            fn words_at(&self, slot: Slot) -> Vec<&str> {
                match slot.kind {
                    $( Kind::$kind => self.$field.get(slot.at).map(|rule| rule.body.words()).unwrap_or_default(), )*
                }
            }

            fn yaml_at(&self, slot: Slot) -> Option<serde_yaml::Value> {
                match slot.kind {
                    $( Kind::$kind => {
                        let rule = self.$field.get(slot.at)?;
                        serde_yaml::to_value(Whole { envelope: &rule.envelope, body: &rule.body }).ok()
                    } )*
                }
            }
        }

        /// The schema of a kind's body.
        pub(super) fn body_schema(kind: Kind, generator: &mut SchemaGenerator) -> Schema {
            match kind { $( Kind::$kind => <$body>::json_schema(generator), )* }
        }
    };
}

packs! {
    /// Reporting verbs.
    verbs: Verb = Verb;
    /// Nouns that hand words over.
    nominals: Nominal = Nominal;
    /// Prepositions and fixed phrases that hand words over.
    markers: Marker = Marker;
    /// Words that look like a cue and are none.
    lookalikes: Lookalike = Lookalike;
    /// Heads of sources' noun phrases.
    heads: Head = Head;
    /// Agencies, papers, channels, sites, platforms.
    outlets: Outlet = Outlet;
    /// Words about hidden names.
    anonymity: Anonymity = Anonymity;
    /// Countries and bodies with their adjectives.
    affiliations: Affiliation = Affiliation;
    /// Words that lower certainty.
    hedges: Hedge = Hedge;
    /// Recorded silences.
    silences: Silence = Silence;
    /// Words of grammar.
    functions: Function = Function;
    /// Words of claims that want a source.
    claims: ClaimWord = Claim;
    /// Words of a page that are no text of the article.
    furniture: Furniture = Furniture;
    /// Letter shapes of words.
    shapes: Shape = Shape;
}

impl Packs {
    /// The packs that come with the program, with their examples.
    ///
    /// A built-in rule that is broken would be left out; the build is refused where one is.
    #[must_use]
    pub fn builtin() -> Self {
        let mut reader = Reader::default();
        builtin::FILES.iter().for_each(|(name, text)| reader.read(name, text));
        reader.packs
    }

    /// Reads pack files given as name and text, in this order.
    ///
    /// # Errors
    /// All mistakes of all files, when there is at least one.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, PackProblems> {
        let mut reader = Reader::default();
        files.iter().for_each(|(name, text)| reader.read(name, text));
        reader.finish()
    }

    /// Adds a folder's rules; a rule whose id is here already takes the other's place and index.
    ///
    /// Read are the `*.yaml` files of the folder in the order of their names, or, when it holds a
    /// `pack.yaml`, the files that this lists.
    ///
    /// # Errors
    /// All mistakes of all files, when there is at least one; also when the folder holds no rule.
    pub fn with_dir(self, dir: &Path) -> Result<Self, PackProblems> {
        let mut reader = Reader::over(self);
        folder::read(dir, &mut reader);
        reader.finish()
    }

    /// How many rules there are, of all kinds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no rule at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// What is known of a rule apart from its body; `None` for an index that no rule has.
    #[must_use]
    pub fn meta(&self, index: u32) -> Option<RuleMeta<'_>> {
        self.meta_at(self.slot(index)?)
    }

    /// The stable id of a rule; empty for an index that no rule has.
    #[must_use]
    pub fn id(&self, index: u32) -> &str {
        self.meta(index).map_or("", |meta| meta.id)
    }

    /// The index of the rule with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids.get(id).copied()
    }

    /// All rules in load order.
    pub fn metas(&self) -> impl Iterator<Item = RuleMeta<'_>> {
        self.slots.iter().filter_map(|slot| self.meta_at(*slot))
    }

    /// The words of a rule as its pack writes them; for a verb its lemma.
    #[must_use]
    pub fn words(&self, index: u32) -> Vec<&str> {
        self.slot(index).map(|slot| self.words_at(slot)).unwrap_or_default()
    }

    /// The whole rule as in its file, keys with default values included.
    #[must_use]
    pub fn yaml(&self, index: u32) -> Option<serde_yaml::Value> {
        self.yaml_at(self.slot(index)?)
    }

    fn slot(&self, index: u32) -> Option<Slot> {
        self.slots.get(usize::try_from(index).ok()?).copied()
    }

    fn index_for(&self, id: &str) -> u32 {
        self.find(id).unwrap_or_else(|| u32::try_from(self.slots.len()).unwrap_or(u32::MAX))
    }
}

/// Whether a key of a rule belongs to its envelope; the others are its body's.
pub(super) fn is_envelope_key(key: &str) -> bool {
    matches!(key, "id" | "status" | "since" | "note" | "refs" | "examples")
}

/// Keeps a rule in the list of its kind: at the end, or where the rule of its id is.
fn place<T>(list: &mut Vec<Rule<T>>, slots: &mut Vec<Slot>, ids: &mut BTreeMap<String, u32>, kind: Kind, rule: Rule<T>) {
    // An id begins with its kind, so that a rule of the same id lies in the same list.
    let slot = ids.get(&rule.envelope.id).and_then(|index| slots.get(usize::try_from(*index).ok()?));
    if let Some(old) = slot.and_then(|slot| list.get_mut(slot.at)) {
        *old = rule;
    } else {
        ids.insert(rule.envelope.id.clone(), rule.index);
        slots.push(Slot { kind, at: list.len() });
        list.push(rule);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::sound::{Folder, HEDGE};
    use super::*;
    use proptest::prelude::*;

    fn hedge(id: &str, form: &str) -> String {
        HEDGE.replace("hedge.rubbama", id).replace("      - ربما", &format!("      - {form}"))
    }

    #[test]
    fn a_folder_puts_its_rule_in_the_place_of_the_same_id_and_adds_others() {
        let verb = "schema: 1\nkind: verb\nrules:\n  - id: verb.a\n    since: 0.1.0\n    lemma: ا\n    measure: I\n    strength: core\n    \
                    act: assertion\n    complements:\n      - that\n    examples:\n      hit:\n        - text: ا\n      miss:\n        - text: ب\n          why: no\n";
        let base = Packs::read(&[("a.yaml", &hedge("hedge.a", "ربما")), ("b.yaml", &hedge("hedge.b", "لعل")), ("c.yaml", verb)]);
        let folder =
            Folder::new("override", &[("1.yaml", hedge("hedge.new", "قد").as_bytes()), ("2.yaml", hedge("hedge.a", "عساه").as_bytes())]);
        let packs = base.unwrap().with_dir(&folder.0).unwrap();
        let rules: Vec<_> =
            packs.metas().map(|meta| (meta.index, meta.id, packs.words(meta.index), folder.bare(&meta.place.to_string()))).collect();
        assert_eq!(
            rules,
            [
                (0, "hedge.a", vec!["عساه"], "DIR/2.yaml:4:5".to_owned()),
                (1, "hedge.b", vec!["لعل"], "b.yaml:4:5".to_owned()),
                (2, "verb.a", vec!["ا"], "c.yaml:4:5".to_owned()),
                (3, "hedge.new", vec!["قد"], "DIR/1.yaml:4:5".to_owned()),
            ]
        );
        assert_eq!(packs.hedges.iter().map(|rule| rule.index).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!((packs.find("hedge.new"), packs.find("hedge.none"), packs.id(2), packs.id(9)), (Some(3), None, "verb.a", ""));
    }

    #[test]
    fn a_rule_is_given_back_as_its_file_has_it() {
        let packs = Packs::read(&[("p.yaml", HEDGE)]).unwrap();
        let rule: serde_yaml::Value = serde_yaml::from_str(HEDGE).unwrap();
        let mut rule = rule.get("rules").unwrap().get(0).unwrap().clone();
        let hit = rule["examples"]["hit"][0].as_mapping_mut().unwrap();
        for key in ["cue", "source", "content"] {
            hit.insert(key.into(), serde_yaml::Value::Null);
        }
        rule["examples"]["miss"][0].as_mapping_mut().unwrap().insert("at".into(), serde_yaml::Value::Null);
        rule.as_mapping_mut().unwrap().insert("status".into(), "stable".into());
        assert_eq!(packs.yaml(0), Some(rule));
        assert_eq!(packs.yaml(1), None);
    }

    /// Texts near to packs: pieces of YAML and of the sound file in any order.
    fn near_pack() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("schema: 1\n".to_owned()),
            Just("kind: hedge\n".to_owned()),
            Just("rules:\n".to_owned()),
            Just("  - id: hedge.a\n".to_owned()),
            Just("    examples:\n      hit:\n".to_owned()),
            Just("        - text: ربّما\n".to_owned()),
            Just("    class: hedge\n    forms: [x, \"\", *a]\n".to_owned()),
            Just("&a [x]".to_owned()),
            "[-:\\[\\]{}&*!|>'\"%@#,? \t\n\u{FEFF}\u{200F}ابa0]{0,6}",
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let folder = Folder::new("bytes-any", &[("a.yaml", &bytes)]);
            let _ = Packs::default().with_dir(&folder.0);
        }

        #[test]
        fn no_text_near_a_pack_makes_the_reader_panic(text in near_pack()) {
            let _ = Packs::read(&[("p.yaml", &text)]);
        }

        #[test]
        fn no_cut_out_of_a_sound_file_makes_the_reader_panic(from in 0..HEDGE.len(), len in 0..60_usize, put in "[-: \n\"\t&*a]{0,3}") {
            let mut bytes = HEDGE.as_bytes().to_vec();
            let to = (from + len).min(bytes.len());
            bytes.splice(from..to, put.bytes());
            if let Err(problems) = Packs::read(&[("p.yaml", &String::from_utf8_lossy(&bytes))]) {
                prop_assert!(problems.list().iter().all(|problem| problem.place.line > 0), "{}", problems);
            }
        }
    }
}
