//! [`Api`] and [`Facts`] → [`Names`]: an identifier for everything that is emitted.
//!
//! Names are made once, here. Each is legal, unique in its scope, and stable when unrelated parts
//! of the document change: it is made of what it names and of where that is, and a number comes in
//! only where nothing else tells two things apart.

mod contents;
mod context;
mod dump;
mod groups;
mod identifier;
mod keywords;
mod lock;
mod members;
mod operations;
mod package;
mod scope;
mod service;
mod status;
mod tables;
mod types;
mod words;

#[cfg(test)]
mod tests;

pub use contents::ContentNames;
pub use dump::dump;
pub use identifier::Identifier;
pub use lock::Lock;
pub use operations::{OperationNames, ResponseNames};
pub use package::is_package_name;
pub use service::ServerNames;

use std::collections::BTreeMap;

use context::Context;
use identifier::Case;
use members::Members;

use crate::analyze::{Facts, Side};
use crate::config::Config;
use crate::diagnostic::Outcome;
use crate::model::{Api, SchemaId, TypeId};

static NAMELESS: Identifier = Identifier::NAMELESS;

static NO_OPERATION: OperationNames = OperationNames {
    method: Identifier::NAMELESS,
    pages: Identifier::NAMELESS,
    items: Identifier::NAMELESS,
    builder: Identifier::NAMELESS,
    request: Identifier::NAMELESS,
    response: Identifier::NAMELESS,
    parameters: Vec::new(),
    body: Identifier::NAMELESS,
    contents: ContentNames::NONE,
    accept: Identifier::NAMELESS,
    responses: Vec::new(),
};

/// The name of a type, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeName {
    /// The modules from the root of the crate to it.
    pub module: Vec<Identifier>,
    /// The type.
    pub ident: Identifier,
    /// Its builder, where it is an object; unique among types and builders.
    pub builder: Identifier,
}

/// The names of an API. What an id or index of another API would name is called `nameless`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    types: Vec<(Option<TypeName>, Option<TypeName>)>,
    members: Vec<Members>,
    tables: BTreeMap<SchemaId, Identifier>,
    operations: Vec<OperationNames>,
    tags: Vec<Identifier>,
    groups: Vec<Identifier>,
    features: Vec<String>,
    security: Vec<Identifier>,
    servers: Vec<ServerNames>,
    package: String,
    /// What each public name names, as in a lock; the first of a key counts.
    given: Vec<(String, String)>,
    unmatched: Vec<String>,
}

/// A name for everything; names of an earlier run are given again where they are still free.
#[must_use]
pub fn naming(api: &Api, facts: &Facts, config: &Config, earlier: Option<&Lock>) -> Outcome<Names> {
    let mut context = Context::new(api, facts, config, earlier);
    let methods = operations::methods(&mut context);
    let owners = types::types(&mut context, &methods);
    let members = members::members(&mut context, &owners);
    let operations = operations::operations(&mut context, &methods);
    let tables = tables::tables(&mut context, &owners);
    let tags = service::tags(&mut context);
    let groups = groups::groups(&mut context, &tags, &owners);
    let security = service::security(&mut context);
    let servers = service::servers(&mut context);
    let package = package::package(&mut context, config);
    let (given, unmatched, diagnostics) = context.finish();
    let types = owners
        .into_iter()
        .map(|own| (own.plain.map(in_models), own.request.map(in_models)))
        .collect();
    let value = Names {
        types,
        members,
        tables,
        operations,
        tags,
        features: groups::features(&groups),
        groups,
        security,
        servers,
        package,
        given,
        unmatched,
    };
    Outcome { value, diagnostics }
}

fn in_models((ident, builder): (Identifier, Identifier)) -> TypeName {
    let models = Identifier::of(Case::Snake, &["models".to_owned()], "module");
    TypeName { module: vec![models], ident, builder }
}

impl Names {
    /// A type on a side, where it is emitted there.
    #[must_use]
    pub fn type_name(&self, id: TypeId, side: Side) -> Option<&TypeName> {
        let (plain, request) = self.types.get(id.index())?;
        match side {
            Side::Both | Side::Response => plain.as_ref(),
            Side::Request => request.as_ref(),
        }
    }

    /// A field of an object, by its index in [`crate::model::Object::fields`]; the same on both sides.
    #[must_use]
    pub fn field(&self, id: TypeId, index: usize) -> &Identifier {
        self.member(id, index)
    }

    /// The field of an object that keeps additional properties.
    #[must_use]
    pub fn additional(&self, id: TypeId) -> &Identifier {
        self.members.get(id.index()).map_or(&NAMELESS, |members| &members.additional)
    }

    /// A variant of an enumeration or a union, by its index.
    #[must_use]
    pub fn variant(&self, id: TypeId, index: usize) -> &Identifier {
        self.member(id, index)
    }

    fn member(&self, id: TypeId, index: usize) -> &Identifier {
        self.members
            .get(id.index())
            .and_then(|members| members.names.get(index))
            .unwrap_or(&NAMELESS)
    }

    /// The table of a schema: of each that a nominal type owns or that another refers to.
    #[must_use]
    pub fn table(&self, id: SchemaId) -> Option<&Identifier> {
        self.tables.get(&id)
    }

    /// The names of an operation, by its index.
    #[must_use]
    pub fn operation(&self, index: usize) -> &OperationNames {
        self.operations.get(index).unwrap_or(&NO_OPERATION)
    }

    /// The trait of a tag, by its index.
    #[must_use]
    pub fn tag(&self, index: usize) -> &Identifier {
        self.tags.get(index).unwrap_or(&NAMELESS)
    }

    /// The module of a tag where modules are divided, by its index.
    #[must_use]
    pub fn group(&self, index: usize) -> &Identifier {
        self.groups.get(index).unwrap_or(&NAMELESS)
    }

    /// The Cargo feature of a tag, by its index.
    #[must_use]
    pub fn feature(&self, index: usize) -> &str {
        self.features.get(index).map_or("", String::as_str)
    }

    /// A security scheme, by its index.
    #[must_use]
    pub fn security(&self, index: usize) -> &Identifier {
        self.security.get(index).unwrap_or(&NAMELESS)
    }

    /// A server of the API, by its index.
    #[must_use]
    pub fn server(&self, index: usize) -> Option<&ServerNames> {
        self.servers.get(index)
    }

    /// The package: legal for Cargo.
    #[must_use]
    pub fn krate(&self) -> &str {
        &self.package
    }

    /// Every name that is public in the generated crate, for a later run.
    #[must_use]
    pub fn lock(&self) -> Lock {
        let names = self.given.iter().rev().cloned().collect();
        Lock { names }
    }

    /// Whether no name has letters beyond ASCII, which can look like others.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.given.iter().all(|(_, name)| name.is_ascii())
    }

    /// The entries of `[names]` in the configuration that name nothing in the document, each as
    /// the key and the place: `names: #/components/schemas/Tikcet`.
    #[must_use]
    pub fn unmatched(&self) -> &[String] {
        &self.unmatched
    }
}
