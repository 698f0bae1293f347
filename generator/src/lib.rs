//! Casts an OpenAPI document into a Rust crate: models with validation, server stubs, a client.
//!
//! ```text
//!  text ─load▶ Document ─lower▶ Api ─┬─analyze▶ Facts ┬─emit▶ Items ─render▶ Files ─▶ write | compare
//!                                    └─naming ▶ Names ┘
//! ```
//!
//! Each phase is one public function from references to something owned, and knows nothing of the
//! phases after it:
//!
//! | phase | makes | which holds |
//! |---|---|---|
//! | [`load::load`] | [`load::Document`] | the raw trees of all files, overlays applied, a sound frame |
//! | [`lower::lower`] | [`model::Api`] | types, schemas, operations, security; no word of the document's spelling |
//! | [`analyze::analyze`] | [`analyze::Facts`] | recursion, direction, derives, exactness |
//! | [`naming::naming`] | [`naming::Names`] | every identifier, unique in its scope |
//! | [`emit::emit`] | [`emit::Items`] | modules of tokens, each made when it is printed; emitters decide nothing |
//! | [`render::render`] | [`render::Files`] | text, complete: what is not in it does not belong in the output |
//!
//! What is true of one type or operation and is asked for once, its conditions, limits and refusals,
//! is not kept in `Facts`: `analyze` has a function for it, which an emitter asks.
//!
//! Problems are [`diagnostic::Diagnostic`]s with a code and a place. A phase collects them and goes
//! on; a fault costs the part that it stands in.
//!
//! ```
//! use speccast::{Config, Source};
//!
//! let source = Source::text("api.yaml", "
//! openapi: 3.0.3
//! info: { title: Pets, version: '1' }
//! paths: {}
//! components:
//!   schemas:
//!     Pet: { type: object, properties: { name: { type: string, maxLength: 20 } } }
//! ");
//! let generated = speccast::generate(&source, &Config::default());
//! let files = generated.files.expect("the document is sound");
//! assert!(files.0["src/models.rs"].contains("pub struct Pet"));
//! ```

pub mod analyze;
pub mod census;
pub mod config;
pub mod diagnostic;
pub mod emit;
pub mod load;
pub mod lower;
pub mod model;
pub mod naming;
pub mod output;
mod parallel;
pub mod pointer;
pub mod project;
pub mod render;
#[cfg(test)]
pub mod runtime;
pub mod source;
mod unmatched;

pub use census::{Census, Reason};
pub use config::Config;
pub use source::Source;

use analyze::Facts;
use diagnostic::{Diagnostic, Outcome};
use load::Loaded;
use model::Api;
use naming::Names;
use render::Files;
use source::Texts;

/// What a run made.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The files; none when there is nothing that could be generated.
    pub files: Option<Files>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that were read, for rendering the diagnostics.
    pub texts: Texts,
    /// How much was made of the document.
    pub census: Census,
}

/// A phase whose result can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The API, without any word of OpenAPI or Rust.
    Api,
    /// What was found out about its types.
    Facts,
    /// The names that it gets in Rust.
    Names,
    /// The Rust code, before it becomes files.
    Items,
}

/// What a phase made, as text for reading.
#[derive(Debug, Clone)]
pub struct Dumped {
    /// The text; none when the phase was not reached.
    pub text: Option<String>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that were read, for rendering the diagnostics.
    pub texts: Texts,
}

/// What is known of a document before anything is emitted.
struct Known {
    api: Api,
    facts: Facts,
    names: Names,
}

/// A run so far: what is known, and what there is to say.
struct Run {
    known: Option<Known>,
    diagnostics: Vec<Diagnostic>,
    texts: Texts,
    census: Census,
}

impl Run {
    fn of(source: &Source, config: &Config) -> Self {
        let Loaded { document, mut texts, mut diagnostics } = load::load(source, config);
        let Some(document) = document else {
            return Self { known: None, diagnostics, texts, census: Census::default() };
        };
        let Outcome { value: api, diagnostics: lowered } = lower::lower(&document, config);
        let facts = analyze::analyze(&api, config);
        let Outcome { value: names, diagnostics: named } =
            naming::naming(&api, &facts, config, None);
        diagnostics.extend(document.traced(lowered));
        diagnostics.extend(document.traced(named));
        let entries = [
            lower::unmatched(&document, config),
            analyze::unmatched(&api, config),
            names.unmatched().to_vec(),
        ];
        let root = document.root().pointer;
        let unmatched = unmatched::unmatched(&entries.concat(), config, &root, &mut texts);
        diagnostics.extend(unmatched.said);
        let diagnostics = diagnostic::distinct(diagnostics);
        let census = Census::of(&document, (&api, &facts), config, &diagnostics);
        let known = (!unmatched.is_all).then_some(Known { api, facts, names });
        Self { known, diagnostics, texts, census }
    }
}

/// Casts a document into files.
///
/// There are files when the document can be read at all, its overlays could be applied, and
/// `[include]`, if there is one, names something of it. Other parts of it may be wrong: each of
/// those is an error among the diagnostics, and everything else is generated.
#[must_use]
pub fn generate(source: &Source, config: &Config) -> Generated {
    with_room(|| cast(source, config))
}

fn cast(source: &Source, config: &Config) -> Generated {
    let Run { known, mut diagnostics, texts, census } = Run::of(source, config);
    let files = known.map(|Known { api, facts, names }| {
        let Outcome { value: items, diagnostics: emitted } =
            emit::emit(&api, &facts, &names, config);
        let Outcome { value: files, diagnostics: rendered } = render::render(&items, config);
        diagnostics.extend(emitted);
        diagnostics.extend(rendered);
        files
    });
    Generated { files, diagnostics, texts, census }
}

/// Says what is wrong with a document, and makes no files.
#[must_use]
pub fn check(source: &Source, config: &Config) -> Generated {
    let Run { diagnostics, texts, census, .. } = with_room(|| Run::of(source, config));
    Generated { files: None, diagnostics, texts, census }
}

/// What a phase makes of a document.
#[must_use]
pub fn dump(source: &Source, config: &Config, phase: Phase) -> Dumped {
    with_room(|| print(source, config, phase))
}

fn print(source: &Source, config: &Config, phase: Phase) -> Dumped {
    let Run { known, diagnostics, texts, .. } = Run::of(source, config);
    let text = known.map(|Known { api, facts, names }| match phase {
        Phase::Api => model::dump(&api),
        Phase::Facts => analyze::dump(&facts, &api),
        Phase::Names => naming::dump(&names, &api),
        Phase::Items => emit::dump(&emit::emit(&api, &facts, &names, config).value),
    });
    Dumped { text, diagnostics, texts }
}

/// What the deepest document that is read needs, with room to spare; untouched pages cost nothing.
const STACK: usize = 256 << 20;

/// Runs on a stack of its own: documents nest, tokens of nested types nest deeper, and the stack
/// of the caller may be that of a test or of a worker.
fn with_room<T: Send>(work: impl Fn() -> T + Sync) -> T {
    std::thread::scope(|scope| {
        match std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, &work) {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => work(),
        }
    })
}
