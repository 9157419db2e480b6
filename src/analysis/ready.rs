//! The built-in packs, compiled when the program was built.

use crate::rules::Packs;
use crate::rules::compiled::Compiled;

/// What `build.rs` made of the packs.
const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packs.bin"));

/// The built-in packs, ready. They are compiled anew should the bytes not be readable.
pub(super) fn builtin() -> Compiled {
    postcard::from_bytes(BYTES).unwrap_or_else(|_| Compiled::new(&Packs::builtin()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_bytes_are_what_the_packs_compile_to_now() {
        assert!(BYTES == postcard::to_stdvec(&Compiled::new(&Packs::builtin())).unwrap());
    }

    #[test]
    fn what_is_read_back_finds_what_was_compiled() {
        let (ready, fresh) = (builtin(), Compiled::new(&Packs::builtin()));
        assert_eq!(ready.ids, fresh.ids);
        assert_eq!(ready.agencies, fresh.agencies);
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let paths = std::fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path());
        let texts: Vec<String> =
            paths.filter(|path| path.extension().is_some_and(|e| e == "txt")).map(|path| std::fs::read_to_string(path).unwrap()).collect();
        assert!(texts.len() > 7);
        for text in texts {
            let doc = crate::text::read(text, &ready.zones);
            assert_eq!(ready.lexicon.tag(&doc), fresh.lexicon.tag(&doc));
        }
    }
}
