//! Named types → serde's `Serialize`.
//!
//! ```text
//! let mut object = ObjectWriter::new(serializer);
//! object.required("id", &self.id);
//! object.optional("nick", &self.nick);
//! object.end()
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
            true => quote!(object.required(#name, &self.#ident);),
            false => quote!(object.optional(#name, &self.#ident);),
        }
    });
    let builder = &object.name.builder;
    // A field is what it says; a stray property of the same name does not stand beside it.
    let rest = match &object.rest {
        Rest::Kept(ident, ..) => quote! {
            for (name, value) in &self.#ident {
                if !<#builder as super::runtime::Object>::FIELDS.contains(&name.as_str()) {
                    object.required(name, value);
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
        let #mutable object = super::runtime::ObjectWriter::new(serializer);
        #(#entries)*
        #rest
        object.end()
    };
    tokens(&object.name.ident, &body)
}
