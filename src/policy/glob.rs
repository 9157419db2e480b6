//! Path patterns of policy files: `*` within a folder, `**` over folders, `?` one letter.

/// Whether a path, parts joined by `/`, fits a pattern. A pattern without `/` fits the file's name in any folder.
#[must_use]
pub(super) fn fits(pattern: &str, path: &str) -> bool {
    let path = path.trim_start_matches("./");
    if !pattern.contains('/') {
        let name = path.rsplit('/').next().unwrap_or(path);
        return parts(&[pattern], &[name]);
    }
    let pattern: Vec<&str> = pattern.trim_start_matches("./").trim_start_matches('/').split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    parts(&pattern, &path)
}

/// Whether a pattern has only signs that mean here what they mean elsewhere: brackets and backslashes mean nothing here.
#[must_use]
pub(super) fn is_pattern(pattern: &str) -> bool {
    !pattern.contains(['[', ']', '{', '}', '\\'])
}

/// Dynamic programme over parts: never more steps than parts times parts.
fn parts(pattern: &[&str], path: &[&str]) -> bool {
    let mut row: Vec<bool> = std::iter::once(true).chain(path.iter().map(|_| false)).collect();
    for part in pattern {
        let mut next = vec![false; row.len()];
        for at in 0..row.len() {
            let here = row.get(at).copied().unwrap_or_default();
            let left = at.checked_sub(1).and_then(|l| Some((l, path.get(l)?)));
            let value = if *part == "**" {
                here || left.is_some_and(|(l, _)| next.get(l).copied().unwrap_or_default())
            } else {
                left.is_some_and(|(l, name)| row.get(l).copied().unwrap_or_default() && letters(part, name))
            };
            if let Some(slot) = next.get_mut(at) {
                *slot = value;
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

fn letters(pattern: &str, name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let mut row: Vec<bool> = std::iter::once(true).chain(name.iter().map(|_| false)).collect();
    for wanted in pattern.chars() {
        let mut next = vec![false; row.len()];
        for at in 0..row.len() {
            let here = row.get(at).copied().unwrap_or_default();
            let left = at.checked_sub(1);
            let value = if wanted == '*' {
                here || left.is_some_and(|l| next.get(l).copied().unwrap_or_default())
            } else {
                left.is_some_and(|l| row.get(l).copied().unwrap_or_default() && (wanted == '?' || name.get(l) == Some(&wanted)))
            };
            if let Some(slot) = next.get_mut(at) {
                *slot = value;
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_paths() {
        let yes = [
            ("*.txt", "a/b.txt"),
            ("desk/*.md", "desk/a.md"),
            ("desk/**", "desk/a/b.md"),
            ("**/live/*", "x/y/live/a"),
            ("**/a", "a"),
            ("م?ودة.txt", "د/مسودة.txt"),
        ];
        let no = [("*.md", "a.txt"), ("desk/*.md", "desk/x/a.md"), ("desk/*", "a/desk/b"), ("a?", "a")];
        for (pattern, path) in yes {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in no {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn many_stars_take_no_time() {
        assert!(!fits(&"*a".repeat(40), &"b".repeat(4000)));
    }
}
