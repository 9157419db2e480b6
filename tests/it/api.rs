//! The library's public items, as a list under version control: a change of what others build on is seen and meant.
//!
//! Signatures whole, fields, variants, re-exports, derives and traits written by hand. By their text, not by a compiler: a name
//! that is public in a module of its own only is listed too, and what a macro writes is not.

use crate::source::{Keep, closing, code, test_modules};
use crate::support::{files_below, read, root};
use std::collections::BTreeSet;

const LIST: &str = "tests/api.txt";

/// The items of a file that are public, one a line: its name, then the item without its body.
fn items(name: &str, text: &str) -> Vec<String> {
    let code = code(text, Keep::Code);
    let starts = code.match_indices("pub ").map(|(at, _)| at).filter(|at| code[..*at].ends_with(['\n', ' ']) || *at == 0);
    starts.map(|at| format!("{name}: {}{}", before(&code[..at]), one_line(item(&code[at..])))).collect()
}

/// The traits of a file that are written by hand for one of these types.
fn traits(name: &str, text: &str, types: &BTreeSet<String>) -> Vec<String> {
    let code = code(text, Keep::Code);
    let heads = code.match_indices("\nimpl").map(|(at, _)| one_line(until(&code[at..], &['{'])));
    let of = |head: &str| head.split_once(" for ").map(|(_, of)| of.split(['<', ' ']).next().unwrap_or_default().to_owned());
    heads.filter(|head| of(head).is_some_and(|of| types.contains(&of))).map(|head| format!("{name}: {head}")).collect()
}

/// An item without its body; an enum with its variants.
fn item(rest: &str) -> &str {
    let kind = rest.split(' ').find(|word| !["pub", "const", "unsafe", "async"].contains(word)).unwrap_or_default();
    match kind {
        "enum" => &rest[..closing(rest, rest.find('{').unwrap_or_default())],
        "use" => &rest[..rest.find(';').unwrap_or(rest.len())],
        "fn" | "struct" | "trait" | "mod" => until(rest, &['{', ';']),
        "type" => until(rest, &[';']),
        _ if rest.starts_with("pub const ") => until(rest, &['=', ';']),
        _ => until(rest, &[',', '\n']),
    }
}

/// A text up to one of these signs that stands in no brackets.
fn until<'a>(text: &'a str, signs: &[char]) -> &'a str {
    let (mut depth, mut last) = (0usize, ' ');
    for (at, sign) in text.char_indices() {
        if depth == 0 && signs.contains(&sign) {
            return &text[..at];
        }
        match sign {
            '(' | '[' | '<' | '{' => depth += 1,
            '>' if matches!(last, '-' | '=') => {}
            ')' | ']' | '>' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        last = sign;
    }
    text
}

/// What the attributes before an item promise: its derives, and that it may grow.
fn before(code: &str) -> String {
    let lines = code.trim_end().lines().rev().map(str::trim).take_while(|line| line.is_empty() || line.starts_with("#["));
    let told = lines.filter(|line| line.starts_with("#[derive") || line.starts_with("#[non_exhaustive"));
    told.fold(String::new(), |told, line| format!("{line} {told}"))
}

/// An item on one line, without attributes inside.
fn one_line(item: &str) -> String {
    let mut bare = String::new();
    let mut rest = item;
    while let Some((text, attribute)) = rest.split_once("#[") {
        bare.push_str(text);
        rest = attribute.get(until(attribute, &[']']).len() + 1..).unwrap_or_default();
    }
    (bare + rest).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of the types that are public in a file.
fn types(listed: &[String]) -> impl Iterator<Item = String> {
    let name = |item: &String| {
        let (_, after) = item.split_once("pub struct ").or_else(|| item.split_once("pub enum "))?;
        after.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned)
    };
    listed.iter().filter_map(name)
}

#[test]
fn public_items_are_those_of_the_list() {
    let files: Vec<String> = files_below("src").into_iter().filter(|f| f.ends_with(".rs") && f != "src/main.rs").collect();
    let tests: BTreeSet<String> = files.iter().flat_map(|f| test_modules(&read(f))).collect();
    let for_tests = |f: &&String| tests.iter().any(|t| f.ends_with(&format!("/{t}.rs")));
    let texts: Vec<(&String, String)> = files.iter().filter(|f| !for_tests(f)).map(|f| (f, read(f))).collect();
    let mut public: Vec<String> = texts.iter().flat_map(|(name, text)| items(name, text)).collect();
    let types = types(&public).collect();
    public.extend(texts.iter().flat_map(|(name, text)| traits(name, text, &types)));
    let now: String = public.into_iter().map(|line| line + "\n").collect();
    if std::env::var_os("ISNAD_BLESS").is_some() {
        return std::fs::write(root().join(LIST), now).unwrap();
    }
    let listed = read(LIST);
    let (was, is): (BTreeSet<&str>, BTreeSet<&str>) = (listed.lines().collect(), now.lines().collect());
    let gone: Vec<_> = was.difference(&is).collect();
    let new: Vec<_> = is.difference(&was).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "gone or changed, which breaks those who use it: {gone:#?}\nnew: {new:#?}\nif it is meant: a line in docs/CHANGELOG.md, and ISNAD_BLESS=1 cargo test public_items"
    );
}

#[test]
fn items_are_listed_whole() {
    let text = "pub use a::{B, C};\n#[derive(Clone)]\n#[non_exhaustive]\npub enum D<'a> {\n    /// One.\n    #[error(\"x\")]\n    E(u8),\n    F { g: [u8; 2] },\n}\n\
                #[derive(Debug, Copy)]\npub struct K(pub u8, u8);\nimpl fmt::Display for D<'_> {\n    pub fn h(&self, i: [u8; 2]) -> impl Iterator<Item = u8> {\n    }\n}\n\
                pub struct L {\n    pub map: Map<u8, u8>,\n}\npub const M: [u8; 2] = [0; 2];\npub type N = dyn Fn(u8) -> u8;\npub(crate) fn o() {}\n";
    let listed = items("z", text);
    assert_eq!(
        listed,
        [
            "z: pub use a::{B, C}",
            "z: #[derive(Clone)] #[non_exhaustive] pub enum D<'a> { E(u8), F { g: [u8; 2] }, }",
            "z: #[derive(Debug, Copy)] pub struct K(pub u8, u8)",
            "z: pub fn h(&self, i: [u8; 2]) -> impl Iterator<Item = u8>",
            "z: pub struct L",
            "z: pub map: Map<u8, u8>",
            "z: pub const M: [u8; 2]",
            "z: pub type N = dyn Fn(u8) -> u8",
        ]
    );
    assert_eq!(traits("z", text, &types(&listed).collect()), ["z: impl fmt::Display for D<'_>"]);
}
