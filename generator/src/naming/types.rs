//! Types → their names in `models`: components by their own, inline types by the way from their owner.
//!
//! Names of inline types are made of nothing but that way, so that no other part of a document
//! changes them. Request types and builders come after the types that they belong to.

use std::collections::BTreeMap;

use super::context::{Context, Pin};
use super::identifier::{Case, Identifier};
use super::scope::{Scope, Wanted, extended};
use super::words;
use crate::analyze::Side;
use crate::model::{Origin, Shape, Type, TypeId};

/// How long the way from a component to an inline type may be.
const DEPTH: usize = 128;

/// The names of one type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Own {
    /// The name of the type, or of its response side.
    pub(super) plain: Option<(Identifier, Identifier)>,
    /// The name of its request side.
    pub(super) request: Option<(Identifier, Identifier)>,
}

/// The names of all types, each with that of its builder, by the index of the type.
pub(super) fn types(context: &mut Context<'_>, operations: &[Identifier]) -> Vec<Own> {
    let mut bases: BTreeMap<TypeId, Identifier> = BTreeMap::new();
    let mut requests: BTreeMap<TypeId, Identifier> = BTreeMap::new();
    let mut scope = Scope::new(Case::Pascal, &[]).folded();
    let levels = levels(context);
    promises(context, &mut scope, &levels);
    for level in levels {
        let wanted: Vec<Wanted> = level
            .iter()
            .map(|(id, one)| wanted(context, (*id, one), (&bases, operations)))
            .collect();
        let named = scope.settle(context, &wanted);
        bases.extend(level.iter().map(|(id, _)| *id).zip(named));
        request_names(context, &mut scope, (&level, &bases), &mut requests);
    }
    builders(context, &mut scope, &bases, &requests)
}

type Level<'a> = Vec<(TypeId, &'a Type)>;

/// The emitted types: components first, then inline types, owners before what they own.
fn levels<'a>(context: &Context<'a>) -> Vec<Level<'a>> {
    let mut levels: BTreeMap<usize, Level<'a>> = BTreeMap::new();
    for (id, one) in context.api.types().filter(|(id, _)| !context.facts.sides(*id).is_empty()) {
        levels.entry(depth(context, one)).or_default().push((id, one));
    }
    levels.into_values().collect()
}

/// Keeps pinned names, then those of an earlier run, from all whose turn comes before.
fn promises(context: &mut Context<'_>, scope: &mut Scope, levels: &[Level<'_>]) {
    for (_, one) in levels.iter().flatten() {
        if let Some(name) = context.pin(pin(one), &one.pointer, one.name_hint.as_deref()) {
            scope.promise(&name, &context.key("type", &one.pointer), &one.pointer);
        }
    }
    if !context.has_earlier() {
        return;
    }
    for (_, one) in levels.iter().flatten() {
        for kind in ["type", "request", "builder", "request-builder"] {
            let key = context.key(kind, &one.pointer);
            if let Some(name) = context.remembered(&key) {
                scope.promise(&name, &key, &one.pointer);
            }
        }
    }
}

/// Where an inline type stands a field may stand as well, and have a pin of its own.
fn pin(one: &Type) -> Pin {
    match one.origin {
        Origin::Component(_) => Pin::Any,
        Origin::Member(..) | Origin::Operation(..) => Pin::Type,
    }
}

fn depth(context: &Context<'_>, one: &Type) -> usize {
    let mut origin = &one.origin;
    for depth in 0..DEPTH {
        match origin {
            Origin::Component(_) => return depth,
            Origin::Operation(..) => return depth + 1,
            Origin::Member(owner, _) => match context.api.get(*owner) {
                Some(above) => origin = &above.origin,
                None => return depth + 1,
            },
        }
    }
    DEPTH
}

type Known<'a> = (&'a BTreeMap<TypeId, Identifier>, &'a [Identifier]);

fn wanted(context: &mut Context<'_>, (_, one): (TypeId, &Type), known: Known<'_>) -> Wanted {
    let key = context.key("type", &one.pointer);
    let pinned = context.pin(pin(one), &one.pointer, one.name_hint.as_deref());
    if let Origin::Component(name) = &one.origin {
        let mut wanted =
            Wanted::of_text(key, name, Case::Pascal, "schema").at(&one.pointer).pinned(pinned);
        wanted.told = true;
        return wanted;
    }
    let name = inline(context, &one.origin, known);
    let kind = match context.shape(one) {
        Shape::Enum(_) => "Enum",
        Shape::Object(_) => "Object",
        Shape::Union(_) => "Union",
        _ => "Schema",
    };
    let kind = name.and(kind);
    Wanted::made(key, vec![name, kind]).at(&one.pointer).pinned(pinned)
}

/// The name of an inline type: that of its nearest named owner, and the words of the way.
fn inline(context: &Context<'_>, origin: &Origin, (bases, operations): Known<'_>) -> Identifier {
    let mut origin = origin;
    let mut way: Vec<&String> = Vec::new();
    let from = |name: Identifier, way: &[&String]| {
        let words: Vec<String> = way.iter().rev().flat_map(|word| words::plain(word)).collect();
        extended(&name, &words)
    };
    for _ in 0..DEPTH {
        match origin {
            Origin::Component(name) => {
                return from(Identifier::of(Case::Pascal, &words::plain(name), "schema"), &way);
            }
            Origin::Operation(index, words) => {
                way.extend(words.iter().rev());
                let method = operations.get(*index).map_or("operation", Identifier::bare);
                return from(
                    Identifier::of(Case::Pascal, &words::plain(method), "operation"),
                    &way,
                );
            }
            Origin::Member(owner, words) => {
                way.extend(words.iter().rev());
                match (bases.get(owner), context.api.get(*owner)) {
                    (Some(name), _) => return from(name.clone(), &way),
                    (None, Some(above)) => origin = &above.origin,
                    (None, None) => break,
                }
            }
        }
    }
    from(Identifier::of(Case::Pascal, &["inline".to_owned()], "schema"), &way)
}

/// Names for request sides: `TicketRequest`, unless `Ticket` is not emitted and is a request by name.
fn request_names(
    context: &mut Context<'_>,
    scope: &mut Scope,
    (level, bases): (&Level<'_>, &BTreeMap<TypeId, Identifier>),
    requests: &mut BTreeMap<TypeId, Identifier>,
) {
    let mut wanted = Vec::new();
    let mut ids = Vec::new();
    for (id, one) in level {
        let sides = context.facts.sides(*id);
        let Some(base) = bases.get(id).filter(|_| sides.contains(&Side::Request)) else { continue };
        if base.bare().ends_with("Request") && !sides.contains(&Side::Response) {
            requests.insert(*id, base.clone());
            continue;
        }
        let candidates =
            ["Request", "Input", "RequestBody"].map(|suffix| base.and(suffix)).to_vec();
        wanted
            .push(Wanted::made(context.key("request", &one.pointer), candidates).at(&one.pointer));
        ids.push(*id);
    }
    requests.extend(ids.into_iter().zip(scope.settle(context, &wanted)));
}

fn builders(
    context: &mut Context<'_>,
    scope: &mut Scope,
    bases: &BTreeMap<TypeId, Identifier>,
    requests: &BTreeMap<TypeId, Identifier>,
) -> Vec<Own> {
    let mut built = |kind: &str,
                     names: &BTreeMap<TypeId, Identifier>|
     -> BTreeMap<TypeId, Identifier> {
        let of = |(id, name): (&TypeId, &Identifier)| {
            let one = context.api.get(*id).filter(|one| matches!(one.shape, Shape::Object(_)))?;
            let candidates = vec![name.and("Builder"), name.and("Maker")];
            Some((*id, Wanted::made(context.key(kind, &one.pointer), candidates).at(&one.pointer)))
        };
        let (ids, wanted): (Vec<TypeId>, Vec<Wanted>) = names.iter().filter_map(of).unzip();
        ids.into_iter().zip(scope.settle(context, &wanted)).collect()
    };
    let plain = built("builder", bases);
    let sent = built("request-builder", requests);
    let pair = |id: TypeId, name: Option<&Identifier>, builders: &BTreeMap<TypeId, Identifier>| {
        name.map(|name| {
            (name.clone(), builders.get(&id).cloned().unwrap_or_else(|| name.and("Builder")))
        })
    };
    let sides = context.facts;
    let of = |(id, _): (TypeId, &Type)| Own {
        plain: pair(id, bases.get(&id).filter(|_| sides.sides(id) != [Side::Request]), &plain),
        request: pair(id, requests.get(&id), &sent),
    };
    context.api.types().map(of).collect()
}
