//! Why a text is not YAML, told with its place and the way out.

use super::diag::{Place, Problem};
use super::node;

/// Tabs that are told of one file.
const MOST: usize = 100;

/// What is told of the error with which a file was refused.
pub(crate) fn told(file: &str, text: &str, error: &serde_yaml::Error) -> Vec<Problem> {
    let problem = |line, column, message| Problem { place: Place::new(file, line, column), message };
    let tabs = text.lines().zip(1u32..).filter_map(|(line, number)| {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let column = line.get(..indent)?.find('\t')? + 1;
        Some(problem(number, u32::try_from(column).unwrap_or(u32::MAX), "indented with a tab; use spaces".to_owned()))
    });
    let tabs: Vec<Problem> = tabs.take(MOST).collect();
    if !tabs.is_empty() {
        return tabs;
    }
    if let Some(line) = second_document(text, error) {
        return vec![problem(line, 1, "a second document begins here; make it a file of its own".to_owned())];
    }
    let (line, column) = node::place_of(error).unwrap_or((1, 1));
    let told = error.to_string().replacen(&format!(" at line {line} column {column}"), "", 1);
    // Our own refusals bring their way out; the YAML crate's do not.
    let way = "; look for a colon or a quotation mark inside a text without quotation marks";
    let way = if told.contains(';') { "" } else { way };
    vec![problem(line, column, format!("not YAML: {told}{way}"))]
}

/// The line of the mark before a second document, when that is what the error is about.
fn second_document(text: &str, error: &serde_yaml::Error) -> Option<u32> {
    error.to_string().contains("more than one document").then_some(())?;
    let lines = text.lines().zip(1u32..).skip_while(|(line, _)| line.is_empty() || line.starts_with(['#', '-', '%']));
    lines.filter(|(line, _)| line.starts_with("---")).map(|(_, number)| number).next().or(Some(1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::sound::{HEDGE, broken, problems};

    #[test]
    fn every_tab_that_indents_is_told() {
        let text = HEDGE.replace("    since:", "\tsince:").replace("    class:", "  \tclass:");
        assert_eq!(problems(&text), "p.yaml:5:1: indented with a tab; use spaces\np.yaml:6:3: indented with a tab; use spaces");
    }

    #[test]
    fn a_text_that_is_no_yaml_is_told_with_the_usual_causes() {
        let way = "look for a colon or a quotation mark inside a text without quotation marks";
        assert_eq!(
            broken("text: قال سالم إن الطريق مفتوح", "text: قال سالم: الطريق مفتوح"),
            format!("p.yaml:14:25: not YAML: mapping values are not allowed in this context; {way}")
        );
        assert_eq!(
            broken("class: hedge", "class: !hedge x"),
            "p.yaml:6:12: not YAML: rules[0].class: a tag (`!…`) means nothing here; remove it"
        );
    }
}
