//! What every emitter reads, and the Rust type of a value at a place.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::analyze::{Direction, Facts, Side};
use crate::config::{Config, RustType};
use crate::model::{
    Api, Keyword, Operation, Origin, Scalar, SchemaId, Shape, Traffic, Type, TypeId, TypeUse,
};
use crate::naming::{Identifier, Names};

use super::tables::Tables;

/// How deep types and schemas are followed; documents are not nested deeper.
pub(super) const DEPTH: usize = 128;

impl ToTokens for Identifier {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident().to_tokens(tokens);
    }
}

/// What every emitter reads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) facts: &'a Facts,
    pub(super) names: &'a Names,
    pub(super) config: &'a Config,
    pub(super) tables: &'a Tables,
    /// Whose modules are made.
    pub(super) traffic: Traffic,
}

/// What a [`Context`] refers to, with the tables that emission found for it.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub(super) api: &'a Api,
    pub(super) facts: &'a Facts,
    pub(super) names: &'a Names,
    pub(super) config: &'a Config,
    pub(super) tables: Tables,
}

impl Ground<'_> {
    pub(super) fn context(&self) -> Context<'_> {
        let Self { api, facts, names, config, tables } = self;
        Context { api, facts, names, config, tables, traffic: Traffic::Calls }
    }
}

/// The place of a type in emitted code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    /// Which way values travel there.
    pub(super) direction: Direction,
    /// The module where the type is named.
    pub(super) module: In,
}

/// The module where a type is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    /// `models` itself: types are named without a path.
    Models,
    /// Another module at the root.
    Beside,
}

impl At {
    /// Inside the type of a side, in `models`.
    pub(super) fn inside(side: Side) -> Self {
        Self { direction: direction(side), module: In::Models }
    }

    /// In a module beside `models`.
    pub(super) fn beside(direction: Direction) -> Self {
        Self { direction, module: In::Beside }
    }
}

/// The way that the values of a side travel; those of [`Side::Both`] are the same either way.
pub(super) fn direction(side: Side) -> Direction {
    match side {
        Side::Request => Direction::Request,
        Side::Response | Side::Both => Direction::Response,
    }
}

/// Rust text of the user or of ours as tokens; nothing where it is not even tokens.
pub(super) fn raw(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

impl<'a> Context<'a> {
    /// The same for the modules of a traffic.
    pub(super) fn of(self, traffic: Traffic) -> Self {
        Self { traffic, ..self }
    }

    /// The operations of the modules that are made, with their indexes.
    pub(super) fn operations(self) -> impl Iterator<Item = (usize, &'a Operation)> {
        self.api.traffic(self.traffic)
    }

    /// Whether there are none.
    pub(super) fn is_silent(self) -> bool {
        self.operations().next().is_none()
    }

    /// The way of requests there.
    pub(super) fn sent(self) -> Direction {
        Direction::sent(self.traffic)
    }

    /// The side of what requests there hold.
    pub(super) fn sent_side(self) -> TokenStream {
        self.side_tokens(match self.sent() {
            Direction::Request => Side::Request,
            Direction::Response => Side::Response,
        })
    }

    /// The way of answers there.
    pub(super) fn answered(self) -> Direction {
        Direction::answered(self.traffic)
    }

    /// The side of the runtime that a side is.
    pub(super) fn side_tokens(self, side: Side) -> TokenStream {
        match side {
            Side::Both => quote!(super::runtime::Side::Both),
            Side::Response => quote!(super::runtime::Side::Response),
            Side::Request => quote!(super::runtime::Side::Request),
        }
    }

    /// The Rust type of a value: an `Option` where null is accepted.
    pub(super) fn value_type(self, value: TypeUse, at: At) -> TokenStream {
        self.nested(value, at, DEPTH)
    }

    /// The Rust type of a value that is not null.
    pub(super) fn bare_type(self, id: TypeId, at: At) -> TokenStream {
        self.bare(id, at, DEPTH)
    }

    /// Whether null stands beside the values of a type as `None`.
    ///
    /// Plain JSON holds null itself.
    pub(super) fn is_optional(self, value: TypeUse) -> bool {
        value.nullable && !self.holds_null(value.id)
    }

    /// The type that a user put in place of a component.
    pub(super) fn replaced(self, one: &Type) -> Option<&'a RustType> {
        match &one.origin {
            Origin::Component(name) => self.config.types.replace.get(name),
            Origin::Member(..) | Origin::Operation(..) => None,
        }
    }

    /// The type that a user put in place of the `format` of a plain value.
    pub(super) fn formatted(self, one: &Type) -> Option<&'a RustType> {
        match one.shape {
            Shape::Scalar(_) => self.config.formats.get(self.format(one.schema)?),
            _ => None,
        }
    }

    /// The type behind aliases.
    pub(super) fn target(self, id: TypeId) -> Option<(TypeId, &'a Type)> {
        let mut id = id;
        for _ in 0..DEPTH {
            let one = self.api.get(id)?;
            match one.shape {
                Shape::Alias(target) if self.replaced(one).is_none() => id = target.id,
                _ => return Some((id, one)),
            }
        }
        None
    }

    fn holds_null(self, id: TypeId) -> bool {
        self.target(id).is_some_and(|(_, one)| {
            self.replaced(one).is_none()
                && matches!(one.shape, Shape::Any(_) | Shape::Scalar(Scalar::Null))
        })
    }

    /// The `format` of a schema, its own or that of what it is.
    fn format(self, schema: SchemaId) -> Option<&'a str> {
        let mut schema = schema;
        for _ in 0..DEPTH {
            let keywords = &self.api.schema(schema).keywords;
            let mut next = None;
            for keyword in keywords {
                match keyword {
                    Keyword::Format(format) => return Some(format),
                    Keyword::Reference(target) => next = Some(*target),
                    Keyword::AllOf(branches) => next = branches.first().copied().or(next),
                    _ => {}
                }
            }
            schema = next?;
        }
        None
    }

    fn nested(self, value: TypeUse, at: At, depth: usize) -> TokenStream {
        let bare = self.bare(value.id, at, depth);
        if self.is_optional(value) { quote!(::core::option::Option<#bare>) } else { bare }
    }

    fn bare(self, id: TypeId, at: At, depth: usize) -> TokenStream {
        let (Some(one), Some(depth)) = (self.api.get(id), depth.checked_sub(1)) else {
            return quote!(::serde_json::Value);
        };
        if let Some(replaced) = self.replaced(one) {
            return raw(&replaced.path);
        }
        if let Some(name) = self.names.type_name(id, self.facts.side(id, at.direction)) {
            let ident = &name.ident;
            return match at.module {
                In::Models => quote!(#ident),
                In::Beside => quote!(super::models::#ident),
            };
        }
        self.plain(one, at, depth)
    }

    /// The type of a shape that has no name of its own, or what a newtype holds.
    pub(super) fn plain(self, one: &Type, at: At, depth: usize) -> TokenStream {
        if let Some(replaced) = self.formatted(one) {
            return raw(&replaced.path);
        }
        match &one.shape {
            Shape::Scalar(scalar) => scalar_type(*scalar),
            Shape::List(item) => {
                let item = self.nested(*item, at, depth);
                quote!(::std::vec::Vec<#item>)
            }
            Shape::Tuple(items) => {
                let items = items.iter().map(|item| self.nested(*item, at, depth));
                tuple(&items.collect::<Vec<_>>())
            }
            Shape::Map(value) => {
                let value = self.nested(*value, at, depth);
                quote!(::std::collections::BTreeMap<::std::string::String, #value>)
            }
            Shape::Alias(target) => self.nested(*target, at, depth),
            Shape::Any(_) | Shape::Object(_) | Shape::Enum(_) | Shape::Union(_) => {
                quote!(::serde_json::Value)
            }
        }
    }
}

/// The Rust type of an array with a type for each place: a Rust array where all are the same.
fn tuple(items: &[TokenStream]) -> TokenStream {
    let mut texts = items.iter().map(ToString::to_string);
    let first = texts.next();
    if texts.all(|one| Some(one) == first) {
        let (item, count) = (items.first(), raw(&items.len().to_string()));
        return quote!([#item; #count]);
    }
    quote!((#(#items),*))
}

/// The Rust type of a plain value.
fn scalar_type(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::Boolean => quote!(bool),
        Scalar::I32 => quote!(i32),
        Scalar::I64 => quote!(i64),
        Scalar::U32 => quote!(u32),
        Scalar::U64 => quote!(u64),
        Scalar::F32 => quote!(f32),
        Scalar::F64 => quote!(f64),
        Scalar::String | Scalar::Binary => quote!(::std::string::String),
        Scalar::Password => quote!(super::runtime::Secret),
        Scalar::Date => quote!(::chrono::NaiveDate),
        Scalar::DateTime => quote!(::chrono::DateTime<::chrono::Utc>),
        Scalar::Uuid => quote!(::uuid::Uuid),
        Scalar::Ipv4 => quote!(::core::net::Ipv4Addr),
        Scalar::Ipv6 => quote!(::core::net::Ipv6Addr),
        Scalar::Base64 => quote!(super::runtime::Base64),
        Scalar::Null => quote!(()),
    }
}
