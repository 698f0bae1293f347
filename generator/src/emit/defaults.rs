//! Defaults of fields and parameters that may be absent → what to read instead of an absence.
//!
//! ```text
//! /// `retries`, or its default when it is absent.
//! pub fn retries_or_default(&self) -> i64 { self.retries.unwrap_or(3) }
//! pub fn queue_or_default(&self) -> &str { self.queue.as_deref().unwrap_or("main") }
//! pub fn level_or_default(&self) -> &Level { self.level.as_ref().unwrap_or(&Level::Low) }
//! pub fn ports_or_default(&self) -> &[i64] { self.ports.as_deref().unwrap_or(&[80, 443]) }
//! pub fn labels_or_default(&self) -> Cow<'_, [String]> { … }
//! ```
//!
//! Absent and default are two things on the wire, so that decoding puts nothing in. Only plain
//! values, enumerations, lists of those and empty lists have such a method; what the default of
//! others is, their prose says.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::context::{At, Context, raw};
use super::tables::is_approximate;
use crate::model::{Scalar, Shape, TypeUse, VariantValue};
use crate::naming::Identifier;

/// A value that may be absent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Absent<'a> {
    /// Its field.
    pub(super) ident: &'a Identifier,
    /// What it is when it is there.
    pub(super) value: TypeUse,
    /// Whether null is `None`.
    pub(super) nullable: bool,
    /// What the document says it is when it is not.
    pub(super) default: &'a Value,
}

/// A default, as expressions.
enum Constant {
    /// What is copied: its type, the value.
    Copied(TokenStream, TokenStream),
    /// What a pointer leads to: its type, a reference to the value.
    Behind(TokenStream, TokenStream),
    /// Texts, which are owned where the document does not give them.
    Texts(Vec<String>),
    /// What is borrowed: its type, the value.
    Borrowed(TokenStream, TokenStream),
}

/// The name of the method.
pub(super) fn name(ident: &Identifier) -> Identifier {
    ident.and("_or_default")
}

/// The method; nothing where the default is no plain value that the type holds.
pub(super) fn method(
    context: Context<'_>,
    absent: Absent<'_>,
    at: At,
    deprecated: &TokenStream,
) -> Option<TokenStream> {
    let (ident, name) = (absent.ident, name(absent.ident));
    let (result, body) = match (constant(context, absent, at)?, absent.nullable) {
        (Constant::Copied(result, value), false) => (result, quote!(.unwrap_or(#value))),
        (Constant::Copied(result, value), true) => {
            (option(&result), quote!(.unwrap_or(::core::option::Option::Some(#value))))
        }
        (Constant::Behind(result, value), false) => {
            (quote!(&#result), quote!(.as_deref().unwrap_or(#value)))
        }
        (Constant::Behind(result, value), true) => {
            let value = quote!(::core::option::Option::Some(#value));
            (option(&quote!(&#result)), quote!(.as_ref().map_or(#value, |value| value.as_deref())))
        }
        (Constant::Texts(all), false) => texts(&all),
        (Constant::Texts(all), true) => optional_texts(&all),
        (Constant::Borrowed(result, value), false) => {
            (quote!(&#result), quote!(.as_ref().unwrap_or(&#value)))
        }
        (Constant::Borrowed(result, value), true) => {
            let value = quote!(::core::option::Option::Some(&#value));
            (option(&quote!(&#result)), quote!(.as_ref().map_or(#value, |value| value.as_ref())))
        }
    };
    let words = format!(" `{}`, or its default when it is absent.", ident.bare());
    Some(quote! {
        #[doc = #words]
        #deprecated
        #[must_use]
        pub fn #name(&self) -> #result { self.#ident #body }
    })
}

/// Borrowed where they are there, made where they are not.
fn texts(all: &[String]) -> (TokenStream, TokenStream) {
    let body = match all {
        [] => quote!(.as_deref().unwrap_or_default().into()),
        all => {
            let made = owned(all);
            quote!(.as_deref().map_or_else(|| #made, ::std::borrow::Cow::Borrowed))
        }
    };
    (cow(), body)
}

/// The same where null is a third thing.
fn optional_texts(all: &[String]) -> (TokenStream, TokenStream) {
    let there = quote!(|value| value.as_deref().map(::std::borrow::Cow::Borrowed));
    let made = match all {
        [] => quote!(::std::borrow::Cow::Owned(::std::vec::Vec::new())),
        all => owned(all),
    };
    let made = quote!(|| ::core::option::Option::Some(#made));
    (option(&cow()), quote!(.as_ref().map_or_else(#made, #there)))
}

fn cow() -> TokenStream {
    quote!(::std::borrow::Cow<'_, [::std::string::String]>)
}

fn owned(all: &[String]) -> TokenStream {
    quote! {
        ::std::borrow::Cow::Owned(::std::vec::Vec::from([#(#all),*].map(::std::string::String::from)))
    }
}

fn option(inner: &TokenStream) -> TokenStream {
    quote!(::core::option::Option<#inner>)
}

fn constant(context: Context<'_>, absent: Absent<'_>, at: At) -> Option<Constant> {
    let (id, one) = context.target(absent.value.id)?;
    if context.replaced(one).is_some() || context.formatted(one).is_some() {
        return None;
    }
    let result = context.bare_type(id, at);
    match &one.shape {
        Shape::Enum(all) => {
            let meant = |value: &VariantValue| match value {
                VariantValue::Text(text) => absent.default.as_str() == Some(text.as_str()),
                VariantValue::Integer(number) => absent.default.as_i64() == Some(*number),
            };
            let index = all.variants.iter().position(|one| meant(&one.value))?;
            let variant = context.names.variant(id, index);
            Some(Constant::Borrowed(result.clone(), quote!(#result::#variant)))
        }
        Shape::Scalar(_) if one.is_nominal() => None,
        Shape::Scalar(Scalar::String) => {
            let text = absent.default.as_str()?;
            Some(Constant::Behind(quote!(str), quote!(#text)))
        }
        Shape::Scalar(scalar) => {
            Some(Constant::Copied(result, raw(&plain(*scalar, absent.default)?)))
        }
        Shape::List(_) if one.is_nominal() => None,
        Shape::List(item) if !context.is_optional(*item) => list(context, (*item, at), absent),
        _ => None,
    }
}

/// A list of which every item is a constant; of texts, an empty one too.
fn list(context: Context<'_>, (item, at): (TypeUse, At), absent: Absent<'_>) -> Option<Constant> {
    let (id, one) = context.target(item.id)?;
    let items = absent.default.as_array()?;
    let is_plain = context.formatted(one).is_none() && !one.is_nominal();
    if matches!(one.shape, Shape::Scalar(Scalar::String)) && is_plain {
        let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
        return Some(Constant::Texts(texts.collect::<Option<_>>()?));
    }
    let constants = items.iter().map(|default| {
        match constant(context, Absent { value: item, default, ..absent }, at)? {
            Constant::Copied(_, value) | Constant::Borrowed(_, value) => Some(value),
            Constant::Behind(..) | Constant::Texts(_) => None,
        }
    });
    let constants = constants.collect::<Option<Vec<_>>>()?;
    let item = context.bare_type(id, at);
    Some(Constant::Behind(quote!([#item]), quote!(&[#(#constants),*])))
}

/// A plain value as Rust writes it, when the type holds it.
fn plain(scalar: Scalar, value: &Value) -> Option<String> {
    let integer = || value.as_i64();
    Some(match scalar {
        Scalar::Boolean => value.as_bool()?.to_string(),
        Scalar::I32 => i32::try_from(integer()?).ok()?.to_string(),
        Scalar::I64 => integer()?.to_string(),
        Scalar::U32 => u32::try_from(integer()?).ok()?.to_string(),
        Scalar::U64 => value.as_u64()?.to_string(),
        // Clippy asks whether a constant of mathematics is meant, and nobody here knows.
        Scalar::F64 if !value.as_number().is_some_and(is_approximate) => {
            format!("{:?}", value.as_f64()?)
        }
        _ => return None,
    })
}
