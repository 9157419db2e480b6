#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::fixture::{Fixture, valley};
use crate::provenance::Node;
use crate::rules::shape::Role;
use crate::sources::model::{Kind, Naming};
use crate::text::Zone;

fn ratio(part: u32, whole: u32) -> Ratio {
    Ratio { part, whole }
}

fn body(paragraph: u32, of: u32) -> Place {
    Place { zone: PlaceKind::Body, paragraph, of }
}

#[test]
fn totals_count_sources_that_speak_and_leave_relays_apart() {
    let b = valley().balance(&[]);
    assert_eq!((b.attributions, b.sources, b.relays, b.voices, b.silences), (7, 3, 1, 3, 1));
    assert_eq!(b.naming, NamingCounts { named: 2, described: 1, vague: 0, none: 0 });
    assert_eq!(b.naming_of_attributions, NamingCounts { named: 4, described: 3, vague: 0, none: 0 });
    assert_eq!(b.unnamed_attributions, ratio(3, 7));
    assert_eq!(b.specificity, [0, 1, 0, 0]);
    assert_eq!(b.anonymity_with_reason, ratio(0, 1));
    assert_eq!(b.forms, Forms { direct: 2, indirect: 5, mixed: 0 });
    assert_eq!(b.hands, Hands { first: 5, second: 2, none: 0, hops: [5, 2, 0, 0], max_hops: 2, mean_hops: Some(1.286) });
}

#[test]
fn share_below_its_gate_is_left_out_and_counts_stay() {
    let b = valley().balance(&[]);
    assert_eq!(b.named_share, Gated { part: 2, whole: 3, gate: 4, share: None });
    assert_eq!(b.official_share, Gated { part: 3, whole: 3, gate: 6, share: None });
    assert_eq!(b.concentration.top_voice, Gated { part: 3, whole: 7, gate: 6, share: Some(0.429) });
    assert_eq!(b.concentration.role_diversity, Figure { value: Some(0.667), n: 3, gate: 3 });
}

#[test]
fn words_of_the_sources_sum_to_the_attributed_words() {
    let b = valley().balance(&[]);
    let own: Vec<_> = b.per_source.iter().map(|s| (s.source.to_string(), s.words, s.attributions)).collect();
    assert_eq!(
        own,
        [
            ("S2".to_owned(), ratio(12, 25), ratio(3, 7)),
            ("S1".to_owned(), ratio(10, 25), ratio(3, 7)),
            ("S3".to_owned(), ratio(3, 25), ratio(1, 7))
        ]
    );
    assert_eq!(b.attributed_words, ratio(25, 78));
}

#[test]
fn source_keeps_verbs_stances_hands_and_first_place() {
    let b = valley().balance(&[]);
    let official = b.per_source[0].clone();
    assert_eq!(official.first, body(1, 7));
    assert_eq!(official.stances, Stances { neutral: 2, revealing: 1, ..Stances::default() });
    assert_eq!(official.verbs, [VerbCount { rule: "verb.test".into(), cue: "كشف".into(), count: 3 }]);
    let member = b.per_source[1].clone();
    assert_eq!(member.first, Place { zone: PlaceKind::Headline, paragraph: 0, of: 7 });
    assert_eq!((member.second_hand, member.carries), (2, ratio(3, 7)));
}

#[test]
fn headline_number_rests_on_the_source_whose_words_hold_it() {
    let b = valley().balance(&[]);
    let number = HeadlineNumber { number: "40".into(), in_body: true, sources: vec![Node::Source(1)], unattributed: false };
    let voice = HeadlineVoice { source: Some(Node::Source(0)), in_body: true };
    assert_eq!(b.headline, Headline { voices: vec![voice], numbers: vec![number] });
}

#[test]
fn headline_number_that_the_body_lacks_is_told() {
    let f = Fixture::new(&[(Zone::Title, "30 قتيلا في منجم"), (Zone::Body, "قال واحد إن 13 عاملا قتلوا")]);
    let number = HeadlineNumber { number: "30".into(), in_body: false, sources: vec![], unattributed: false };
    assert_eq!(f.balance(&[]).headline.numbers, [number]);
}

#[test]
fn nested_words_belong_to_the_inner_speaker() {
    let mut f = Fixture::new(&[(Zone::Body, "قال إن الجسر آمن وذكر أن الطريق مغلق")]);
    let outer = f.source("صحيفة المرفأ", Kind::Media, Naming::Named);
    let inner = f.source("ليلى داغر", Kind::Person, Naming::Named);
    let a = f.says(Some(outer), "قال", "الجسر آمن وذكر أن الطريق مغلق");
    let b = f.says(Some(inner), "وذكر", "الطريق مغلق");
    f.at(b).parent = Some(a);
    let balance = f.balance(&[]);
    let own: Vec<_> = balance.per_source.iter().map(|s| (s.source.to_string(), s.words)).collect();
    assert_eq!(own, [("S1".to_owned(), ratio(4, 6)), ("S2".to_owned(), ratio(2, 6))]);
}

#[test]
fn subjects_without_a_voice_are_listed_most_mentioned_first() {
    let subject = |name: &str, mentions| Subject { name: name.into(), mentions };
    let b = valley().balance(&[subject("المهاجمون", 2), subject("الأهالي", 5)]);
    let absent = |name: &str, mentions| NotHeard { name: name.into(), mentions };
    assert_eq!(b.not_heard, [absent("الأهالي", 5), absent("المهاجمون", 2)]);
}

#[test]
fn placement_tells_the_first_attribution_and_the_first_named_one() {
    let b = valley().balance(&[]);
    assert_eq!(b.placement, Placement { paragraphs: 7, first_attribution: Some(body(1, 7)), first_named: Some(body(2, 7)) });
}

#[test]
fn roles_and_kinds_come_in_their_fixed_order() {
    let b = valley().balance(&[]);
    let role = |role, sources, attributions| RoleCount { role, sources, attributions };
    assert_eq!(b.roles, [role(Role::Legislative, 1, 3), role(Role::Security, 2, 4)]);
    let kind = |kind, sources, attributions| KindCount { kind, sources, attributions };
    assert_eq!(b.kinds, [kind(Kind::Person, 2, 6), kind(Kind::Organization, 1, 1)]);
}

#[test]
fn effective_voices_of_equals_is_their_number() {
    assert!((concentration::hill(&[5, 5, 5]) - 3.0).abs() < 1e-9);
    assert!((concentration::hill(&[9]) - 1.0).abs() < 1e-9);
    assert!((concentration::hill(&[]) - 0.0).abs() < 1e-9);
}

#[test]
fn simpson_does_not_move_with_the_number_of_picks() {
    assert!((concentration::simpson(&[1, 1]) - 1.0).abs() < 1e-9);
    assert!((concentration::simpson(&[2, 2]) - 2.0 / 3.0).abs() < 1e-9);
    assert!((concentration::simpson(&[4]) - 0.0).abs() < 1e-9);
}

#[test]
fn empty_article_has_zeros_and_no_shares() {
    let b = Fixture::new(&[]).balance(&[]);
    assert_eq!(b.concentration.effective_voices, Figure { value: None, n: 0, gate: 1 });
    assert_eq!((b.attributed_words.share(), b.hands.mean_hops), (None, None));
}
