//! YAML → checked packs → look-ups; owns every YAML shape.
mod builtin;
mod candidates;
pub(crate) mod check;
mod compile;
pub(crate) mod compiled;
mod cues;
pub mod diag;
pub mod envelope;
mod file;
mod finite;
mod folder;
mod inflect;
mod kept;
mod letters;
pub mod lexicon;
pub(crate) mod malformed;
pub mod morph;
mod named;
pub(crate) mod node;
pub mod pack;
mod particles;
mod pattern;
mod schema;
pub(crate) mod sets;
pub mod shape;
mod shapes;
mod silent;
mod stems;
pub mod tag;
mod tagging;
mod verbal;
mod vocabulary;
mod wording;
pub mod written;
pub mod zones;

pub use diag::{PackProblems, Place, Problem};
pub use envelope::{Kind, Rule, RuleMeta};
pub use pack::Packs;
pub use schema::json_schema;

/// A sound pack file for tests, to which they add one mistake.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod sound {
    use super::Packs;

    /// A file of one rule.
    pub(crate) const HEDGE: &str = "\
schema: 1
kind: hedge
rules:
  - id: hedge.rubbama
    since: 0.1.0
    class: hedge
    forms:
      - ربما
    examples:
      hit:
        - text: قال سالم إن الطريق ربما يفتح غدا
          at: ربما
      miss:
        - text: قال سالم إن الطريق مفتوح
          why: nothing is in doubt
";

    /// All problems of a file named `p.yaml`, one a line.
    #[track_caller]
    pub(crate) fn problems(text: &str) -> String {
        Packs::read(&[("p.yaml", text)]).unwrap_err().to_string()
    }

    /// A folder of its own for a test, removed at its end.
    pub(crate) struct Folder(pub(crate) std::path::PathBuf);

    impl Folder {
        /// Makes the folder with these files; `name` must be the test's own.
        #[track_caller]
        pub(crate) fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
            let dir = std::env::temp_dir().join(format!("isnad-{}-{name}", std::process::id()));
            std::fs::create_dir_all(&dir).unwrap();
            for (file, bytes) in files {
                let path = dir.join(file);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
            }
            Self(dir)
        }

        /// A message about files of the folder, the folder's own path shown as `DIR`.
        pub(crate) fn bare(&self, message: &str) -> String {
            message.replace(&self.0.to_string_lossy().replace('\\', "/"), "DIR")
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// All problems of the sound file with `to` in the place of `from`.
    #[track_caller]
    pub(crate) fn broken(from: &str, to: &str) -> String {
        assert_eq!(HEDGE.matches(from).count(), 1, "{from:?} must stand once in the sound file");
        problems(&HEDGE.replace(from, to))
    }
}
