//! The graph of types: which type holds which, where, and who may send it there.

use super::Side;
use crate::model::{Access, Additional, Api, Shape, TypeUse};

/// How one type holds another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// In a field.
    Field(usize),
    /// In the properties that are not named.
    Additional,
    /// As the items of a list or the values of a map.
    Item,
    /// As an item of a tuple, which holds it right there.
    Tuple,
    /// As a branch of a union.
    Branch(usize),
    /// As what an alias stands for.
    Alias,
}

/// One type held by another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) link: Link,
    pub(super) to: usize,
    pub(super) access: Access,
}

impl Edge {
    /// Whether the value is there on a side.
    pub(super) fn on(&self, side: Side) -> bool {
        side.has(self.access)
    }
}

/// The edges of every type, by its index.
#[derive(Debug, Clone, Default)]
pub(super) struct Graph {
    edges: Vec<Vec<Edge>>,
    owners: Vec<Vec<(usize, Edge)>>,
}

impl Graph {
    /// The graph of an API; opaque types hold nothing.
    pub(super) fn new(api: &Api, opaque: &[bool]) -> Self {
        let held = api.types.iter().enumerate().map(|(index, one)| match marked(opaque, index) {
            true => Vec::new(),
            false => edges(&one.shape),
        });
        let edges: Vec<Vec<Edge>> = held.collect();
        let mut owners = vec![Vec::new(); edges.len()];
        for (from, edge) in edges
            .iter()
            .enumerate()
            .flat_map(|(from, held)| held.iter().map(move |edge| (from, edge)))
        {
            if let Some(list) = owners.get_mut(edge.to) {
                list.push((from, *edge));
            }
        }
        Self { edges, owners }
    }

    /// How many types there are.
    pub(super) fn len(&self) -> usize {
        self.edges.len()
    }

    /// What a type holds.
    pub(super) fn edges(&self, index: usize) -> &[Edge] {
        self.edges.get(index).map_or(&[], Vec::as_slice)
    }

    /// All edges, with the type that holds.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Edge)> {
        self.edges
            .iter()
            .enumerate()
            .flat_map(|(from, edges)| edges.iter().map(move |edge| (from, edge)))
    }

    /// The types that can be reached from `seeds` over the edges that `follow` takes, seeds included.
    pub(super) fn reached(&self, seeds: Vec<usize>, follow: impl Fn(&Edge) -> bool) -> Vec<bool> {
        closure(self.len(), seeds, |index| {
            self.edges(index).iter().filter(|edge| follow(edge)).map(|edge| edge.to)
        })
    }

    /// The types from which one of `seeds` can be reached, seeds included.
    pub(super) fn reaching(&self, seeds: Vec<usize>, follow: impl Fn(&Edge) -> bool) -> Vec<bool> {
        let owners = |index: usize| self.owners.get(index).into_iter().flatten();
        closure(self.len(), seeds, |index| {
            owners(index).filter(|(_, edge)| follow(edge)).map(|(from, _)| *from)
        })
    }
}

/// Whether the mark at an index is set.
pub(super) fn marked(marks: &[bool], index: usize) -> bool {
    marks.get(index).copied().unwrap_or_default()
}

/// The indices whose mark is set.
pub(super) fn marks(marks: &[bool]) -> Vec<usize> {
    marks.iter().enumerate().filter(|(_, mark)| **mark).map(|(index, _)| index).collect()
}

fn closure<I: Iterator<Item = usize>>(
    len: usize,
    seeds: Vec<usize>,
    next: impl Fn(usize) -> I,
) -> Vec<bool> {
    let mut found = vec![false; len];
    let mut open = seeds;
    while let Some(index) = open.pop() {
        if let Some(mark) = found.get_mut(index)
            && !*mark
        {
            *mark = true;
            open.extend(next(index));
        }
    }
    found
}

fn edges(shape: &Shape) -> Vec<Edge> {
    let edge = |link, held: &TypeUse, access| Edge { link, to: held.id.index(), access };
    let plain = |link, held| edge(link, held, Access::ReadWrite);
    match shape {
        Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) => Vec::new(),
        Shape::Map(held) | Shape::List(held) => vec![plain(Link::Item, held)],
        Shape::Tuple(items) => items.iter().map(|held| plain(Link::Tuple, held)).collect(),
        Shape::Alias(held) => vec![plain(Link::Alias, held)],
        Shape::Union(union) => {
            let branches = union.branches.iter().enumerate();
            branches.map(|(index, branch)| plain(Link::Branch(index), &branch.value)).collect()
        }
        Shape::Object(object) => {
            let fields = object.fields.iter().enumerate();
            let mut edges: Vec<Edge> = fields
                .map(|(index, field)| edge(Link::Field(index), &field.value, field.access))
                .collect();
            if let Additional::Kept(held) = &object.additional {
                edges.push(plain(Link::Additional, held));
            }
            edges
        }
    }
}
