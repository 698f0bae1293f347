//! The tables without what nothing reaches, renumbered so that what belongs together stands
//! together: each component, and after it what is written inside it.

use std::collections::BTreeMap;

use super::Lowering;
use crate::model::{
    Additional, Api, Content, ContentKind, Keyword, Origin, Scalar, Schema, SchemaId, Shape, Type,
    TypeId, TypeUse,
};

/// The new ids of what is kept.
#[derive(Default)]
struct Kept {
    types: BTreeMap<TypeId, TypeId>,
    schemas: BTreeMap<SchemaId, SchemaId>,
}

impl Lowering<'_> {
    /// Moves types and schemas into the API.
    pub(super) fn prune(&mut self, api: &mut Api) {
        let types = std::mem::take(&mut self.types.list);
        let schemas = self.schemas.take();
        let plain: Vec<bool> = types.iter().map(|one| absorbs_null(&types, one)).collect();
        let mut roots = self.types.roots.clone();
        let mut places = Vec::new();
        for operation in &mut api.operations {
            each_operation_use(operation, &mut |one| {
                roots.push(one.id);
                places.push(one.schema);
            });
        }
        let order = reach(&types, &roots);
        let mut kept = Kept::default();
        for (index, id) in order.iter().enumerate() {
            kept.types.insert(*id, TypeId::new(index));
        }
        let mut wanted: Vec<SchemaId> = Vec::new();
        for one in order.iter().filter_map(|id| types.get(id.index())) {
            wanted.push(one.schema);
            let mut shape = one.shape.clone();
            each_use(&mut shape, &mut |one| wanted.push(one.schema));
        }
        wanted.extend(places);
        api.schemas = kept_schemas(&schemas, &wanted, &mut kept);
        let settle = |one: &mut TypeUse| {
            if plain.get(one.id.index()) == Some(&true) {
                one.nullable = false;
            }
            one.id = kept.types.get(&one.id).copied().unwrap_or(one.id);
            one.schema = kept.schemas.get(&one.schema).copied().unwrap_or(one.schema);
        };
        for id in &order {
            let Some(mut one) = types.get(id.index()).cloned() else { continue };
            one.nullable &= plain.get(id.index()) != Some(&true);
            one.schema = kept.schemas.get(&one.schema).copied().unwrap_or(one.schema);
            if let Origin::Member(owner, _) = &mut one.origin {
                *owner = kept.types.get(owner).copied().unwrap_or(*owner);
            }
            each_use(&mut one.shape, &mut |one| settle(one));
            api.types.push(one);
        }
        for operation in &mut api.operations {
            each_operation_use(operation, &mut |one| settle(one));
        }
    }
}

/// Whether values of a type can be null without any help: then its uses are not nullable.
fn absorbs_null(types: &[Type], one: &Type) -> bool {
    let mut at = one;
    for _ in 0..64 {
        match &at.shape {
            Shape::Any(_) | Shape::Scalar(Scalar::Null) => return true,
            Shape::Alias(target) => match types.get(target.id.index()) {
                Some(next) => at = next,
                None => return false,
            },
            _ => return false,
        }
    }
    false
}

/// What the roots reach: every root in turn, each followed by the inline types inside it.
fn reach(types: &[Type], roots: &[TypeId]) -> Vec<TypeId> {
    let mut order = Vec::new();
    let mut seen = vec![false; types.len()];
    let mut later: std::collections::VecDeque<TypeId> = roots.iter().copied().collect();
    while let Some(root) = later.pop_front() {
        let mut todo = vec![root];
        while let Some(id) = todo.pop() {
            let Some(one) = types.get(id.index()) else { continue };
            match seen.get_mut(id.index()) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            order.push(id);
            if let Origin::Member(owner, _) = &one.origin {
                later.push_back(*owner);
            }
            let mut inside = Vec::new();
            let mut shape = one.shape.clone();
            each_use(&mut shape, &mut |one| inside.push(one.id));
            for id in inside.into_iter().rev() {
                match types.get(id.index()).map(|one| &one.origin) {
                    Some(Origin::Component(_)) | None => later.push_back(id),
                    Some(_) => todo.push(id),
                }
            }
        }
    }
    order
}

/// The schemas that the wanted ones lead to, renumbered.
fn kept_schemas(schemas: &[Schema], wanted: &[SchemaId], kept: &mut Kept) -> Vec<Schema> {
    let mut order: Vec<SchemaId> = Vec::new();
    let mut todo: Vec<SchemaId> = wanted.iter().rev().copied().collect();
    while let Some(id) = todo.pop() {
        let Some(one) = schemas.get(id.index()) else { continue };
        if kept.schemas.contains_key(&id) {
            continue;
        }
        kept.schemas.insert(id, SchemaId::new(order.len()));
        order.push(id);
        let mut inside = Vec::new();
        for keyword in &one.keywords {
            each_schema(&mut keyword.clone(), &mut |id| inside.push(*id));
        }
        todo.extend(inside.into_iter().rev());
    }
    let renumbered = order.iter().filter_map(|id| schemas.get(id.index())).map(|one| {
        let mut one = one.clone();
        for keyword in &mut one.keywords {
            each_schema(keyword, &mut |id| *id = kept.schemas.get(id).copied().unwrap_or(*id));
        }
        one
    });
    renumbered.collect()
}

/// Calls `with` for every schema that a keyword holds.
fn each_schema(keyword: &mut Keyword, with: &mut impl FnMut(&mut SchemaId)) {
    match keyword {
        Keyword::Reference(id)
        | Keyword::Items(id)
        | Keyword::AdditionalProperties(id)
        | Keyword::Not(id) => with(id),
        Keyword::Properties(list) => list.iter_mut().for_each(|one| with(&mut one.schema)),
        Keyword::AllOf(list) | Keyword::AnyOf(list) | Keyword::OneOf(list) => {
            list.iter_mut().for_each(with);
        }
        _ => {}
    }
}

/// Calls `with` for every use of a type in a shape.
fn each_use(shape: &mut Shape, with: &mut impl FnMut(&mut TypeUse)) {
    match shape {
        Shape::Map(one) | Shape::List(one) | Shape::Alias(one) => with(one),
        Shape::Object(object) => {
            object.fields.iter_mut().for_each(|field| with(&mut field.value));
            if let Additional::Kept(one) = &mut object.additional {
                with(one);
            }
        }
        Shape::Union(union) => {
            union.branches.iter_mut().for_each(|branch| with(&mut branch.value));
        }
        Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) => {}
    }
}

/// Calls `with` for every use of a type in an operation.
fn each_operation_use(
    operation: &mut crate::model::Operation,
    with: &mut impl FnMut(&mut TypeUse),
) {
    let content = |content: &mut Content, with: &mut dyn FnMut(&mut TypeUse)| {
        if let ContentKind::Json(one) = &mut content.kind {
            with(one);
        }
    };
    operation.parameters.iter_mut().for_each(|one| with(&mut one.value));
    if let Some(body) = &mut operation.body {
        content(&mut body.content, with);
    }
    for response in &mut operation.responses {
        response.headers.iter_mut().for_each(|header| with(&mut header.value));
        if let Some(one) = &mut response.content {
            content(one, with);
        }
    }
}
