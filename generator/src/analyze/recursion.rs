//! Recursion: where a value must be boxed, because its type would hold itself.
//!
//! Lists, maps and kept properties hold their values elsewhere already. Every field that closes a
//! circle is boxed, not only one of each: which one would depend on the order of the document.

use std::collections::{BTreeMap, BTreeSet};

use super::Place;
use super::graph::{Edge, Graph, Link};

/// The boxed places of every type.
pub(super) fn boxed(graph: &Graph) -> Vec<BTreeSet<Place>> {
    let mut boxed = vec![BTreeSet::new(); graph.len()];
    let steps: [fn(&Edge) -> bool; 3] = [
        |edge| !matches!(edge.link, Link::Item | Link::Additional),
        |edge| matches!(edge.link, Link::Branch(_) | Link::Alias),
        |edge| matches!(edge.link, Link::Alias),
    ];
    for (step, left) in steps.into_iter().enumerate() {
        let circles = components(graph, left);
        for (from, edge) in graph.all().filter(|(_, edge)| left(edge) && place(edge.link).1 == step)
        {
            if circles.get(from) == circles.get(edge.to)
                && let Some(places) = boxed.get_mut(from)
            {
                places.extend(place(edge.link).0);
            }
        }
    }
    boxed
}

/// How many types hold each other at the most, by whatever way.
pub(super) fn circle(graph: &Graph) -> usize {
    let mut sizes = BTreeMap::new();
    for root in components(graph, |_| true) {
        *sizes.entry(root).or_insert(0) += 1;
    }
    sizes.into_values().max().unwrap_or_default()
}

/// The place of a link, and the step in which circles are cut there.
fn place(link: Link) -> (Option<Place>, usize) {
    match link {
        Link::Field(index) => (Some(Place::Field(index)), 0),
        Link::Branch(index) => (Some(Place::Branch(index)), 1),
        Link::Alias => (Some(Place::Alias), 2),
        Link::Item | Link::Additional | Link::Tuple => (None, usize::MAX),
    }
}

/// The strongly connected component of every type (Kosaraju), each named by one of its members.
fn components(graph: &Graph, left: fn(&Edge) -> bool) -> Vec<Option<usize>> {
    let mut reversed = vec![Vec::new(); graph.len()];
    for (from, edge) in graph.all().filter(|(_, edge)| left(edge)) {
        if let Some(list) = reversed.get_mut(edge.to) {
            list.push(from);
        }
    }
    let mut component = vec![None; graph.len()];
    for root in finished(graph, left).into_iter().rev() {
        let mut open = vec![root];
        while let Some(index) = open.pop() {
            if let Some(mark) = component.get_mut(index)
                && mark.is_none()
            {
                *mark = Some(root);
                open.extend(reversed.get(index).into_iter().flatten());
            }
        }
    }
    component
}

/// The types in the order in which a depth-first walk leaves them.
fn finished(graph: &Graph, left: fn(&Edge) -> bool) -> Vec<usize> {
    enum Step {
        Enter(usize),
        Leave(usize),
    }
    let mut seen = vec![false; graph.len()];
    let mut order = Vec::new();
    let mut open: Vec<Step> = (0..graph.len()).rev().map(Step::Enter).collect();
    while let Some(step) = open.pop() {
        match step {
            Step::Leave(index) => order.push(index),
            Step::Enter(index) => {
                if let Some(mark) = seen.get_mut(index)
                    && !*mark
                {
                    *mark = true;
                    open.push(Step::Leave(index));
                    open.extend(
                        graph
                            .edges(index)
                            .iter()
                            .filter(|edge| left(edge))
                            .map(|edge| Step::Enter(edge.to)),
                    );
                }
            }
        }
    }
    order
}
