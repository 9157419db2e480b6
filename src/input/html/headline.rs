//! The headline of a page: its heading or its title, whole and without the outlet's name.

use super::elements::Kind;
use super::page::{Block, Page};
use super::squeeze;

/// What stands between a headline and the name of the outlet.
const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " / ", "|"];

/// The headline. `told` is what the page's description takes for it, `guessed` what the extraction does, which may have lost an end.
pub(super) fn headline(told: Option<&str>, guessed: Option<&str>, page: &Page, outlet: Option<&str>) -> Option<String> {
    let headings = || page.blocks.iter().filter(|block| block.is(Kind::Title) && block.is_text()).map(|block| block.text.as_str());
    let whole =
        |title: &str| headings().fold(without(title, outlet), |title, heading| behind(&title, heading).map_or(title.clone(), squeeze));
    let title = whole(&page.title);
    let told = told.or(guessed).map(whole).filter(|told| !told.is_empty()).or(Some(title.clone())).filter(|told| !told.is_empty());
    let Some(told) = told else { return headings().next().map(str::to_owned) };
    // Some lose the speaker: what stands before a colon.
    let told = if speaks(&title, &told) { title.clone() } else { told };
    let is_headline = |heading: &&str| Some(*heading) != outlet && (*heading == title || is_same(heading, &told));
    let found = headings().filter(is_headline).max_by_key(|heading| (*heading == told, heading.len()));
    found.map(str::to_owned).or(Some(told))
}

/// Whether before a title stands who says it.
fn speaks(whole: &str, title: &str) -> bool {
    whole.strip_suffix(title).is_some_and(|before| before.trim_end().ends_with(':') && !before.trim_end().ends_with("::"))
}

/// Whether a heading is the title, half of it at the least, the title with its speaker, or what stands before an outlet's name.
fn is_same(heading: &str, title: &str) -> bool {
    let is_first = || title.strip_prefix(heading).is_some_and(|rest| BETWEEN.iter().any(|mark| rest.starts_with(mark)));
    heading == title || speaks(heading, title) || title.contains(heading) && heading.len() * 2 >= title.len() || is_first()
}

/// What stands before a name at the end of a title.
fn behind<'t>(title: &'t str, name: &str) -> Option<&'t str> {
    title.strip_suffix(name).and_then(|rest| BETWEEN.iter().find_map(|mark| rest.strip_suffix(mark)))
}

/// A title without the name of the outlet at its ends.
fn without(title: &str, outlet: Option<&str>) -> String {
    let title = squeeze(title);
    let Some(outlet) = outlet.filter(|name| *name != title) else { return title };
    let before = || title.strip_prefix(outlet).and_then(|rest| BETWEEN.iter().find_map(|mark| rest.strip_prefix(mark)));
    behind(&title, outlet).or_else(before).map_or(title.clone(), squeeze)
}

/// Whether a paragraph is a heading that stands for a standfirst.
pub(super) fn is_deck(block: &Block) -> bool {
    block.is(Kind::Heading) && block.is_text() && !block.is_linked()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::page;
    use super::*;

    fn found(told: &str, html: &str) -> String {
        headline(Some(told).filter(|t| !t.is_empty()), None, &page::read(html).unwrap(), Some("صدى المرسى")).unwrap()
    }

    #[test]
    fn a_heading_is_the_headline_where_it_says_what_the_title_says() {
        assert_eq!(found("الجسر يفتح غدا", "<h1>الوزير: الجسر يفتح غدا</h1>"), "الوزير: الجسر يفتح غدا");
        assert_eq!(found("الجسر يفتح غدا | أخبار", "<h1>الجسر يفتح غدا</h1>"), "الجسر يفتح غدا");
        assert_eq!(found("الجسر يفتح غدا", "<h1><div>محليات</div>الجسر يفتح غدا</h1>"), "الجسر يفتح غدا");
        assert_eq!(found("مفتوح | صحيفة الجبل اليومية", "<h1>مفتوح</h1>"), "مفتوح");
        assert_eq!(found("الجسر مفتوح للجميع :: الجبل", "<h1>الجبل</h1>"), "الجسر مفتوح للجميع");
        assert_eq!(found("الجسر يفتح اليوم", "<h1>اليوم</h1><h2>الجسر يفتح اليوم</h2>"), "الجسر يفتح اليوم");
        assert_eq!(found("", "<h1>صدى المرسى</h1><title>صدى المرسى</title>"), "صدى المرسى");
        assert_eq!(found("الوزير: الجسر يفتح غدا", "<h1>الوزير:<br>الجسر <div>يفتح غدا</div></h1>"), "الوزير: الجسر يفتح غدا");
    }

    #[test]
    fn outlet_before_the_headline_of_a_title_is_left_out() {
        let page = page::read("<title>صدى المرسى الإخبارية :: وزير النقل يفتح الجسر غدا أمام الجميع</title>").unwrap();
        let guessed = "وزير النقل يفتح الجسر غدا أمام الجميع";
        assert_eq!(headline(None, Some(guessed), &page, None).unwrap(), guessed);
    }

    #[test]
    fn without_heading_it_is_the_title_whole_and_without_the_outlet() {
        assert_eq!(found("الجسر يفتح غدا", "<title>الوزير: الجسر يفتح غدا - صدى المرسى</title>"), "الوزير: الجسر يفتح غدا");
        assert_eq!(found("الجسر يفتح غدا :: صدى المرسى", ""), "الجسر يفتح غدا");
        assert_eq!(found("", "<title>صدى المرسى | الجسر يفتح غدا</title>"), "الجسر يفتح غدا");
        assert_eq!(found("صدى المرسى", ""), "صدى المرسى");
    }
}
