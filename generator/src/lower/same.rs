//! What is written several times → once: schemas that say the same are one schema, inline types
//! of the same shape one type, of which the others are aliases under their own names.
//!
//! Components and what `$ref` leads to are known by where they stand, so every circle has an end
//! and one walk from the leaves up is enough. The first in document order is the one that stays.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::prune::each_use;
use crate::model::{Origin, Schema, SchemaId, Shape, Type, TypeId, TypeUse};
use crate::pointer::{FileId, Pointer};

/// The schema to use for each, by its index; what is inside the schemas is replaced already.
pub(super) fn schemas(schemas: &mut [Schema], stays: impl Fn(SchemaId) -> bool) -> Vec<SchemaId> {
    let mut classes: Vec<SchemaId> = (0..schemas.len()).map(SchemaId::new).collect();
    let mut known: BTreeMap<u64, Vec<SchemaId>> = BTreeMap::new();
    // What is inside a schema was found after it, so it comes first here.
    for index in (0..schemas.len()).rev() {
        replace(schemas, index, &classes);
        let id = SchemaId::new(index);
        let Some(one) = schemas.get(index).filter(|_| !stays(id)) else { continue };
        let alike = known.entry(hash(one)).or_default();
        let same = |other: &&SchemaId| {
            schemas.get(other.index()).is_some_and(|other| other.keywords == one.keywords)
        };
        match (alike.iter().find(same).copied(), classes.get_mut(index)) {
            (Some(other), Some(class)) => *class = other,
            _ => alike.push(id),
        }
    }
    let mut first: BTreeMap<SchemaId, SchemaId> = BTreeMap::new();
    for (index, class) in classes.iter_mut().enumerate() {
        *class = *first.entry(*class).or_insert_with(|| SchemaId::new(index));
    }
    (0..schemas.len()).for_each(|index| replace(schemas, index, &classes));
    classes
}

/// Puts the schema of each class into a schema.
fn replace(schemas: &mut [Schema], index: usize, classes: &[SchemaId]) {
    let keywords = schemas.get_mut(index).into_iter().flat_map(|one| &mut one.keywords);
    keywords.for_each(|keyword| {
        keyword.each_schema(&mut |id| *id = classes.get(id.index()).copied().unwrap_or(*id));
    });
}

fn hash(schema: &Schema) -> u64 {
    let mut hasher = DefaultHasher::new();
    schema.keywords.hash(&mut hasher);
    hasher.finish()
}

/// Makes aliases of the inline types, in `order`, that an earlier one is the same as.
///
/// The prose of a type is its own; what is written beside its parts belongs to its shape.
pub(super) fn types(types: &mut [Type], order: &[TypeId], stays: impl Fn(&Type) -> bool) {
    let mut classes: Vec<TypeId> = (0..types.len()).map(TypeId::new).collect();
    let mut known: BTreeMap<SchemaId, Vec<(Shape, TypeId)>> = BTreeMap::new();
    for id in order.iter().rev() {
        let inline = |one: &&Type| !matches!(one.origin, Origin::Component(_)) && !stays(one);
        let Some(one) = types.get(id.index()).filter(inline) else { continue };
        let shape = bare(&one.shape, &classes);
        let alike = known.entry(one.schema).or_default();
        match (alike.iter().find(|(other, _)| *other == shape), classes.get_mut(id.index())) {
            (Some((_, other)), Some(class)) => *class = *other,
            _ => alike.push((shape, *id)),
        }
    }
    let mut first: BTreeMap<TypeId, TypeId> = BTreeMap::new();
    for id in order {
        let Some(class) = classes.get(id.index()) else { continue };
        let owner = *first.entry(*class).or_insert(*id);
        if let Some(one) = types.get_mut(id.index()).filter(|one| owner != *id && one.is_nominal())
        {
            let held = TypeUse { id: owner, nullable: one.nullable, schema: one.schema };
            one.shape = Shape::Alias(held);
        }
    }
}

/// A shape without the places of its parts, and with one type for each class.
fn bare(shape: &Shape, classes: &[TypeId]) -> Shape {
    let mut shape = shape.clone();
    let nowhere = Pointer::root(FileId(u32::MAX));
    match &mut shape {
        Shape::Object(object) => {
            object.fields.iter_mut().for_each(|field| field.pointer = nowhere.clone());
        }
        Shape::Enum(all) => {
            all.variants.iter_mut().for_each(|variant| variant.pointer = nowhere.clone());
        }
        Shape::Union(union) => {
            union.branches.iter_mut().for_each(|branch| branch.pointer = nowhere.clone());
        }
        _ => {}
    }
    each_use(&mut shape, &mut |held| {
        held.id = classes.get(held.id.index()).copied().unwrap_or(held.id);
    });
    shape
}
