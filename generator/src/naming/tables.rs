//! Schemas → the names of their tables: those that a nominal type owns, and those that others refer to.
//!
//! Tables are private to the generated crate, so no lock keeps their names.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::identifier::{Case, Identifier};
use super::scope::{Scope, Wanted};
use super::types::Own;
use super::words;
use crate::model::{Keyword, SchemaId};
use crate::pointer::Pointer;

/// The names of the tables.
pub(super) fn tables(context: &mut Context<'_>, owners: &[Own]) -> BTreeMap<SchemaId, Identifier> {
    let mut wishes: BTreeMap<SchemaId, Identifier> = BTreeMap::new();
    for ((_, one), own) in context.api.types().zip(owners).filter(|((_, one), _)| one.is_nominal())
    {
        let name = own.plain.as_ref().or(own.request.as_ref()).map(|(name, _)| name.upper());
        wishes.entry(one.schema).or_insert_with(|| name.unwrap_or_else(|| by_place(&one.pointer)));
    }
    for target in referred(context) {
        wishes.entry(target).or_insert_with(|| by_place(&context.api.schema(target).pointer));
    }
    let (ids, names): (Vec<SchemaId>, Vec<Identifier>) = wishes.into_iter().unzip();
    let wanted: Vec<Wanted> =
        names.into_iter().map(|name| Wanted::made(String::new(), vec![name])).collect();
    ids.into_iter().zip(Scope::new(Case::Shouting, &[]).settle(context, &wanted)).collect()
}

fn referred(context: &Context<'_>) -> BTreeSet<SchemaId> {
    let keywords = context.api.schemas.iter().flat_map(|schema| &schema.keywords);
    let target = |keyword: &Keyword| match keyword {
        Keyword::Reference(target) => Some(*target),
        _ => None,
    };
    keywords.filter_map(target).collect()
}

/// The way to a schema without the keys that every way has.
fn by_place(place: &Pointer) -> Identifier {
    let known = ["components", "schemas", "properties", "paths", "content", "schema"];
    let telling = place.keys().filter(|key| !known.contains(&&**key));
    let words: Vec<String> = telling.flat_map(|key| words::plain(&key)).collect();
    match words.is_empty() {
        true => Identifier::of(Case::Shouting, &["schema".to_owned()], "schema"),
        false => Identifier::of(Case::Shouting, &words, "schema"),
    }
}
