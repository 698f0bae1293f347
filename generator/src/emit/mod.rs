//! [`Api`], [`Facts`] and [`Names`] → [`Items`]: the modules of the output, as tokens.
//!
//! One file per emitted kind of item. Emitters decide nothing: what is true of a type is in
//! `Facts`, what it is called in `Names`, and what two documents would share is `runtime`.

mod builders;
mod client;
mod conforms;
mod constants;
mod context;
mod conventions;
mod convert;
mod decode;
mod derives;
mod docs;
mod encode;
mod enums;
mod integers;
mod items;
mod keywords;
mod lib_root;
mod limits;
mod manifest;
mod markdown;
mod members;
mod models;
mod newtypes;
mod operations;
mod operations_record;
mod parameters;
mod prose_text;
mod requests;
mod requests_wire;
mod responses;
mod responses_wire;
mod runtime;
mod security;
mod server;
mod server_service;
mod servers;
mod shorten;
mod size;
mod structs;
mod tables;
#[cfg(test)]
mod tests;
mod unions;
mod wrap;

pub use items::{Allow, Content, Gate, Items, Module, Part, Visibility};
pub use manifest::marker;

use context::Context;
use tables::Tables;

use crate::analyze::Facts;
use crate::config::Config;
use crate::diagnostic::Outcome;
use crate::model::Api;
use crate::naming::Names;

/// The modules of the output.
#[must_use]
pub fn emit(api: &Api, facts: &Facts, names: &Names, config: &Config) -> Outcome<Items> {
    let none = Tables::default();
    let tables = Tables::new(Context { api, facts, names, config, tables: &none });
    let context = Context { api, facts, names, config, tables: &tables };
    let mut modules = Vec::new();
    modules.extend(models::module(context));
    modules.extend(tables::module(context));
    modules.extend(tables::patterns(context));
    modules.extend(operations::modules(context));
    modules.extend(server::modules(context));
    modules.extend(client::modules(context));
    modules.extend(servers::modules(context));
    for module in modules.iter_mut().filter(|module| module.path != ["patterns"]) {
        module.allows.extend(tables.allows());
    }
    for module in &mut modules {
        if let Content::Tokens(tokens) = &mut module.content {
            if conventions::are_broken(tokens) {
                module.allows.push(Allow::SelfConvention);
            }
            *tokens = shorten::shortened(std::mem::take(tokens));
        }
    }
    modules.extend(runtime::modules(context));
    modules.insert(0, lib_root::module(context));
    Outcome::quiet(Items { modules, others: manifest::files(context) })
}

/// The modules as tokens, for reading.
#[must_use]
pub fn dump(items: &Items) -> String {
    let mut text = String::new();
    for module in &items.modules {
        let Content::Tokens(tokens) = &module.content else { continue };
        text.push_str(&format!("{}:\n{tokens}\n\n", module.path.join("::")));
    }
    text
}
