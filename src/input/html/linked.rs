//! What a page says of its article for programs: JSON-LD in the words of schema.org, and meta elements.
//!
//! Pages nest them as they like: one object, a list, a `@graph` whose parts point at each other by `@id`.

use super::elements::Kind;
use super::page::{Block, Page};
use super::squeeze;
use serde_json::{Map, Value};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// Deepest that a description is looked into.
const DEPTH: usize = 4;

/// What is known of the article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) outlet: Option<String>,
    /// The outlet by what rarely names it, where nothing else does.
    pub(super) house: Option<String>,
    /// The text of the article.
    pub(super) text: Option<String>,
}

/// Reads what a page says.
pub(super) fn known(page: &Page) -> Known {
    let roots: Vec<Value> = page.linked.iter().filter_map(|script| serde_json::from_str(&strip(script)).ok()).collect();
    let mut nodes = Vec::new();
    roots.iter().for_each(|root| gather(root, DEPTH, &mut nodes));
    let is_article = |name: &str| name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
    let articles: Vec<_> = nodes.iter().copied().filter(|node| is_a(node, is_article)).collect();
    let linked = Nodes { all: &nodes, named: OnceCell::new() };
    let headline = |node: &Map<String, Value>| linked.name(node.get("headline").or(node.get("name"))?);
    let articles = of_the_page(articles, page, headline);
    let first = |of: &dyn Fn(&Map<String, Value>) -> Option<String>| articles.iter().copied().find_map(of);
    let meta = |names: &[&str]| {
        let found = names.iter().find_map(|name| page.meta.iter().find(|(key, content)| key == name && !content.trim().is_empty()));
        found.map(|(_, content)| plain(content)).filter(|text| !text.is_empty())
    };
    let site = || nodes.iter().filter(|node| is_a(node, |name| name == "WebSite")).find_map(|node| linked.name(node.get("name")?));
    Known {
        title: first(&headline).or_else(|| meta(&["og:title", "twitter:title"])),
        byline: first(&|node| linked.names(node.get("author").or(node.get("creator"))?)).or_else(|| authors(page)),
        published: first(&|node| linked.name(node.get("datePublished")?)).or_else(|| meta(DATES)).or_else(|| page.time.clone()),
        outlet: first(&|node| linked.name(node.get("publisher")?)).or_else(|| meta(&["og:site_name"])).or_else(site),
        house: meta(HOUSES).or_else(|| first(&|node| linked.name(node.get("sourceOrganization")?))).filter(|house| super::is_name(house)),
        text: first(&|node| node.get("articleBody")?.as_str().map(str::to_owned)),
    }
}

/// Articles in the data of a page, and headings on it, that are held against each other, at most.
const MOST: usize = 200;

/// Those of several articles that are described whose headline the page has, and with them those without one; all where none has.
fn of_the_page<'v>(
    all: Vec<&'v Map<String, Value>>,
    page: &Page,
    headline: impl Fn(&Map<String, Value>) -> Option<String>,
) -> Vec<&'v Map<String, Value>> {
    if !(2..MOST).contains(&all.len()) {
        return all;
    }
    let title = squeeze(&page.title);
    let headings = || page.blocks.iter().filter(|block| block.is(Kind::Title) && Block::is_text(block)).take(MOST);
    let told: Vec<Option<String>> = all.iter().map(|node| headline(node)).collect();
    let has = |text: &Option<String>, is: &dyn Fn(&str) -> bool| text.as_deref().is_some_and(is);
    let is_heading = |text: &str| headings().any(|block| block.text == text);
    let is_titled = |text: &str| title.contains(text) || headings().any(|block| block.text.contains(text) || text.contains(&block.text));
    let tests: [&dyn Fn(&str) -> bool; 2] = [&is_heading, &is_titled];
    let Some(is) = tests.into_iter().find(|is| told.iter().any(|text| has(text, is))) else { return all };
    let (of_it, others): (Vec<_>, Vec<_>) = all.into_iter().zip(&told).partition(|(_, text)| has(text, is));
    let nameless = others.into_iter().filter(|(_, text)| text.is_none());
    of_it.into_iter().chain(nameless).map(|(node, _)| node).collect()
}

/// The names that the meta elements of the first kind give that name authors.
fn authors(page: &Page) -> Option<String> {
    let names = |key: &&str| {
        let mut seen = HashSet::new();
        let all = page.meta.iter().filter(|(name, _)| name == key).map(|(_, content)| plain(content));
        let names: Vec<String> = all.filter(|name| !name.is_empty() && super::is_name(name) && seen.insert(name.clone())).collect();
        (!names.is_empty()).then(|| names.join("\u{60C} "))
    };
    AUTHORS.iter().find_map(names)
}

/// Meta elements that name an author each; the last is what microdata say.
const AUTHORS: &[&str] =
    &["dc.creator", "dc:creator", "dcterms.creator", "author", "parsely-author", "article:author", super::page::AUTHOR];

/// Meta elements that tell when the article was published.
const DATES: &[&str] =
    &["article:published_time", "datepublished", "publish-date", "pubdate", "dc.date.issued", "dcterms.created", "dc.date", "date"];

/// Meta elements that may name the outlet; the last are what microdata say of the publisher.
const HOUSES: &[&str] = &["dc.publisher", "application-name", "publisher"];

/// A script without the marks that hide it from other readers, and without the line ends that pages leave in its texts.
fn strip(script: &str) -> String {
    let script = script.trim();
    let inner = script.strip_prefix("//").unwrap_or(script).trim_start().strip_prefix("<![CDATA[");
    let inner = inner.map(|rest| rest.trim_end().strip_suffix("]]>").unwrap_or(rest).trim_end().trim_end_matches("//"));
    inner
        .or_else(|| script.strip_prefix("<!--")?.strip_suffix("-->"))
        .unwrap_or(script)
        .trim()
        .trim_end_matches(';')
        .replace(['\n', '\r', '\t'], " ")
}

/// A text, whose signs may be written as in a page.
fn plain(text: &str) -> String {
    if !text.contains('&') {
        return squeeze(text);
    }
    let blocks = super::blocks(text).unwrap_or_default();
    squeeze(&blocks.into_iter().map(|block| block.text).collect::<Vec<String>>().join(" "))
}

/// All objects that stand in lists and graphs.
fn gather<'v>(value: &'v Value, depth: usize, nodes: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(items) if depth > 0 => items.iter().for_each(|item| gather(item, depth - 1, nodes)),
        Value::Object(node) => {
            nodes.push(node);
            node.get("@graph").into_iter().for_each(|graph| gather(graph, depth.saturating_sub(1), nodes));
            node.get("mainEntity").into_iter().for_each(|entity| gather(entity, depth.saturating_sub(1), nodes));
        }
        _ => {}
    }
}

/// Whether one of a node's types is such a one.
fn is_a(node: &Map<String, Value>, wanted: impl Fn(&str) -> bool) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|name| wanted(name.rsplit(['/', ':']).next().unwrap_or(name)));
    node.get("@type").is_some_and(|types| is(types) || types.as_array().is_some_and(|list| list.iter().any(is)))
}

/// The objects of a page, which point at each other.
struct Nodes<'v> {
    all: &'v [&'v Map<String, Value>],
    /// The names of those that can be pointed at.
    named: OnceCell<HashMap<&'v str, String>>,
}

impl<'v> Nodes<'v> {
    /// A text, or the name of what stands or is pointed at there; of a list that of the first that has one.
    fn name(&self, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(plain(text)).filter(|text| !text.is_empty()),
            Value::Array(items) => items.iter().find_map(|item| self.name(item)),
            Value::Object(node) => named(node).or_else(|| self.named().get(node.get("@id")?.as_str()?).cloned()),
            _ => None,
        }
    }

    fn named(&self) -> &HashMap<&'v str, String> {
        self.named.get_or_init(|| {
            let mut names = HashMap::new();
            for (node, id) in self.all.iter().filter_map(|node| Some((*node, node.get("@id")?.as_str()?))) {
                if let (false, Some(name)) = (names.contains_key(id), named(node)) {
                    names.insert(id, name);
                }
            }
            names
        })
    }

    /// The names of all that stand there, addresses left out.
    fn names(&self, value: &Value) -> Option<String> {
        let all: Vec<String> = match value {
            Value::Array(items) => items.iter().filter_map(|item| self.name(item)).collect(),
            one => self.name(one).into_iter().collect(),
        };
        let mut seen = HashSet::new();
        let names: Vec<String> = all.into_iter().filter(|name| super::is_name(name) && seen.insert(name.clone())).collect();
        (!names.is_empty()).then(|| names.join("\u{60C} "))
    }
}

/// The name of an object, whole or in its parts.
fn named(node: &Map<String, Value>) -> Option<String> {
    let told = |key| node.get(key).and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
    told("name").or_else(|| {
        let parts: Vec<String> = ["givenName", "familyName"].into_iter().filter_map(told).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::page;
    use super::*;

    fn known(scripts: &[&str]) -> Known {
        let head: String = scripts.iter().map(|script| format!("<script type=\"application/ld+json\">{script}</script>")).collect();
        super::known(&page::read(&head).unwrap())
    }

    fn all(title: &str, byline: &str, published: &str, outlet: &str) -> Known {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Known { title: some(title), byline: some(byline), published: some(published), outlet: some(outlet), ..Known::default() }
    }

    #[test]
    fn an_article_is_found_in_every_nesting() {
        let article = r#""@type":["NewsArticle","Article"],"headline":"افتتاح الجسر","datePublished":"2030-05-01""#;
        let wanted = all("افتتاح الجسر", "لمى رشيد", "2030-05-01", "صدى المرسى");
        for script in [
            format!(r#"{{"@context":["https://schema.org"],{article},"author":"لمى رشيد","publisher":[{{"name":"صدى المرسى"}}]}}"#),
            format!(
                r#"//<![CDATA[
                [{{"@type":"WebPage"}},{{{article},"author":["لمى رشيد"],"publisher":{{"name":"صدى المرسى"}}}}]
                //]]>"#
            ),
            format!(
                r##"{{"@graph":[{{{article},"author":{{"@id":"#p"}},"publisher":{{"@id":"#o"}}}},{{"@id":"#o","name":"صدى المرسى"}},{{"@id":"#p","name":"لمى رشيد"}}]}}"##
            ),
        ] {
            assert_eq!(known(&[&script]), wanted, "{script}");
        }
    }

    #[test]
    fn several_authors_are_named_and_addresses_are_no_names() {
        let byline = |authors: &str| known(&["{", &format!(r#"{{"@type":"ReportageNewsArticle","author":{authors}}}"#)]).byline;
        assert_eq!(byline(r#"[{"name":"لمى رشيد"},"سامر نور",{"name":""},7]"#).unwrap(), "لمى رشيد، سامر نور");
        assert_eq!(byline(r#""https://example.com/huda""#), None);
        assert_eq!(byline(r#""هدى &amp; سامر""#).unwrap(), "هدى & سامر");
        assert_eq!(byline("{}"), None);
        assert_eq!(byline(r#"[{"givenName":"لمى","familyName":"رشيد"},{"familyName":"نور"}]"#).unwrap(), "لمى رشيد، نور");
        assert_eq!(byline(r#"["Admin",{"name":"webmaster"}]"#), None);
    }

    #[test]
    fn of_several_articles_the_one_of_the_page_is_taken_as_a_whole() {
        let other = r#"{"@type":"NewsArticle","headline":"كأس القرى","author":"سامي الدهان","datePublished":"2001-01-01"}"#;
        let own = r#"{"@type":"NewsArticle","headline":"افتتاح الجسر","author":"لمى رشيد","publisher":"صدى المرسى"}"#;
        let script = |json: &str| format!("<script type=\"application/ld+json\">{json}</script>");
        for described in [[script(other), script(own)].concat(), script(&format!("[{other},{own}]"))] {
            for shown in ["<h1>افتتاح الجسر</h1>", "<title>افتتاح الجسر | صدى</title>", "<h1>افتتاح الجسر أمس</h1>"]
            {
                let page = page::read(&[&described, shown].concat()).unwrap();
                assert_eq!(super::known(&page), all("افتتاح الجسر", "لمى رشيد", "", "صدى المرسى"), "{shown}");
            }
        }
        assert_eq!(known(&[other, own]).title.unwrap(), "كأس القرى");
    }

    #[test]
    fn meta_elements_name_an_author_each() {
        let byline = |page: &str| super::known(&page::read(page).unwrap()).byline;
        for key in ["name=author", "property=article:author"] {
            let page =
                format!("<meta {key} content='لمى رشيد'><meta {key} content='سامي الدهان'><meta {key} content='https://example.com/x'>");
            assert_eq!(byline(&page).unwrap(), "لمى رشيد، سامي الدهان");
        }
        let microdata = "<div itemprop=author itemscope><meta itemprop=name content='لمى رشيد'></div>";
        assert_eq!(byline(microdata).unwrap(), "لمى رشيد");
        assert_eq!(byline("<meta itemprop=name content='لمى رشيد'>"), None);
    }

    #[test]
    fn time_of_an_update_is_not_that_of_the_article() {
        let published = |page: &str| super::known(&page::read(page).unwrap()).published;
        let (updated, first) =
            ("<time class=updated datetime=2030-05-04></time>", "<time class='entry-date published' datetime=2030-05-03></time>");
        assert_eq!(published(&[updated, first].concat()).unwrap(), "2030-05-03");
        assert_eq!(published(&["<time datetime=2030-01-01></time>", first].concat()).unwrap(), "2030-05-03");
        assert_eq!(published(updated), None);
        assert_eq!(published("<time class='published updated' datetime=2030-05-03></time>").unwrap(), "2030-05-03");
        assert_eq!(published("<abbr class=published itemprop=datePublished title=2030-05-03>أمس</abbr>").unwrap(), "2030-05-03");
        assert_eq!(published("<abbr title=2030-05-03>أمس</abbr>"), None);
    }

    #[test]
    fn outlet_is_told_by_what_rarely_names_it_where_nothing_else_does() {
        let script = r#"<script type="application/ld+json">{"@type":"NewsArticle","sourceOrganization":{"name":"صدى"}}</script>"#;
        let hidden = "<div itemprop=\"publisher\" itemscope hidden><b itemprop=\"name\">سهم</b></div><i itemprop=\"name\">كلام</i>";
        let meta = "<div itemprop=\"publisher\" itemscope><meta itemprop=\"name\" content=\"سهم\"></div>";
        let application = "<meta name=\"application-name\" content=\"برق\">";
        let core = "<meta name=\"DC.publisher\" content=\"نجم\">";
        for (page, house) in [
            (script.to_owned(), Some("صدى")),
            ([script, hidden].concat(), Some("سهم")),
            ([script, meta].concat(), Some("سهم")),
            ([script, meta, application].concat(), Some("برق")),
            ([meta, application, core].concat(), Some("نجم")),
            ("<meta name=\"publisher\" content=\"https://example.com/x\">".to_owned(), None),
        ] {
            let known = super::known(&page::read(&page).unwrap());
            assert_eq!(known, Known { house: house.map(str::to_owned), ..Known::default() }, "{page}");
        }
    }

    #[test]
    fn meta_elements_and_times_tell_what_scripts_do_not() {
        let page = r#"<meta name="date" content=" "><meta itemprop="datePublished" content="2030-05-02"><meta property="OG:site_name" content="صدى">"#;
        assert_eq!(super::known(&page::read(page).unwrap()), all("", "", "2030-05-02", "صدى"));
        assert_eq!(super::known(&page::read("<time datetime=\"2030-05-03\">أمس</time>").unwrap()), all("", "", "2030-05-03", ""));
    }
}
