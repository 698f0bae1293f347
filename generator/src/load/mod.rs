//! Text → [`Document`]: the raw trees of all files, overlays applied, and every object checked
//! against the grammar of OpenAPI.

mod declared;
mod document;
mod edit;
mod encoding;
mod files;
mod frame;
mod grammar;
mod identity;
mod lock;
mod overlay;
mod reader;
mod resolve;
mod syntax;
mod uri;
mod version;
mod walk;

pub use declared::Declared;
pub(crate) use declared::methods;
pub use document::{Dialect, Document, Node};
pub use frame::typed;
pub use identity::Identities;
pub(crate) use syntax::{A_KEY, KeyText, Keys};

use crate::config::Config;
use crate::diagnostic::locate::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Texts};
use lock::Lock;
use reader::Reader;

/// What became of a document.
#[derive(Debug)]
pub struct Loaded {
    /// The document; nothing when its text cannot be read, when an overlay cannot be applied as it
    /// is written, or when its version is not one that is read.
    pub document: Option<Document>,
    /// The texts that were read, which rendering a diagnostic needs.
    pub texts: Texts,
    /// What was noticed; the places are those of the texts.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a document: its files, its overlays, its version, its grammar.
///
/// ```
/// use speccast::{Config, Source};
/// let source = Source::text("api.yaml", "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}");
/// let loaded = speccast::load::load(&source, &Config::default());
/// assert!(loaded.diagnostics.is_empty());
/// assert_eq!(loaded.document.unwrap().root().text_at("openapi"), Some("3.0.3"));
/// ```
#[must_use]
pub fn load(source: &Source, config: &Config) -> Loaded {
    let mut reader = Reader::new(source);
    reader.allowed.clone_from(&config.allow_outside);
    let document = document(&mut reader, config);
    let Reader { texts, diagnostics, .. } = reader;
    Loaded { document, texts, diagnostics }
}

/// The tree of a text, YAML or JSON, as a document's is read; for tools that work on trees.
#[must_use]
pub fn tree(text: &str) -> Option<serde_json::Value> {
    let format = Format::of("".as_ref(), text);
    syntax::parse(format, text).ok().map(|parsed| parsed.value)
}

/// The document, unless it cannot be read at all.
fn document(reader: &mut Reader<'_>, config: &Config) -> Option<Document> {
    let (main, tree) = reader.main()?;
    reader.lock = config.allow_remote.as_deref().map(|path| Lock::read(reader, path));
    // The version may be what an overlay changes, so overlays come first.
    let mut document = Document::single(Dialect::V30, serde_json::Value::Null);
    document.main = main;
    document.trees = [(main, tree)].into();
    let before = reader.diagnostics.len();
    for path in &config.overlays {
        overlay::apply(reader, &mut document, path, config);
    }
    // What is left of a document when an overlay fails is one that nobody wrote.
    if reader.diagnostics.iter().skip(before).any(|one| one.severity() == Severity::Error) {
        return None;
    }
    match version::dialect(&mut document) {
        Ok((dialect, repaired)) => {
            document.dialect = dialect;
            reader.diagnostics.extend(repaired);
        }
        Err(refused) => {
            reader.diagnostics.push(refused);
            // The overlay that wrote the version is where the fault is.
            reader.diagnostics = document.traced(std::mem::take(&mut reader.diagnostics));
            return None;
        }
    }
    let uri = reader.path(main).to_string_lossy().replace('\\', "/");
    document.learn(main, &uri);
    walk::check(reader, &mut document, config.readings);
    document.learn_again();
    Some(document)
}
