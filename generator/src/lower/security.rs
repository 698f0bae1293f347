//! Security schemes, and which of them an operation needs.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Node;
use crate::model::{Alternative, Location, SecurityKind, SecurityScheme};
use crate::pointer::Pointer;

/// The schemes of a document.
#[derive(Debug, Default)]
pub(super) struct Schemes {
    /// Those that are generated.
    pub(super) list: Vec<SecurityScheme>,
    /// Those that are not: their names, their places, and how many operations ask for no other.
    lost: BTreeMap<String, (Pointer, usize)>,
}

/// What a requirement names.
enum Named {
    /// A scheme that is generated, by its index.
    Sound(usize),
    /// One that is not; that is told at the scheme.
    Lost,
    /// None; that was told.
    Unknown,
}

impl<'d> Lowering<'d> {
    /// The schemes that the components declare.
    pub(super) fn security_schemes(&mut self) -> Schemes {
        let root = self.document.root();
        let declared =
            root.get("components").and_then(|components| components.get("securitySchemes"));
        let mut schemes = Schemes::default();
        for (name, node) in declared.into_iter().flat_map(|map| map.entries()) {
            let kind = self.follow(&node).and_then(|node| Some((security_kind(&node)?, node)));
            let Some((kind, found)) = kind else {
                schemes.lost.insert(name.to_owned(), (node.pointer, 0));
                continue;
            };
            if kind == SecurityKind::MutualTls {
                let message = format!(
                    "the certificate of `{name}` is neither sent nor checked here; \
                     what carries TLS does that"
                );
                self.sink.key(Code::UnsupportedSecurityScheme, &node.pointer, message);
            }
            schemes.list.push(SecurityScheme {
                pointer: found.pointer.clone(),
                name: name.to_owned(),
                kind,
                description: found.text_at("description").map(str::to_owned),
            });
        }
        schemes
    }

    /// Tells of the schemes that are not generated, and what that costs.
    pub(super) fn lost_schemes(&mut self, schemes: &Schemes) {
        for (name, (place, operations)) in &schemes.lost {
            let cost = match operations {
                0 => String::new(),
                1 => "; one operation asks for it alone and is left out".to_owned(),
                count => format!("; {count} operations ask for it alone and are left out"),
            };
            let message = format!("the security scheme `{name}` is not generated{cost}");
            self.sink.key(Code::UnsupportedSecurityScheme, place, message);
        }
    }

    /// The alternatives of an operation, or those of the API, without those that name what is not
    /// there; nothing when none is left, or when a part was taken out for a fault: what is left
    /// would ask for less than was written.
    pub(super) fn security(
        &mut self,
        operation: &Node<'d>,
        schemes: &mut Schemes,
    ) -> Option<Vec<Alternative>> {
        let (list, whole) = match self.written_security(operation) {
            (None, true) => self.written_security(&self.document.root()),
            own => own,
        };
        let Some(list) = list else { return whole.then(Vec::new) };
        self.typed::<Vec<openapiv3::SecurityRequirement>>(&list)?;
        let (alternatives, lost) = self.alternatives(&list, schemes);
        if !whole {
            return None;
        }
        if !alternatives.is_empty() || list.items().next().is_none() {
            return Some(alternatives);
        }
        for name in lost {
            if let Some((_, operations)) = schemes.lost.get_mut(name) {
                *operations += 1;
            }
        }
        None
    }

    /// The value of the key `security`, and whether nothing was taken out there.
    fn written_security(&self, owner: &Node<'d>) -> (Option<Node<'d>>, bool) {
        let place = owner.pointer.child("security");
        let next = self.document.removed.range(place.clone()..).next();
        let faulty =
            next.is_some_and(|gone| gone.file == place.file && gone.path.starts_with(&place.path));
        (owner.get("security"), !faulty)
    }

    /// The alternatives whose schemes are all there, and the schemes that others want in vain.
    fn alternatives(
        &mut self,
        list: &Node<'d>,
        schemes: &mut Schemes,
    ) -> (Vec<Alternative>, BTreeSet<&'d str>) {
        let mut alternatives = Vec::new();
        let mut lost = BTreeSet::new();
        for item in list.items() {
            let mut alternative = Alternative::default();
            let mut whole = true;
            for (name, scopes) in item.entries() {
                match self.named_scheme(name, &scopes.pointer, schemes) {
                    Named::Sound(index) => {
                        let scopes = scopes.items().filter_map(|one| one.text().map(str::to_owned));
                        alternative.requirements.push((index, scopes.collect()));
                        continue;
                    }
                    Named::Lost => {
                        lost.insert(name);
                    }
                    Named::Unknown => {}
                }
                whole = false;
            }
            if whole {
                alternatives.push(alternative);
            }
        }
        (alternatives, lost)
    }

    fn named_scheme(&mut self, name: &str, place: &Pointer, schemes: &mut Schemes) -> Named {
        if let Some(index) = schemes.list.iter().position(|scheme| scheme.name == name) {
            return Named::Sound(index);
        }
        let components = Pointer::root(self.document.main).child("components");
        let declared = components.child("securitySchemes").child(name);
        if self.document.removed.contains(&declared) {
            // Its own fault was told; what that costs is told with those that are not generated.
            schemes.lost.entry(name.to_owned()).or_insert((declared, 0));
        }
        if schemes.lost.contains_key(name) {
            return Named::Lost;
        }
        let known = schemes.list.iter().map(|scheme| scheme.name.as_str());
        let message = format!("there is no security scheme `{name}`");
        self.sink.say(
            Diagnostic::at_key(Code::UnknownSecurityScheme, place, message).suggest(name, known),
        );
        Named::Unknown
    }
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
        "oauth2" | "openIdConnect" => SecurityKind::Bearer,
        "mutualTLS" => SecurityKind::MutualTls,
        _ => return None,
    })
}
