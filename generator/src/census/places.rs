//! [`Api`] → the places where a value stands: properties, items, parameters, bodies, headers and
//! responses.
//!
//! What a named type holds is a place inside of that type, not where it is used. An inline type
//! that is the same as an earlier one has its places where it is written, though it is an alias.

use crate::model::{Additional, Api, Operation, Origin, Shape, Type, TypeUse};
use crate::pointer::Pointer;

/// How deep inline types are followed.
const DEPTH: usize = 64;

/// Every place, and what its value is. The place of an item can be one that its list does not have
/// as its own; then what is above it is meant.
pub(super) fn places(api: &Api) -> Vec<(Pointer, TypeUse)> {
    let mut places = Places { api, found: Vec::new() };
    for (_, one) in api.types() {
        match twin(api, one) {
            Some(owner) => places.copied(owner, &one.pointer, DEPTH),
            None => places.inside(one, &one.pointer),
        }
    }
    api.operations.iter().for_each(|one| places.of_operation(one));
    places.found
}

/// The inline type that an inline type is the same as.
fn twin<'a>(api: &'a Api, one: &Type) -> Option<&'a Type> {
    let Shape::Alias(target) = &one.shape else { return None };
    api.get(target.id).filter(|owner| is_inline(one) && is_inline(owner))
}

fn is_inline(one: &Type) -> bool {
    !matches!(one.origin, Origin::Component(_))
}

struct Places<'a> {
    api: &'a Api,
    found: Vec<(Pointer, TypeUse)>,
}

impl Places<'_> {
    fn of_operation(&mut self, operation: &Operation) {
        let found = &mut self.found;
        found.extend(operation.parameters.iter().map(|one| (one.pointer.clone(), one.value)));
        let body = operation.body.iter().map(|body| &body.content);
        let answers = operation.responses.iter().filter_map(|one| one.content.as_ref());
        for content in body.chain(answers) {
            if let Some(value) = content.kind.value() {
                found.push((content.pointer.clone(), value));
            }
        }
        let headers = operation.responses.iter().flat_map(|one| &one.headers);
        found.extend(headers.map(|one| (one.pointer.clone(), one.value)));
    }

    /// The places of a type as if it were written at `at`, and those of inline types inside it.
    fn copied(&mut self, one: &Type, at: &Pointer, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let start = self.found.len();
        self.inside(one, at);
        let held: Vec<TypeUse> = self.found.iter().skip(start).map(|(_, held)| *held).collect();
        for held in held {
            let Some(inner) = self.api.get(held.id).filter(|inner| is_inline(inner)) else {
                continue;
            };
            let Some(place) = inner.pointer.moved(&one.pointer, at) else { continue };
            let owner = twin(self.api, inner).unwrap_or(inner);
            self.copied(owner, &place, depth);
        }
    }

    /// The places of a type as if it were written at `at`.
    fn inside(&mut self, one: &Type, at: &Pointer) {
        let moved =
            |place: &Pointer| place.moved(&one.pointer, at).unwrap_or_else(|| place.clone());
        // The schema of an item can be one that is kept for several.
        let item = |value: &TypeUse, keys: &[&str]| {
            let place = self.api.schema(value.schema).pointer.moved(&one.pointer, at);
            (place.unwrap_or_else(|| at.below(keys)), *value)
        };
        match &one.shape {
            Shape::Object(object) => {
                let fields = object.fields.iter();
                self.found.extend(fields.map(|field| (moved(&field.pointer), field.value)));
                if let Additional::Kept(value) = &object.additional {
                    self.found.push((at.clone(), *value));
                }
            }
            Shape::List(value) => self.found.push(item(value, &["items"])),
            Shape::Map(value) => self.found.push(item(value, &["additionalProperties"])),
            Shape::Tuple(items) => {
                let items = items.iter().enumerate();
                let items =
                    items.map(|(index, value)| item(value, &["prefixItems", &index.to_string()]));
                self.found.extend(items);
            }
            Shape::Union(union) => {
                let branches = union.branches.iter();
                self.found.extend(branches.map(|one| (moved(&one.pointer), one.value)));
            }
            Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) | Shape::Alias(_) => {}
        }
    }
}
