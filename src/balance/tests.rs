#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::fixture::{Fixture, valley};
use crate::provenance::{Declared, Node, Party};
use crate::rules::shape::Role;
use crate::sources::model::{Kind, Naming};
use crate::text::Zone;

fn ratio(part: u32, whole: u32) -> Ratio {
    Ratio { part, whole }
}

fn body(paragraph: u32, of: u32) -> Place {
    Place { zone: PlaceKind::Body, paragraph, of, ..Place::default() }
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
    assert_eq!(member.first, Place { zone: PlaceKind::Headline, paragraph: 0, of: 7, ..Place::default() });
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

#[test]
fn declared_sides_are_one_voice_each_and_have_figures_of_their_own() {
    let party = |id: &str, names: &[&str]| Party { id: id.into(), names: names.iter().map(|n| (*n).to_owned()).collect() };
    let parties = [party("sea", &["الحلف", "مسؤول بحري"]), party("land", &["لورستان"]), party("hill", &["التلال"])];
    let b = valley().balance_under(&[], Declared { parties: &parties, relay_only: &[] });
    assert_eq!((b.sources, b.voices), (3, 2));
    let sides = b.sides.unwrap();
    let told: Vec<_> =
        sides.parties.iter().map(|p| (p.party.as_str(), p.name.as_str(), p.sources, p.attributions, p.words.part, p.first)).collect();
    let headline = Place { zone: PlaceKind::Headline, paragraph: 0, of: 7, ..Place::default() };
    assert_eq!(
        told,
        [
            ("sea", "الحلف", 2, ratio(4, 7), 15, Some(body(1, 7))),
            ("land", "لورستان", 1, ratio(3, 7), 10, Some(headline)),
            ("hill", "التلال", 0, ratio(0, 7), 0, None)
        ]
    );
    assert_eq!((sides.imbalance, sides.stance_gap), (Figure { value: None, n: 7, gate: 8 }, Figure { value: None, n: 0, gate: 3 }));
    assert_eq!(valley().balance(&[]).sides, None);
}

#[test]
fn outlets_that_only_pass_on_are_relays_and_no_voice() {
    let mut f = Fixture::new(&[(Zone::Body, "قالت مرسال إن الجسر آمن وقال سامي إن الطريق مغلق")]);
    let outlet = f.source("قناة «مرسال»", Kind::Media, Naming::Named);
    let person = f.source("سامي", Kind::Person, Naming::Named);
    f.says(Some(outlet), "قالت", "الجسر آمن");
    f.says(Some(person), "وقال", "الطريق مغلق");
    let b = |relay_only: &[String]| f.balance_under(&[], Declared { parties: &[], relay_only });
    let counts = |b: &Balance| (b.sources, b.voices, b.relays, b.naming.named, b.per_source.len());
    assert_eq!([counts(&b(&[])), counts(&b(&["مرسال".into()]))], [(2, 2, 0, 2, 2), (1, 1, 1, 1, 2)]);
}

#[test]
fn a_claim_of_weight_is_corroborated_by_voices_and_not_by_sources() {
    let mut f =
        Fixture::new(&[(Zone::Body, "قال سامي إن الجسر الشرقي انهار فجرا"), (Zone::Body, "وقالت البلدية إن الجسر الشرقي انهار فجرا")]);
    let person = f.source("سامي", Kind::Person, Naming::Named);
    let town = f.source("البلدية", Kind::Organization, Naming::Named);
    f.says(Some(person), "قال", "الجسر الشرقي انهار فجرا");
    f.says(Some(town), "وقالت", "الجسر الشرقي انهار فجرا");
    let claim = |voices| KeyClaim {
        claim: Node::Claim(0),
        why: vec![Why::Lede],
        made_by: vec![Node::Claim(0), Node::Claim(1)],
        sources: vec![Node::Source(person), Node::Source(town)],
        voices,
    };
    let one = [Party { id: "town".into(), names: vec!["البلدية".into(), "سامي".into()] }];
    let b = |parties: &[Party]| f.balance_under(&[], Declared { parties, relay_only: &[] }).corroboration;
    assert_eq!(b(&[]), Corroboration { corroborated: ratio(1, 1), claims: vec![claim(2)] });
    assert_eq!(b(&one), Corroboration { corroborated: ratio(0, 1), claims: vec![claim(1)] });
}

#[test]
fn bodies_and_papers_are_not_unnamed_and_people_are() {
    let mut f = Fixture::new(&[(Zone::Body, "قال واحد وذكر اثنان وأكد ثلاثة وأضاف أربعة وصرح خمسة")]);
    let sources = [
        f.source("السلطات المعنية", Kind::Organization, Naming::Described),
        f.source("بلاغ", Kind::Document, Naming::Described),
        f.source("مسؤول في المرفأ", Kind::Person, Naming::Described),
        f.source("وسائل إعلام", Kind::Media, Naming::Vague),
    ];
    for (source, (cue, content)) in sources.into_iter().zip([("قال", "واحد"), ("وذكر", "اثنان"), ("وأكد", "ثلاثة"), ("وأضاف", "أربعة")])
    {
        f.says(Some(source), cue, content);
    }
    f.says(None, "وصرح", "خمسة");
    assert_eq!(f.balance(&[]).unnamed_attributions, ratio(3, 5));
}

#[test]
fn who_is_quoted_in_the_words_of_another_is_no_voice_beside_him() {
    let mut f = Fixture::new(&[(Zone::Body, "قال الوزير إن خبراء أجانب أكدوا أن الجسر القديم آمن تماما")]);
    let minister = f.source("الوزير", Kind::Person, Naming::Named);
    let experts = f.source("خبراء أجانب", Kind::Group, Naming::Described);
    let outer = f.says(Some(minister), "قال", "خبراء أجانب أكدوا أن الجسر القديم آمن تماما");
    let inner = f.says(Some(experts), "أكدوا", "الجسر القديم آمن تماما");
    f.at(inner).parent = Some(outer);
    let b = f.balance(&[]);
    assert_eq!((b.sources, b.voices, b.corroboration.corroborated), (2, 1, ratio(0, 1)));
}

#[test]
fn a_figure_of_the_headline_may_stand_in_words_in_the_body() {
    let told = |body: &str| {
        let f = Fixture::new(&[(Zone::Title, "مقتل 5 صيادين"), (Zone::Body, body)]);
        f.balance(&[]).headline.numbers.iter().map(|n| n.in_body).collect::<Vec<_>>()
    };
    assert_eq!(told("قتل خمسة صيادين في البحر"), [true]);
    assert_eq!(told("عادوا من الرحلة الخامسة"), [true]);
    assert_eq!(told("قتل ستة صيادين في البحر"), [false]);
    let round = Fixture::new(&[(Zone::Title, "صنع 8800 زورق"), (Zone::Body, "بلغ العدد 8796 في السنة")]);
    assert_eq!(round.balance(&[]).headline.numbers.iter().map(|n| n.in_body).collect::<Vec<_>>(), [true]);
}
