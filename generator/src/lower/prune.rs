//! The tables without what nothing reaches, renumbered so that what belongs together stands
//! together: each component, and after it what is written inside it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowering, same};
use crate::model::{
    Additional, Api, Content, Keyword, Origin, Scalar, Schema, SchemaId, Shape, Type, TypeId,
    TypeUse,
};
use crate::pointer::Pointer;

/// The new ids of what is kept.
#[derive(Default)]
struct Kept {
    types: BTreeMap<TypeId, TypeId>,
    schemas: BTreeMap<SchemaId, SchemaId>,
}

/// Where else each schema is written.
type Twins = BTreeMap<SchemaId, Vec<Pointer>>;

impl Lowering<'_> {
    /// Moves types and schemas into the API.
    pub(super) fn prune(&mut self, api: &mut Api) {
        let mut types = std::mem::take(&mut self.types.list);
        let mut schemas = self.schemas.take();
        let plain: Vec<bool> = types.iter().map(|one| absorbs_null(&types, one)).collect();
        let twins = self.unify(&mut schemas, (&mut types, api));
        let mut roots = self.types.roots.clone();
        let mut places = Vec::new();
        for operation in &mut api.operations {
            each_operation_use(operation, &mut |one| {
                roots.push(one.id);
                places.push(one.schema);
            });
        }
        let order = reach(&mut types, &roots);
        same::types(&mut types, &order, |one| self.is_pinned_inside(api, one));
        let order = reach(&mut types, &roots);
        let mut kept = Kept::default();
        for (index, id) in order.iter().enumerate() {
            kept.types.insert(*id, TypeId::new(index));
        }
        let mut wanted: Vec<SchemaId> = Vec::new();
        for id in &order {
            let Some(one) = types.get_mut(id.index()) else { continue };
            wanted.push(one.schema);
            each_use(&mut one.shape, &mut |one| wanted.push(one.schema));
        }
        wanted.extend(places);
        api.schemas = kept_schemas(&mut schemas, &wanted, &mut kept);
        let twins = twins.into_iter();
        api.twins = twins.filter_map(|(id, all)| Some((*kept.schemas.get(&id)?, all))).collect();
        let settle = |one: &mut TypeUse| {
            if plain.get(one.id.index()) == Some(&true) {
                one.nullable = false;
            }
            one.id = kept.types.get(&one.id).copied().unwrap_or(one.id);
            one.schema = kept.schemas.get(&one.schema).copied().unwrap_or(one.schema);
        };
        let mut types: Vec<Option<Type>> = types.into_iter().map(Some).collect();
        for id in &order {
            let Some(mut one) = types.get_mut(id.index()).and_then(Option::take) else { continue };
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

impl Lowering<'_> {
    /// Makes one schema of those that say the same, and gives the places of the others.
    fn unify(&self, schemas: &mut [Schema], (types, api): (&mut [Type], &mut Api)) -> Twins {
        let keywords = schemas.iter().flat_map(|one| &one.keywords);
        let referred: BTreeSet<SchemaId> = keywords
            .filter_map(|keyword| match keyword {
                Keyword::Reference(target) => Some(*target),
                _ => None,
            })
            .collect();
        let known = &self.schemas.components;
        let stays = |id| known.contains_key(&id) || referred.contains(&id);
        let classes = same::schemas(schemas, stays);
        let class = |id: &mut SchemaId| *id = classes.get(id.index()).copied().unwrap_or(*id);
        for one in types {
            class(&mut one.schema);
            each_use(&mut one.shape, &mut |one| class(&mut one.schema));
        }
        for operation in &mut api.operations {
            each_operation_use(operation, &mut |one| class(&mut one.schema));
        }
        let mut twins = Twins::new();
        for ((index, class), schema) in classes.iter().enumerate().zip(&*schemas) {
            if class.index() != index {
                twins.entry(*class).or_default().push(schema.pointer.clone());
            }
        }
        twins
    }

    /// Whether the configuration names a part of a type, which an alias would not have.
    fn is_pinned_inside(&self, api: &Api, one: &Type) -> bool {
        let names = &self.config.names;
        !names.is_empty() && {
            let inside = [api.place(&one.pointer).as_str(), "/"].concat();
            names.keys().any(|place| place.starts_with(&inside))
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
fn reach(types: &mut [Type], roots: &[TypeId]) -> Vec<TypeId> {
    let mut order = Vec::new();
    let mut seen = vec![false; types.len()];
    let mut later: std::collections::VecDeque<TypeId> = roots.iter().copied().collect();
    while let Some(root) = later.pop_front() {
        let mut todo = vec![root];
        while let Some(id) = todo.pop() {
            let Some(one) = types.get_mut(id.index()) else { continue };
            match seen.get_mut(id.index()) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            order.push(id);
            if let Origin::Member(owner, _) = &one.origin {
                later.push_back(*owner);
            }
            let mut inside = Vec::new();
            each_use(&mut one.shape, &mut |one| inside.push(one.id));
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
fn kept_schemas(schemas: &mut [Schema], wanted: &[SchemaId], kept: &mut Kept) -> Vec<Schema> {
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
            inside.extend(keyword.schemas());
        }
        todo.extend(inside.into_iter().rev());
    }
    let renumbered = order.iter().map(|id| {
        let taken = schemas.get_mut(id.index());
        let mut one =
            taken.map_or(Schema::ANYTHING, |one| std::mem::replace(one, Schema::ANYTHING));
        for keyword in &mut one.keywords {
            keyword.each_schema(&mut |id| *id = kept.schemas.get(id).copied().unwrap_or(*id));
        }
        one
    });
    renumbered.collect()
}

/// Calls `with` for every use of a type in a shape.
pub(super) fn each_use(shape: &mut Shape, with: &mut impl FnMut(&mut TypeUse)) {
    match shape {
        Shape::Map(one) | Shape::List(one) | Shape::Alias(one) => with(one),
        Shape::Tuple(items) => items.iter_mut().for_each(with),
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
        if let Some(one) = content.kind.value_mut() {
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
