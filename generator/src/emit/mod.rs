//! [`Api`], [`Facts`] and [`Names`] → [`Items`]: the modules of the output, as tokens.
//!
//! One file per emitted kind of item. Emitters decide nothing: what is true of a type is in
//! `Facts`, what it is called in `Names`, and what two documents would share is `runtime`.

mod answers;
mod applicators;
mod arbitrary;
mod builders;
mod client;
mod client_pages;
mod conditions;
mod conforms;
mod constants;
mod contents;
mod context;
mod conventions;
mod convert;
mod decode;
mod defaults;
mod derives;
mod docs;
mod encode;
mod enums;
mod forms;
mod gates;
mod imports;
mod items;
mod keywords;
mod lib_root;
mod limits;
mod manifest;
mod markdown;
mod members;
mod models;
mod nesting;
mod newtypes;
mod operations;
mod operations_record;
mod parameters;
mod parts;
mod prose_text;
mod requests;
mod requests_wire;
mod responses;
mod responses_wire;
mod runtime;
mod security;
mod sent;
mod server;
mod server_dispatch;
mod server_service;
mod servers;
mod shorten;
mod size;
mod structs;
mod tables;
mod tags;
mod taken;
#[cfg(test)]
mod tests;
pub mod tree;
mod unions;
mod wrap;

pub use imports::Imports;
pub use items::{
    Allow, Content, Exports, Gate, Group, Items, Made, Module, Needs, Part, Piece, Pieces,
    Visibility,
};
pub use manifest::marker;

use context::Ground;
use tables::Tables;

use crate::analyze::Facts;
use crate::config::Config;
use crate::diagnostic::Outcome;
use crate::model::Api;
use crate::naming::Names;

/// The modules of the output.
#[must_use]
pub fn emit<'a>(
    api: &'a Api,
    facts: &'a Facts,
    names: &'a Names,
    config: &'a Config,
) -> Outcome<Items<'a>> {
    let bare = Ground { api, facts, names, config, tables: Tables::default() };
    let tables = Tables::new(bare.context());
    let ground = Ground { tables, ..bare };
    let context = ground.context();
    let mut modules = vec![lib_root::module(context)];
    modules.extend(models::module(context));
    modules.extend(tables::module(context));
    modules.extend(tables::patterns(context));
    modules.extend(operations::modules(context));
    modules.extend(server::modules(context));
    modules.extend(client::modules(context));
    modules.extend(servers::modules(context));
    modules.extend(arbitrary::module(context));
    modules.extend(sent::modules(context));
    for module in &mut modules {
        if let Content::Pieces(pieces) = &mut module.content {
            pieces.note_heads(context);
            if !module.path.is_empty() && module.path != ["patterns"] {
                module.allows.extend(context.tables.allows());
            }
            if !module.path.is_empty() && context.has_features() {
                module.allows.push(Allow::Features);
            }
        }
    }
    modules.extend(runtime::modules(context));
    let others = manifest::files(context);
    Outcome::quiet(Items { modules, others, ground })
}

/// The modules as tokens, for reading.
#[must_use]
pub fn dump(items: &Items<'_>) -> String {
    let mut text = String::new();
    for module in &items.modules {
        let Content::Pieces(pieces) = &module.content else { continue };
        text.push_str(&format!("{}:\n", module.path.join("::")));
        for piece in &pieces.all {
            text.push_str(&format!("{}\n", tree::tokens(items.made(pieces, piece).tokens)));
        }
        text.push('\n');
    }
    text
}
