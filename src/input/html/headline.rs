//! The headline of a page: its heading or its title, whole and without the outlet's name.

use super::elements::Kind;
use super::page::{Block, Page};
use super::squeeze;

/// What stands between a headline and the name of the outlet.
const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " / ", "|"];

/// Marks of those at which a title of several names is cut: no headline has them between its words.
const PARTS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", "|"];

/// The fewest words of a part of a title that is the headline.
const HEADLINE_WORDS: usize = 3;
/// The mark between names that the extraction does not know.
const SECTIONS: &str = " :: ";

/// The headline. `told` is what the page's description takes for it, `guessed` what the extraction does, which may have lost an end.
pub(super) fn headline(told: Option<&str>, guessed: Option<&str>, page: &Page, outlet: Option<&str>) -> Option<String> {
    let headings = || page.blocks.iter().filter(|block| block.is(Kind::Title) && block.is_text()).map(|block| block.text.as_str());
    let whole = |title: &str| {
        headings().fold(without(title, outlet), |title, heading| named_behind(&title, heading).map_or(title.clone(), squeeze))
    };
    let title = whole(&page.title);
    let guessed = || likely(&title, guessed, page, outlet).map(str::to_owned).or_else(|| guessed.map(whole));
    let told = told.map(whole).or_else(guessed).filter(|told| !told.is_empty()).or(Some(title.clone())).filter(|told| !told.is_empty());
    let Some(told) = told else { return headings().next().map(str::to_owned) };
    // Some lose the speaker: what stands before a colon. Where a heading has none, it is the name of a blog.
    let told = if speaks(&title, &told) && !all_headings(page).any(|text| text == told) { title.clone() } else { told };
    let is_headline = |heading: &&str| Some(*heading) != outlet && (*heading == title || is_same(heading, &told));
    let found = headings().filter(is_headline).max_by_key(|heading| (*heading == told, heading.len()));
    found.map(str::to_owned).or(Some(told))
}

/// The part of a title that is the headline, where the page does not say what is: one that a heading has, else the longest where what
/// the extraction would take is another.
fn likely<'t>(title: &'t str, guessed: Option<&str>, page: &Page, outlet: Option<&str>) -> Option<&'t str> {
    let parts = all_headings(page).filter(|text| words(text) >= HEADLINE_WORDS && Some(*text) != outlet);
    let part = parts.filter_map(|text| part(title, text)).max_by_key(|part| words(part));
    let cut = |parts: Vec<&'t str>, mark: &&str| parts.into_iter().flat_map(|part| part.split(mark)).collect::<Vec<_>>();
    let longest = PARTS.iter().fold(vec![title], cut).into_iter().map(str::trim).max_by_key(|part| words(part));
    let is_most = |part: &&str| words(part) > HEADLINE_WORDS && words(part) * 2 > words(title);
    let is_lost = |part: &&str| guessed.is_none_or(|guessed| !guessed.contains(*part) || guessed.contains(SECTIONS));
    part.or_else(|| longest.filter(is_most).filter(is_lost))
}

/// Words, without the marks between them.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A heading as a part of a title: at its beginning or its end, and parted from the rest by a mark.
fn part<'t>(title: &'t str, heading: &str) -> Option<&'t str> {
    let before = title.strip_prefix(heading).is_some_and(|rest| rest.is_empty() || BETWEEN.iter().any(|mark| rest.starts_with(mark)));
    let found = if before { title.get(..heading.len()) } else { title.get(title.len().checked_sub(heading.len())?..) };
    found.filter(|found| *found == heading && (before || behind(title, heading).is_some()))
}

/// The words of a page's headings of any level.
fn all_headings(page: &Page) -> impl Iterator<Item = &str> {
    let is_one = |block: &&Block| (block.is(Kind::Title) || is_deck(block)) && block.is_text();
    page.blocks.iter().filter(is_one).map(|block| block.text.as_str())
}

/// What stands before the name of an outlet that a page has for a heading: no more words than before it.
fn named_behind<'t>(title: &'t str, heading: &str) -> Option<&'t str> {
    behind(title, heading).filter(|before| words(heading) <= words(before))
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
    fn of_a_title_of_several_names_the_headline_is_what_a_heading_has_or_the_longest() {
        let (site, cut, headline) = ("صحيفة المرسى", "صحيفة المرسى - أخبار محلية", "صيانة الجسر القديم تنتهي الشهر المقبل");
        let guessed = |guessed: &str, title: &str, body: &str| {
            let page = page::read(&format!("<title>{title}</title>{body}")).unwrap();
            super::headline(None, Some(guessed), &page, None).unwrap()
        };
        let three = format!("{cut} - {headline}");
        assert_eq!(guessed(cut, &three, &format!("<h1>{headline}</h1>")), headline);
        assert_eq!(guessed(cut, &three, &format!("<h2>{headline}</h2>")), headline);
        assert_eq!(guessed(cut, &three, ""), headline);
        assert_eq!(guessed(cut, &three, &format!("<h1>{site}</h1>")), headline);
        let double = format!("{headline} :: {site}");
        assert_eq!(guessed(&double, &double, ""), headline);
        let short = format!("{site} - الجسر");
        assert_eq!(guessed(&short, &short, ""), short);
    }

    #[test]
    fn name_of_a_blog_before_a_colon_is_no_speaker_where_a_heading_has_none() {
        let title = "<title>مدونة المرسى: الجسر يفتح غدا</title>";
        assert_eq!(found("الجسر يفتح غدا", &format!("{title}<h3>الجسر يفتح غدا</h3>")), "الجسر يفتح غدا");
        assert_eq!(found("الجسر يفتح غدا", title), "مدونة المرسى: الجسر يفتح غدا");
    }

    #[test]
    fn without_heading_it_is_the_title_whole_and_without_the_outlet() {
        assert_eq!(found("الجسر يفتح غدا", "<title>الوزير: الجسر يفتح غدا - صدى المرسى</title>"), "الوزير: الجسر يفتح غدا");
        assert_eq!(found("الجسر يفتح غدا :: صدى المرسى", ""), "الجسر يفتح غدا");
        assert_eq!(found("", "<title>صدى المرسى | الجسر يفتح غدا</title>"), "الجسر يفتح غدا");
        assert_eq!(found("صدى المرسى", ""), "صدى المرسى");
    }
}
