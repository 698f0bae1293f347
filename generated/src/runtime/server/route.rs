// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A raw path → the route that serves it.
//!
//! The table is a tree of segments. Literal segments stand before those with parameters, and of
//! those the ones with more literal text stand first; nothing is decoded before the parameters
//! have been told apart, so an encoded slash stays inside of its segment.
//!
//! Documents have operations that no path tells apart. Of those that a path fits, the ones come
//! first whose template has a query, which the request must have; then those that are preferred,
//! then those that somebody implements, then the others, in the order of the document. The first
//! serves whose path parameters are what it asks for.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use super::super::Side;
use super::super::wire::{
    Declared, Operation, Parameter, Requirement, accepts_path, decoded_bytes, query_texts,
};
use super::pattern::{Pattern, captures};

/// An operation's place in the URL space, and what is checked before it is called.
#[derive(Clone, Copy)]
pub struct Route {
    /// The `operationId`.
    pub id: &'static str,
    /// The method, in upper case.
    pub method: &'static str,
    /// The path template; its query, if it has one, is what requests must have.
    pub template: &'static str,
    /// Its parameters.
    pub parameters: &'static [Parameter],
    /// The alternatives of which one must hold; empty when anybody may call.
    pub security: &'static [&'static [Requirement]],
    /// The media types and ranges of its body; empty when it takes none.
    pub body: &'static [&'static str],
    /// The media types of its body that are handed on as they arrive.
    pub streams: &'static [&'static str],
    /// The file of its form that can be handed on as it arrives.
    pub file: Option<&'static str>,
    /// The media types and ranges of its answers; empty when one of them is for everybody.
    pub offers: &'static [&'static str],
    /// The bodies of JSON that it answers with.
    pub answers: &'static [Declared],
    /// The side of what they hold.
    pub answered: Side,
}

impl Route {
    /// The route of an operation.
    #[must_use]
    pub const fn of<O: Operation>() -> Self {
        Self {
            id: O::ID,
            method: O::METHOD,
            template: O::PATH,
            parameters: O::PARAMETERS,
            security: O::SECURITY,
            body: O::BODY,
            streams: O::STREAMS,
            file: O::FILE,
            offers: O::OFFERS,
            answers: O::ANSWERS,
            answered: match O::SENT {
                Side::Response => Side::Request,
                Side::Request | Side::Both => Side::Response,
            },
        }
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", self.id, self.method, self.template)
    }
}

/// Which of several operations serves that the same request may be meant for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice<'a> {
    /// Those that are preferred, by their operationId.
    pub preferred: &'a [&'a str],
    /// Those that nobody implements.
    pub unimplemented: &'a [&'static str],
}

impl Choice<'_> {
    fn rank(self, route: &Route) -> (Reverse<usize>, bool, bool) {
        let pairs = split(route.template).1.len();
        let is_preferred = self.preferred.contains(&route.id);
        (Reverse(pairs), !is_preferred, self.unimplemented.contains(&route.id))
    }
}

/// The path of a template, and the query that a request of it must have.
fn split(template: &'static str) -> (&'static str, Vec<(String, String)>) {
    match template.split_once('?') {
        Some((path, query)) => (path, query_texts(query)),
        None => (template, Vec::new()),
    }
}

/// A route that serves a path.
pub(super) struct Match {
    /// Its index.
    pub(super) index: usize,
    /// Itself.
    pub(super) route: &'static Route,
    /// The path parameters, raw.
    pub(super) path: Vec<(&'static str, String)>,
}

/// What a path leads to.
pub(super) enum Found {
    /// A route.
    Route(Match),
    /// Routes of other methods only: these, in order.
    Methods(Vec<&'static str>),
    /// Nothing.
    Nothing,
}

/// A tree of segments.
pub(super) struct Table {
    routes: &'static [Route],
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    literals: BTreeMap<Vec<u8>, usize>,
    patterns: Vec<(Pattern, usize)>,
    /// Indices of routes that end here.
    routes: Vec<usize>,
}

impl Table {
    /// Sorts routes into a tree.
    pub(super) fn new(routes: &'static [Route], choice: Choice<'_>) -> Self {
        let mut table = Self { routes, nodes: vec![Node::default()] };
        for (index, route) in routes.iter().enumerate() {
            let mut at = 0;
            for segment in segments(split(route.template).0) {
                at = table.step(at, segment);
            }
            if let Some(node) = table.nodes.get_mut(at) {
                node.routes.push(index);
            }
        }
        for node in &mut table.nodes {
            node.patterns.sort_by_key(|(pattern, _)| pattern.rank());
            node.routes.sort_by_key(|index| routes.get(*index).map(|one| choice.rank(one)));
        }
        table
    }

    fn step(&mut self, at: usize, segment: &str) -> usize {
        let next = self.nodes.len();
        let Some(node) = self.nodes.get_mut(at) else { return at };
        let pattern = Pattern::parse(segment);
        let child = match pattern.literal() {
            Some(literal) => *node.literals.entry(literal.to_vec()).or_insert(next),
            None => match node.patterns.iter().find(|(one, _)| *one == pattern) {
                Some((_, child)) => *child,
                None => {
                    node.patterns.push((pattern, next));
                    next
                }
            },
        };
        if child == next {
            self.nodes.push(Node::default());
        }
        child
    }

    /// The route of a method, a raw path and a raw query.
    pub(super) fn find(&self, method: &str, path: &str, query: &str) -> Found {
        let has = |wanted: Vec<(String, String)>| {
            let given = if wanted.is_empty() { Vec::new() } else { query_texts(query) };
            wanted.iter().all(|pair| given.contains(pair))
        };
        let mut methods = Vec::new();
        let mut matches = Vec::new();
        for index in self.ends(path) {
            let Some(route) = self.routes.get(index) else { continue };
            let (template, wanted) = split(route.template);
            if !has(wanted) {
                continue;
            }
            if route.method == method {
                matches.push(Match { index, route, path: captures(template, path) });
            } else if !methods.contains(&route.method) {
                methods.push(route.method);
            }
        }
        let accepts = |one: &Match| accepts_path(one.route.parameters, &one.path);
        // One alone has nothing to be told from; what is wrong with its parameters is told later.
        let first = if matches.len() > 1 { matches.iter().position(accepts) } else { None };
        match (matches.into_iter().nth(first.unwrap_or_default()), methods.is_empty()) {
            (Some(found), _) => Found::Route(found),
            (None, true) => Found::Nothing,
            (None, false) => Found::Methods(methods),
        }
    }

    /// The routes whose template fits the path, the most literal first.
    fn ends(&self, path: &str) -> Vec<usize> {
        let segments: Vec<&str> = segments(path).collect();
        let mut ends = Vec::new();
        let mut open = vec![(0, 0)];
        while let Some((at, depth)) = open.pop() {
            let Some(node) = self.nodes.get(at) else { continue };
            let Some(segment) = segments.get(depth) else {
                ends.extend_from_slice(&node.routes);
                continue;
            };
            let fitting = node.patterns.iter().rev().filter(|(one, _)| one.fits(segment));
            open.extend(fitting.map(|(_, child)| (*child, depth + 1)));
            if let Some(child) = node.literals.get(decoded_bytes(segment).as_ref()) {
                open.push((*child, depth + 1));
            }
        }
        ends
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}
