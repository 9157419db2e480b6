//! Compiles the built-in rule packs into `packs.bin` of the build's own folder, with the program's own stages `text` and `rules`,
//! and makes JSON of the words of reports and numbers there.
// The two stages are checked where the library has them.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::all, clippy::print_stdout)]

#[path = "src/rules/mod.rs"]
mod rules;
#[path = "src/text/mod.rs"]
mod text;

use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    for path in ["build.rs", "rules/ar", "rules/pack.yaml", "rules/policy/numbers.yaml", "rules/ui", "src/rules", "src/text"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    // A broken rule would only be missing; here its place is told.
    if let Err(problems) = rules::Packs::default().with_dir(Path::new("rules")) {
        problems.to_string().lines().for_each(|line| println!("cargo::error={line}"));
        return Ok(());
    }
    let compiled = rules::compiled::Compiled::new(&rules::Packs::builtin());
    std::fs::write(out.join("packs.bin"), postcard::to_stdvec(&compiled)?)?;
    for (from, to) in [("rules/ui/ar", "ar"), ("rules/ui/en", "en"), ("rules/policy/numbers", "numbers")] {
        let words: serde_json::Value = serde_yaml::from_str(&std::fs::read_to_string(format!("{from}.yaml"))?)?;
        std::fs::write(out.join(format!("{to}.json")), words.to_string())?;
    }
    Ok(())
}
