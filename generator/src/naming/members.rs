//! The parts of types → their names: fields, and variants of enumerations and unions.

use super::context::{Context, Pin};
use super::identifier::{Case, Identifier};
use super::scope::{Rank, Scope, Wanted};
use super::types::Own;
use crate::model::{
    Additional, Branch, Enumeration, Field, Object, Origin, Scalar, Shape, Type, Union,
    VariantValue,
};
use crate::pointer::Pointer;

/// What builders and constructors are called, which a field cannot be.
pub(super) const BUILDING: &[&str] = &["build", "builder", "new"];

/// The variant that keeps values which the document does not know.
const UNKNOWN: &[&str] = &["Unknown"];

/// The names of the parts of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Members {
    /// Fields or variants, in document order.
    pub(super) names: Vec<Identifier>,
    /// The field of additional properties.
    pub(super) additional: Identifier,
}

/// The names of the parts of all types, by the index of the type.
pub(super) fn members(context: &mut Context<'_>, owners: &[Own]) -> Vec<Members> {
    let api = context.api;
    api.types
        .iter()
        .map(|one| match &one.shape {
            Shape::Object(object) => fields(context, one, object),
            Shape::Enum(values) => plain(variants(context, one, values)),
            Shape::Union(union) => plain(branches(context, (one, union), owners)),
            _ => plain(Vec::new()),
        })
        .collect()
}

fn plain(names: Vec<Identifier>) -> Members {
    Members { names, additional: Identifier::NAMELESS }
}

fn fields(context: &mut Context<'_>, one: &Type, object: &Object) -> Members {
    let mut scope = Scope::new(Case::Snake, BUILDING);
    let key = match object.additional {
        Additional::Kept(_) => context.key("additional", &one.pointer),
        Additional::Dropped | Additional::Refused => String::new(),
    };
    if let Some(name) = context.remembered(&key) {
        scope.promise(&name, &key, &one.pointer);
    }
    let wanted: Vec<Wanted> =
        object.fields.iter().map(|field| wanted_field(context, one, field)).collect();
    let names = scope.settle(context, &wanted);
    let words = |text: &str| Identifier::of(Case::Snake, &super::words::plain(text), "field");
    let others =
        ["additional_properties", "other_properties", "more_properties"].map(words).to_vec();
    let rest = Wanted::made(key, others);
    let additional = scope.settle(context, &[rest]).pop().unwrap_or(Identifier::NAMELESS);
    Members { names, additional }
}

fn wanted_field(context: &mut Context<'_>, one: &Type, field: &Field) -> Wanted {
    let inline = |held: &Type| held.is_nominal() && !matches!(held.origin, Origin::Component(_));
    let shared = context.api.get(field.value.id).is_some_and(inline);
    let pin = if shared { Pin::Value } else { Pin::Any };
    let pinned = context.pin(pin, &field.pointer, field.name_hint.as_deref());
    let key = part(context, ("field", &one.pointer), &field.name);
    Wanted::of_text(key, &field.name, Case::Snake, "field").at(&field.pointer).pinned(pinned)
}

/// The lock key of a part of something, which is named by its owner: parts can be shared.
pub(super) fn part(context: &Context<'_>, (kind, owner): (&str, &Pointer), name: &str) -> String {
    format!("{} {name}", context.key(kind, owner))
}

fn variants(context: &mut Context<'_>, one: &Type, values: &Enumeration) -> Vec<Identifier> {
    let declared = super::words::plain("declared unknown");
    let mut wanted = Vec::with_capacity(values.variants.len());
    for variant in &values.variants {
        let text = match &variant.value {
            VariantValue::Text(text) => text.clone(),
            VariantValue::Integer(number) => number.to_string(),
        };
        let pinned = context.pin(Pin::Any, &variant.pointer, None);
        let key = part(context, ("variant", &one.pointer), &text);
        let hint = variant.name_hint.as_deref();
        let mut own = Wanted::of_text(key, &text, Case::Pascal, "value")
            .at(&variant.pointer)
            .pinned(pinned)
            .first(Case::Pascal, &[hint], "value");
        if hint.is_some() {
            own.rank = Rank::Same;
        }
        if own.candidates.first().is_some_and(|name| UNKNOWN.contains(&name.bare())) {
            // `UnknownValue` is the type of what is not declared.
            own.candidates.insert(1, Identifier::of(Case::Pascal, &declared, "value"));
        }
        wanted.push(own);
    }
    Scope::new(Case::Pascal, UNKNOWN).settle(context, &wanted)
}

fn branches(
    context: &mut Context<'_>,
    (one, union): (&Type, &Union),
    owners: &[Own],
) -> Vec<Identifier> {
    let mut wanted = Vec::with_capacity(union.branches.len());
    for (index, branch) in union.branches.iter().enumerate() {
        let pinned = context.pin(Pin::Type, &branch.pointer, None);
        let key = part(context, ("branch", &one.pointer), &index.to_string());
        let name = branch_name(context, branch, owners);
        let tag = branch.tags.first().map(String::as_str);
        let component = name.as_ref().is_some_and(|(_, component)| *component);
        let name = name.as_ref().map(|(name, _)| name.as_str());
        let texts = match component {
            true => [branch.name_hint.as_deref(), name, tag],
            false => [branch.name_hint.as_deref(), tag, name],
        };
        let option = format!("option{}", index.saturating_add(1));
        let own = Wanted::made(key, Vec::new())
            .first(Case::Pascal, &[Some(&option)], "option")
            .first(Case::Pascal, &texts, "option");
        wanted.push(own.at(&branch.pointer).pinned(pinned));
    }
    Scope::new(Case::Pascal, UNKNOWN).settle(context, &wanted)
}

/// What the type of a branch is called, and whether that is the name of a component.
fn branch_name(context: &Context<'_>, branch: &Branch, owners: &[Own]) -> Option<(String, bool)> {
    let one = context.api.get(branch.value.id)?;
    if let Origin::Component(name) = &one.origin {
        let own = owners.get(branch.value.id.index()).and_then(|own| own.plain.as_ref());
        return Some((own.map_or(name.as_str(), |(name, _)| name.bare()).to_owned(), true));
    }
    let name = match context.shape(one) {
        Shape::Any(_) => "any",
        Shape::Scalar(scalar) => scalar_name(*scalar),
        Shape::Map(_) => "map",
        Shape::List(_) => "list",
        Shape::Tuple(_) => "tuple",
        Shape::Enum(_) => "value",
        Shape::Object(_) | Shape::Union(_) | Shape::Alias(_) => return None,
    };
    Some((name.to_owned(), false))
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Boolean => "boolean",
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 => "integer",
        Scalar::F32 | Scalar::F64 => "number",
        Scalar::String => "string",
        Scalar::Password => "password",
        Scalar::Date => "date",
        Scalar::DateTime => "date_time",
        Scalar::Uuid => "uuid",
        Scalar::Ipv4 => "ipv4",
        Scalar::Ipv6 => "ipv6",
        Scalar::Base64 | Scalar::Binary => "bytes",
        Scalar::Null => "null",
    }
}
