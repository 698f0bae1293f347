// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A raw path → the route that serves it.
//!
//! The table is a tree of segments. Literal segments stand before those with parameters, and of
//! those the ones with more literal text stand first; nothing is decoded before the parameters
//! have been told apart, so an encoded slash stays inside of its segment.

use std::collections::BTreeMap;

use super::super::wire::{Operation, Requirement, decoded_bytes};
use super::pattern::{Pattern, captures};

/// An operation's place in the URL space, and what is checked before it is called.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// The `operationId`.
    pub id: &'static str,
    /// The method, in upper case.
    pub method: &'static str,
    /// The path template.
    pub template: &'static str,
    /// The alternatives of which one must hold; empty when anybody may call.
    pub security: &'static [&'static [Requirement]],
    /// The media type of its body, if it takes one.
    pub body: Option<&'static str>,
}

impl Route {
    /// The route of an operation.
    #[must_use]
    pub const fn of<O: Operation>() -> Self {
        Self {
            id: O::ID,
            method: O::METHOD,
            template: O::PATH,
            security: O::SECURITY,
            body: O::BODY,
        }
    }
}

/// A route that serves a path.
pub(super) struct Match {
    /// Its index.
    pub(super) index: usize,
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
    /// Sorts routes into a tree. Of two routes that nothing can tell apart the first is served.
    pub(super) fn new(routes: &'static [Route]) -> Self {
        let mut table = Self { routes, nodes: vec![Node::default()] };
        for (index, route) in routes.iter().enumerate() {
            let mut at = 0;
            for segment in segments(route.template) {
                at = table.step(at, segment);
            }
            if let Some(node) = table.nodes.get_mut(at) {
                node.routes.push(index);
            }
        }
        for node in &mut table.nodes {
            node.patterns.sort_by_key(|(pattern, _)| pattern.rank());
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

    /// The route of a method and raw path.
    pub(super) fn find(&self, method: &str, path: &str) -> Found {
        let mut methods = Vec::new();
        for index in self.ends(path) {
            let Some(route) = self.routes.get(index) else { continue };
            if route.method == method {
                let path = captures(route.template, path);
                return Found::Route(Match { index, path });
            }
            if !methods.contains(&route.method) {
                methods.push(route.method);
            }
        }
        if methods.is_empty() { Found::Nothing } else { Found::Methods(methods) }
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
