//! Files that are read whole and are short, such as policies: of what has no end, no more than a limit is read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes of a policy, at most. A pipe may be one, too.
pub(super) const POLICY: u64 = 16 << 20;
/// Bytes of a baseline, at most: some million findings.
pub(super) const BASELINE: u64 = 256 << 20;

/// The text of a file of at most `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::other(format!("longer than {} MiB", limit >> 20)));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8; save it as UTF-8"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let path = std::env::temp_dir().join(format!("isnad-short-{}", std::process::id()));
        std::fs::write(&path, "a".repeat(1 << 20)).unwrap();
        let read = |limit| read(&path, limit).map(|text| text.len()).map_err(|why| why.to_string());
        let got = [read(1 << 20), read((1 << 20) - 1), read(u64::MAX - 1)];
        std::fs::remove_file(&path).unwrap();
        assert_eq!(got, [Ok(1 << 20), Err("longer than 0 MiB".to_owned()), Ok(1 << 20)]);
    }
}
