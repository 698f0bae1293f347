//! What emission makes: modules, each with its path below the root of the output, and the other
//! files of a package.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, Ground};
pub use super::gates::{Gate, Part};
use super::imports::Imports;
use super::markdown;
use super::shorten;
use super::taken::Taken;
use super::tree::Tree;
use crate::model::Traffic;
use crate::naming::Identifier;

/// What emission makes: modules whose tokens are made when they are asked for, so that no more of
/// them exist at a time than are being printed.
#[derive(Debug)]
pub struct Items<'a> {
    /// The modules, the root (of an empty path) first, a module before those inside it.
    pub modules: Vec<Module>,
    /// The files of the package that are not Rust, by their path: `Cargo.toml`, `README.md`, `LICENSE`.
    pub others: BTreeMap<String, String>,
    /// What the tokens are made from.
    pub(super) ground: Ground<'a>,
}

impl Items<'_> {
    /// The tokens of a piece. They are the same each time, whichever thread asks.
    #[must_use]
    pub fn made(&self, pieces: &Pieces, piece: &Piece) -> Made {
        let tokens = piece.tokens(self.ground.context().of(pieces.traffic));
        let gate = self.ground.context().behind(piece.tags.as_deref());
        Made { gate, ..shorten::shortened(tokens, &pieces.taken) }
    }
}

/// A module of the output.
#[derive(Debug, Clone)]
pub struct Module {
    /// The way from the root: empty for the root itself, `["models"]`, `["runtime", "wire"]`.
    pub path: Vec<String>,
    /// Prose about the module, a line each, safe for rustdoc. Text of the runtime brings its own.
    pub docs: Vec<String>,
    /// Who needs it; everybody when there is none.
    pub switch: Option<Part>,
    /// Who may name it.
    pub visibility: Visibility,
    /// The lints that do not apply to it.
    pub allows: Vec<Allow>,
    /// What is in it.
    pub content: Content,
}

impl Module {
    /// A public module of emitted code at the root; `docs` is CommonMark.
    #[must_use]
    pub fn new(name: &str, docs: impl Into<String>, pieces: Vec<Piece>) -> Self {
        Self {
            path: vec![name.to_owned()],
            docs: markdown::lines(&docs.into()),
            switch: None,
            visibility: Visibility::Public,
            allows: Vec::new(),
            content: Content::Pieces(Box::new(Pieces { all: pieces, ..Pieces::default() })),
        }
    }

    /// The same with the names of items that its pieces declare: no path is shortened to them.
    #[must_use]
    pub(super) fn declaring<'n>(mut self, names: impl IntoIterator<Item = &'n Identifier>) -> Self {
        if let Content::Pieces(pieces) = &mut self.content {
            pieces.taken.declare(names);
        }
        self
    }

    /// The same in the module of a traffic, about that.
    #[must_use]
    pub(super) fn inside(mut self, traffic: Traffic) -> Self {
        self.path.insert(0, traffic.name().to_owned());
        self.about(traffic)
    }

    /// The same about a traffic.
    #[must_use]
    pub(super) fn about(mut self, traffic: Traffic) -> Self {
        if let Content::Pieces(pieces) = &mut self.content {
            pieces.traffic = traffic;
        }
        self
    }

    /// The same, for those only who need a part.
    #[must_use]
    pub fn switched(self, part: Part) -> Self {
        Self { switch: Some(part), ..self }
    }

    /// The same, seen by others.
    #[must_use]
    pub fn visible(self, visibility: Visibility) -> Self {
        Self { visibility, ..self }
    }

    /// The same without a lint.
    #[must_use]
    pub fn allow(mut self, lint: Allow) -> Self {
        self.allows.push(lint);
        self
    }
}

/// What is in a module.
#[derive(Debug, Clone)]
pub enum Content {
    /// Emitted code.
    Pieces(Box<Pieces>),
    /// A file of the runtime as it is.
    Verbatim(&'static str),
    /// A file of the runtime of which parts were left out.
    Text(String),
}

/// The code of a module: pieces that are made and printed each alone.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    /// The pieces, in the order of the module.
    pub all: Vec<Piece>,
    /// The names that the module has of its own.
    pub(super) taken: Taken,
    /// Whose operations it is about.
    pub(super) traffic: Traffic,
}

/// Who names the items of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exports {
    /// Whoever can name the module.
    Items,
    /// The module.
    Inner,
    /// Nobody: it adds methods to what the module has.
    Nothing,
}

type Make = dyn Fn(Context<'_>) -> TokenStream + Send + Sync;

/// Some items of a module, not made yet.
#[derive(Clone)]
pub struct Piece {
    make: Arc<Make>,
    /// Where it is when its module is divided; with the module itself when nowhere.
    pub group: Option<Group>,
    /// Whether it declares or imports names that the module does not list.
    is_head: bool,
    /// The tags whose users need it; nothing when everybody does.
    tags: Option<Vec<usize>>,
}

impl Piece {
    /// Items whose names the module lists.
    pub(super) fn new(make: impl Fn(Context<'_>) -> TokenStream + Send + Sync + 'static) -> Self {
        Self { make: Arc::new(make), group: None, is_head: false, tags: None }
    }

    /// The same in a group, among others there by a key.
    pub(super) fn grouped(self, name: &str, key: &Identifier) -> Self {
        let key = key.bare().chars().filter(char::is_ascii_alphanumeric);
        let (name, key) = (name.to_owned(), key.collect::<String>().to_lowercase());
        Self { group: Some(Group { name, key, exports: Exports::Items }), ..self }
    }

    /// The same in a group whose items are named by others.
    pub(super) fn exporting(mut self, exports: Exports) -> Self {
        if let Some(group) = &mut self.group {
            group.exports = exports;
        }
        self
    }

    /// The same for those only who use one of these tags.
    pub(super) fn used_by(self, tags: Option<&[usize]>) -> Self {
        Self { tags: tags.map(<[usize]>::to_vec), ..self }
    }

    /// The tokens, with paths as emitters write them.
    pub(super) fn tokens(&self, context: Context<'_>) -> TokenStream {
        (self.make)(context)
    }

    /// What a module begins with; its names are found by making it once more.
    pub(super) fn head(make: impl Fn(Context<'_>) -> TokenStream + Send + Sync + 'static) -> Self {
        Self { is_head: true, ..Self::new(make) }
    }
}

/// A part of a module that is divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name of the part, as a module.
    pub name: String,
    /// What tells pieces apart where the part has to be divided again: letters and digits.
    pub key: String,
    /// Who names its items; the same for all pieces of the group.
    pub exports: Exports,
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Piece").field("is_head", &self.is_head).finish_non_exhaustive()
    }
}

impl Pieces {
    /// Whether the module itself imports or declares a name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.taken.imported.contains(name) || self.taken.types.contains(name)
    }

    /// Notes the names in what the module begins with.
    pub(super) fn note_heads(&mut self, context: Context<'_>) {
        for piece in self.all.iter().filter(|piece| piece.is_head) {
            self.taken.note(piece.tokens(context.of(self.traffic)));
        }
    }
}

/// The tokens of a piece.
#[derive(Debug, Clone)]
pub struct Made {
    /// The items.
    pub tokens: Vec<Tree>,
    /// The attribute of each of them; often there is none.
    pub gate: TokenStream,
    /// What they need.
    pub needs: Needs,
}

/// What a module needs for a piece of it.
#[derive(Debug, Clone, Default)]
pub struct Needs {
    /// What has to stand in front of the module for it.
    pub imports: Imports,
    /// The modules beside its own that its paths begin with.
    pub beside: BTreeSet<String>,
    /// Whether a name promises something else than what it names.
    pub breaks_conventions: bool,
    /// Whether a type nests deeper than clippy accepts.
    pub nests_types: bool,
}

/// Who may name a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// The module that holds it.
    Private,
}

/// A lint that emitted code may break, since the document decides and not its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allow {
    /// Emitted code names what it declares as deprecated.
    Deprecated,
    /// An answer is made once; a box would come and go with the size of its body.
    LargeVariants,
    /// Which tables are used depends on the features.
    DeadCode,
    /// With the features of few tags, little of what all tags share is used.
    Features,
    /// Which modules are named depends on the document.
    Imports,
    /// Something is called as the document calls a property or an operation.
    Names,
    /// A value is nested as the document nests it.
    ComplexTypes,
    /// A limit of the document may be close to a constant of mathematics.
    ApproxConstant,
}

impl Allow {
    /// The attribute.
    #[must_use]
    pub fn attribute(self) -> TokenStream {
        match self {
            Self::Deprecated => quote! {
                #[allow(deprecated, reason = "what is deprecated is still read and written")]
            },
            Self::LargeVariants => quote! {
                #[allow(
                    clippy::large_enum_variant,
                    reason = "a box would come and go with the size of a body"
                )]
            },
            Self::DeadCode => quote! {
                #[allow(dead_code, reason = "which tables are used depends on the features")]
            },
            Self::Features => quote! {
                #[allow(
                    dead_code,
                    unused_imports,
                    unused_mut,
                    unused_variables,
                    reason = "what is used depends on the features"
                )]
            },
            Self::Imports => quote! {
                #[allow(unused_imports, reason = "what is named depends on the document")]
            },
            Self::Names => quote! {
                #[allow(
                    clippy::disallowed_names,
                    clippy::should_implement_trait,
                    clippy::wrong_self_convention,
                    reason = "names are those of the document"
                )]
            },
            Self::ComplexTypes => quote! {
                #[allow(clippy::type_complexity, reason = "values nest as the document nests them")]
            },
            Self::ApproxConstant => quote! {
                #[allow(clippy::approx_constant, reason = "the limits are those of the document")]
            },
        }
    }
}

/// The attribute of a crate whose names have letters beyond ASCII: what they look like is asked of
/// whole crates only.
pub(super) fn letters() -> TokenStream {
    quote! {
        #![allow(
            confusable_idents,
            mixed_script_confusables,
            reason = "names are spelled as the document spells them"
        )]
    }
}
