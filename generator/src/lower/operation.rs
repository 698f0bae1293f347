//! Sites → operations. A fault in an operation costs the part that it stands in.

use std::collections::BTreeMap;

use super::Lowering;
use super::security::Schemes;
use super::sites::Site;
use super::types::hint;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Operation, Role, Server, Tag, Traffic};
use crate::pointer::Pointer;

/// The operations, and what they name.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those that are generated.
    pub(super) operations: Vec<Operation>,
    /// The tags.
    pub(super) tags: Vec<Tag>,
}

impl<'d> Lowering<'d> {
    /// All operations that are wanted.
    pub(super) fn operations(&mut self, schemes: &mut Schemes) -> Found {
        let mut found = Found { tags: self.declared_tags(), ..Found::default() };
        let sites = self.sites();
        self.ambiguous(&sites);
        for site in &sites {
            let operation = self.operation(site, schemes, &mut found);
            found.operations.push(operation);
        }
        found
    }

    /// Tells of operations that a request cannot choose between.
    fn ambiguous(&mut self, sites: &[Site<'d>]) {
        let mut known: BTreeMap<(Traffic, String, &str), &Pointer> = BTreeMap::new();
        for site in sites {
            let key = (site.role.traffic(), site.path.skeleton(), site.method.as_str());
            let first = *known.entry(key).or_insert(&site.key);
            if *first != site.key {
                let message = format!(
                    "a request of `{}` may be one of another path; \
                     the first that a service implements answers it",
                    site.written
                );
                self.sink.say(
                    Diagnostic::at_key(Code::AmbiguousPath, &site.key, message)
                        .also(Place::Key(first.clone()), "the other path"),
                );
            }
        }
    }

    /// An operation. What cannot be read of it is told and costs that part.
    fn operation(
        &mut self,
        site: &Site<'d>,
        schemes: &mut Schemes,
        found: &mut Found,
    ) -> Operation {
        let index = found.operations.len();
        let node = &site.node;
        let security = self.security(site, schemes);
        let parameters = self.parameters(site, index);
        let body = node.get("requestBody").map(|body| self.body(site, &body, index));
        let responses = self.responses(site, index);
        let traffic = site.role.traffic();
        if traffic == Traffic::Callbacks {
            self.note_callbacks(node);
        }
        let servers = self.own_servers(site);
        let tag = match traffic {
            Traffic::Calls => super::tags::owner(&mut found.tags, node),
            sent => super::tags::of_traffic(&mut found.tags, sent, &site.key),
        };
        Operation {
            pointer: node.pointer.clone(),
            role: site.role.clone(),
            id: site.id.clone(),
            name_hint: hint(node),
            method: site.method.clone(),
            path: site.path.clone(),
            tag,
            docs: self.docs(node),
            parameters,
            body,
            responses,
            security,
            servers,
            idempotent: None,
            pages: None,
        }
    }

    /// The servers of an operation alone; whoever subscribes says where something is sent.
    fn own_servers(&mut self, site: &Site<'d>) -> Vec<Server> {
        if site.role == Role::Called {
            let mut servers = self.servers(&site.node);
            if servers.is_empty() {
                servers = self.servers(&site.item);
            }
            return servers;
        }
        let written = [&site.node, &site.item].into_iter().filter_map(|place| place.get("servers"));
        for servers in written.filter(|servers| servers.items().next().is_some()) {
            let message = "whoever receives this says where; servers of it are not read";
            self.sink.key(Code::NotGenerated, &servers.pointer, message);
        }
        Vec::new()
    }
}
