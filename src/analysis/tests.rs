#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::fixture::{Fixture, valley};
use crate::provenance::Node;
use crate::sources::model::{Kind, Naming};
use crate::text::Zone;

#[test]
fn offsets_count_code_points_and_bytes_stand_beside_them() {
    let a = valley().analysis(&[]);
    let cue = a.attributions[0].cue.clone();
    assert_eq!(cue, TextSpan { start: 69, end: 70, byte_start: 124, byte_end: 125, text: ":".into() });
}

#[test]
fn every_span_is_its_text_in_code_points() {
    let f = valley();
    let a = f.analysis(&[]);
    let letters: Vec<char> = f.doc.text.chars().collect();
    let spans = a.attributions.iter().flat_map(|x| x.content.iter().chain([&x.cue]).chain(&x.source).chain(&x.channel));
    for span in spans.chain(a.silences.iter().map(|s| &s.span)).chain(&a.article.title) {
        let at: String = letters[span.start as usize..span.end as usize].iter().collect();
        assert_eq!(at, span.text);
        assert_eq!(f.doc.text[span.byte_start as usize..span.byte_end as usize], span.text);
    }
}

#[test]
fn json_has_the_fields_of_the_contract_in_their_order() {
    let json = serde_json::to_string(&valley().analysis(&[])).unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let order = |fields: &[&str], from: &str| {
        let mut at = json.find(from).unwrap();
        for field in fields {
            at += json[at..].find(&format!("\"{field}\":")).unwrap_or_else(|| panic!("{field} out of order"));
        }
    };
    order(&["schema", "article", "sources", "attributions", "silences", "unattributed", "graph", "balance", "findings"], "{");
    order(
        &["id", "name", "kind", "naming", "specificity", "role", "affiliation", "number", "anonymity", "issued_by", "mentions", "cluster"],
        "\"sources\":[",
    );
    let fields = "id cue extra_cues source source_id via channel parent content type act stance hedges distanced hops rule confidence";
    order(&fields.split(' ').collect::<Vec<_>>(), "\"attributions\":[");
    assert_eq!(value["attributions"][5]["via"], serde_json::json!(["S4"]));
    assert_eq!(value["sources"][1]["anonymity"], serde_json::json!({"requested": true, "reason": null}));
}

#[test]
fn analysis_read_back_is_the_same() {
    let a = valley().analysis(&[]);
    let json = serde_json::to_string(&a).unwrap();
    assert_eq!(serde_json::from_str::<Analysis>(&json).unwrap(), a);
}

fn byline_of(text: &str) -> Option<(String, bool)> {
    let a = Analyzer::builder().build().unwrap().analyze(&Article::from_text("x", text));
    a.article.byline.map(|b| (b.span.map_or(String::new(), |s| s.text), b.generic))
}

#[test]
fn byline_of_agencies_without_a_name_is_generic() {
    let of =
        |byline: &str| byline_of(&format!("افتتاح جسر المرجان\n{byline}\nقال وزير النقل كريم الحلاق إن الجسر سيفتح غدا أمام العربات.\n"));
    assert_eq!(of("وكالات"), Some(("وكالات".into(), true)));
    assert_eq!(of("الوكالات - عين الرمان"), Some(("الوكالات - عين الرمان".into(), true)));
    assert_eq!(of("كتب: سامي الراوي"), Some(("كتب: سامي الراوي".into(), false)));
}

#[test]
fn byline_with_a_named_agency_is_not_generic() {
    let mut f = Fixture::new(&[(Zone::Body, "نص")]);
    let agency = f.source("وكالة مرسال", Kind::Media, Naming::Named);
    f.sources.byline.push(agency);
    f.says_agencies = true;
    assert_eq!(f.analysis(&[]).article.byline, Some(Byline { span: None, outlets: vec![Node::Source(0)], generic: false }));
}

#[test]
fn label_of_a_long_claim_is_cut_at_a_blank() {
    let long = "كلمة ".repeat(30);
    let mut f = Fixture::new(&[(Zone::Body, &format!("قال {long}"))]);
    f.says(None, "قال", &long);
    let label = f.analysis(&[]).graph.nodes[1].label.clone();
    assert_eq!(label, format!("{}…", ["كلمة"; 12].join(" ")));
}

#[test]
fn analyzer_is_send_and_sync() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Analyzer::builder().build().unwrap());
}

#[test]
fn rules_folder_that_is_none_is_named() {
    let error = Analyzer::builder().rules_dir("no/such/folder").build().unwrap_err();
    assert_eq!(error.to_string(), "no/such/folder: no such folder; give a folder of *.yaml files");
}

#[test]
fn contents_nested_without_end_do_not_repeat_their_words_without_end() {
    let mut f = Fixture::new(&[(Zone::Body, &"قال ".repeat(400))]);
    let all = f.doc.text.trim_end().to_owned();
    for i in 0..400 {
        let claim = f.says(None, "قال", &all);
        f.at(claim).parent = (i > 0).then(|| claim - 1);
    }
    let a = f.analysis(&[]);
    let given: usize = a.attributions.iter().flat_map(|x| &x.content).map(|c| c.text.len()).sum();
    assert!(given <= 16 * f.doc.text.len() && given > 8 * f.doc.text.len(), "{given}");
    assert!(a.attributions.iter().all(|x| x.content[0].byte_end as usize == all.len()));
}

#[test]
fn outlet_that_carried_the_statement_is_a_relay() {
    let relays = |sentence: &str| {
        let a = Analyzer::builder().build().unwrap().analyze(&Article::from_text("x", format!("الجسر\n\n{sentence}\n")));
        let name = |node: &Node| a.sources.iter().find(|s| s.id == *node).map(|s| s.name.clone());
        a.attributions.iter().flat_map(|one| one.via.iter().filter_map(name)).collect::<Vec<_>>()
    };
    assert_eq!(relays("وقال سالم الغرناطي في تصريحات نقلتها صحيفة الجبل إن الجسر آمن."), ["صحيفة الجبل"]);
    assert_eq!(relays("وقالت الجمعية في بيان بثه تلفزيون الوادي إن الجسر آمن."), ["تلفزيون الوادي"]);
    assert_eq!(relays("وقالت الجمعية في بيان نشرته على صفحتها إن الجسر آمن."), [""; 0]);
    assert_eq!(relays("وقال سالم الغرناطي في تصريحات لصحيفة الجبل إن الجسر آمن."), [""; 0]);
}

#[cfg(feature = "serde")]
#[test]
fn articles_that_are_told_together_are_told_as_each_alone() {
    let analyzer = Analyzer::builder().build().unwrap();
    let texts = ["قال الوزير إن البلد بخير.", "", "أكدت الوزارة أن السد آمن.\n\nوأضافت أن العمل مستمر."];
    let articles = texts.map(|text| Article { text: text.to_owned(), ..Article::default() });
    let together = analyzer.tell(&articles.each_ref(), |analysis| serde_json::to_string(analysis).unwrap());
    assert_eq!(together, articles.each_ref().map(|article| serde_json::to_string(&analyzer.analyze(article)).unwrap()));
}

#[test]
fn the_lede_of_a_body_of_one_paragraph_is_its_first_sentence() {
    let text = "حال الطرق\n\nقال سامي نصر إن الجسر الشرقي انهار فجرا. وقالت بلدية السدر إن الطريق القديم مفتوح.\n";
    let a = Analyzer::builder().build().unwrap().analyze(&Article::from_text("x", text));
    assert_eq!(a.balance.corroboration.claims.iter().map(|c| c.claim).collect::<Vec<_>>(), [Node::Claim(0)]);
    let first: Vec<(u32, u32)> = a.balance.per_source.iter().map(|s| (s.first.sentence, s.first.sentences)).collect();
    assert_eq!(first, [(1, 2), (2, 2)]);
}
