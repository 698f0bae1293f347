//! The keywords of objects: properties in the order of the schema, what is missing among them, and
//! what is there besides.

use super::check::{Checker, Looker, Place};
use super::decode::Side;
use super::message::Fault;
use super::node::{Json, Node, Object};
use super::path::Step;
use super::table::{Access, Keyword, PatternProperty, Property, Schema};

/// The keywords of one schema that speak of properties.
struct Named {
    properties: &'static [Property],
    by_name: &'static [u16],
    required: &'static [&'static str],
    patterns: &'static [PatternProperty],
    additional: Option<&'static Schema>,
}

impl Named {
    fn of(keywords: &'static [Keyword]) -> Self {
        let mut named =
            Self { properties: &[], by_name: &[], required: &[], patterns: &[], additional: None };
        for keyword in keywords {
            match keyword {
                Keyword::Properties(properties, by_name) => {
                    (named.properties, named.by_name) = (properties, by_name);
                }
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
        let Json::Object(object) = here.value.json() else { return true };
        let named = Named::of(keywords);
        let all = if !self.is_silent() || named.by_name.len() < named.properties.len() {
            self.in_order(&named, object, here)
        } else {
            self.by_name(&named, object, here)
        };
        let speaks = !named.patterns.is_empty() || named.additional.is_some();
        if speaks && (all || self.goes_on()) {
            all & self.others(&named, object, here)
        } else {
            all
        }
    }

    /// The properties that are named and those that are required, in the order of the schema.
    fn in_order(&mut self, named: &Named, object: Object<'_>, here: Place<'_>) -> bool {
        let mut all = true;
        for property in named.properties {
            all &= match object.get(property.name) {
                Some(value) => self.property(property, value, here),
                None => {
                    !named.required.contains(&property.name) || self.missing(property.name, here)
                }
            };
            if !all && !self.goes_on() {
                return all;
            }
        }
        for name in named.required {
            if !object.has(name) && !named.names(name) {
                all &= self.missing(name, here);
            }
        }
        all
    }

    /// The same, in step with what the value has, without a search for each.
    fn by_name(&mut self, named: &Named, object: Object<'_>, here: Place<'_>) -> bool {
        let mut members = object.iter().peekable();
        let mut owed = named.required.iter().peekable();
        let properties =
            named.by_name.iter().filter_map(|index| named.properties.get(usize::from(*index)));
        for property in properties {
            let is_owed = owed.next_if(|name| **name == property.name).is_some();
            let value = loop {
                match members.peek() {
                    Some((name, value)) if *name == property.name => break Some(*value),
                    Some((name, _)) if *name < property.name => members.next(),
                    _ => break None,
                };
            };
            let holds = match value {
                Some(value) => self.property(property, value, here),
                None => {
                    let is_owed = is_owed || named.required.contains(&property.name);
                    !is_owed || self.missing(property.name, here)
                }
            };
            if !holds {
                return false;
            }
        }
        owed.all(|name| object.has(name) || named.names(name) || self.missing(name, here))
    }

    fn property(&mut self, property: &'static Property, value: Node<'_>, here: Place<'_>) -> bool {
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
    fn others(&mut self, named: &Named, map: Object<'_>, here: Place<'_>) -> bool {
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
        let Json::Object(map) = here.value.json() else { return true };
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
        let Json::Object(map) = here.value.json() else { return true };
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
        let Json::Object(map) = here.value.json() else { return true };
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
        Keyword::Properties(properties, _) => properties.iter().any(|property| {
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
