//! Marks of a word that its folded letters do not show.

use super::chars;

/// The marks of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    pub(super) hamza_below: bool,
    pub(super) shadda: bool,
    pub(super) fathatan: bool,
}

impl Marks {
    /// Of a word by the flags of its letters.
    pub(super) fn of(surface: &str, seen: u8) -> Self {
        Self {
            hamza_below: seen & chars::HAMZA_BELOW != 0 && has_hamza_below(surface),
            shadda: seen & chars::SHADDA != 0,
            fathatan: seen & chars::FATHATAN != 0 && surface.contains(chars::FATHATAN_MARK),
        }
    }
}

/// Whether the first alef of a word carries its hamza below.
pub(super) fn has_hamza_below(surface: &str) -> bool {
    let mut alef = false;
    for c in surface.chars() {
        match c as u32 {
            0xFE87 | 0xFE88 | 0xFEF9 | 0xFEFA => return !alef,
            0xFE81..=0xFE84 | 0xFE8D | 0xFE8E | 0xFEF5..=0xFEF8 | 0xFEFB | 0xFEFC => return false,
            code @ 0x600..=0x6FF => {
                let flags = chars::arabic((code - 0x600) as u8);
                if flags & chars::HAMZA_BELOW != 0 {
                    return alef || flags & chars::ALEF != 0;
                }
                if alef && flags & chars::BASE != 0 || flags & chars::ALEF != 0 && code != 0x627 {
                    return false;
                }
                alef |= flags & chars::ALEF != 0;
            }
            _ => {}
        }
    }
    false
}
