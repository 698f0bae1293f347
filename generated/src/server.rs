// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A trait for each tag, and the router that serves who implements them.

use core::future::Future;
use super::{operations, runtime};

pub use super::runtime::server::{Limits, Problem, Rejection, listen};

/// What is the same for all operations of a service.
pub trait Service: Send + Sync + 'static {
    /// Who calls.
    type Principal: Send + Sync + 'static;

    /// What an operation fails with beside what it declares.
    type Error: axum::response::IntoResponse
        + From<runtime::server::NotImplemented>
        + Send
        + 'static;

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
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>> + Send;

    /// What is answered where no operation is reached: no route, no credentials, a request
    /// that is not valid.
    fn reject(&self, rejection: Rejection) -> axum::response::Response {
        axum::response::IntoResponse::into_response(rejection)
    }

    /// Whether what handlers answer is checked: their bodies of JSON, which are read again
    /// for it; only in debug builds unless this says otherwise.
    fn checks_answers(&self) -> bool {
        ::core::cfg!(debug_assertions)
    }

    /// Told of an answer that the document does not allow, and that is sent all the same. With
    /// the feature `tracing` it is a warning, which names places and keywords and no value.
    fn wrong_answer(&self, answer: &runtime::server::WrongAnswer) {
        let _ = answer;
        #[cfg(feature = "tracing")] runtime::server::tell(answer);
    }

    /// How much a request may bring.
    fn limits(&self) -> Limits {
        Default::default()
    }
}

/// What a caller presented for one alternative of the security of an operation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Credentials {
    /// The key that is sent in the header `X-Initdesk-Token`.
    pub token: Option<runtime::Secret>,
    presented: runtime::server::Presented,
}

impl Credentials {
    fn new(presented: runtime::server::Presented) -> Self {
        Self {
            token: presented.secret(&operations::TOKEN_SCHEME),
            presented,
        }
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
    pub fn scopes(&self) -> Vec<&'static str> {
        self.presented.scopes()
    }
}

/// The operations of the tag `tickets`.
pub trait Tickets: Service {
    /// Unassign ticket
    ///
    /// `POST /organizations/{organization_id}/tickets/{pk}/unassign/`
    ///
    /// Answers:
    ///
    /// - 200: The ticket.
    /// - 401: The token is missing.
    /// - 403: The token is invalid or inactive, or belongs to another organization.
    /// - 404: There is no such ticket.
    /// - 429: Too many requests with this token; back off exponentially.
    fn unassign_ticket(
        &self,
        request: runtime::Valid<operations::UnassignTicketRequest>,
        principal: Self::Principal,
    ) -> impl Future<
        Output = Result<operations::UnassignTicketResponse, Self::Error>,
    > + Send {
        let _ = (request, principal);
        runtime::server::not_implemented("unassignTicket")
    }
}

pub(super) fn unimplemented_tickets<S: Tickets>(found: &mut Vec<&'static str>) {
    let operations = [
        ("unassignTicket", runtime::server::is_default(<S as Tickets>::unassign_ticket)),
    ];
    let missing = operations
        .into_iter()
        .filter_map(|(id, is_default)| is_default.then_some(id));
    found.extend(missing);
}

pub(super) fn dispatch_tickets<'a, S: Tickets>(
    service: &'a S,
    index: usize,
    call: runtime::server::Call<S::Principal>,
) -> ::core::ops::ControlFlow<
    runtime::server::Handled<'a>,
    runtime::server::Call<S::Principal>,
> {
    ::core::ops::ControlFlow::Break(
        match index {
            0 => {
                call.run_as(|request, principal| Tickets::unassign_ticket(
                    service,
                    request,
                    principal,
                ))
            }
            _ => return ::core::ops::ControlFlow::Continue(call),
        },
    )
}

/// What is served, in the order of the document.
pub static ROUTES: &[runtime::server::Route] = &[
    runtime::server::Route::of::<operations::UnassignTicketRequest>(),
];

/// The router that serves all operations.
pub fn router<S: Tickets>(service: S) -> axum::Router {
    let choice = Default::default();
    runtime::server::router(Dispatcher(service), ROUTES, choice)
}

/// The router that makes the service of each request: of what axum extracts from its head
/// and from the state `A`. So state, extensions and extractors reach handlers by `self`.
pub fn router_extracting<S, A>() -> axum::Router<A>
where
    S: Tickets + axum::extract::FromRequestParts<A>,
    A: Clone + Send + Sync + 'static,
{
    let choice = Default::default();
    runtime::server::router_extracting(Dispatcher::<S>, ROUTES, choice)
}

/// The operations that `S` leaves unimplemented: they answer 501.
///
/// A test that asserts that there are none keeps a service whole.
pub fn unimplemented<S: Tickets>() -> Vec<&'static str> {
    let mut found = Vec::new();
    unimplemented_tickets::<S>(&mut found);
    found
}

pub(super) struct Dispatcher<S>(pub(super) S);

impl<S: Tickets> runtime::server::Dispatch for Dispatcher<S> {
    type Principal = S::Principal;

    fn authenticate(
        &self,
        presented: runtime::server::Presented,
    ) -> impl Future<Output = Result<Self::Principal, axum::response::Response>> + Send {
        let credentials = Credentials::new(presented);
        runtime::server::principal(Service::authenticate(&self.0, credentials))
    }

    fn limits(&self) -> Limits {
        Service::limits(&self.0)
    }

    fn reject(&self, rejection: Rejection) -> axum::response::Response {
        Service::reject(&self.0, rejection)
    }

    fn checks_answers(&self) -> bool {
        Service::checks_answers(&self.0)
    }

    fn wrong_answer(&self, answer: &runtime::server::WrongAnswer) {
        Service::wrong_answer(&self.0, answer);
    }

    fn dispatch<'a>(
        &'a self,
        index: usize,
        call: runtime::server::Call<Self::Principal>,
    ) -> runtime::server::Handled<'a> {
        let call = match dispatch_tickets(&self.0, index, call) {
            ::core::ops::ControlFlow::Break(handled) => return handled,
            ::core::ops::ControlFlow::Continue(call) => call,
        };
        call.missing()
    }
}
