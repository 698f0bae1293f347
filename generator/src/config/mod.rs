//! The configuration: what a user decides about the output, read from TOML.

mod places;
mod read;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use places::Places;

/// What a user decides. [`Config::default`] is what a run without a configuration uses.
///
/// The keys of the TOML file are written beside the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// `document`: the main file, relative to the configuration.
    pub document: Option<PathBuf>,
    /// `overlays`: OpenAPI Overlays, applied in order, relative to the configuration.
    pub overlays: Vec<PathBuf>,
    /// `allow_unmatched_overlay_actions`: an action that matches nothing is fine.
    pub allow_unmatched: bool,
    /// `allow_outside`: folders that references may lead to beside that of the document, relative
    /// to the configuration.
    pub allow_outside: Vec<PathBuf>,
    /// `allow_remote`: the list of copies of remote files, with their hashes, relative to the
    /// configuration. Without it a reference to another machine is an error; nothing is fetched.
    pub allow_remote: Option<PathBuf>,
    /// `output`: the folder that is written, relative to the configuration.
    pub output: Option<PathBuf>,
    /// `readings`: `practical` or `strict`.
    pub readings: Readings,
    /// `read_only`: `refuse` or `ignore`; the default is that of the document's version.
    pub read_only: Option<ReadOnly>,
    /// `[package]`: what stands in the `Cargo.toml` of the generated crate.
    pub package: Package,
    /// `[types]`: types by direction, replacements, derives.
    pub types: Types,
    /// `assert_formats`: `typed`, `all` or `none`.
    pub assert_formats: AssertFormats,
    /// `[formats]`: the Rust type of a `format`.
    pub formats: BTreeMap<String, RustType>,
    /// `[include]`: when it names anything, only these operations are generated. Webhooks are known
    /// by their id and their tags, and callbacks go with their operation.
    pub include: Selection,
    /// `[exclude]`: these operations are not generated.
    pub exclude: Selection,
    /// `[names]`: names for Rust, by the JSON Pointer (as a fragment) of what they name, behind the
    /// path of its file where that is not the main one (`schemas/pet.yaml#/Pet`).
    pub names: BTreeMap<String, String>,
    /// `[layout]`: how the output is laid out.
    pub layout: Layout,
    /// Where the entries that name parts of a document stand in the text of the configuration.
    pub places: Places,
}

/// How real documents are read where the letter of the standard says little or too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Readings {
    /// As their authors mean them: `nullable` and annotations beside `allOf` or a reference count.
    #[default]
    Practical,
    /// The letter of the standard.
    Strict,
}

/// Which formats values are held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AssertFormats {
    /// Those that have a Rust type, where the schema says the type of JSON as well.
    #[default]
    Typed,
    /// All that are known, also where the schema says no type.
    All,
    /// None: a format says nothing, of types neither.
    None,
}

/// What a server does with a read-only property in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// It is a violation.
    Refuse,
    /// It is passed over.
    Ignore,
}

/// What stands in the `Cargo.toml` of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Package {
    /// `name`: the crate; made from the title of the document when missing.
    pub name: Option<String>,
    /// `version`: `0.1.0` when missing.
    pub version: Option<String>,
    /// `description`, `repository`, `homepage`, `license` as Cargo reads them.
    pub description: Option<String>,
    /// See `description`.
    pub repository: Option<String>,
    /// See `description`.
    pub homepage: Option<String>,
    /// See `description`; `0BSD` when missing.
    pub license: Option<String>,
    /// `publish`: false keeps Cargo from publishing it.
    pub publish: bool,
}

/// Types by direction, replacements, derives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Types {
    /// `request`: components whose request type is generated even when no operation sends one.
    pub request: Vec<String>,
    /// `response`: components whose response type is generated even when no operation answers with one.
    pub response: Vec<String>,
    /// `derives`: more derives for every model, as paths.
    pub derives: Vec<String>,
    /// `[types.replace]`: a Rust type in place of a component.
    pub replace: BTreeMap<String, RustType>,
    /// `[types.derive]`: more derives for one component.
    pub derive: BTreeMap<String, Vec<String>>,
    /// `keep_unknown`: components that keep the properties which their schema does not name.
    pub keep_unknown: Vec<String>,
}

/// A type that the user names. It must implement serde's `Serialize` and `Deserialize`,
/// `Debug`, `Clone` and `PartialEq`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustType {
    /// The path, as it is written in Rust: `::time::OffsetDateTime`.
    pub path: String,
    /// The crate that it comes from, as a line of `[dependencies]`: name and requirement.
    pub dependency: Option<Dependency>,
}

/// A line of `[dependencies]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependency {
    /// The package.
    pub name: String,
    /// The version requirement.
    pub version: String,
    /// Its features.
    pub features: Vec<String>,
    /// Whether its default features are on.
    pub default_features: bool,
}

/// Operations, chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// By tag.
    pub tags: Vec<String>,
    /// By path template; a trailing `*` stands for any rest.
    pub paths: Vec<String>,
    /// By operationId.
    pub operations: Vec<String>,
}

/// How the output is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// `shape`: `crate` (a package with a folder of modules) or `module` (one file of nested modules).
    pub shape: Shape,
    /// `client`: whether the client is generated, and behind which switch.
    pub client: Switch,
    /// `server`: whether the server is generated, and behind which switch.
    pub server: Switch,
    /// `arbitrary`: whether what makes values for tests is generated, and behind which switch. A
    /// package has it behind the feature unless this says otherwise, one file of modules has not.
    pub arbitrary: Option<Switch>,
    /// `runtime`: a path to a runtime that is already there (`crate::runtime`), instead of a copy of its own.
    pub runtime: Option<String>,
    /// `features`: `tags` (a Cargo feature for each tag, all on by default) or `none`.
    pub features: Features,
    /// `lines`: a module that is longer is divided, and so are its parts.
    pub lines: usize,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            shape: Shape::Crate,
            client: Switch::Feature,
            server: Switch::Feature,
            arbitrary: None,
            runtime: None,
            features: Features::None,
            lines: 3000,
        }
    }
}

impl Layout {
    /// Whether what makes values for tests is generated.
    #[must_use]
    pub fn arbitrary(&self) -> Switch {
        self.arbitrary.unwrap_or(match self.shape {
            Shape::Crate => Switch::Feature,
            Shape::Module => Switch::Never,
        })
    }
}

/// A package, or one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A package with a folder of modules.
    Crate,
    /// One file of nested modules, for `include!` and `#[path]`; it has no inner attributes.
    Module,
}

/// What the operations of a document are switched on by, beside client and server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Features {
    /// Nothing: all of them are there.
    None,
    /// The Cargo feature of their tag, and what only they need with them.
    Tags,
}

/// Whether a part is generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// Behind the Cargo feature of its name.
    Feature,
    /// Always compiled.
    Always,
    /// Not generated.
    Never,
}
