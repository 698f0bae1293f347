//! Components that are no objects, enumerations or unions → newtypes and aliases.
//!
//! ```text
//! pub struct Email(pub String);
//! pub type Owner = User;
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{At, Context};
use super::decode::Null;
use super::docs::{self, Prose};
use super::limits::own_sentences;
use super::{decode, encode};
use crate::analyze::Side;
use crate::model::{Scalar, Shape, Type, TypeId, TypeUse};
use crate::naming::TypeName;

/// The newtype and its traits, `Model` left out.
pub(super) fn tokens(
    context: Context<'_>,
    (id, side): (TypeId, Side),
    (name, one): (&TypeName, &Type),
) -> TokenStream {
    let ident = &name.ident;
    let inner = context.plain(one, At::inside(side), super::context::DEPTH);
    let mut prose = Prose::of(&one.docs);
    prose.example(&one.docs);
    prose.say(&own_sentences(context, (id, one.schema)).join(" "));
    let docs = prose.attributes();
    let deprecated = docs::deprecated(&one.docs);
    let derives = context.derives(id);
    let null = match one.shape {
        Shape::Any(_) | Shape::Scalar(Scalar::Null) => Null::Held,
        _ => Null::Refused,
    };
    let read = quote!(super::runtime::Decode::decode(deserializer, mode).map(Self));
    let read = decode::tokens(ident, null, &read);
    let write = encode::tokens(ident, &quote!(::serde::Serialize::serialize(&self.0, serializer)));
    let more = match &one.shape {
        _ if context.formatted(one).is_some() => TokenStream::new(),
        Shape::List(_) | Shape::Map(_) => deref(name, &inner),
        Shape::Scalar(scalar) => display(name, *scalar),
        _ => TokenStream::new(),
    };
    quote! {
        #docs
        #deprecated
        #[derive(#(#derives),*)]
        pub struct #ident(pub #inner);

        impl ::core::convert::From<#inner> for #ident {
            fn from(value: #inner) -> Self { Self(value) }
        }

        impl ::core::convert::From<#ident> for #inner {
            fn from(value: #ident) -> Self { value.0 }
        }

        #more
        #read
        #write
    }
}

fn deref(name: &TypeName, inner: &TokenStream) -> TokenStream {
    let ident = &name.ident;
    quote! {
        impl ::core::ops::Deref for #ident {
            type Target = #inner;

            fn deref(&self) -> &#inner { &self.0 }
        }
    }
}

fn display(name: &TypeName, scalar: Scalar) -> TokenStream {
    let ident = &name.ident;
    let text = match scalar {
        Scalar::String | Scalar::Binary => quote! {
            impl ::core::convert::From<&str> for #ident {
                fn from(value: &str) -> Self { Self(value.into()) }
            }

            impl ::core::convert::AsRef<str> for #ident {
                fn as_ref(&self) -> &str { &self.0 }
            }
        },
        Scalar::Password | Scalar::Base64 | Scalar::Null => return TokenStream::new(),
        _ => TokenStream::new(),
    };
    quote! {
        #text

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
    }
}

/// A component that is another.
pub(super) fn alias(
    context: Context<'_>,
    side: Side,
    (name, one, target): (&TypeName, &Type, TypeUse),
) -> TokenStream {
    let ident = &name.ident;
    let docs = docs::of(&one.docs, &[]);
    let deprecated = docs::deprecated(&one.docs);
    let target = context.bare_type(target.id, At::inside(side));
    quote!(#docs #deprecated pub type #ident = #target;)
}
