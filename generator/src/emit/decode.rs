//! Named types → `Decode`, and serde's `Deserialize`, which is its tolerant mode.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// Whether null is a value of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Null {
    /// It is not.
    Refused,
    /// It is.
    Held,
}

/// Both traits; `body` reads from `deserializer` in `mode`.
pub(super) fn tokens(ident: &impl ToTokens, null: Null, body: &TokenStream) -> TokenStream {
    let nullable = match null {
        Null::Refused => TokenStream::new(),
        Null::Held => quote!(
            const NULLABLE: bool = true;
        ),
    };
    // `_mode` where the mode changes nothing.
    let reads_mode = body.clone().into_iter().any(mentions_mode);
    let mode = if reads_mode { quote!(mode) } else { quote!(_mode) };
    quote! {
        impl super::runtime::Decode for #ident {
            #nullable

            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                #mode: super::runtime::Mode,
            ) -> ::core::result::Result<Self, D::Error> {
                #body
            }
        }

        impl<'de> ::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                <Self as super::runtime::Decode>::decode(
                    deserializer,
                    super::runtime::Mode::Tolerant,
                )
            }
        }
    }
}

fn mentions_mode(tree: TokenTree) -> bool {
    match tree {
        TokenTree::Ident(ident) => ident == "mode",
        TokenTree::Group(group) => group.stream().into_iter().any(mentions_mode),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    }
}
