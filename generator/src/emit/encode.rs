//! Named types → serde's `Serialize`.
//!
//! ```text
//! let mut map = serializer.serialize_map(None)?;
//! map.serialize_entry("id", &self.id)?;
//! if let Some(value) = &self.nick { map.serialize_entry("nick", value)?; }
//! map.end()
//! ```

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::members::{Rest, Struct};

/// The trait; `body` writes `self` to `serializer`.
pub(super) fn tokens(ident: &impl ToTokens, body: &TokenStream) -> TokenStream {
    quote! {
        impl ::serde::Serialize for #ident {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                #body
            }
        }
    }
}

/// The trait for a struct.
pub(super) fn of_struct(object: &Struct<'_>) -> TokenStream {
    let entries = object.members.iter().map(|member| {
        let (ident, name) = (member.ident, &member.field.name);
        match member.field.required {
            true => quote!(map.serialize_entry(#name, &self.#ident)?;),
            false => quote! {
                if let ::core::option::Option::Some(value) = &self.#ident {
                    map.serialize_entry(#name, value)?;
                }
            },
        }
    });
    let builder = &object.name.builder;
    // A field is what it says; a stray property of the same name does not stand beside it.
    let rest = match &object.rest {
        Rest::Kept(ident, ..) => quote! {
            for (name, value) in &self.#ident {
                if !<#builder as super::runtime::Object>::FIELDS.contains(&name.as_str()) {
                    map.serialize_entry(name, value)?;
                }
            }
        },
        Rest::Dropped | Rest::Refused => TokenStream::new(),
    };
    let mutable = match (object.members.as_slice(), &object.rest) {
        ([], Rest::Dropped | Rest::Refused) => TokenStream::new(),
        _ => quote!(mut),
    };
    let body = quote! {
        use ::serde::ser::SerializeMap as _;
        let #mutable map = serializer.serialize_map(::core::option::Option::None)?;
        #(#entries)*
        #rest
        map.end()
    };
    tokens(&object.name.ident, &body)
}
