//! Defaults of fields and parameters that may be absent → what to read instead of an absence.
//!
//! ```text
//! /// `retries`, or its default when it is absent.
//! pub fn retries_or_default(&self) -> i64 { self.retries.unwrap_or(3) }
//! pub fn queue_or_default(&self) -> &str { self.queue.as_deref().unwrap_or("main") }
//! pub fn level_or_default(&self) -> &Level { self.level.as_ref().unwrap_or(&Level::Low) }
//! ```
//!
//! Absent and default are two things on the wire, so that decoding puts nothing in. Only plain
//! values and enumerations have such a method; what the default of others is, their prose says.

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
    /// Text.
    Text(TokenStream),
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
        (Constant::Text(value), false) => (quote!(&str), quote!(.as_deref().unwrap_or(#value))),
        (Constant::Text(value), true) => {
            let value = quote!(::core::option::Option::Some(#value));
            (option(&quote!(&str)), quote!(.as_ref().map_or(#value, |value| value.as_deref())))
        }
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
            Some(Constant::Text(quote!(#text)))
        }
        Shape::Scalar(scalar) => {
            Some(Constant::Copied(result, raw(&plain(*scalar, absent.default)?)))
        }
        _ => None,
    }
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
