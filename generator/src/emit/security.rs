//! Security schemes → their tables, what an operation asks for, and who has to show what.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::parameters;
use crate::model::{Alternative, Operation, SecurityKind, SecurityScheme};

/// Whether a caller has to say who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Caller {
    /// Nobody asks.
    Anyone,
    /// It may.
    Optional,
    /// It must.
    Known,
}

impl Caller {
    /// Who may call an operation.
    pub(super) fn of(operation: &Operation) -> Self {
        let open = |one: &Alternative| one.requirements.is_empty();
        if operation.security.iter().all(open) {
            Self::Anyone
        } else if operation.security.iter().any(open) {
            Self::Optional
        } else {
            Self::Known
        }
    }
}

/// The schemes that some operation asks for, with their indexes, in document order.
///
/// A scheme that nobody asks for would be a setter without effect.
pub(super) fn used(context: Context<'_>) -> Vec<(usize, &SecurityScheme)> {
    let schemes = context.api.security_schemes.iter().enumerate();
    schemes.filter(|(index, _)| requirements(context).any(|one| one == *index)).collect()
}

/// Whether some operation asks callers who they are.
pub(super) fn is_asked(context: Context<'_>) -> bool {
    context.operations().any(|(_, one)| Caller::of(one) != Caller::Anyone)
}

fn requirements(context: Context<'_>) -> impl Iterator<Item = usize> {
    let alternatives = context.operations().flat_map(|(_, operation)| &operation.security);
    alternatives.flat_map(|alternative| &alternative.requirements).map(|(scheme, _)| *scheme)
}

/// The tables of the schemes.
///
/// ```text
/// pub(super) static TOKEN_SCHEME: wire::SecurityScheme = wire::SecurityScheme {
///     name: "token",
///     kind: wire::SecurityKind::ApiKey { location: …::Header, name: "X-Token" },
/// };
/// ```
pub(super) fn tables(context: Context<'_>) -> TokenStream {
    let tables = used(context).into_iter().map(|(index, scheme)| {
        let ident = context.names.security(index).constant("SCHEME");
        let (name, kind) = (&scheme.name, kind(&scheme.kind));
        quote! {
            pub(super) static #ident: wire::SecurityScheme =
                wire::SecurityScheme { name: #name, kind: #kind };
        }
    });
    quote!(#(#tables)*)
}

fn kind(kind: &SecurityKind) -> TokenStream {
    match kind {
        SecurityKind::ApiKey { location, name } => {
            let location = parameters::location(*location);
            quote!(wire::SecurityKind::ApiKey { location: #location, name: #name })
        }
        SecurityKind::Basic => quote!(wire::SecurityKind::Basic),
        SecurityKind::Bearer => quote!(wire::SecurityKind::Bearer),
        SecurityKind::Http(scheme) => quote!(wire::SecurityKind::Http(#scheme)),
        SecurityKind::OAuth2 => quote!(wire::SecurityKind::OAuth2),
        SecurityKind::OpenIdConnect(url) => quote!(wire::SecurityKind::OpenIdConnect(#url)),
        SecurityKind::MutualTls => quote!(wire::SecurityKind::MutualTls),
        SecurityKind::Unknown => quote!(wire::SecurityKind::Unseen),
    }
}

/// What an operation asks for, as a constant; nothing when it asks for nothing.
pub(super) fn constant(context: Context<'_>, operation: &Operation) -> TokenStream {
    if Caller::of(operation) == Caller::Anyone {
        return TokenStream::new();
    }
    let alternatives = operation.security.iter().map(|one| alternative(context, one));
    quote! {
        const SECURITY: &'static [&'static [wire::Requirement]] = &[#(#alternatives),*];
    }
}

fn alternative(context: Context<'_>, one: &Alternative) -> TokenStream {
    let requirements = one.requirements.iter().map(|(scheme, scopes)| {
        let ident = context.names.security(*scheme).constant("SCHEME");
        quote!(wire::Requirement::new(&#ident, &[#(#scopes),*]))
    });
    quote!(&[#(#requirements),*])
}
