//! [`Document`] → [`Api`]: from the raw trees, in whatever dialect, to what the API is.
//!
//! Schemas are read first, one level at a time, into a table of constraints in the words of JSON
//! Schema 2020-12 (`schema`, `keywords`). Types are then made from that table (`types`, `shape`),
//! so that they never see a dialect. Both tables are filled from worklists, which is why neither
//! a deep nor a circular document can exhaust the stack. Operations come last.

mod all_of;
mod applicators;
mod bodies;
mod bounds;
mod contents;
mod discriminator;
mod docs;
mod dynamic;
mod enum_values;
mod enums;
mod evidence;
mod extensions;
mod family;
mod form;
mod judge;
mod keywords;
mod left_out;
mod object;
mod operation;
mod parameter_shape;
mod parameters;
mod part_rules;
mod parts;
mod path;
mod pattern;
mod possible;
mod prune;
mod refs;
mod rejections;
mod responses;
mod same;
mod scalars;
mod schema;
mod security;
mod select;
mod servers;
mod several;
mod shape;
mod sink;
mod sites;
mod tagged;
mod tags;
mod tuple;
mod types;
mod union;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::config::{Config, ReadOnly, Readings};
use crate::diagnostic::Outcome;
use crate::load::{Dialect, Document, Node};
use crate::model::{Api, Info};

pub use select::{includes_nothing, of_include, unmatched};

use dynamic::Scopes;
use family::Families;
use left_out::LeftOut;
use schema::Schemas;
use sink::Sink;
use tagged::Tagged;
use types::Types;

/// What a document says, as an [`Api`]. A faulty part is told and left out; the rest is there.
#[must_use]
pub fn lower(document: &Document, config: &Config) -> Outcome<Api> {
    let mut lowering = Lowering::new(document, config);
    let servers = lowering.servers(&document.root());
    let mut schemes = lowering.security_schemes();
    lowering.component_types();
    let found = lowering.operations(&mut schemes);
    lowering.tell_left_out();
    let info = lowering.info();
    let api = Api {
        dialect: document.dialect,
        info,
        servers,
        tags: found.tags,
        schemas: Vec::new(),
        files: document.files.clone(),
        twins: BTreeMap::new(),
        types: Vec::new(),
        operations: found.operations,
        security_schemes: schemes.list,
        read_only: config.read_only.unwrap_or(match document.dialect {
            Dialect::V30 => ReadOnly::Refuse,
            Dialect::V31 | Dialect::V32 => ReadOnly::Ignore,
        }),
    };
    lowering.finish(api)
}

/// What the phase works with.
struct Lowering<'d> {
    document: &'d Document,
    config: &'d Config,
    sink: Sink,
    schemas: Schemas<'d>,
    scopes: Scopes,
    types: Types,
    tagged: Vec<Tagged>,
    families: Families,
    left_out: LeftOut,
}

impl<'d> Lowering<'d> {
    fn new(document: &'d Document, config: &'d Config) -> Self {
        Self {
            document,
            config,
            sink: Sink::default(),
            schemas: Schemas::default(),
            scopes: Scopes::default(),
            types: Types::default(),
            tagged: Vec::new(),
            families: Families::of(document),
            left_out: LeftOut::default(),
        }
    }

    /// Whether the document is read as its authors mean it.
    fn practical(&self) -> bool {
        self.config.readings == Readings::Practical
    }

    /// Whether schemas are in the dialect of OpenAPI 3.0.
    fn old(&self) -> bool {
        self.document.dialect == Dialect::V30
    }

    fn info(&mut self) -> Info {
        let root = self.document.root();
        let Some(node) = root.get("info") else { return Info::default() };
        let Some(info) = self.typed::<openapiv3::Info>(&node) else { return Info::default() };
        Info {
            title: info.title,
            version: info.version,
            summary: node.text_at("summary").map(str::to_owned),
            description: info.description,
        }
    }

    /// A node of the frame as `openapiv3` types it; a failure is told.
    fn typed<T: serde::de::DeserializeOwned>(&mut self, node: &Node<'d>) -> Option<T> {
        crate::load::typed(node).map_err(|fault| self.sink.say(fault)).ok()
    }

    /// Makes the types of all components, unless only what operations use is wanted.
    fn component_types(&mut self) {
        let root = self.document.root();
        let schemas = root.get("components").and_then(|components| components.get("schemas"));
        let Some(schemas) = schemas else { return };
        for (name, node) in schemas.entries() {
            if self.selective() && !self.asked_for(name) {
                continue;
            }
            let schema = self.component(&node, name);
            let id = self.type_of_component(schema);
            self.types.roots.push(id);
        }
        self.settle();
    }

    /// Puts the tables into the API, without what nothing reaches.
    fn finish(mut self, mut api: Api) -> Outcome<Api> {
        self.settle();
        self.tell_rejections(&api.operations);
        self.constrain_tags();
        self.pass_nulls();
        self.prune(&mut api);
        self.extensions(&mut api);
        Outcome { value: api, diagnostics: self.sink.finish() }
    }
}
