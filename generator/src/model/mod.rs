//! What an API is, without any word of how its document spelled it or how Rust will.
//!
//! An [`Api`] is made by `lower`. No `openapiv3` type, no unresolved `$ref` and no Rust name is
//! in it. Types, schemas and operations lie in lists and are named by their index; everything is
//! in document order, and every node has its [`Pointer`].

mod content;
mod dump;
mod http;
mod index;
mod pages;
mod role;
mod schema;
mod types;

pub use content::*;
pub use dump::dump;
pub use http::*;
pub use index::{SchemaId, TypeId};
pub use pages::{PageStyle, Pages};
pub use role::{Role, Traffic};
pub use schema::*;
pub use types::*;

use std::collections::BTreeMap;

use crate::load::Dialect;
use crate::pointer::{FileId, Pointer};

/// The schema that accepts everything.
static ANYTHING: Schema = Schema::ANYTHING;

/// An API.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    /// The version of OpenAPI.
    pub dialect: Dialect,
    /// Title, version and prose.
    pub info: Info,
    /// Where the API is served, in document order.
    pub servers: Vec<Server>,
    /// The tags, declared ones first, then those that operations name, in document order.
    pub tags: Vec<Tag>,
    /// Every schema that is used, as constraints on JSON values; see [`SchemaId`].
    pub schemas: Vec<Schema>,
    /// The files beside the main one, by the path from its folder.
    pub files: BTreeMap<FileId, String>,
    /// Where else a schema is written: of those that say the same, one is kept.
    pub twins: BTreeMap<SchemaId, Vec<Pointer>>,
    /// Every type that is used, as a shape that Rust can have; see [`TypeId`].
    pub types: Vec<Type>,
    /// The operations, in document order: those that are called, then webhooks, then callbacks.
    pub operations: Vec<Operation>,
    /// The security schemes, in document order.
    pub security_schemes: Vec<SecurityScheme>,
    /// What a read-only property in a request means.
    pub read_only: crate::config::ReadOnly,
}

impl Api {
    /// A schema. The id was made by this API, so there is one.
    ///
    /// An id of another API gives the schema that accepts everything.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> &Schema {
        self.schemas.get(id.index()).unwrap_or(&ANYTHING)
    }

    /// A place as a configuration writes it: the fragment, behind the path of its file where that
    /// is not the main one.
    #[must_use]
    pub fn place(&self, pointer: &Pointer) -> String {
        let file = self.files.get(&pointer.file).map_or("", String::as_str);
        [file, &pointer.fragment()].concat()
    }

    /// A type, by an id that this API made; an id of another API gives nothing.
    #[must_use]
    pub fn get(&self, id: TypeId) -> Option<&Type> {
        self.types.get(id.index())
    }

    /// The operations of a traffic with their indexes, in document order.
    pub fn traffic(&self, traffic: Traffic) -> impl Iterator<Item = (usize, &Operation)> {
        let all = self.operations.iter().enumerate();
        all.filter(move |(_, one)| one.role.traffic() == traffic)
    }

    /// The types with their ids, in document order.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types.iter().enumerate().map(|(index, one)| (TypeId::new(index), one))
    }
}

/// What the document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// The title.
    pub title: String,
    /// The version of the API.
    pub version: String,
    /// The short summary.
    pub summary: Option<String>,
    /// The description, in CommonMark.
    pub description: Option<String>,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Where it is declared, or first used.
    pub pointer: Pointer,
    /// The tag; empty for the operations that have none.
    pub name: String,
    /// What it stands for.
    pub description: Option<String>,
    /// What it is a tag of: webhooks and callbacks have one each, whatever the document calls theirs.
    pub traffic: Traffic,
}

/// Prose about a type, field, operation or parameter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Docs {
    /// `title` or `summary`.
    pub title: Option<String>,
    /// `description`, in CommonMark.
    pub description: Option<String>,
    /// `externalDocs`: the address and what is there.
    pub external: Option<(String, Option<String>)>,
    /// `example` or `examples`.
    pub examples: Vec<serde_json::Value>,
    /// `deprecated`.
    pub deprecated: bool,
}
