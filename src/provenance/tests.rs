#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::fixture::{Fixture, valley};
use crate::sources::model::{Kind, Naming};
use crate::text::Zone;
use petgraph::visit::EdgeRef;

/// `A1>S1 wasAttributedTo`, one a line.
fn edges(p: &Provenance) -> Vec<String> {
    let name = |i: petgraph::graph::NodeIndex| p.graph[i].to_string();
    let relation = |r: &Relation| serde_json::to_string(r).unwrap().replace('"', "");
    p.graph.edge_references().map(|e| format!("{}>{} {}", name(e.source()), name(e.target()), relation(e.weight()))).collect()
}

fn links(f: &Fixture, claim: usize) -> String {
    let chain = f.provenance().chain(&f.attributions, &f.sources, claim);
    chain.links.iter().map(|l| format!("{} {:?}", l.node, l.role)).collect::<Vec<_>>().join(" ← ")
}

/// An article of one line, with as many words to find as there are claims.
fn line() -> Fixture {
    Fixture::new(&[(Zone::Body, "قال واحد وذكر اثنان وأكد ثلاثة وأضاف أربعة")])
}

#[test]
fn graph_holds_claims_sources_statements_and_relays() {
    let p = valley().provenance();
    let expected = [
        "article>A1 wasDerivedFrom",
        "A1>S1 wasAttributedTo",
        "article>A2 wasDerivedFrom",
        "A2>S2 wasAttributedTo",
        "article>A3 wasDerivedFrom",
        "A3>S3 wasAttributedTo",
        "A3>D1 wasQuotedFrom",
        "D1>S3 wasIssuedBy",
        "article>A4 wasDerivedFrom",
        "A4>S2 wasAttributedTo",
        "article>A5 wasDerivedFrom",
        "A5>S2 wasAttributedTo",
        "article>A6 wasDerivedFrom",
        "A6>S1 wasAttributedTo",
        "A6>S4 wasQuotedFrom",
        "S4>S1 wasAttributedTo",
        "article>A7 wasDerivedFrom",
        "A7>S1 wasAttributedTo",
        "A7>S4 wasQuotedFrom",
    ];
    assert_eq!(edges(&p), expected);
}

#[test]
fn chain_runs_from_speaker_to_the_relay_nearest_to_the_article() {
    let f = valley();
    assert_eq!(links(&f, 5), "S1 Origin ← S4 Relay");
    assert_eq!(links(&f, 2), "D1 Statement ← S3 Origin");
    assert_eq!(f.provenance().hops, [1, 1, 1, 1, 1, 2, 2]);
}

#[test]
fn relay_of_a_known_origin_is_no_voice() {
    let p = valley().provenance();
    let roots: Vec<_> = p.roots.iter().map(|r| (r.cluster, r.sources.clone(), r.claims)).collect();
    assert_eq!(roots, [(0, vec![0], 3), (1, vec![1], 3), (2, vec![2], 1)]);
    assert_eq!(p.root_of, [Some(0), Some(1), Some(2), Some(1), Some(1), Some(0), Some(0)]);
    assert_eq!(p.carries, [3, 3, 1, 2]);
    assert_eq!(p.single_points, Vec::<usize>::new());
}

#[test]
fn document_and_its_issuer_are_one_voice() {
    let mut f = line();
    let body = f.source("بلدية السدر", Kind::Organization, Naming::Named);
    let report = f.source("تقرير البلدية", Kind::Document, Naming::Described);
    f.sources.list[report].issued_by = Some(body);
    f.sources.list[report].cluster = 0;
    f.says(Some(report), "قال", "واحد");
    f.says(Some(body), "وذكر", "اثنان");
    let p = f.provenance();
    assert_eq!(links(&f, 0), "S2 Origin ← S1 Issuer");
    assert_eq!(p.hops, [1, 1]);
    assert_eq!(p.roots, [Root { cluster: 0, party: None, sources: vec![0, 1], claims: 2 }]);
    assert_eq!(p.single_points, [body]);
    assert!(edges(&p).contains(&"S2>S1 wasIssuedBy".to_owned()));
}

#[test]
fn who_speaks_of_his_own_words_is_no_relay_of_himself() {
    let mut f = line();
    let minister = f.source("الوزيرة ليلى داغر", Kind::Person, Naming::Named);
    let outer = f.says(Some(minister), "قال", "واحد وذكر اثنان");
    let inner = f.says(Some(minister), "وذكر", "اثنان");
    f.at(inner).parent = Some(outer);
    let p = f.provenance();
    assert_eq!(links(&f, inner), "S1 Origin");
    assert_eq!(p.hops, [1, 1]);
}

#[test]
fn outlet_whose_claims_all_hold_anothers_is_no_voice() {
    let mut f = line();
    let paper = f.source("صحيفة المرفأ", Kind::Media, Naming::Named);
    let minister = f.source("الوزيرة ليلى داغر", Kind::Person, Naming::Named);
    let outer = f.says(Some(paper), "قال", "واحد وذكر اثنان");
    let inner = f.says(Some(minister), "وذكر", "اثنان");
    f.at(inner).parent = Some(outer);
    let p = f.provenance();
    assert_eq!(links(&f, inner), "S2 Origin ← S1 Relay");
    assert_eq!(p.hops, [1, 2]);
    assert_eq!(p.root_of, [None, Some(0)]);
    assert_eq!(p.roots, [Root { cluster: 1, party: None, sources: vec![minister], claims: 1 }]);
    assert_eq!(p.single_points, [paper, minister]);
}

#[test]
fn relay_with_nobody_behind_it_is_the_voice() {
    let mut f = line();
    let channel = f.source("قناة المدى", Kind::Media, Naming::Named);
    let claim = f.says(None, "قال", "واحد");
    f.via(claim, &[channel]);
    let p = f.provenance();
    assert_eq!(links(&f, claim), "unknown Origin ← S1 Relay");
    assert_eq!(p.roots, [Root { cluster: 0, party: None, sources: vec![channel], claims: 1 }]);
    assert_eq!(edges(&p), ["article>A1 wasDerivedFrom", "A1>unknown wasAttributedTo", "A1>S1 wasQuotedFrom"]);
}

#[test]
fn claim_of_nobody_has_no_root_and_no_single_point() {
    let mut f = line();
    f.says(None, "قال", "واحد");
    let p = f.provenance();
    assert_eq!((p.roots.len(), p.root_of, p.single_points), (0, vec![None], vec![]));
}

#[test]
fn agency_that_everything_came_through_is_a_single_point() {
    let mut f = line();
    let agency = f.source("وكالة مرسال", Kind::Media, Naming::Named);
    let a = f.source("سامي الراوي", Kind::Person, Naming::Named);
    let b = f.source("منى عساف", Kind::Person, Naming::Named);
    for (who, cue, content) in [(a, "قال", "واحد"), (b, "وذكر", "اثنان")] {
        let claim = f.says(Some(who), cue, content);
        f.via(claim, &[agency]);
    }
    let p = f.provenance();
    assert_eq!(p.single_points, [agency]);
    assert_eq!(p.roots.len(), 2);
}

#[test]
fn outlets_that_have_it_from_each_other_are_a_ring() {
    let mut f = line();
    let a = f.source("قناة المدى", Kind::Media, Naming::Named);
    let b = f.source("صحيفة المرفأ", Kind::Media, Naming::Named);
    let c = f.source("موقع نبأ", Kind::Media, Naming::Named);
    for (origin, relay, cue, content) in [(a, b, "قال", "واحد"), (b, a, "وذكر", "اثنان"), (c, b, "وأكد", "ثلاثة")]
    {
        let claim = f.says(Some(origin), cue, content);
        f.via(claim, &[relay]);
    }
    assert_eq!(f.provenance().cycles, [vec![a, b]]);
}

#[test]
fn person_acts_for_the_body_its_own_description_names() {
    let mut f = line();
    f.source("وزارة المياه", Kind::Organization, Naming::Named);
    let other = f.source("وزارة النقل", Kind::Organization, Naming::Named);
    let voice = f.source("الناطق باسم وزارة المياه", Kind::Person, Naming::Described);
    f.sources.list[other].cluster = 0;
    f.sources.list[voice].cluster = 0;
    f.says(Some(voice), "قال", "واحد");
    let p = f.provenance();
    assert_eq!(edges(&p), ["article>A1 wasDerivedFrom", "A1>S3 wasAttributedTo", "S3>S1 actedOnBehalfOf"]);
}

#[test]
fn byline_outlet_is_the_articles_primary_source() {
    let mut f = line();
    let agency = f.source("وكالة مرسال", Kind::Media, Naming::Named);
    f.sources.byline.push(agency);
    assert_eq!(edges(&f.provenance()), ["article>S1 hadPrimarySource"]);
}

#[test]
fn ring_of_parents_and_links_out_of_range_end() {
    let mut f = line();
    let a = f.source("سامي الراوي", Kind::Person, Naming::Named);
    let first = f.says(Some(a), "قال", "واحد");
    let second = f.says(Some(99), "وذكر", "اثنان");
    f.at(first).parent = Some(second);
    f.at(second).parent = Some(first);
    f.via(first, &[77]);
    f.sources.list[a].issued_by = Some(55);
    f.sources.byline.push(44);
    let p = f.provenance();
    assert_eq!(p.hops, [3, 3]);
    assert_eq!(p.carries, [2]);
}

#[test]
fn nesting_without_end_is_cut() {
    let mut f = line();
    for i in 0..200 {
        let speaker = f.source("سامي الراوي", Kind::Person, Naming::Named);
        let claim = f.says(Some(speaker), "قال", "واحد");
        f.at(claim).parent = (i > 0).then(|| claim - 1);
    }
    assert_eq!(f.provenance().chain(&f.attributions, &f.sources, 199).links.len(), MAX_LINKS);
}
