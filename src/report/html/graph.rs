//! The provenance graph as a drawing: claims that came the same way are one box, boxes are laid out in ranks from right to left.

use super::look::Looks;
use crate::analysis::Analysis;
use crate::provenance::{Node, NodeKind, Relation};
use crate::report::dot;
use crate::report::labels::{Labels, fill};
use crate::report::telling::cut;
use crate::report::visible::visible;
use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir, layout};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Boxes that are drawn; a larger graph is for other programs.
const BOXES: usize = 60;
/// Arrows that are drawn.
const ARROWS: usize = 150;
/// Code points of a line and lines of a label.
const LINE: usize = 22;
const LINES: usize = 4;
/// Pixels of the drawing: a letter's width at most, a line, the room around a label.
const LETTER: f64 = 8.0;
const HEIGHT: f64 = 20.0;
const ROOM: f64 = 12.0;

/// The drawing, in pixels.
#[derive(Debug, Serialize)]
pub(super) struct Drawing {
    width: i32,
    height: i32,
    boxes: Vec<DrawnBox>,
    arrows: Vec<Arrow>,
}

#[derive(Debug, Serialize)]
struct DrawnBox {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
    kind: NodeKind,
    class: String,
    badge: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    text: String,
    y: i32,
}

#[derive(Debug, Serialize)]
struct Arrow {
    relation: Relation,
    path: String,
}

/// Nodes of the graph that are drawn as one.
struct Group {
    first: Node,
    members: usize,
}

/// The drawing of an article's graph; `None` when there is nothing to draw or too much.
pub(super) fn draw(a: &Analysis, l: &Labels, looks: &Looks) -> Option<Drawing> {
    let (groups, edges) = grouped(a);
    if edges.is_empty() || groups.len() > BOXES || edges.len() > ARROWS {
        return None;
    }
    let boxes: Vec<DrawnBox> = groups.iter().map(|g| drawn(a, l, looks, g)).collect();
    Some(lay_out(boxes, &edges))
}

/// Nodes that have an edge, claims with the same neighbours together, and the edges between them.
fn grouped(a: &Analysis) -> (Vec<Group>, Vec<(usize, usize, Relation)>) {
    let mut around: FxHashMap<Node, Vec<(bool, Node, Relation)>> = FxHashMap::default();
    for e in &a.graph.edges {
        around.entry(e.from).or_default().push((true, e.to, e.relation));
        around.entry(e.to).or_default().push((false, e.from, e.relation));
    }
    let (mut groups, mut group_of) = (Vec::<Group>::new(), FxHashMap::default());
    let mut known: FxHashMap<&[(bool, Node, Relation)], usize> = FxHashMap::default();
    around.values_mut().for_each(|list| list.sort_unstable());
    for id in a.graph.nodes.iter().map(|n| n.id) {
        let Some(list) = around.get(&id) else { continue };
        let same = known.get(list.as_slice()).copied().filter(|_| id.claim().is_some());
        let slot = same.unwrap_or(groups.len());
        match groups.get_mut(slot) {
            Some(group) => group.members += 1,
            None => groups.push(Group { first: id, members: 1 }),
        }
        if id.claim().is_some() {
            known.insert(list, slot);
        }
        group_of.insert(id, slot);
    }
    let pair = |e: &crate::analysis::EdgeInfo| Some((*group_of.get(&e.from)?, *group_of.get(&e.to)?, e.relation));
    let mut edges: Vec<(usize, usize, Relation)> = a.graph.edges.iter().filter_map(pair).filter(|(from, to, _)| from != to).collect();
    edges.sort_unstable();
    edges.dedup();
    (groups, edges)
}

fn drawn(a: &Analysis, l: &Labels, looks: &Looks, group: &Group) -> DrawnBox {
    let info = a.graph.nodes.iter().find(|n| n.id == group.first);
    let text = match info {
        _ if group.members > 1 => fill(&l.page.claims, &[("count", &group.members.to_string())]),
        Some(info) if info.kind == NodeKind::Unknown && info.label.is_empty() => l.nobody.clone(),
        Some(info) => visible(&cut(&dot::label(info), LINE * LINES)).into_owned(),
        None => String::new(),
    };
    let look = group.first.source().map(|_| looks.of(Some(group.first)));
    let lines = wrap(&text);
    let longest = lines.iter().map(|l| l.chars().count()).max().unwrap_or_default();
    let size = |n: usize| f64::from(u16::try_from(n).unwrap_or(u16::MAX));
    DrawnBox {
        x: 0,
        y: 0,
        width: whole(size(longest) * LETTER + 2.0 * ROOM + if look.is_some() { 2.0 * ROOM } else { 0.0 }),
        height: whole(size(lines.len()) * HEIGHT + ROOM),
        kind: info.map_or(NodeKind::Unknown, |i| i.kind),
        class: look.map_or_else(String::new, |l| l.class.clone()),
        badge: look.map_or_else(String::new, |l| l.badge.clone()),
        lines: lines.into_iter().map(|text| Line { text, y: 0 }).collect(),
    }
}

/// Lines of at most [`LINE`] code points where words allow it.
fn wrap(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let word: String = if word.chars().count() > LINE { word.chars().take(LINE - 1).chain(['…']).collect() } else { word.to_owned() };
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        lines.last_mut().iter_mut().for_each(|l| l.push('…'));
    }
    lines
}

/// Places of boxes and paths of arrows, by the library.
fn lay_out(mut boxes: Vec<DrawnBox>, edges: &[(usize, usize, Relation)]) -> Drawing {
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: true });
    for (i, b) in boxes.iter().enumerate() {
        let label = NodeLabel { width: b.width.into(), height: b.height.into(), ..NodeLabel::default() };
        graph.set_node(i.to_string(), Some(label));
    }
    for (n, (from, to, _)) in edges.iter().enumerate() {
        graph.set_edge(from.to_string(), to.to_string(), Some(EdgeLabel::default()), Some(&n.to_string()));
    }
    let options =
        LayoutOptions { rankdir: RankDir::RL, nodesep: 18.0, ranksep: 60.0, marginx: 8.0, marginy: 8.0, ..LayoutOptions::default() };
    layout(&mut graph, Some(options));
    let (mut width, mut height) = (0, 0);
    for (i, b) in boxes.iter_mut().enumerate() {
        let place = graph.node(&i.to_string()).map(|n| (n.x.unwrap_or_default(), n.y.unwrap_or_default())).unwrap_or_default();
        (b.x, b.y) = (whole(place.0) - b.width / 2, whole(place.1) - b.height / 2);
        let first = b.y + (b.height - whole(HEIGHT) * i32::try_from(b.lines.len()).unwrap_or(1)) / 2 + 15;
        for (n, line) in b.lines.iter_mut().enumerate() {
            line.y = first + whole(HEIGHT) * i32::try_from(n).unwrap_or_default();
        }
        (width, height) = (width.max(b.x + b.width + 8), height.max(b.y + b.height + 8));
    }
    let mut arrows = Vec::with_capacity(edges.len());
    for (n, (from, to, relation)) in edges.iter().enumerate() {
        let points = graph.edge(&from.to_string(), &to.to_string(), Some(&n.to_string())).map(|e| e.points.as_slice()).unwrap_or_default();
        let points: Vec<(i32, i32)> = points.iter().map(|p| (whole(p.x), whole(p.y))).collect();
        for (x, y) in &points {
            (width, height) = (width.max(x + 8), height.max(y + 8));
        }
        arrows.push(Arrow { relation: *relation, path: path(&points) });
    }
    Drawing { width, height, boxes, arrows }
}

/// A line that bends at its points and does not break.
fn path(points: &[(i32, i32)]) -> String {
    let Some(((x, y), rest)) = points.split_first() else { return String::new() };
    let mut out = format!("M{x} {y}");
    for pair in rest.windows(2) {
        if let [(x, y), (next_x, next_y)] = pair {
            out.push_str(&format!(" Q{x} {y} {} {}", (x + next_x) / 2, (y + next_y) / 2));
        }
    }
    if let Some((x, y)) = rest.last() {
        out.push_str(&format!(" L{x} {y}"));
    }
    out
}

/// Pixels as a whole number.
#[allow(clippy::cast_possible_truncation)]
fn whole(x: f64) -> i32 {
    x.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block() -> DrawnBox {
        let lines = vec![Line { text: "x".to_owned(), y: 0 }];
        DrawnBox { x: 0, y: 0, width: 60, height: 30, kind: NodeKind::Claim, class: String::new(), badge: String::new(), lines }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        // The library is young: whatever the graph, also with rings and double arrows, it must come to an end with places.
        #[test]
        fn any_graph_is_laid_out_without_boxes_on_one_another(n in 1usize..25, arrows in prop::collection::vec((0usize..25, 0usize..25), 0..60)) {
            let edges: Vec<(usize, usize, Relation)> = arrows.into_iter().map(|(from, to)| (from % n, to % n, Relation::WasAttributedTo)).filter(|(from, to, _)| from != to).collect();
            let drawing = lay_out((0..n).map(|_| block()).collect(), &edges);
            let overlap = |a: &DrawnBox, b: &DrawnBox| (a.x - b.x).abs() < a.width && (a.y - b.y).abs() < a.height;
            for (i, a) in drawing.boxes.iter().enumerate() {
                prop_assert!(a.x >= 0 && a.y >= 0 && a.x + a.width <= drawing.width && a.y + a.height <= drawing.height);
                prop_assert!(!drawing.boxes.iter().skip(i + 1).any(|b| overlap(a, b)));
            }
            prop_assert_eq!(drawing.arrows.len(), edges.len());
        }
    }

    #[test]
    fn claims_that_came_the_same_way_are_one_box() {
        let a = crate::fixture::valley().analysis(&[]);
        let (groups, edges) = grouped(&a);
        let claims = groups.iter().filter(|g| g.first.claim().is_some());
        assert_eq!(claims.map(|g| g.members).sum::<usize>(), a.attributions.len());
        assert!(groups.len() < a.graph.nodes.len() && edges.len() < a.graph.edges.len());
    }

    #[test]
    fn label_is_wrapped_at_words_and_ends() {
        assert_eq!(wrap("one two three four five six"), ["one two three four", "five six"]);
        assert_eq!(wrap(&"word ".repeat(60)).len(), LINES);
        assert_eq!(wrap(&"w".repeat(50)), [format!("{}…", "w".repeat(LINE - 1))]);
    }
}
