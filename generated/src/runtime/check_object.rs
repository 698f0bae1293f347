// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The keywords of objects: properties in the order of the schema, what is missing among them, and
//! what is there besides.

use super::check::{Checker, Looker, Place};
use super::decode::Side;
use super::message::Fault;
use super::path::Step;
use super::table::{Access, Keyword, PatternProperty, Property, Schema};
use super::tree::{Members, Tree};

/// The keywords of one schema that speak of properties.
struct Named {
    properties: &'static [Property],
    required: &'static [&'static str],
    patterns: &'static [PatternProperty],
    additional: Option<&'static Schema>,
}

impl Named {
    fn of(keywords: &'static [Keyword]) -> Self {
        let mut named = Self { properties: &[], required: &[], patterns: &[], additional: None };
        for keyword in keywords {
            match keyword {
                Keyword::Properties(properties) => named.properties = properties,
                Keyword::Required(required) => named.required = required,
                Keyword::PatternProperties(patterns) => named.patterns = patterns,
                Keyword::AdditionalProperties(schema) => named.additional = Some(schema),
                _ => {}
            }
        }
        named
    }

    fn names(&self, name: &str) -> bool {
        self.properties.iter().any(|property| property.name == name)
    }
}

impl Checker<'_> {
    /// Whether the keywords that speak of properties hold.
    pub(super) fn object(&mut self, keywords: &'static [Keyword], here: Place<'_>) -> bool {
        let Tree::Object(map) = here.value else { return true };
        let named = Named::of(keywords);
        let mut all = true;
        // Most documents name both in the same order.
        let mut owed = named.required.iter().peekable();
        for property in named.properties {
            let is_owed = owed.next_if(|name| **name == property.name).is_some();
            all &= match map.get(property.name) {
                Some(value) => self.property(property, value, here),
                None => {
                    let is_owed = is_owed || named.required.contains(&property.name);
                    !is_owed || self.missing(property.name, here)
                }
            };
            if !all && !self.goes_on() {
                return all;
            }
        }
        for name in owed {
            if !map.has(name) && !named.names(name) {
                all &= self.missing(name, here);
            }
        }
        let speaks = !named.patterns.is_empty() || named.additional.is_some();
        if speaks && (all || self.goes_on()) { all & self.others(&named, map, here) } else { all }
    }

    fn property(&mut self, property: &'static Property, value: &Tree<'_>, here: Place<'_>) -> bool {
        let path = here.step(Step::Key(property.name));
        match (property.access, self.side) {
            (Access::ReadOnly, Side::Request) => self.fault(Some(&path), Fault::ReadOnly),
            (Access::WriteOnly, Side::Response) => self.fault(Some(&path), Fault::WriteOnly),
            (Access::ReadOnlyIgnored, Side::Request) => true,
            _ => self.evaluate(property.schema, here.below(value, &path)),
        }
    }

    fn missing(&mut self, name: &str, here: Place<'_>) -> bool {
        self.absent(name, here, Fault::Missing)
    }

    /// A property that is owed and not there, unless the other side owes it.
    fn absent(&mut self, name: &str, here: Place<'_>, fault: Fault<'_>) -> bool {
        self.asked_others |= self.side != Side::Both;
        if is_of_other_side(name, self.side, here.lookers) {
            return true;
        }
        let path = here.step(Step::Key(name));
        self.fault(Some(&path), fault)
    }

    /// The properties by the patterns of their names, and what neither those nor `properties` name.
    fn others(&mut self, named: &Named, map: &Members<'_>, here: Place<'_>) -> bool {
        let mut all = true;
        for (name, value) in map.iter() {
            let path = here.step(Step::Key(name));
            let mut part = here.below(value, &path);
            let mut known = named.names(name);
            for one in named.patterns.iter().filter(|one| one.pattern.is_match(name)) {
                if known {
                    part = part.fork();
                }
                known = true;
                all &= self.evaluate(one.schema, part);
            }
            if let Some(schema) = named.additional.filter(|_| !known) {
                all &= self.part(schema, part, Fault::NotKnown("additionalProperties"));
            }
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    pub(super) fn property_names(&mut self, schema: &Schema, here: Place<'_>) -> bool {
        let Tree::Object(map) = here.value else { return true };
        let mut all = true;
        for (name, _) in map.iter() {
            if let Some(report) = self.name(schema, name, here) {
                let path = here.step(Step::Key(name));
                all = self.fault(Some(&path), Fault::Named(&report));
            }
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    pub(super) fn dependent_required(
        &mut self,
        all: &'static [(&'static str, &'static [&'static str])],
        here: Place<'_>,
    ) -> bool {
        let Tree::Object(map) = here.value else { return true };
        let mut holds = true;
        for (name, owed) in all.iter().filter(|(name, _)| map.has(name)) {
            for one in owed.iter().filter(|one| !map.has(one)) {
                holds &= self.absent(one, here, Fault::MissingBeside(name));
            }
        }
        holds
    }

    pub(super) fn dependent_schemas(
        &mut self,
        all: &'static [(&'static str, &'static Schema)],
        here: Place<'_>,
    ) -> bool {
        let Tree::Object(map) = here.value else { return true };
        let mut holds = true;
        for (_, schema) in all.iter().filter(|(name, _)| map.has(name)) {
            holds &= self.evaluate(schema, here.fork());
            if !holds && !self.goes_on() {
                break;
            }
        }
        holds
    }
}

/// Whether a property belongs to the other direction, as any of the schemas says that look at the
/// object: `required` may stand in one branch of `allOf`, `readOnly` in another.
fn is_of_other_side(name: &str, side: Side, mut lookers: Option<&Looker<'_>>) -> bool {
    if side == Side::Both {
        return false;
    }
    while let Some(looker) = lookers {
        if names_of_other_side(looker.schema, name, (side, 0)) {
            return true;
        }
        lookers = looker.above;
    }
    false
}

/// How many references and branches deep a property is looked for.
const DEEPEST: u32 = 16;

fn names_of_other_side(schema: &Schema, name: &str, (side, depth): (Side, u32)) -> bool {
    if depth > DEEPEST {
        return false;
    }
    let deeper = (side, depth + 1);
    schema.keywords.iter().any(|keyword| match keyword {
        Keyword::Properties(properties) => properties.iter().any(|property| {
            property.name == name
                && matches!(
                    (property.access, side),
                    (Access::ReadOnly | Access::ReadOnlyIgnored, Side::Request)
                        | (Access::WriteOnly, Side::Response)
                )
        }),
        Keyword::Reference(schema) => names_of_other_side(schema, name, deeper),
        Keyword::AllOf(branches) => {
            branches.iter().any(|schema| names_of_other_side(schema, name, deeper))
        }
        _ => false,
    })
}
