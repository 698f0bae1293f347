//! A field of an object → the Rust types that it has in its struct, its builder and its setter.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{At, Context};
use crate::analyze::{Place, Side};
use crate::config::ReadOnly;
use crate::model::{
    Access, Additional, Field, Object, Origin, Scalar, Shape, Type, TypeId, TypeUse,
};
use crate::naming::{Identifier, TypeName};

/// An object on one side, as emitters of structs see it.
#[derive(Debug, Clone)]
pub(super) struct Struct<'a> {
    /// The type.
    pub(super) id: TypeId,
    /// The same, in full.
    pub(super) one: &'a Type,
    /// The side.
    pub(super) side: Side,
    /// Its names.
    pub(super) name: &'a TypeName,
    /// Its fields on this side.
    pub(super) members: Vec<Member<'a>>,
    /// The names of the properties that only the other side has.
    pub(super) others: Vec<&'a str>,
    /// What happens to properties that are not named.
    pub(super) rest: Rest,
}

/// A field on one side.
#[derive(Debug, Clone)]
pub(super) struct Member<'a> {
    /// The field.
    pub(super) field: &'a Field,
    /// Its name.
    pub(super) ident: &'a Identifier,
    /// The type of a value that is not null, without its box.
    pub(super) bare: TokenStream,
    /// Whether null is `None`.
    pub(super) nullable: bool,
    /// Whether the value is boxed.
    pub(super) boxed: bool,
}

/// What happens to properties that are not named.
#[derive(Debug, Clone)]
pub(super) enum Rest {
    /// They are dropped.
    Dropped,
    /// They are refused.
    Refused,
    /// They are kept in a field of this name, as values of this type.
    Kept(Identifier, TokenStream, Option<TypeUse>),
}

impl Member<'_> {
    /// The type of the value, null and box included.
    pub(super) fn value(&self) -> TokenStream {
        let bare = &self.bare;
        let boxed = if self.boxed { quote!(::std::boxed::Box<#bare>) } else { quote!(#bare) };
        if self.nullable { quote!(::core::option::Option<#boxed>) } else { boxed }
    }

    /// The type of the field of the struct.
    pub(super) fn held(&self) -> TokenStream {
        let value = self.value();
        match self.field.required {
            true => value,
            false => quote!(::core::option::Option<#value>),
        }
    }

    /// The parameter of a setter: its type, and the value made of `given`.
    pub(super) fn given(
        &self,
        given: &TokenStream,
        context: Context<'_>,
    ) -> (TokenStream, TokenStream) {
        let bare = &self.bare;
        match (self.nullable, self.boxed) {
            (true, true) => {
                (quote!(::core::option::Option<#bare>), quote!(#given.map(::std::boxed::Box::new)))
            }
            (true, false) => (quote!(::core::option::Option<#bare>), given.clone()),
            (false, true) => (quote!(#bare), quote!(::std::boxed::Box::new(#given))),
            (false, false) if context.is_text(self.field.value.id) => {
                (quote!(impl ::core::convert::Into<#bare>), quote!(#given.into()))
            }
            (false, false) => (quote!(#bare), given.clone()),
        }
    }
}

impl<'a> Struct<'a> {
    /// An object on one side, where it is emitted.
    pub(super) fn new(context: Context<'a>, id: TypeId, side: Side) -> Option<Self> {
        let one = context.api.get(id)?;
        let Shape::Object(object) = &one.shape else { return None };
        let name = context.names.type_name(id, side)?;
        let members = context
            .facts
            .fields(context.api, id, side)
            .map(|(index, field)| member(context, (id, side), (index, field)))
            .collect();
        let others = object.fields.iter().filter(|field| !side.has(field.access));
        let others = others.map(|field| field.name.as_str()).collect();
        let rest = rest(context, (id, side), object);
        Some(Self { id, one, side, name, members, others, rest })
    }

    /// The fields that must be given.
    pub(super) fn required(&self) -> impl Iterator<Item = &Member<'a>> {
        self.members.iter().filter(|member| member.field.required)
    }

    /// Whether the properties of the other side are a fault when they come in.
    pub(super) fn refuses(&self, context: Context<'_>) -> bool {
        self.side == Side::Response || context.api.read_only == ReadOnly::Refuse
    }
}

fn member<'a>(
    context: Context<'a>,
    (id, side): (TypeId, Side),
    (index, field): (usize, &'a Field),
) -> Member<'a> {
    Member {
        field,
        ident: context.names.field(id, index),
        bare: context.bare_type(field.value.id, At::inside(side)),
        nullable: context.is_optional(field.value),
        boxed: context.facts.boxed(id, Place::Field(index)),
    }
}

fn rest(context: Context<'_>, (id, side): (TypeId, Side), object: &Object) -> Rest {
    let ident = context.names.additional(id).clone();
    match object.additional {
        Additional::Kept(value) => {
            Rest::Kept(ident, context.value_type(value, At::inside(side)), Some(value))
        }
        Additional::Refused => Rest::Refused,
        Additional::Dropped if keeps_unknown(context, id) => {
            Rest::Kept(ident, quote!(::serde_json::Value), None)
        }
        Additional::Dropped => Rest::Dropped,
    }
}

/// Whether the configuration wants the unknown properties of a component.
fn keeps_unknown(context: Context<'_>, id: TypeId) -> bool {
    match context.api.get(id).map(|one| &one.origin) {
        Some(Origin::Component(name)) => context.config.types.keep_unknown.contains(name),
        _ => false,
    }
}

impl Context<'_> {
    /// Whether a type is a plain `String`, which callers have as `&str` as often.
    pub(super) fn is_text(self, id: TypeId) -> bool {
        self.api.get(id).is_some_and(|one| {
            !one.is_nominal()
                && matches!(
                    one.shape,
                    Shape::Scalar(Scalar::String | Scalar::Binary | Scalar::Password)
                )
                && self.formatted(one).is_none()
        })
    }
}

/// What the access of a field says to a reader.
pub(super) fn access_sentence(access: Access) -> Option<&'static str> {
    match access {
        Access::ReadWrite => None,
        Access::ReadOnly => Some("Read-only."),
        Access::WriteOnly => Some("Write-only."),
    }
}
