//! What editors and site builders put into Markdown beside its words: shortcodes, remarks, links in double brackets, marks of a paragraph.
//! Each is replaced by blanks of as many bytes, so that everything else keeps its place.

use std::borrow::Cow;

/// What opens such a thing and what closes it, on the same line or not, with nothing of it to be read.
const WHOLE: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{:", "}"), ("%%", "%%"), ("![[", "]]")];
/// Bytes of the longest.
const LONGEST: usize = 1 << 10;

/// Markdown without them.
pub(super) fn blanked(text: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['{', '%', '!', '[', '='])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let sign = rest.chars().next().map_or(1, char::len_utf8);
        let Some(Mark { opens, inner, closes }) = mark(rest, text.get(..start).unwrap_or_default()) else {
            let same = rest.len() - rest.trim_start_matches(['=', '%']).len();
            at = start + sign.max(same);
            continue;
        };
        let out = out.get_or_insert_with(|| String::with_capacity(text.len()));
        out.push_str(text.get(out.len()..start).unwrap_or_default());
        for (part, is_kept) in [(opens, false), (inner, true), (closes, false)] {
            let end = out.len() + part;
            let words = text.get(out.len()..end).unwrap_or_default();
            if is_kept { out.push_str(words) } else { words.chars().for_each(|c| blank(c, out)) }
        }
        at = out.len();
    }
    match out {
        Some(mut out) => {
            out.push_str(text.get(out.len()..).unwrap_or_default());
            out.into()
        }
        None => text.into(),
    }
}

/// Bytes of what opens it, of what is kept of it, and of what closes it.
struct Mark {
    opens: usize,
    inner: usize,
    closes: usize,
}

/// What a text begins with, if it is such a thing.
fn mark(rest: &str, before: &str) -> Option<Mark> {
    let within = |open: &str, close: &str| {
        let inner = rest.strip_prefix(open)?;
        let near = (0..=LONGEST.min(inner.len())).rev().find(|end| inner.is_char_boundary(*end))?;
        let end = inner.get(..near)?.find(close)?;
        inner.get(..end)
    };
    let is_apart = before.chars().next_back().is_none_or(char::is_whitespace);
    let whole =
        WHOLE.iter().filter(|(open, _)| is_apart || *open != "%%").find_map(|(open, close)| Some((open, within(open, close)?, close)));
    if let Some((open, inner, close)) = whole {
        return Some(Mark { opens: open.len() + inner.len() + close.len(), inner: 0, closes: 0 });
    }
    let is_line = |inner: &&str| !inner.is_empty() && !inner.contains('\n');
    if let Some(inner) = within("[[", "]]").filter(is_line) {
        // A page may be shown under another name.
        let name = inner.find('|').map_or(0, |bar| bar + 1);
        return Some(Mark { opens: 2 + name, inner: inner.len() - name, closes: 2 });
    }
    let inner = within("==", "==").filter(is_line).filter(|inner| !inner.starts_with([' ', '=']) && !inner.ends_with(' '))?;
    Some(Mark { opens: 2, inner: inner.len(), closes: 2 })
}

/// Blanks of as many bytes as a character; line ends stay.
fn blank(c: char, out: &mut String) {
    match c.len_utf8() {
        _ if matches!(c, '\n' | '\r') => out.push(c),
        2 => out.push('\u{A0}'),
        3 => out.push('\u{2003}'),
        bytes => out.extend(std::iter::repeat_n(' ', bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_put_beside_the_words_is_blank_and_all_else_keeps_its_place() {
        for (text, words) in [
            ("{{< figure caption=\"قال المصور إن\" >}}\n\nقال.", "قال."),
            ("{% include share.html %}\nقال.\n{: .lead}", "قال."),
            ("%% قال تعليق\nإن %% قال", "قال"),
            ("قال [[ياسين الأتاسي|الأتاسي]] في [[المرسى]] ![[صورة.png]] إن ==السوق== مفتوح", "قال الأتاسي في المرسى إن السوق مفتوح"),
            ("العنوان\n=======\nقال 50%% و{ كذا", "العنوان ======= قال 50%% و{ كذا"),
            ("قال [الوزير](x) و[[", "قال [الوزير](x) و[["),
            ("أ == ب == ج", "أ == ب == ج"),
        ] {
            let blanked = blanked(text);
            assert_eq!(blanked.split_whitespace().collect::<Vec<_>>().join(" "), words, "{text}");
            assert_eq!((blanked.len(), blanked.matches('\n').count()), (text.len(), text.matches('\n').count()));
        }
    }

    #[test]
    fn many_that_are_never_closed_take_little_time() {
        for piece in ["{{< ", "%% ", "[[", "==a", "![[", "{:"] {
            let text = piece.repeat(200_000);
            assert_eq!(blanked(&text).len(), text.len());
        }
    }
}
