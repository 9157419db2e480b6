//! `contested-label-unattributed`: a contested word in the writer's own voice.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for at in 0..f.on.doc.tokens.len() {
        let quoted = f.on.doc.tokens.get(at).is_none_or(|t| t.quote != u32::MAX || t.sentence == u32::MAX);
        let Some(label) = f.labels.iter().filter(|_| !quoted).find(|label| f.is_label(at, label)) else { continue };
        let span = f.on.doc.span_of(at..at + label.len());
        let own = !f.is_attributed(span) && !f.has(List::Describing, &f.around(span.start(), 0, 0));
        if own {
            hits.push(Hit::at(span).with("label", span.slice(&f.on.doc.text)));
        }
    }
    hits
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    #[test]
    fn a_label_is_met_in_number_gender_and_with_clitics() {
        let desk = Desk::new();
        let policy = Some("labels: [ميليشيا, إرهابي, عصابة مسلحة]");
        let found = |words: &str| {
            !desk.found("contested-label-unattributed", &format!("ليل الوادي\n\nوصلت شاحنة {words} إلى الوادي مساء.\n"), policy).is_empty()
        };
        let forms = [
            "ميليشيات",
            "الميليشيات",
            "وميليشيات",
            "للميليشيات",
            "بميليشياته",
            "ميليشياتها",
            "إرهابيون",
            "الإرهابيين",
            "للإرهابيين",
            "إرهابية",
            "إرهابيان",
            "عصابات مسلحة",
            "العصابة المسلحة",
            "عصابتان مسلحتان",
        ];
        assert_eq!(forms.into_iter().filter(|w| !found(w)).collect::<Vec<_>>(), Vec::<&str>::new(), "forms of a listed word");
        let others = ["إرهاب", "الميلاد", "عصابة", "مسلحة", "عصا"];
        assert_eq!(others.into_iter().filter(|w| found(w)).collect::<Vec<_>>(), Vec::<&str>::new(), "other words");
    }
}
