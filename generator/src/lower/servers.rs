//! `servers` → where the API is served.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::{Server, ServerVariable};

impl<'d> Lowering<'d> {
    /// The servers that a node lists; one whose template cannot be filled is left out.
    pub(super) fn servers(&mut self, owner: &Node<'d>) -> Vec<Server> {
        let list = owner.get("servers").into_iter().flat_map(|list| list.items());
        let mut servers = Vec::new();
        for node in list {
            let Some(server) = self.typed::<openapiv3::Server>(&node) else { continue };
            let openapiv3::Server { url, description, variables, .. } = server;
            let variables = variables.unwrap_or_default();
            let missing = names(&url).find(|name| !variables.contains_key(*name));
            if let Some(name) = missing {
                let message = format!("`{{{name}}}` is not one of the variables of the server");
                self.sink.value(Code::InvalidValue, &node.pointer.child("url"), message);
                continue;
            }
            for (name, one) in &variables {
                self.unlisted_default(&node, name, one);
            }
            let variables = variables.into_iter().map(|(name, one)| ServerVariable {
                name,
                default: one.default,
                values: one.enumeration,
                description: one.description,
            });
            let variables = variables.collect();
            servers.push(Server { pointer: node.pointer.clone(), url, description, variables });
        }
        servers
    }

    /// Tells of a variable whose default is none of the values that it may have.
    fn unlisted_default(&mut self, server: &Node<'d>, name: &str, one: &openapiv3::ServerVariable) {
        if one.enumeration.is_empty() || one.enumeration.contains(&one.default) {
            return;
        }
        let variable = server.pointer.child("variables").child(name);
        let message = format!("the default `{}` is not one of the values; it is kept", one.default);
        let at = variable.child("default");
        let said = Diagnostic::at_value(Code::ConflictingKeywords, &at, message);
        self.sink.say(said.also(Place::Value(variable.child("enum")), "the values"));
    }
}

/// The names in braces.
fn names(url: &str) -> impl Iterator<Item = &str> {
    url.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
