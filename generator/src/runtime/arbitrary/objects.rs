//! What is asked of an object → one: what must be there, some of what may, more where that is typed.

use serde_json::{Map, Value};

use super::super::decode::Side;
use super::super::table::{Access, Keyword, Property, Schema};
use super::demand::Demand;
use super::expressions::Expression;
use super::make::{DIFFERENT, Maker, bounds};

/// How many names are tried beyond those that are wanted: some are taken already.
const MORE: usize = 12;

impl Maker<'_, '_> {
    /// An object.
    pub(super) fn object(&mut self, demand: &Demand) -> Option<Value> {
        let (least, most) = bounds(demand, |keyword| match keyword {
            Keyword::MinProperties(least) => (*least, u64::MAX),
            Keyword::MaxProperties(most) => (0, *most),
            _ => (0, u64::MAX),
        })?;
        let mut map = Map::new();
        let (required, optional) = self.names(demand);
        for name in required {
            let value = self.inside(&schemas_of(demand, name))?;
            map.insert(name.to_owned(), value);
        }
        for name in optional {
            let is_wanted = map.len() < least || self.wants_more();
            if map.len() >= most || !is_wanted {
                continue;
            }
            if let Some(value) = self.inside(&schemas_of(demand, name)) {
                map.insert(name.to_owned(), value);
            }
        }
        for (name, others) in demand.keywords().filter_map(dependents).flatten() {
            for other in others.iter().filter(|_| map.contains_key(*name)).collect::<Vec<_>>() {
                if !map.contains_key(*other) {
                    let value = self.inside(&schemas_of(demand, other))?;
                    map.insert((*other).to_owned(), value);
                }
            }
        }
        self.additional(demand, (least, most), &mut map)?;
        Some(Value::Object(map))
    }

    fn wants_more(&mut self) -> bool {
        !self.is_deep() && (self.attempt > 8 && self.attempt % 2 == 1 || self.source.coin())
    }

    /// The names that must be there, and those that may; without those of the other direction.
    fn names(&self, demand: &Demand) -> (Vec<&'static str>, Vec<&'static str>) {
        let mut required: Vec<&'static str> = Vec::new();
        let mut optional: Vec<&'static str> = Vec::new();
        let mut excluded: Vec<&'static str> = Vec::new();
        for keyword in demand.keywords() {
            match keyword {
                Keyword::Required(names) => required.extend(*names),
                Keyword::Properties(properties, _) => {
                    for Property { name, access, .. } in *properties {
                        optional.push(name);
                        if is_of_other_side(*access, self.side) {
                            excluded.push(name);
                        }
                    }
                }
                _ => {}
            }
        }
        let distinct = |names: Vec<&'static str>, without: &[&str]| {
            let mut found: Vec<&'static str> = Vec::new();
            for name in names {
                if !found.contains(&name) && !excluded.contains(&name) && !without.contains(&name) {
                    found.push(name);
                }
            }
            found
        };
        let required = distinct(required, &[]);
        let optional = distinct(optional, &required);
        (required, optional)
    }

    /// A name for a property that nobody names.
    fn name(&mut self, demand: &Demand) -> Option<String> {
        let mut patterns = Vec::new();
        let mut names: Vec<&'static Schema> = Vec::new();
        for keyword in demand.keywords() {
            match keyword {
                Keyword::PatternProperties(all) => {
                    patterns.extend(all.iter().map(|one| one.pattern))
                }
                Keyword::PropertyNames(schema) => names.push(schema),
                _ => {}
            }
        }
        let is_open = demand.keywords().any(|one| matches!(one, Keyword::AdditionalProperties(all) if !matches!(all.keywords, [Keyword::Never])));
        if let Some(pattern) = self.source.pick(&patterns)
            && (!is_open || self.source.coin())
        {
            let expression = Expression::parse(pattern.text())?;
            return Some(expression.sample(0, &mut self.source));
        }
        match names.is_empty() {
            true => Some(self.word(1, 12)),
            false => {
                names.push(&Schema::STRING);
                self.inside(&names)?.as_str().map(str::to_owned)
            }
        }
    }

    /// Properties that nobody names: as many as must be, and some where their schema is given.
    fn additional(
        &mut self,
        demand: &Demand,
        (least, most): (usize, usize),
        map: &mut Map<String, Value>,
    ) -> Option<()> {
        let is_bare = !demand.keywords().any(|one| matches!(one, Keyword::Properties(_, _)));
        // Beside named properties, those of which nothing is said are not kept by types.
        let is_typed = demand.keywords().any(|one| match one {
            Keyword::AdditionalProperties(schema) | Keyword::UnevaluatedProperties(schema) => {
                is_bare || !schema.keywords.is_empty()
            }
            Keyword::PatternProperties(_) => true,
            _ => false,
        });
        let more = match is_typed {
            true if !self.is_deep() => self.source.below(3),
            // An object of which nothing is said keeps all that it has; it need not have anything.
            false if is_bare && self.attempt % 4 == 3 && !self.is_deep() => 1,
            _ => 0,
        };
        let count = least.max(map.len().saturating_add(more)).min(most);
        for _ in 0..DIFFERENT.min(count.saturating_add(MORE)) {
            if map.len() >= count {
                break;
            }
            let Some(name) = self.name(demand) else { continue };
            let schemas = schemas_of(demand, &name);
            let is_named =
                map.contains_key(&name) || demand.keywords().any(|one| names_property(one, &name));
            if let Some(value) = self.inside(&schemas).filter(|_| !is_named) {
                map.insert(name, value);
            }
            self.source.stir();
        }
        (map.len() >= least).then_some(())
    }
}

type Dependent = (&'static str, &'static [&'static str]);

fn dependents(keyword: &'static Keyword) -> Option<&'static [Dependent]> {
    match keyword {
        Keyword::DependentRequired(all) => Some(all),
        _ => None,
    }
}

fn names_property(keyword: &Keyword, name: &str) -> bool {
    matches!(keyword, Keyword::Properties(all, _) if all.iter().any(|one| one.name == name))
}

/// The schemas that look at the property of a name.
fn schemas_of(demand: &Demand, name: &str) -> Vec<&'static Schema> {
    let mut found: Vec<&'static Schema> = Vec::new();
    for group in &demand.groups {
        let before = found.len();
        for keyword in *group {
            if let Keyword::PatternProperties(properties) = keyword {
                let fitting = properties.iter().filter(|one| one.pattern.is_match(name));
                found.extend(fitting.map(|one| one.schema));
            }
            if let Keyword::Properties(properties, _) = keyword {
                found
                    .extend(properties.iter().filter(|one| one.name == name).map(|one| one.schema));
            }
        }
        for keyword in *group {
            if let Keyword::AdditionalProperties(schema) = keyword
                && found.len() == before
            {
                found.push(schema);
            }
        }
    }
    if found.is_empty() {
        found.extend(demand.keywords().find_map(|one| match one {
            Keyword::UnevaluatedProperties(schema) => Some(*schema),
            _ => None,
        }));
    }
    found
}

fn is_of_other_side(access: Access, side: Side) -> bool {
    matches!(
        (access, side),
        (Access::ReadOnly | Access::ReadOnlyIgnored, Side::Request)
            | (Access::WriteOnly, Side::Response)
    )
}
