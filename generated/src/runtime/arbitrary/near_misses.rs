// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A valid value → values that break one constraint each, with what must be reported.
//!
//! Every keyword that looks at a part of the value is broken there; what breaks more than it should
//! is left out.

use serde_json::Value;

use super::super::check::{accepts, check};
use super::super::decode::Side;
use super::super::report::Report;
use super::super::table::{Condition, Keyword, Schema};
use super::applied::applied;
use super::broken::{Broken, broken};

/// A value that breaks one constraint.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NearMiss {
    /// The value.
    pub value: Value,
    /// Where the constraint is broken, as a JSON Pointer.
    pub pointer: String,
    /// The keyword that is broken; where only a branch of `oneOf` or `anyOf` is, that keyword and
    /// its place.
    pub keyword: &'static str,
}

/// The near misses of a valid value.
pub(super) fn of(schema: &'static Schema, side: Side, value: &Value) -> Vec<NearMiss> {
    let mut walk = Walk { schema, side, root: value.clone(), found: Vec::new(), looked: 0 };
    walk.schema(schema, &Spot { value, pointer: String::new(), above: None, depth: 0 });
    walk.found
}

/// How many schemas are looked at, and how deep.
const MOST: u32 = 2000;
const DEEPEST: u32 = 24;

/// A part of the value.
struct Spot<'s> {
    value: &'s Value,
    pointer: String,
    /// The unions that may be reported instead.
    above: Option<&'s Union<'s>>,
    depth: u32,
}

struct Union<'s> {
    pointer: &'s str,
    keyword: &'static str,
    above: Option<&'s Union<'s>>,
}

impl<'s> Spot<'s> {
    fn again(&self, above: Option<&'s Union<'s>>) -> Spot<'s> {
        Spot { value: self.value, pointer: self.pointer.clone(), above, depth: self.depth + 1 }
    }

    fn inside(&self, key: &str, value: &'s Value) -> Spot<'s> {
        let pointer = join(&self.pointer, key);
        Spot { value, pointer, above: self.above, depth: self.depth + 1 }
    }
}

fn join(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

struct Walk {
    schema: &'static Schema,
    side: Side,
    root: Value,
    found: Vec<NearMiss>,
    looked: u32,
}

impl Walk {
    fn schema(&mut self, schema: &'static Schema, spot: &Spot<'_>) {
        self.looked += 1;
        if self.looked > MOST || spot.depth > DEEPEST {
            return;
        }
        for keyword in schema.keywords {
            let mut attempts = broken(keyword, schema.keywords, self.side, spot.value);
            attempts.extend(applied(keyword, (schema.keywords, self.side), spot.value));
            self.attempt(attempts, spot);
            self.keyword(keyword, schema, spot);
        }
    }

    /// What is inside of a keyword.
    fn keyword(&mut self, keyword: &'static Keyword, schema: &'static Schema, spot: &Spot<'_>) {
        match (keyword, spot.value) {
            (Keyword::Reference(schema), _) => self.schema(schema, &spot.again(spot.above)),
            (Keyword::AllOf(branches), _) => {
                for branch in *branches {
                    self.schema(branch, &spot.again(spot.above));
                }
            }
            (Keyword::AnyOf(branches) | Keyword::OneOf(branches), value) => {
                let fits = |one: &&&'static Schema| accepts(one, self.side, value);
                let Some(branch) = branches.iter().find(fits) else { return };
                let pointer = spot.pointer.as_str();
                let union = Union { pointer, keyword: keyword.name(), above: spot.above };
                self.schema(branch, &spot.again(Some(&union)));
            }
            (Keyword::If(condition), value) => {
                let Condition { test, then, otherwise } = condition;
                let owed = if accepts(test, self.side, value) { then } else { otherwise };
                self.schema(owed, &spot.again(spot.above));
            }
            (Keyword::DependentSchemas(all), Value::Object(map)) => {
                for (_, schema) in all.iter().filter(|(name, _)| map.contains_key(*name)) {
                    self.schema(schema, &spot.again(spot.above));
                }
            }
            (Keyword::PrefixItems(schemas), Value::Array(items)) => {
                for (index, (schema, item)) in schemas.iter().zip(items).enumerate() {
                    self.schema(schema, &spot.inside(&index.to_string(), item));
                }
            }
            (Keyword::Items(items), Value::Array(values)) => {
                let prefix = schema.keywords.iter().find_map(|one| match one {
                    Keyword::PrefixItems(schemas) => Some(schemas.len()),
                    _ => None,
                });
                let first = prefix.unwrap_or(0);
                if let Some(item) = values.get(first) {
                    self.schema(items, &spot.inside(&first.to_string(), item));
                }
            }
            (Keyword::Properties(properties, _), Value::Object(map)) => {
                for property in *properties {
                    if let Some(value) = map.get(property.name) {
                        self.schema(property.schema, &spot.inside(property.name, value));
                    }
                }
            }
            (Keyword::AdditionalProperties(additional), Value::Object(map)) => {
                let named = |name: &str| {
                    schema.keywords.iter().any(|one| matches!(one, Keyword::Properties(all, _) if all.iter().any(|one| one.name == name)))
                };
                if let Some((name, value)) = map.iter().find(|(name, _)| !named(name)) {
                    self.schema(additional, &spot.inside(name, value));
                }
            }
            _ => {}
        }
    }

    /// Keeps the first of several ways to break a keyword that breaks nothing else; of a keyword
    /// that can be broken at several places or in several ways, the first for each.
    fn attempt(&mut self, attempts: Vec<Broken>, spot: &Spot<'_>) {
        let mut kept: Vec<(String, &str)> = Vec::new();
        for Broken { value, below, keyword } in attempts {
            let pointer = below.map_or(spot.pointer.clone(), |name| join(&spot.pointer, &name));
            let at = (pointer, keyword);
            if kept.contains(&at) {
                continue;
            }
            let mut root = self.root.clone();
            let Some(part) = root.pointer_mut(&spot.pointer) else { continue };
            *part = value;
            if let Some(miss) = self.confirmed(root, (&at.0, keyword), spot.above) {
                kept.push(at);
                if !self.found.contains(&miss) {
                    self.found.push(miss);
                }
            }
        }
    }

    /// A near miss, when what is reported is what must be, or a union around it.
    fn confirmed(
        &self,
        value: Value,
        wanted: (&str, &'static str),
        mut above: Option<&Union<'_>>,
    ) -> Option<NearMiss> {
        let mut report = Report::with_bound(4);
        check(self.schema, self.side, &value, &mut report);
        let invalid = report.into_result().err()?;
        let [violation] = invalid.violations() else { return None };
        let (pointer, keyword) = (violation.pointer.as_str(), violation.keyword);
        let mut is_meant = (pointer, keyword) == wanted;
        while let (false, Some(union)) = (is_meant, above) {
            is_meant = (pointer, keyword) == (union.pointer, union.keyword);
            above = union.above;
        }
        is_meant.then(|| NearMiss { value, pointer: pointer.to_owned(), keyword })
    }
}
