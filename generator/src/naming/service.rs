//! Tags, security schemes and servers → the names of traits, credentials and base URLs.

use super::context::{Context, Pin};
use super::identifier::{Case, Identifier};
use super::members::{BUILDING, part};
use super::scope::{Rank, Scope, Wanted};
use crate::model::{Server, Traffic};

/// The names of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerNames {
    /// The server: `Production` after its description, else `Server1`.
    pub name: Identifier,
    /// The fields of its variables, in document order.
    pub variables: Vec<Identifier>,
}

/// What the modules of server and client have of their own, beside the traits.
const SERVICE: &[&str] = &[
    "A",
    "Authenticate",
    "Authenticator",
    "Body",
    "Client",
    "ClientBuilder",
    "Credential",
    "Credentials",
    "Dispatcher",
    "Error",
    "Handler",
    "Invalid",
    "Limits",
    "Method",
    "Operation",
    "Operations",
    "Principal",
    "Problem",
    "Rejection",
    "Request",
    "Response",
    "Result",
    "Route",
    "Router",
    "Routes",
    "S",
    "Server",
    "Servers",
    "Service",
    "Status",
    "Transport",
    "Unimplemented",
    "Valid",
    "Validate",
    "Violation",
];

/// What the builder of a client has of its own beside the setters of credentials, and what the
/// credentials of a server have beside those.
const SETTERS: &[&str] = &[
    "base_url",
    "build",
    "build_with",
    "builder",
    "hook",
    "new",
    "presented",
    "response_limit",
    "retry",
    "timeout",
];

/// The words that a description may have to be a name.
const WORDS: usize = 4;

/// The traits, one for each tag. Operations without a tag are the `Api`. Webhooks and callbacks have
/// one tag each, in modules of their own, behind all others.
pub(super) fn tags(context: &mut Context<'_>) -> Vec<Identifier> {
    Traffic::ALL.into_iter().flat_map(|traffic| tags_of(context, traffic)).collect()
}

fn tags_of(context: &mut Context<'_>, traffic: Traffic) -> Vec<Identifier> {
    let api = context.api;
    let mut wanted = Vec::with_capacity(api.tags.len());
    for one in api.tags.iter().filter(|one| one.traffic == traffic) {
        let (pinned, key) = match one.name.as_str() {
            name if traffic != Traffic::Calls => (None, name.to_owned()),
            "" => (None, "tag".to_owned()),
            name => (context.pin(Pin::Any, &one.pointer, None), format!("tag {name}")),
        };
        let text = if one.name.is_empty() { "api" } else { &one.name };
        let mut own =
            Wanted::of_text(key, text, Case::Pascal, "api").at(&one.pointer).pinned(pinned);
        if one.name.is_empty() {
            own = own.first(Case::Pascal, &[Some("api"), Some("untagged api")], "api");
            own.rank = Rank::Lossy;
        } else {
            // `ClientApi` reads better than any spelling of `Client`.
            own = own.suffixed();
        }
        wanted.push(own);
    }
    Scope::new(Case::Pascal, SERVICE).folded().settle(context, &wanted)
}

/// The security schemes, as fields and setters.
pub(super) fn security(context: &mut Context<'_>) -> Vec<Identifier> {
    let api = context.api;
    let mut wanted = Vec::with_capacity(api.security_schemes.len());
    for one in &api.security_schemes {
        let pinned = context.pin(Pin::Any, &one.pointer, None);
        let key = context.key("security", &one.pointer);
        wanted.push(
            Wanted::of_text(key, &one.name, Case::Snake, "scheme").at(&one.pointer).pinned(pinned),
        );
    }
    Scope::new(Case::Snake, SETTERS).settle(context, &wanted)
}

/// The servers of the API.
pub(super) fn servers(context: &mut Context<'_>) -> Vec<ServerNames> {
    let api = context.api;
    let mut wanted = Vec::with_capacity(api.servers.len());
    for (index, one) in api.servers.iter().enumerate() {
        let pinned = context.pin(Pin::Any, &one.pointer, None);
        let short = one
            .description
            .as_deref()
            .filter(|text| (1..=WORDS).contains(&text.split_whitespace().count()));
        let number = format!("server {}", index.saturating_add(1));
        let own = Wanted::of_text(format!("server {}", one.url), &number, Case::Pascal, "server");
        wanted.push(own.first(Case::Pascal, &[short], "server").at(&one.pointer).pinned(pinned));
    }
    let names = Scope::new(Case::Pascal, &[]).settle(context, &wanted);
    let mut all = Vec::with_capacity(names.len());
    for (one, name) in api.servers.iter().zip(names) {
        all.push(ServerNames { variables: variables(context, one), name });
    }
    all
}

fn variables(context: &mut Context<'_>, server: &Server) -> Vec<Identifier> {
    let of = |name: &str| {
        let key = part(context, ("server-variable", &server.pointer), name);
        Wanted::of_text(key, name, Case::Snake, "variable").at(&server.pointer)
    };
    let wanted: Vec<Wanted> = server.variables.iter().map(|one| of(&one.name)).collect();
    Scope::new(Case::Snake, BUILDING).settle(context, &wanted)
}
