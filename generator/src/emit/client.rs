//! Operations → the module `client`: a client with a method for each, and its builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::items::{Allow, Exports, Gate, Module, Part, Piece};
use super::{client_pages, docs, operations, security, server_service, servers};
use crate::model::{Operation, SecurityKind, SecurityScheme, Traffic};

/// How many methods stand in one `impl`; those of a tag begin another.
const BATCH: usize = 64;

const SENDING: &str = "A client with a method for each request that the provider of the API sends.

Each is told where to send it. `ClientBuilder` says who sends, how long that may take, what is sent again (`retry`) and who looks on (`hook`), as for the client of the API.";

const DOCS: &str = "A client with a method for each operation.

`ClientBuilder` says where the API is, who calls, how long a call may take, what is sent again (`retry`) and who looks on (`hook`); `Client::with` gives a client on other terms. `runtime::client` has what stands behind: `RetryPolicy`, `Hook`, `Grant` for tokens of OAuth 2.0, `Blocking` to wait without `async` (feature `blocking`), `Transport` for another way to the server.";

/// The module `client`; none when there is no operation.
///
/// Methods are no `async fn`: that would be one more state machine for each operation.
///
/// ```text
/// pub struct Client<T = ::reqwest::Client> { core: runtime::client::Core<T> }
/// pub struct ClientBuilder { settings: runtime::client::Settings }
/// impl<T: runtime::client::Transport> Client<T> {
///     pub fn unassign_ticket<'a>(
///         &'a self, request: &operations::UnassignTicketRequest,
///     ) -> impl Future<Output = …> + use<'a, T> { self.core.call(request) }
/// }
/// ```
pub(super) fn modules(context: Context<'_>) -> Vec<Module> {
    if context.is_silent() {
        return Vec::new();
    }
    let mut pieces = vec![Piece::head(head)];
    for tag in 0..context.api.tags.len() {
        let own = context.operations().filter(|(_, one)| one.tag == tag);
        let own: Vec<usize> = own.map(|(index, _)| index).collect();
        pieces.extend(own.chunks(BATCH).map(|own| {
            let (own, first) = (own.to_vec(), own.first().copied().unwrap_or_default());
            let piece = Piece::new(move |context| methods(context, &own)).used_by(Some(&[tag]));
            let group = context.names.group(tag).as_str();
            let key = &context.names.operation(first).method;
            piece.grouped(group, key).exporting(Exports::Nothing)
        }));
    }
    let docs = if context.traffic == Traffic::Calls { DOCS } else { SENDING };
    let module = Module::new("client", docs, pieces).switched(Part::Client);
    vec![if operations::has_deprecated(context) { module.allow(Allow::Deprecated) } else { module }]
}

fn head(context: Context<'_>) -> TokenStream {
    let (client, builder) = (client(context), builder(context));
    quote! {
        use super::{operations, runtime};
        pub use super::runtime::client::{Error, Reply, RetryPolicy};
        #client
        #builder
    }
}

/// The methods of some operations.
fn methods(context: Context<'_>, own: &[usize]) -> TokenStream {
    let operations =
        own.iter().filter_map(|index| Some((*index, context.api.operations.get(*index)?)));
    let methods = operations.map(|(index, operation)| method(context, index, operation));
    quote!(impl<T: runtime::client::Transport> Client<T> { #(#methods)* })
}

/// How a client begins.
fn start(context: Context<'_>) -> TokenStream {
    if context.traffic != Traffic::Calls {
        return quote! {
            /// Starts a client.
            #[must_use]
            pub fn builder() -> ClientBuilder {
                ::core::default::Default::default()
            }
        };
    }
    let start = match servers::first(context) {
        Some(base) => {
            format!("Starts a client of {}, unless another base URL is given.", docs::code(&base))
        }
        None => "Starts a client; it needs a base URL.".to_owned(),
    };
    let start = super::requests::said(&start);
    quote! {
        /// A client without credentials, at a base URL.
        ///
        /// # Errors
        /// The URL cannot be used, or there is no TLS.
        pub fn new(
            base: impl ::core::fmt::Display,
        ) -> ::core::result::Result<Self, runtime::client::BuildError> {
            Self::builder().base_url(base).build()
        }

        #start
        #[must_use]
        pub fn builder() -> ClientBuilder {
            ::core::default::Default::default()
        }
    }
}

fn client(context: Context<'_>) -> TokenStream {
    let start = start(context);
    quote! {
        /// Calls the operations.
        #[derive(::core::fmt::Debug, ::core::clone::Clone)]
        pub struct Client<T = ::reqwest::Client> {
            core: runtime::client::Core<T>,
        }

        impl Client { #start }

        impl<T: ::core::clone::Clone> Client<T> {
            /// The same client on other terms: time, bytes, attempts. It shares its connections.
            #[must_use]
            pub fn with(
                &self,
                change: impl ::core::ops::FnOnce(
                    runtime::client::Terms,
                ) -> runtime::client::Terms,
            ) -> Self {
                Self { core: self.core.with(change) }
            }
        }
    }
}

/// Spans of `tracing`, where that is a feature.
fn spans(context: Context<'_>) -> TokenStream {
    match Part::Tracing.gate(&context.config.layout) {
        Gate::Feature(feature) => quote! {
            #[cfg(feature = #feature)]
            let settings = settings.hook(runtime::client::Spans);
        },
        _ => TokenStream::new(),
    }
}

/// What a builder begins with, and how it is told where requests are sent.
fn base(context: Context<'_>) -> (TokenStream, TokenStream) {
    if context.traffic != Traffic::Calls {
        return (quote!(runtime::client::Settings::to_anywhere()), TokenStream::new());
    }
    let base = servers::first(context).unwrap_or_default();
    let setter = quote! {
        /// Where the API is served; a path in it stands before those of the operations.
        #[must_use]
        pub fn base_url(mut self, base: impl ::core::fmt::Display) -> Self {
            self.settings = self.settings.base(&::std::string::ToString::to_string(&base));
            self
        }
    };
    (quote!(runtime::client::Settings::new(#base)), setter)
}

/// Why there is no client, with the transport of ours and with another.
fn faults(context: Context<'_>) -> (&'static str, &'static str) {
    match context.traffic {
        Traffic::Calls => {
            (" The base URL cannot be used, or there is no TLS.", " The base URL cannot be used.")
        }
        Traffic::Webhooks | Traffic::Callbacks => {
            (" There is no TLS, or a token is granted nowhere.", " A token is granted nowhere.")
        }
    }
}

fn builder(context: Context<'_>) -> TokenStream {
    let (settings, base) = base(context);
    let (fault, fault_with) = faults(context);
    let setters =
        security::used(context).into_iter().map(|(index, one)| setter(context, index, one));
    let spans = spans(context);
    quote! {
        /// What a client is made of.
        #[derive(::core::fmt::Debug, ::core::clone::Clone)]
        pub struct ClientBuilder {
            settings: runtime::client::Settings,
        }

        impl ::core::default::Default for ClientBuilder {
            fn default() -> Self {
                let settings = #settings;
                #spans
                Self { settings }
            }
        }

        impl ClientBuilder {
            #base
            #(#setters)*

            /// How long a call may take, its answer included; 30 seconds unless said otherwise.
            #[must_use]
            pub fn timeout(
                mut self,
                timeout: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                self.settings = self.settings.terms(|terms| terms.timeout(timeout));
                self
            }

            /// How many bytes the body of an answer may have; 64 MiB unless said otherwise.
            #[must_use]
            pub fn response_limit(mut self, bytes: usize) -> Self {
                self.settings = self.settings.terms(|terms| terms.response_limit(bytes));
                self
            }

            /// What is sent again when it failed, and when; nothing is unless this says so.
            #[must_use]
            pub fn retry(mut self, policy: RetryPolicy) -> Self {
                self.settings = self.settings.terms(|terms| terms.retry(policy));
                self
            }

            /// Who else sees and alters every request before it is sent, and its answer.
            #[must_use]
            pub fn hook(mut self, hook: impl runtime::client::Hook) -> Self {
                self.settings = self.settings.hook(hook);
                self
            }

            /// The client.
            ///
            /// # Errors
            #[doc = #fault]
            pub fn build(self) -> ::core::result::Result<Client, runtime::client::BuildError> {
                self.build_with(runtime::client::default_transport()?)
            }

            /// The client with a transport: a `reqwest::Client` of your own, or a router in memory.
            ///
            /// # Errors
            #[doc = #fault_with]
            pub fn build_with<T: runtime::client::Transport>(
                self,
                transport: T,
            ) -> ::core::result::Result<Client<T>, runtime::client::BuildError> {
                let core = runtime::client::Core::new(transport, self.settings)?;
                ::core::result::Result::Ok(Client { core })
            }
        }
    }
}

/// ```text
/// pub fn token(mut self, value: impl Into<runtime::Secret>) -> Self {
///     let credential = runtime::wire::Credential::Key(value.into());
///     self.settings = self.settings.credential(&operations::TOKEN_SCHEME, credential);
///     self
/// }
/// ```
fn setter(context: Context<'_>, index: usize, scheme: &SecurityScheme) -> TokenStream {
    let name = context.names.security(index);
    let table = name.constant("SCHEME");
    let secret = quote!(value: impl ::core::convert::Into<runtime::Secret>);
    let (arguments, credential) = match scheme.kind {
        SecurityKind::MutualTls | SecurityKind::Unknown => return TokenStream::new(),
        SecurityKind::Basic => (
            quote! {
                user: impl ::core::convert::Into<::std::string::String>,
                password: impl ::core::convert::Into<runtime::Secret>
            },
            quote! {
                runtime::wire::Credential::Basic(runtime::wire::Basic { user: user.into(), password: password.into() })
            },
        ),
        SecurityKind::ApiKey { .. } => {
            (secret, quote!(runtime::wire::Credential::Key(value.into())))
        }
        SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect(_) => {
            (secret, quote!(runtime::wire::Credential::Token(value.into())))
        }
        SecurityKind::Http(_) => (secret, quote!(runtime::wire::Credential::Rest(value.into()))),
    };
    let docs = server_service::scheme_docs(scheme);
    if let Some(url) = &scheme.token_url {
        return quote! {
            #docs
            ///
            /// A `Grant` gets tokens when they are needed.
            #[must_use]
            pub fn #name(
                mut self,
                value: impl ::core::convert::Into<runtime::client::Authority>,
            ) -> Self {
                let url = ::core::option::Option::Some(#url);
                self.settings = self.settings.authority(&operations::#table, value.into(), url);
                self
            }
        };
    }
    quote! {
        #docs
        #[must_use]
        pub fn #name(mut self, #arguments) -> Self {
            let credential = #credential;
            self.settings = self.settings.credential(&operations::#table, credential);
            self
        }
    }
}

fn method(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let (name, request, response) = (&names.method, &names.request, &names.response);
    let (docs, deprecated) = (operations::docs(operation), docs::deprecated(&operation.docs));
    let success = super::responses::success_name(context, operation, names);
    let pages = client_pages::methods(context, index, operation);
    let (to, call) = match context.traffic {
        Traffic::Calls => (TokenStream::new(), quote!(call(request))),
        Traffic::Webhooks | Traffic::Callbacks => (quote!(to: &str,), quote!(send_to(to, request))),
    };
    quote! {
        #docs
        #deprecated
        pub fn #name<'a>(
            &'a self,
            #to
            request: &operations::#request,
        ) -> impl ::core::future::Future<
            Output = ::core::result::Result<
                Reply<operations::#success>,
                Error<operations::#response>,
            >,
        > + use<'a, T> {
            self.core.#call
        }
        #pages
    }
}
