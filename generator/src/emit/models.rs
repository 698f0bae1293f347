//! Types → module `models`, in document order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, raw};
use super::enums::Enum;
use super::items::{Allow, Module, Piece};
use super::members::Struct;
use super::unions::Choice;
use super::{builders, conforms, convert, decode, encode, enums, newtypes, structs, unions};
use crate::analyze::Side;
use crate::model::{Shape, TypeId};
use crate::naming::TypeName;

/// The part of a divided module for what several tags use, or none.
pub(super) const SHARED: &str = "shared";

/// Whether there is a module `models`.
pub(super) fn exists(context: Context<'_>) -> bool {
    let is_named = |(id, side): (TypeId, &Side)| context.names.type_name(id, *side).is_some();
    let mut sides = context
        .api
        .types()
        .flat_map(|(id, _)| context.facts.sides(id).iter().map(move |side| (id, side)));
    sides.any(is_named) || !foreign(context).is_empty()
}

/// The module `models`, when there are types.
pub(super) fn module(context: Context<'_>) -> Option<Module> {
    let convertible = Arc::new(convert::convertible(context));
    let mut pieces = Vec::new();
    let mut names = Vec::new();
    for (id, _) in context.api.types() {
        for side in context.facts.sides(id).iter().copied() {
            let Some(name) = context.names.type_name(id, side) else { continue };
            names.extend([&name.ident, &name.builder]);
            let convertible = Arc::clone(&convertible);
            let piece = Piece::new(move |context| {
                item(context, (id, side), &convertible).unwrap_or_default()
            });
            let piece = piece.used_by(context.facts.audience(id));
            pieces.push(piece.grouped(context.group(id), &name.ident));
        }
    }
    if !foreign(context).is_empty() {
        pieces.push(Piece::new(foreign));
    }
    if pieces.is_empty() {
        return None;
    }
    let module = Module::new("models", "The types of the API.", pieces).declaring(names);
    Some(if context.is_deprecated_somewhere() { module.allow(Allow::Deprecated) } else { module })
}

fn item(
    context: Context<'_>,
    (id, side): (TypeId, Side),
    convertible: &BTreeSet<TypeId>,
) -> Option<TokenStream> {
    let one = context.api.get(id)?;
    let name = context.names.type_name(id, side)?;
    let (item, conditions) = match &one.shape {
        Shape::Object(_) => {
            let object = Struct::new(context, id, side)?;
            (of_struct(context, &object, convertible), conforms::of_struct(context, &object))
        }
        Shape::Enum(values) => {
            let all = Enum::new(context, (id, one), (name, values));
            (enums::tokens(context, &all), conforms::of_enum(values))
        }
        Shape::Union(union) => {
            let choice = Choice::new(context, (id, side), (name, union))?;
            (unions::tokens(context, &choice), conforms::of_union(context, &choice))
        }
        Shape::Alias(target) => return Some(newtypes::alias(context, side, (name, one, *target))),
        Shape::Any(_) | Shape::Scalar(_) | Shape::Map(_) | Shape::List(_) | Shape::Tuple(_) => {
            (newtypes::tokens(context, (id, side), (name, one)), conforms::of_newtype(context, one))
        }
    };
    let model = conforms::model(context, (id, side), name, &conditions);
    Some(quote!(#item #model))
}

fn of_struct(
    context: Context<'_>,
    object: &Struct<'_>,
    convertible: &BTreeSet<TypeId>,
) -> TokenStream {
    let item = structs::tokens(context, object);
    let builder = builders::tokens(context, object);
    let convert = convert::tokens(context, object, convertible);
    let builder_name = &object.name.builder;
    let read = quote!(super::runtime::decode_object::<#builder_name, D>(deserializer, mode));
    let read = decode::tokens(&object.name.ident, decode::Null::Refused, &read);
    let write = encode::of_struct(object);
    quote!(#item #builder #convert #read #write)
}

/// What the runtime implements itself; for other types of the user `Decode` is emitted.
const KNOWN: &[&str] = &[
    "bool",
    "i32",
    "i64",
    "u32",
    "u64",
    "f32",
    "f64",
    "()",
    "String",
    "::std::string::String",
    "std::string::String",
    "::serde_json::Value",
    "serde_json::Value",
    "::uuid::Uuid",
    "uuid::Uuid",
    "::chrono::NaiveDate",
    "chrono::NaiveDate",
    "::core::net::Ipv4Addr",
    "::core::net::Ipv6Addr",
    "std::net::Ipv4Addr",
    "std::net::Ipv6Addr",
    "::std::net::Ipv4Addr",
    "::std::net::Ipv6Addr",
    "::chrono::DateTime<::chrono::Utc>",
    "chrono::DateTime<chrono::Utc>",
];

/// `Decode` of the types that the user names, by their `Deserialize`.
fn foreign(context: Context<'_>) -> TokenStream {
    let types = &context.config.types;
    let paths = types.replace.values().chain(context.config.formats.values());
    let paths: BTreeMap<String, &str> = paths
        .map(|one| (one.path.replace(' ', ""), one.path.as_str()))
        .filter(|(path, _)| !KNOWN.contains(&path.as_str()))
        .collect();
    let one = |path: &&str| {
        let path = raw(path);
        quote! {
            impl super::runtime::Decode for #path {
                fn decode<'de, D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                    _mode: super::runtime::Mode,
                ) -> ::core::result::Result<Self, D::Error> {
                    <Self as ::serde::Deserialize>::deserialize(deserializer)
                }
            }
        }
    };
    paths.values().map(one).collect()
}

impl<'a> Context<'a> {
    /// The part of a divided module that a type belongs to: that of the only tag that uses it.
    pub(super) fn group(self, id: TypeId) -> &'a str {
        match self.facts.users(id) {
            [tag] => self.names.group(*tag).as_str(),
            _ => SHARED,
        }
    }

    /// The type of the same schema for the other direction, where both are emitted.
    pub(super) fn twin(self, id: TypeId, side: Side) -> Option<&'a TypeName> {
        let other = match side {
            Side::Both => return None,
            Side::Request => Side::Response,
            Side::Response => Side::Request,
        };
        let emitted = self.facts.sides(id).contains(&other);
        if emitted { self.names.type_name(id, other) } else { None }
    }

    /// Whether the document calls a type or a field deprecated.
    pub(super) fn is_deprecated_somewhere(self) -> bool {
        self.api.types.iter().any(|one| {
            let fields = match &one.shape {
                Shape::Object(object) => object.fields.as_slice(),
                _ => &[],
            };
            one.docs.deprecated || fields.iter().any(|field| field.docs.deprecated)
        })
    }
}
