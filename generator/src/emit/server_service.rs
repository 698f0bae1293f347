//! What a service says of itself: the trait `Service`, and the credentials that it is shown.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs;
use super::items::{Gate, Part};
use super::security;
use crate::model::{Location, SecurityKind, SecurityScheme};

/// The trait `Service`, and `Credentials` where an operation asks for some.
///
/// ```text
/// pub trait Service: Send + Sync + 'static {
///     type Principal: Send + Sync + 'static;
///     type Error: …;
///     fn authenticate(&self, credentials: Credentials) -> impl Future<…> + Send;
///     fn reject(&self, rejection: Rejection) -> ::axum::response::Response { … }
///     fn checks_answers(&self) -> bool { … }
///     fn wrong_answer(&self, answer: &runtime::server::WrongAnswer) { … }
///     fn limits(&self) -> Limits { … }
/// }
/// ```
pub(super) fn tokens(context: Context<'_>) -> TokenStream {
    let (principal, authenticate, credentials) = if security::is_asked(context) {
        (principal(), authenticate(), credentials(context))
    } else {
        (TokenStream::new(), TokenStream::new(), TokenStream::new())
    };
    let wrong_answer = wrong_answer(context);
    quote! {
        /// What is the same for all operations of a service.
        pub trait Service: ::core::marker::Send + ::core::marker::Sync + 'static {
            #principal
            /// What an operation fails with beside what it declares.
            type Error: ::axum::response::IntoResponse
                + ::core::convert::From<runtime::server::NotImplemented>
                + ::core::marker::Send
                + 'static;

            #authenticate
            /// What is answered where no operation is reached: no route, no credentials, a request
            /// that is not valid.
            fn reject(&self, rejection: Rejection) -> ::axum::response::Response {
                ::axum::response::IntoResponse::into_response(rejection)
            }

            /// Whether what handlers answer is checked: their bodies of JSON, which are read again
            /// for it; only in debug builds unless this says otherwise.
            fn checks_answers(&self) -> bool {
                ::core::cfg!(debug_assertions)
            }

            #wrong_answer

            /// How much a request may bring.
            fn limits(&self) -> Limits {
                ::core::default::Default::default()
            }
        }
        #credentials
    }
}

/// What becomes of an answer that the document does not allow.
fn wrong_answer(context: Context<'_>) -> TokenStream {
    let tell = match Part::Tracing.gate(&context.config.layout) {
        Gate::Feature(feature) => quote! {
            #[cfg(feature = #feature)]
            runtime::server::tell(answer);
        },
        _ => TokenStream::new(),
    };
    let docs = match tell.is_empty() {
        true => {
            "Told of an answer that the document does not allow, and that is sent all the same."
        }
        false => {
            "Told of an answer that the document does not allow, and that is sent all the same. With \
             the feature `tracing` it is a warning, which names places and keywords and no value."
        }
    };
    let docs = docs::attributes(docs);
    quote! {
        #docs
        fn wrong_answer(&self, answer: &runtime::server::WrongAnswer) {
            let _ = answer;
            #tell
        }
    }
}

fn principal() -> TokenStream {
    quote! {
        /// Who calls.
        type Principal: ::core::marker::Send + ::core::marker::Sync + 'static;
    }
}

fn authenticate() -> TokenStream {
    quote! {
        /// Who presented these credentials. It is asked before the body is read, for each
        /// alternative of the operation that the request shows, until one is accepted; one of which
        /// no request shows anything (a client certificate) comes after them.
        ///
        /// # Errors
        /// What the caller is answered. A status of 4xx refuses the alternative, and the next is
        /// asked about; any other ends the request, as when the credentials cannot be looked up.
        fn authenticate(
            &self,
            credentials: Credentials,
        ) -> impl ::core::future::Future<
            Output = ::core::result::Result<Self::Principal, Self::Error>,
        > + ::core::marker::Send;
    }
}

/// ```text
/// pub struct Credentials { presented: runtime::server::Presented, pub token: Option<runtime::Secret> }
/// impl Credentials {
///     pub fn operation(&self) -> &'static str { … }
///     pub fn alternative(&self) -> &'static [runtime::wire::Requirement] { … }
///     pub fn scopes(&self) -> Vec<&'static str> { … }
/// }
/// ```
fn credentials(context: Context<'_>) -> TokenStream {
    let shown = security::used(context);
    let shown = shown.into_iter().filter(|(_, one)| one.kind.is_shown()).collect::<Vec<_>>();
    let fields = shown.iter().map(|(index, scheme)| {
        let (name, docs) = (context.names.security(*index), scheme_docs(scheme));
        let value = match scheme.kind {
            SecurityKind::Basic => quote!(runtime::wire::Basic),
            _ => quote!(runtime::Secret),
        };
        quote!(#docs pub #name: ::core::option::Option<#value>,)
    });
    let values = shown.iter().map(|(index, scheme)| {
        let name = context.names.security(*index);
        let table = name.constant("SCHEME");
        match scheme.kind {
            SecurityKind::Basic => quote!(#name: presented.basic(&operations::#table),),
            _ => quote!(#name: presented.secret(&operations::#table),),
        }
    });
    quote! {
        /// What a caller presented for one alternative of the security of an operation.
        #[derive(::core::fmt::Debug, ::core::clone::Clone)]
        #[non_exhaustive]
        pub struct Credentials {
            #(#fields)*
            presented: runtime::server::Presented,
        }

        impl Credentials {
            fn new(presented: runtime::server::Presented) -> Self {
                Self { #(#values)* presented }
            }

            /// The operation that is called, by its operationId.
            pub fn operation(&self) -> &'static str {
                self.presented.operation()
            }

            /// The alternative of its security that is asked about, as the document states it: its
            /// schemes, all of which must hold, and the scopes that each must grant.
            pub fn alternative(&self) -> &'static [runtime::wire::Requirement] {
                self.presented.alternative()
            }

            /// The scopes that the alternative asks for.
            pub fn scopes(&self) -> ::std::vec::Vec<&'static str> {
                self.presented.scopes()
            }
        }
    }
}

/// What a scheme is and where its credentials are sent, with the prose of the document.
pub(super) fn scheme_docs(scheme: &SecurityScheme) -> TokenStream {
    let place = match &scheme.kind {
        SecurityKind::ApiKey { location, name } => {
            let location = match location {
                Location::Header => "header",
                Location::Query => "query parameter",
                Location::Cookie => "cookie",
                Location::Path => "path parameter",
            };
            format!("The key that is sent in the {location} {}.", docs::code(name))
        }
        SecurityKind::Basic => "User and password (RFC 7617).".to_owned(),
        SecurityKind::Bearer => "The bearer token (RFC 6750).".to_owned(),
        SecurityKind::OAuth2 => "The access token of OAuth 2.0 (RFC 6750).".to_owned(),
        SecurityKind::OpenIdConnect(url) => {
            format!("The token of the OpenID provider {} (RFC 6750).", docs::code(url))
        }
        SecurityKind::Http(name) => {
            format!("What follows {} in `Authorization`.", docs::code(name))
        }
        SecurityKind::MutualTls => "A client certificate.".to_owned(),
        SecurityKind::Unknown => "A credential that the document does not describe.".to_owned(),
    };
    docs::attributes(&match &scheme.description {
        Some(prose) => format!("{place}\n\n{prose}"),
        None => place,
    })
}
