//! Runs a schema's table over a JSON value: every violation with its place, or just yes or no.
//!
//! The work is bounded by the size of the value times that of the table. A schema that refers to
//! itself without a step into the value is left where it closes; what was judged once is not judged
//! again, so that branches within branches do not multiply.

use std::collections::BTreeMap;
use std::mem;
use std::ptr;

use serde_json::Value;

use super::check_plain::{holds, is_final, is_plain};
use super::decode::Side;
use super::message::Fault;
use super::node::{Json, Node};
use super::path::{Path, Step};
use super::report::Report;
use super::table::{Keyword, Schema};
use super::tree::Tree;

/// Judges a value and adds every violation to the report. Whether there is none.
///
/// When the report is over its bound, the rest is not looked at.
pub fn check(schema: &Schema, side: Side, value: &Value, report: &mut Report) -> bool {
    Node::of(value, |node| check_node(schema, side, node, report))
}

/// [`check`] of a node.
pub(super) fn check_node(schema: &Schema, side: Side, node: Node<'_>, report: &mut Report) -> bool {
    Checker::new(side, Some(report)).judge(schema, node)
}

/// Whether a schema accepts a value.
#[must_use]
pub fn accepts(schema: &Schema, side: Side, value: &Value) -> bool {
    Node::of(value, |node| Checker::new(side, None).judge(schema, node))
}

/// How many schemas deep a value is followed (what is deeper is refused, also where a schema asks
/// that another one does not hold), so that the stack of a small thread holds the way.
/// Parsed JSON text is at most 128 values deep, each looked at by one schema or a few.
pub(super) const DEEPEST: u32 = 512;

/// Where so many schemas look at one value, every judgement is remembered, or branches within
/// branches would multiply also for flat values.
const CROWD: u32 = 8;

/// A part of the value, and how it was reached.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) value: Node<'a>,
    pub(super) path: Option<&'a Path<'a>>,
    /// The schemas that are looking at this very value.
    pub(super) lookers: Option<&'a Looker<'a>>,
    /// The schemas above, of this value and of those around it.
    depth: u32,
    /// How often a schema was applied to a value that another one looks at as well.
    forks: u32,
}

/// A schema that is looking at a value.
pub(super) struct Looker<'a> {
    pub(super) schema: &'a Schema,
    pub(super) above: Option<&'a Looker<'a>>,
}

impl<'a> Place<'a> {
    fn root(value: Node<'a>) -> Self {
        Self { value, path: None, lookers: None, depth: 0, forks: 0 }
    }

    pub(super) const fn below(&self, value: Node<'a>, path: &'a Path<'a>) -> Self {
        Self { value, path: Some(path), lookers: None, ..*self }
    }

    pub(super) const fn step(&self, step: Step<'a>) -> Path<'a> {
        Path { above: self.path, step }
    }

    pub(super) const fn fork(self) -> Self {
        Self { forks: self.forks + 1, ..self }
    }

    /// A place that many schemas look at.
    pub(super) const fn crowded(self) -> Self {
        Self { forks: CROWD, ..self }
    }
}

/// The state of one check.
pub(super) struct Checker<'r> {
    pub(super) side: Side,
    report: Option<&'r mut Report>,
    /// While positive, nothing is reported and the first violation ends the matter.
    silences: u32,
    /// What was judged → whether it holds.
    judged: BTreeMap<Key, bool>,
    /// Whether the schemas that look at the value were asked what may be missing.
    pub(super) asked_others: bool,
    /// Whether a part was too deep to be judged.
    is_too_deep: bool,
}

/// A schema, a value, whether it was silent, and whether the schema was the first to look at the
/// value: what may be missing is for all that look to say.
type Key = (usize, usize, bool, bool);

impl<'r> Checker<'r> {
    fn new(side: Side, report: Option<&'r mut Report>) -> Self {
        Self {
            side,
            report,
            silences: 0,
            judged: BTreeMap::new(),
            asked_others: false,
            is_too_deep: false,
        }
    }

    /// Whether a schema holds for the whole value, all of which could be judged.
    fn judge(&mut self, schema: &Schema, value: Node<'_>) -> bool {
        let holds = self.evaluate(schema, Place::root(value));
        if holds && self.is_too_deep { self.fault(None, Fault::TooDeep) } else { holds }
    }

    /// What is wrong with the name of a property, by a schema of its own.
    ///
    /// A name is no part of the value, so nothing of it may be remembered.
    pub(super) fn name(&mut self, schema: &Schema, name: &str, here: Place<'_>) -> Option<Report> {
        let mut report = Report::with_bound(1);
        let name = Tree::Text(name.into());
        let mut checker = Checker::new(self.side, Some(&mut report));
        let root = Place::root(Node::Tree(&name));
        let holds = checker.evaluate(schema, Place { depth: here.depth, ..root });
        self.is_too_deep |= checker.is_too_deep;
        (!holds).then_some(report)
    }

    /// The same place one schema deeper, unless that is too deep to follow.
    pub(super) fn deeper<'a>(&mut self, place: Place<'a>) -> Option<Place<'a>> {
        let fits = place.depth < DEEPEST;
        self.is_too_deep |= !fits;
        fits.then_some(Place { depth: place.depth + 1, ..place })
    }

    /// Whether a schema holds, without a report.
    pub(super) fn silently(&mut self, schema: &Schema, place: Place<'_>) -> bool {
        self.silences += 1;
        let holds = self.evaluate(schema, place);
        self.silences -= 1;
        holds
    }

    pub(super) fn is_silent(&self) -> bool {
        self.silences > 0 || self.report.is_none()
    }

    /// Whether, after a violation, the next one matters.
    pub(super) fn goes_on(&self) -> bool {
        self.silences == 0 && self.report.as_ref().is_some_and(|report| !report.is_over())
    }

    /// Notes a fault. Always false.
    pub(super) fn fault(&mut self, path: Option<&Path<'_>>, fault: Fault) -> bool {
        if self.silences == 0
            && let Some(report) = self.report.as_deref_mut()
        {
            report.push(path, fault.words());
        }
        false
    }

    /// Whether a schema holds.
    ///
    /// The keywords are sorted by what they cost: those that look at no other schema are asked
    /// before anything is noted.
    pub(super) fn evaluate(&mut self, schema: &Schema, place: Place<'_>) -> bool {
        if closes(schema, place.lookers) {
            return true;
        }
        let json = place.value.json();
        let mut all = true;
        for (index, keyword) in schema.keywords.iter().enumerate() {
            if !is_plain(keyword) {
                return self.inside(schema, index, place) && all;
            }
            if !holds(keyword, json) {
                all = self.fault(place.path, Fault::Broken(keyword));
                if is_final(keyword) || !self.goes_on() {
                    break;
                }
            }
        }
        all
    }

    /// Whether the keywords of a schema hold that stand behind an index.
    fn inside(&mut self, schema: &Schema, index: usize, place: Place<'_>) -> bool {
        if place.depth >= DEEPEST {
            self.is_too_deep = true;
            return self.fault(place.path, Fault::TooDeep);
        }
        let key = self.key(schema, place);
        if let Some(holds) = key.and_then(|key| self.judged.get(&key)) {
            return *holds;
        }
        let looker = Looker { schema, above: place.lookers };
        let here = Place { lookers: Some(&looker), depth: place.depth + 1, ..place };
        let asked_before = mem::take(&mut self.asked_others);
        let holds = self.keywords(schema.keywords, index, here);
        let is_lasting = place.lookers.is_none() || !self.asked_others;
        if let Some(key) = key.filter(|_| is_lasting) {
            self.judged.insert(key, holds);
        }
        self.asked_others = asked_before || !is_lasting;
        holds
    }

    /// The judgements that are worth remembering: those that could be asked for again and again.
    fn key(&self, schema: &Schema, place: Place<'_>) -> Option<Key> {
        let again = place.forks >= CROWD || place.forks > 1 && is_nested(place.value);
        again.then(|| {
            let (schema, value) = (ptr::from_ref(schema).addr(), place.value.address());
            (schema, value, self.is_silent(), place.lookers.is_none())
        })
    }

    fn keywords(&mut self, keywords: &'static [Keyword], from: usize, here: Place<'_>) -> bool {
        let (mut all, mut knows_properties) = (true, false);
        for keyword in keywords.iter().skip(from) {
            all &= match keyword {
                // Those that speak of properties are asked together.
                Keyword::Properties(..)
                | Keyword::Required(_)
                | Keyword::PatternProperties(_)
                | Keyword::AdditionalProperties(_) => {
                    mem::replace(&mut knows_properties, true) || self.object(keywords, here)
                }
                _ => self.keyword(keyword, keywords, here),
            };
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    fn keyword(
        &mut self,
        keyword: &'static Keyword,
        beside: &'static [Keyword],
        here: Place<'_>,
    ) -> bool {
        match keyword {
            Keyword::Reference(schema) => {
                let fork = if beside.len() > 1 || here.forks > 0 { here.fork() } else { here };
                self.evaluate(schema, fork)
            }
            Keyword::PrefixItems(schemas) => self.prefix_items(schemas, here),
            Keyword::Items(schema) => self.items(schema, beside, here),
            Keyword::Contains(contains) => self.contains(contains, here),
            Keyword::UnevaluatedItems(schema) => self.unevaluated_items(schema, beside, here),
            Keyword::PropertyNames(schema) => self.property_names(schema, here),
            Keyword::DependentRequired(all) => self.dependent_required(all, here),
            Keyword::DependentSchemas(all) => self.dependent_schemas(all, here),
            Keyword::UnevaluatedProperties(schema) => {
                self.unevaluated_properties(schema, beside, here)
            }
            Keyword::If(condition) => self.condition(condition, here),
            Keyword::AllOf(branches) => self.all_of(branches, here),
            Keyword::AnyOf(branches) => self.any_of(keyword, branches, here),
            Keyword::OneOf(branches) => self.one_of(keyword, branches, here),
            Keyword::Not(schema) => {
                !self.silently(schema, here.fork()) || self.fault(here.path, Fault::Broken(keyword))
            }
            _ => holds(keyword, here.value.json()) || self.fault(here.path, Fault::Broken(keyword)),
        }
    }
}

/// Whether a schema is looking at this value already.
fn closes(schema: &Schema, mut lookers: Option<&Looker<'_>>) -> bool {
    while let Some(looker) = lookers {
        if ptr::eq(looker.schema, schema) {
            return true;
        }
        lookers = looker.above;
    }
    false
}

/// Whether a value has arrays or objects in it.
fn is_nested(value: Node<'_>) -> bool {
    let is_deep = |value: Node<'_>| matches!(value.json(), Json::Array(_) | Json::Object(_));
    match value.json() {
        Json::Array(items) => items.iter().any(is_deep),
        Json::Object(object) => object.iter().any(|(_, value)| is_deep(value)),
        _ => false,
    }
}
