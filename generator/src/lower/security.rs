//! Security schemes, and which of them an operation needs.

use super::Lowering;
use super::sites::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Node;
use crate::model::{Alternative, Location, Role, SecurityKind, SecurityScheme};
use crate::pointer::Pointer;

/// The name of the scheme that stands for a requirement which cannot be read.
const UNREADABLE: &str = "unreadable";

/// The schemes of a document, those that are only named last.
#[derive(Debug, Default)]
pub(super) struct Schemes {
    /// All of them.
    pub(super) list: Vec<SecurityScheme>,
}

impl<'d> Lowering<'d> {
    /// The schemes that the components declare.
    pub(super) fn security_schemes(&mut self) -> Schemes {
        let root = self.document.root();
        let declared =
            root.get("components").and_then(|components| components.get("securitySchemes"));
        let mut schemes = Schemes::default();
        for (name, node) in declared.into_iter().flat_map(|map| map.entries()) {
            let found = self.follow(&node);
            let kind = found.as_ref().and_then(security_kind).unwrap_or(SecurityKind::Unknown);
            if let Some(what) = unseen(&kind) {
                let message = format!("{what} of `{name}` {UNSEEN}");
                self.sink.key(Code::UnsupportedSecurityScheme, &node.pointer, message);
            }
            let found = found.unwrap_or(node);
            schemes.list.push(SecurityScheme {
                pointer: found.pointer.clone(),
                name: name.to_owned(),
                kind,
                description: found.text_at("description").map(str::to_owned),
                token_url: token_url(&found),
            });
        }
        schemes
    }

    /// The alternatives of an operation, or those of the API, which whoever receives a webhook or a
    /// callback is meant to have in the letter of the standard only. What cannot be read of them asks for
    /// a scheme that nobody knows: what is left would ask for less than was written.
    pub(super) fn security(&mut self, site: &Site<'d>, schemes: &mut Schemes) -> Vec<Alternative> {
        let operation = &site.node;
        let inherits = site.role == Role::Called || !self.practical();
        let (list, whole) = match self.written_security(operation) {
            (None, true) if inherits => self.written_security(&self.document.root()),
            own => own,
        };
        let typed =
            list.as_ref().map(|list| self.typed::<Vec<openapiv3::SecurityRequirement>>(list));
        let whole = whole && typed.is_none_or(|typed| typed.is_some());
        let items: Vec<Node<'d>> = list.iter().flat_map(Node::items).collect();
        let mut alternatives: Vec<Alternative> =
            items.iter().map(|item| self.alternative(item, schemes)).collect();
        if !whole {
            let place = list.map_or_else(|| operation.pointer.clone(), |list| list.pointer);
            let unreadable = schemes.unknown(UNREADABLE, &place);
            if alternatives.is_empty() {
                alternatives.push(Alternative::default());
            }
            for one in &mut alternatives {
                one.requirements.push((unreadable, Vec::new()));
            }
        }
        alternatives
    }

    /// The value of the key `security`, and whether nothing was taken out there.
    fn written_security(&self, owner: &Node<'d>) -> (Option<Node<'d>>, bool) {
        let place = owner.pointer.child("security");
        (owner.get("security"), !self.document.is_faulty(&place))
    }

    fn alternative(&mut self, item: &Node<'d>, schemes: &mut Schemes) -> Alternative {
        let mut alternative = Alternative::default();
        for (name, scopes) in item.entries() {
            let index = self.scheme(name, &scopes.pointer, schemes);
            let scopes = scopes.items().filter_map(|one| one.text().map(str::to_owned));
            alternative.requirements.push((index, scopes.collect()));
        }
        alternative
    }

    /// The scheme of a name, by its index. One that is not declared is told where it is first
    /// named, unless it was told that it cannot be read.
    fn scheme(&mut self, name: &str, place: &Pointer, schemes: &mut Schemes) -> usize {
        if let Some(index) = schemes.find(name) {
            return index;
        }
        let components = Pointer::root(self.document.main).child("components");
        let declared = components.child("securitySchemes").child(name);
        if !self.document.removed.contains(&declared) {
            let known = schemes.list.iter().map(|scheme| scheme.name.as_str());
            let message =
                format!("there is no security scheme `{name}`: what it asks for {UNSEEN}");
            let diagnostic = Diagnostic::at_key(Code::UnknownSecurityScheme, place, message);
            self.sink.say(diagnostic.suggest(name, known));
        }
        schemes.unknown(name, place)
    }
}

impl Schemes {
    fn find(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|scheme| scheme.name == name)
    }

    /// A scheme of which nothing but its name is known, by its index.
    fn unknown(&mut self, name: &str, place: &Pointer) -> usize {
        self.find(name).unwrap_or_else(|| {
            self.list.push(SecurityScheme {
                pointer: place.clone(),
                name: name.to_owned(),
                kind: SecurityKind::Unknown,
                description: None,
                token_url: None,
            });
            self.list.len().saturating_sub(1)
        })
    }
}

/// What becomes of what HTTP does not show, as the end of a sentence.
const UNSEEN: &str =
    "is neither sent nor looked for here; `authenticate` is asked and has to decide";

/// What a scheme asks for that is not seen in a request; nothing for one that is.
fn unseen(kind: &SecurityKind) -> Option<&'static str> {
    match kind {
        SecurityKind::MutualTls => Some("the certificate"),
        SecurityKind::Unknown => Some("the credential"),
        SecurityKind::ApiKey { .. }
        | SecurityKind::Basic
        | SecurityKind::Bearer
        | SecurityKind::Http(_)
        | SecurityKind::OAuth2
        | SecurityKind::OpenIdConnect(_) => None,
    }
}

/// Where a client gets tokens: the flow without a user comes first.
fn token_url(scheme: &Node<'_>) -> Option<String> {
    let flows = scheme.get("flows")?;
    let own = flows.get("clientCredentials");
    let flows = own.into_iter().chain(flows.entries().map(|(_, flow)| flow));
    let mut urls = flows.filter_map(|flow| flow.text_at("tokenUrl"));
    let is_whole = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    urls.find(is_whole).map(str::to_owned)
}

fn security_kind(node: &Node<'_>) -> Option<SecurityKind> {
    Some(match node.text_at("type")? {
        "apiKey" => {
            let location = match node.text_at("in")? {
                "header" => Location::Header,
                "query" => Location::Query,
                "cookie" => Location::Cookie,
                _ => return None,
            };
            SecurityKind::ApiKey { location, name: node.text_at("name")?.to_owned() }
        }
        "http" => {
            let scheme = node.text_at("scheme")?;
            match scheme.to_ascii_lowercase().as_str() {
                "basic" => SecurityKind::Basic,
                "bearer" => SecurityKind::Bearer,
                _ => SecurityKind::Http(scheme.to_owned()),
            }
        }
        "oauth2" => SecurityKind::OAuth2,
        "openIdConnect" => {
            let url = node.text_at("openIdConnectUrl").unwrap_or_default();
            SecurityKind::OpenIdConnect(url.to_owned())
        }
        "mutualTLS" => SecurityKind::MutualTls,
        _ => return None,
    })
}
