//! The packs that come with the program, embedded in the order of `rules/pack.yaml`.

/// Embeds files of `rules/` under their path from there.
macro_rules! embed {
    ($($file:literal),* $(,)?) => { &[$( (concat!("rules/", $file), include_str!(concat!("../../rules/", $file))) ),*] };
}

/// Name and text of every built-in pack file, in load order.
pub(super) const FILES: &[(&str, &str)] = embed![
    "ar/shapes.yaml",
    "ar/shapes-verbs.yaml",
    "ar/shapes-names.yaml",
    "ar/shapes-things.yaml",
    "ar/functions.yaml",
    "ar/functions-time.yaml",
    "ar/words.yaml",
    "ar/verbs-core.yaml",
    "ar/verbs-directive.yaml",
    "ar/verbs-emotive.yaml",
    "ar/verbs-more.yaml",
    "ar/verbs-opinion.yaml",
    "ar/verbs-quoting.yaml",
    "ar/nominals.yaml",
    "ar/markers.yaml",
    "ar/lookalikes.yaml",
    "ar/heads-person.yaml",
    "ar/heads-person-learning.yaml",
    "ar/heads-person-people.yaml",
    "ar/heads-person-power.yaml",
    "ar/heads-person-work.yaml",
    "ar/heads-organization.yaml",
    "ar/heads-organization-names.yaml",
    "ar/heads-organization-scenes.yaml",
    "ar/heads-organization-other.yaml",
    "ar/heads-media.yaml",
    "ar/heads-document.yaml",
    "ar/heads-group.yaml",
    "ar/heads-source.yaml",
    "ar/honorifics.yaml",
    "ar/outlets.yaml",
    "ar/outlets-papers.yaml",
    "ar/outlets-papers-b.yaml",
    "ar/outlets-papers-m.yaml",
    "ar/anonymity.yaml",
    "ar/affiliations.yaml",
    "ar/affiliations-g.yaml",
    "ar/affiliations-n.yaml",
    "ar/hedges.yaml",
    "ar/silences.yaml",
    "ar/claims.yaml",
    "ar/furniture.yaml",
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::node;
    use super::super::pack::Packs;
    use super::*;
    use std::path::Path;

    #[test]
    fn built_in_packs_are_sound() {
        assert_eq!(Packs::read(FILES).map(|packs| packs.is_empty()), Ok(false));
    }

    #[test]
    fn embedded_files_are_those_of_the_list_and_of_the_folder() {
        let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let text = std::fs::read_to_string(rules.join("pack.yaml")).unwrap();
        let root = node::parse(&text).unwrap();
        let listed: Vec<&str> = root.get("files").unwrap().items().iter().filter_map(|file| file.text()).collect();
        let embedded: Vec<&str> = FILES.iter().map(|(name, _)| name.strip_prefix("rules/").unwrap()).collect();
        assert_eq!(embedded, listed, "left is src/rules/builtin.rs, right is rules/pack.yaml; make them equal");
        let mut here: Vec<String> = std::fs::read_dir(rules.join("ar"))
            .unwrap()
            .map(|entry| format!("ar/{}", entry.unwrap().file_name().into_string().unwrap()))
            .collect();
        here.sort();
        let mut listed = listed;
        listed.sort_unstable();
        assert_eq!(here, listed, "left is the folder rules/ar, right is rules/pack.yaml; list each file there");
    }
}
