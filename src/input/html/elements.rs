//! Elements and class names of pages: what begins a paragraph, what nobody reads, what stands beside the article.

/// Elements that begin and end a paragraph.
pub(super) const BREAKING: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements whose words nobody reads.
pub(super) const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "title", "textarea", "select", "button", "audio",
    "video", "canvas",
];
/// Elements whose words are struck out: nobody reads them either.
const STRUCK: &[&str] = &["del", "s", "strike"];
/// Parts of class names of what only a screen reader reads aloud.
const UNSEEN: &[&str] = &["screen-reader", "sr-only", "visually-hidden", "visuallyhidden", "element-invisible"];
/// Elements within a paragraph that end with it, closed or not.
pub(super) const OF_A_PARAGRAPH: &[&str] = &["del", "s", "strike", "q"];
/// Elements that stand beside the article.
pub(super) const BESIDE: &[&str] = &["nav", "aside", "footer"];
/// Elements without an end.
pub(super) const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that the next of their kind closes.
pub(super) const SELF_CLOSING: &[&str] =
    &["p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body"];
/// Elements that are opened again in every paragraph until they are closed.
pub(super) const FORMATTING: &[&str] = &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements that the end tag of an element around them does not close.
pub(super) const BARRIERS: &[&str] = &["object", "applet", "marquee", "template", "table", "caption", "foreignobject", "desc"];

/// What the words of an element are besides text of the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Nobody reads them.
    Silent,
    /// They stand beside the article: navigation, side columns, notices about cookies, comments.
    Beside,
    /// They stand below a picture.
    Caption,
    /// A heading of the first order.
    Title,
    /// A heading of a lower order.
    Heading,
    /// A link.
    Link,
    /// A quotation that is set as paragraphs of its own.
    Quoted,
}

/// How many kinds there are.
pub(super) const KINDS: usize = 7;

/// Which kinds an element is, by its name, its classes and its id.
pub(super) fn kinds<'a>(name: &str, classes: impl Iterator<Item = &'a str>) -> [bool; KINDS] {
    let mut kinds = [false; KINDS];
    let mut note = |kind: Kind, is: bool| {
        if let Some(noted) = kinds.get_mut(kind as usize) {
            *noted |= is;
        }
    };
    note(Kind::Silent, is(SILENT, name) || is(STRUCK, name));
    note(Kind::Beside, is(BESIDE, name));
    note(Kind::Caption, name == "figcaption");
    note(Kind::Title, name == "h1");
    note(Kind::Heading, is(&["h2", "h3", "h4"], name));
    note(Kind::Link, name == "a");
    note(Kind::Quoted, name == "blockquote");
    // The classes of these speak of the page as a whole.
    if !is(&["html", "body", "main", "article"], name) {
        for class in classes.flat_map(str::split_whitespace) {
            let class = class.to_ascii_lowercase();
            let words: Vec<&str> = class.split(['-', '_']).collect();
            // The headline of a page may be shown as a picture.
            note(Kind::Silent, name != "h1" && UNSEEN.iter().any(|unseen| class.contains(unseen)));
            note(Kind::Beside, is_beside(&words));
            note(
                Kind::Caption,
                is(&["caption", "figcaption"], words.last().copied().unwrap_or_default()) || class.ends_with("caption-text"),
            );
        }
    }
    kinds
}

/// Whether a layout sets an element apart from its neighbours, by its name or its classes: who wrote the article, and when.
pub(super) fn is_apart<'a>(name: &str, mut classes: impl Iterator<Item = &'a str>) -> bool {
    const WORDS: &[&str] = &["author", "byline", "date", "time", "datetime", "published"];
    let is_one = |class: &str| class.split([' ', '\t', '\n', '-', '_']).any(|word| is(WORDS, &word.to_ascii_lowercase()));
    name == "time" || classes.any(is_one)
}

pub(super) fn is(list: &[&str], name: &str) -> bool {
    list.contains(&name)
}

/// Whether the words of a class name what no article has in it: a notice about cookies, comments, an author's life.
fn is_beside(words: &[&str]) -> bool {
    let (first, second, last) = (words.first(), words.get(1), words.last());
    let begins = |names: &[&str]| first.is_some_and(|word| is(names, word));
    if begins(&["has", "no", "with", "without", "is", "hide", "show"]) {
        return false;
    }
    let author = begins(&["author"]) && second.is_some_and(|word| is(&["box", "bio", "info", "card", "description"], word));
    // A page with comments that are open says so of all of it.
    let comments = begins(&["comments", "commentlist"]) && second.is_none_or(|word| is(&["area", "list", "section", "wrap", "box"], word))
        || begins(&["comment"]) && second.is_some_and(|word| is(&["list", "area", "section"], word))
        || last == Some(&"comments") && words.len() == 2;
    // What a content system writes of an article beside its author and date.
    let told = words == ["category", "name"] || words == ["hits"];
    told || words.iter().any(|word| is(&["cookie", "cookies", "gdpr", "disqus", "newsletter", "breadcrumb", "breadcrumbs"], word))
        || author
        || comments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_tell_what_stands_beside_and_below() {
        let told = |name: &str, class: &str| {
            let kinds = kinds(name, [class].into_iter());
            (kinds[Kind::Beside as usize], kinds[Kind::Caption as usize])
        };
        for beside in [
            "cookie-consent",
            "cookie_notice",
            "comments",
            "comments-area",
            "post-comments",
            "author-box",
            "category-name",
            "hits",
            "Newsletter-signup",
            "x breadcrumb",
        ] {
            assert_eq!(told("div", beside), (true, false), "{beside}");
        }
        for caption in ["wp-caption-text", "image-caption", "caption", "photo__caption"] {
            assert_eq!(told("p", caption), (false, true), "{caption}");
        }
        for text in ["entry-content", "has-cookies", "comments-open", "author", "no-comments", "wp-caption", "comment"] {
            assert_eq!(told("div", text), (false, text == "wp-caption"), "{text}");
        }
        assert_eq!(told("body", "cookie-bar"), (false, false));
    }
}
