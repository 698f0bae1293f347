//! A keyword that asks other schemas for parts of a value, and a value that fulfils it → values
//! that do not. What stands in those schemas themselves is broken where they look.

use ::arbitrary::Unstructured;
use serde_json::{Map, Value};

use super::super::check::accepts;
use super::super::decode::Side;
use super::super::table::{Contains, Keyword, Property, Schema};
use super::broken::{Broken, LONGEST, UNKNOWN, of_other_type, without};
use super::make::{Alphabet, Maker};

/// The keywords of the same schema, and who reads.
type Around = (&'static [Keyword], Side);

/// The ways to break a keyword, that with the best hope first.
pub(super) fn applied(keyword: &'static Keyword, around: Around, value: &Value) -> Vec<Broken> {
    match (keyword, value) {
        (Keyword::Not(schema), Value::Object(map)) => excluded(schema, around.1, map)
            .map(|map| Broken::here(keyword, Value::Object(map)))
            .collect(),
        (Keyword::Contains(contains), Value::Array(items)) => contained(contains, around, items),
        (Keyword::Items(schema), Value::Array(items)) if is_never(schema) => {
            one_more("items", schema, around, items)
        }
        (Keyword::UnevaluatedItems(schema), Value::Array(items)) => {
            one_more("unevaluatedItems", schema, around, items)
        }
        (Keyword::UnevaluatedProperties(schema), Value::Object(map)) => {
            refused("unevaluatedProperties", schema)
                .map(|(keyword, value)| Broken::below(UNKNOWN, keyword, with(map, UNKNOWN, value)))
                .collect()
        }
        (Keyword::Properties(properties, _), Value::Object(map)) => {
            let never = properties.iter().filter(|one| is_never(one.schema));
            let absent = never.filter(|one| !map.contains_key(one.name));
            let broken = |one: &'static Property| {
                let broken = |value| Broken::below(one.name, "false", with(map, one.name, value));
                some_of_each_type().map(broken)
            };
            absent.flat_map(broken).collect()
        }
        (Keyword::PropertyNames(schema), Value::Object(map)) => names(schema, around, map),
        (Keyword::DependentRequired(all), Value::Object(map)) => owed(all, around, map),
        _ => Vec::new(),
    }
}

fn is_never(schema: &Schema) -> bool {
    matches!(schema.keywords, [Keyword::Never])
}

fn some_of_each_type() -> impl Iterator<Item = Value> {
    let plain = [Value::Null, Value::from("zzzz"), Value::from(1), Value::Bool(true)];
    plain.into_iter().chain([Value::Object(Map::new()), Value::Array(Vec::new())])
}

/// Values that a schema refuses, each with the keyword that does; `own` where nothing is allowed.
fn refused(
    own: &'static str,
    schema: &'static Schema,
) -> impl Iterator<Item = (&'static str, Value)> {
    let never = is_never(schema).then(|| some_of_each_type().map(move |value| (own, value)));
    let types = schema.keywords.iter().find_map(|keyword| match keyword {
        Keyword::Type(types) => Some(*types),
        _ => None,
    });
    let typed = types.map(|types| of_other_type(types).into_iter().map(|value| ("type", value)));
    never.into_iter().flatten().chain(typed.into_iter().flatten())
}

fn with(map: &Map<String, Value>, name: &str, value: Value) -> Value {
    let mut map = map.clone();
    map.insert(name.to_owned(), value);
    Value::Object(map)
}

/// A value that several schemas look at, none of some others.
fn made(schemas: &[&'static Schema], side: Side, others: &[Value]) -> Option<Value> {
    let mut bytes = Unstructured::new(&[]);
    (0..4).find_map(|attempt| {
        Maker::new(side, (&mut bytes, Alphabet::ANY), attempt).item(schemas, others)
    })
}

/// The object with what a value has that must not be: beside its own properties, and over them.
fn excluded(
    schema: &'static Schema,
    side: Side,
    map: &Map<String, Value>,
) -> impl Iterator<Item = Map<String, Value>> {
    let made = made(&[schema], side, &[]).and_then(|made| made.as_object().cloned());
    let both = made.map(|made| {
        let (mut beside, mut over) = (made.clone(), map.clone());
        beside.extend(map.clone());
        over.extend(made);
        [beside, over]
    });
    both.into_iter().flatten()
}

/// Fewer items of the kind that is asked for, and more.
fn contained(contains: &Contains, (beside, side): Around, items: &[Value]) -> Vec<Broken> {
    let fits = |item: &Value| accepts(contains.schema, side, item);
    let every = beside.iter().filter_map(|keyword| match keyword {
        Keyword::Items(schema) => Some(*schema),
        _ => None,
    });
    let every: Vec<&'static Schema> = every.collect();
    let mut found = Vec::new();
    if let Some(fewer) = contains.least.checked_sub(1) {
        let keyword = if fewer == 0 { "contains" } else { "minContains" };
        let other = items.iter().find(|item| !fits(item)).cloned();
        let other = other.or_else(|| made(&every, side, items).filter(|item| !fits(item)));
        for instead in [other, None] {
            let mut left = fewer;
            let kept = items.iter().filter_map(|item| {
                if !fits(item) {
                    return Some(item.clone());
                }
                let is_left = left > 0;
                left = left.saturating_sub(1);
                if is_left { Some(item.clone()) } else { instead.clone() }
            });
            found.push(Broken::named(keyword, Value::Array(kept.collect())));
        }
    }
    if contains.most < LONGEST {
        let count = items.iter().filter(|item| fits(item)).count() as u64;
        let missing = usize::try_from((contains.most + 1).saturating_sub(count)).unwrap_or(0);
        let both: Vec<&'static Schema> = every.into_iter().chain([contains.schema]).collect();
        let same = items.iter().find(|item| fits(item)).cloned();
        let same = same.or_else(|| made(&both, side, &[]));
        let copies = same.map(|one| [items, &vec![one; missing]].concat());
        let others = (0..missing).try_fold(items.to_vec(), |mut all, _| {
            all.push(made(&both, side, &all)?);
            Some(all)
        });
        let more = copies.into_iter().chain(others);
        found.extend(more.map(|items| Broken::named("maxContains", Value::Array(items))));
    }
    found
}

/// One more item, behind those that have a schema of their own.
fn one_more(
    keyword: &'static str,
    schema: &'static Schema,
    (beside, side): Around,
    items: &[Value],
) -> Vec<Broken> {
    let own = beside.iter().find_map(|keyword| match keyword {
        Keyword::PrefixItems(schemas) => Some(schemas.len()),
        _ => None,
    });
    let mut bytes = Unstructured::new(&[]);
    let mut maker = Maker::new(side, (&mut bytes, Alphabet::ANY), 1);
    let Some(filled) = maker.longer(items, beside, own.unwrap_or(0)) else { return Vec::new() };
    let last = filled.len().to_string();
    let broken = |(keyword, value)| {
        let items = filled.iter().cloned().chain([value]).collect();
        Broken::below(&last, keyword, Value::Array(items))
    };
    refused(keyword, schema).map(broken).collect()
}

/// A property more, whose name breaks a schema.
fn names(schema: &'static Schema, (beside, side): Around, map: &Map<String, Value>) -> Vec<Broken> {
    let value = beside.iter().find_map(|keyword| match keyword {
        Keyword::AdditionalProperties(schema) => made(&[schema], side, &[]),
        _ => None,
    });
    let value = value.or_else(|| map.values().next().cloned()).unwrap_or(Value::Null);
    let long = "z".repeat(300);
    [UNKNOWN, "~", "", "zzz zzz", "0", long.as_str()]
        .into_iter()
        .filter(|name| !accepts(schema, side, &Value::from(*name)))
        .take(2)
        .map(|name| Broken::below(name, "propertyNames", with(map, name, value.clone())))
        .collect()
}

/// A property without one that it asks for, all others being there.
fn owed(
    all: &'static [(&'static str, &'static [&'static str])],
    (beside, side): Around,
    map: &Map<String, Value>,
) -> Vec<Broken> {
    let value = |name: &str| {
        let own = beside.iter().find_map(|keyword| match keyword {
            Keyword::Properties(all, _) => all.iter().find(|one| one.name == name),
            _ => None,
        });
        own.and_then(|one| made(&[one.schema], side, &[])).unwrap_or(Value::Null)
    };
    let mut found = Vec::new();
    for (name, owed) in all {
        let mut map = map.clone();
        for one in owed.iter().chain([name]) {
            if !map.contains_key(*one) {
                map.insert((*one).to_owned(), value(one));
            }
        }
        let others = owed.iter().filter(|one| *one != name);
        found.extend(others.map(|one| Broken::below(one, "dependentRequired", without(&map, one))));
    }
    found
}
