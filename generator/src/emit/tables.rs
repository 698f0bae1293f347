//! Schemas → module `schemas`: a static per schema that others name, what is inside it inline.
//!
//! ```text
//! pub(crate) static TICKET: Schema = Schema {
//!     keywords: &[Keyword::Type(Types::OBJECT), Keyword::Properties(&[…])],
//! };
//! ```
//!
//! Only what emitted code reaches has a static. A schema that is nested deeper than
//! [`INLINE`] has one of its own as well, or the compiler would recurse as deep as the document.

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, DEPTH, raw};
use super::items::{Allow, Module, Part, Piece, Visibility};
use super::keywords::{Writer, simple};
use super::models::SHARED;
use super::requests::is_model;
use super::{answers, tags};
use crate::analyze::Facts;
use crate::model::{Api, ContentKind, Keyword, Scalar, SchemaId, Shape, TypeId};
use crate::naming::{Identifier, Names};

/// How deep a schema is written inside another.
const INLINE: usize = 8;

/// Which schemas have a static, and which patterns.
#[derive(Debug, Clone, Default)]
pub(super) struct Tables {
    /// The schemas that have a static, in document order, and who needs them.
    statics: BTreeMap<SchemaId, Table>,
    /// The patterns of those and of inline schemas: text → number and who needs it.
    patterns: BTreeMap<String, (usize, Reach)>,
    /// Whether a number is close to a constant of mathematics, which clippy takes for a slip.
    approximate: bool,
    /// The plain types and enumerations, by their schema.
    shapes: BTreeMap<SchemaId, Plain>,
    /// The schemas that not everybody needs, and the tags that do.
    audiences: BTreeMap<SchemaId, Vec<usize>>,
}

/// What the values of a schema are in Rust, where that says more than the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    /// A plain value, which enforces a format.
    Scalar(Scalar),
    /// An enumeration, which enforces none.
    Enum,
}

/// A schema that has a static.
#[derive(Debug, Clone)]
struct Table {
    name: String,
    reach: Reach,
}

/// Who needs a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// The models, and so everybody.
    Models,
    /// Only operations.
    Operations,
}

impl Tables {
    /// The tables of an API.
    ///
    /// The context has no tables yet.
    pub(super) fn new(context: Context<'_>) -> Self {
        let Context { api, facts, names, .. } = context;
        let audiences = tags::audiences(context);
        let mut tables = Self { shapes: shapes(api), audiences, ..Self::default() };
        let ids = (0..api.schemas.len()).map(SchemaId::new);
        let taken: BTreeSet<&str> = ids.filter_map(|id| Some(names.table(id)?.as_str())).collect();
        for (reach, roots) in [
            (Reach::Models, of_models(api, facts, |_| true)),
            (Reach::Operations, of_operations(context, |_| true)),
        ] {
            let (tables, open) = (&mut tables, Vec::new());
            let mut walk = Walk { api, names, taken: &taken, tables, reach, open };
            walk.run(roots);
        }
        tables
    }

    /// The name of the static of a schema.
    pub(super) fn name(&self, id: SchemaId) -> Option<TokenStream> {
        self.statics.get(&id).map(|table| raw(&table.name))
    }

    /// What the values of a schema are.
    pub(super) fn plain(&self, id: SchemaId) -> Option<Plain> {
        self.shapes.get(&id).copied()
    }

    /// The static of a pattern, as modules beside `patterns` name it.
    pub(super) fn pattern(&self, text: &str) -> Option<TokenStream> {
        let name = pattern_name(self.patterns.get(text)?.0);
        Some(quote!(super::patterns::#name))
    }

    /// The lints that a module with numbers of the document may break.
    pub(super) fn allows(&self) -> Option<Allow> {
        self.approximate.then_some(Allow::ApproxConstant)
    }

    /// Whether there are patterns that `regex` runs.
    pub(super) fn has_plain_patterns(&self) -> bool {
        self.patterns.keys().any(|text| is_plain(text))
    }

    /// Whether there are patterns that need backtracking.
    pub(super) fn has_fancy_patterns(&self) -> bool {
        !self.patterns.keys().all(|text| is_plain(text))
    }
}

/// Whether `regex` runs a pattern; the others go to `fancy-regex`.
fn is_plain(text: &str) -> bool {
    regex::Regex::new(text).is_ok()
}

fn pattern_name(number: usize) -> TokenStream {
    raw(&format!("PATTERN_{number}"))
}

fn shapes(api: &Api) -> BTreeMap<SchemaId, Plain> {
    let plain = api.types.iter().filter_map(|one| match &one.shape {
        Shape::Scalar(scalar) => Some((one.schema, Plain::Scalar(*scalar))),
        Shape::Enum(_) => Some((one.schema, Plain::Enum)),
        _ => None,
    });
    plain.collect()
}

/// The schemas that emitted types name, of those that are wanted.
pub(super) fn of_models(
    api: &Api,
    facts: &Facts,
    is_wanted: impl Fn(TypeId) -> bool,
) -> Vec<SchemaId> {
    let emitted = api.types().filter(|(id, one)| one.is_nominal() && !facts.sides(*id).is_empty());
    emitted
        .filter(|(id, _)| is_wanted(*id))
        .flat_map(|(_, one)| {
            let own = match one.shape {
                Shape::Alias(_) => None,
                _ => Some(one.schema),
            };
            let branches = match &one.shape {
                Shape::Union(union) => union.branches.as_slice(),
                _ => &[],
            };
            own.into_iter().chain(branches.iter().map(|branch| branch.value.schema))
        })
        .collect()
}

/// The schemas that the operations of tags that are wanted name.
pub(super) fn of_operations(
    context: Context<'_>,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<SchemaId> {
    let mut found = Vec::new();
    for operation in context.api.operations.iter().filter(|one| is_wanted(one.tag)) {
        let context = context.of(operation.role.traffic());
        found.extend(operation.parameters.iter().map(|one| one.value.schema));
        let headers = operation.responses.iter().flat_map(|one| &one.headers);
        found.extend(headers.map(|one| one.value.schema));
        let contents = operation.body.iter().flat_map(|body| &body.contents);
        found.extend(contents.filter_map(|one| match one.kind {
            ContentKind::Parts(value) => Some(value.schema),
            kind => kind.value().filter(|one| !is_model(context, *one)).map(|one| one.schema),
        }));
        found.extend(answers::of(context, operation).iter().map(|one| one.schema));
    }
    found
}

/// One walk over everything that some roots reach.
struct Walk<'a, 't> {
    api: &'a Api,
    names: &'a Names,
    /// The names that schemas have.
    taken: &'a BTreeSet<&'a str>,
    tables: &'t mut Tables,
    reach: Reach,
    /// Schemas whose inside is still to be walked, each with its depth in its static.
    open: Vec<(SchemaId, usize)>,
}

impl Walk<'_, '_> {
    fn run(&mut self, roots: Vec<SchemaId>) {
        for root in roots {
            self.open.push((root, 0));
            while let Some((id, depth)) = self.open.pop() {
                self.visit(id, depth);
            }
        }
    }

    /// Notes a schema, and opens what is inside.
    fn visit(&mut self, id: SchemaId, depth: usize) {
        let named = self.names.table(id).map(|name| name.as_str().to_owned());
        let depth = match named {
            Some(name) => {
                if !self.note(id, name) {
                    return;
                }
                0
            }
            None if depth >= INLINE => {
                let name = self.nested();
                if !self.note(id, name) {
                    return;
                }
                0
            }
            None => depth,
        };
        let schema = self.api.schema(id);
        for keyword in &schema.keywords {
            self.keyword(simple(self.api, keyword), depth + 1);
        }
    }

    /// A name that no schema has.
    fn nested(&self) -> String {
        let mut name = format!("NESTED_{}", self.tables.statics.len());
        while self.taken.contains(name.as_str()) {
            name.push('_');
        }
        name
    }

    /// Gives a schema its static; whether it had none.
    fn note(&mut self, id: SchemaId, name: String) -> bool {
        if self.tables.statics.contains_key(&id) {
            return false;
        }
        self.tables.statics.insert(id, Table { name, reach: self.reach });
        true
    }

    fn pattern(&mut self, text: &str) {
        let number = self.tables.patterns.len() + 1;
        self.tables.patterns.entry(text.to_owned()).or_insert((number, self.reach));
    }

    fn keyword(&mut self, keyword: &Keyword, depth: usize) {
        match keyword {
            Keyword::Pattern(text) => self.pattern(text),
            Keyword::PatternProperties(all) => {
                all.iter().for_each(|one| self.pattern(&one.pattern));
                self.open.extend(all.iter().map(|one| (one.schema, depth)));
            }
            Keyword::MultipleOf(limit)
            | Keyword::Maximum(limit)
            | Keyword::ExclusiveMaximum(limit)
            | Keyword::Minimum(limit)
            | Keyword::ExclusiveMinimum(limit) => {
                self.tables.approximate |= is_approximate(limit);
            }
            Keyword::Enum(values) => {
                self.tables.approximate |= values.iter().any(holds_approximate);
            }
            Keyword::Const(value) => self.tables.approximate |= holds_approximate(value),
            // A target without a name gets a static, since a circle can only go through one.
            Keyword::Reference(target) => self.open.push((*target, DEPTH)),
            other => self.open.extend(other.schemas().into_iter().map(|id| (id, depth))),
        }
    }
}

/// The constants that clippy looks for (`approx_constant`).
const CONSTANTS: &[f64] = &[
    consts::E,
    consts::FRAC_1_PI,
    consts::FRAC_1_SQRT_2,
    consts::FRAC_2_PI,
    consts::FRAC_2_SQRT_PI,
    consts::FRAC_PI_2,
    consts::FRAC_PI_3,
    consts::FRAC_PI_4,
    consts::FRAC_PI_6,
    consts::FRAC_PI_8,
    consts::LN_2,
    consts::LN_10,
    consts::LOG10_2,
    consts::LOG10_E,
    consts::LOG2_10,
    consts::LOG2_E,
    consts::PI,
    consts::SQRT_2,
    consts::TAU,
    1.618_033_988_749_895,
    0.577_215_664_901_532_9,
];

/// Whether a number is so close to one of them that clippy asks.
pub(super) fn is_approximate(number: &serde_json::Number) -> bool {
    let near = |value: f64| CONSTANTS.iter().any(|known| (value.abs() - known).abs() < 0.01);
    number.is_f64() && number.as_f64().is_some_and(near)
}

fn holds_approximate(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Number(number) => is_approximate(number),
        serde_json::Value::Array(items) => items.iter().any(holds_approximate),
        serde_json::Value::Object(map) => map.values().any(holds_approximate),
        _ => false,
    }
}

/// The module `schemas`, when it would hold anything.
pub(super) fn module(context: Context<'_>) -> Option<Module> {
    if context.tables.statics.is_empty() {
        return None;
    }
    let owners: BTreeMap<SchemaId, &str> =
        context.api.types().map(|(id, one)| (one.schema, context.group(id))).collect();
    let pieces = context.tables.statics.keys().map(|id| {
        let (id, key) = (*id, context.names.table(*id).unwrap_or(&Identifier::BODY));
        let piece = Piece::new(move |context| table(context, id).unwrap_or_default());
        let piece = piece.used_by(context.tables.audiences.get(&id).map(Vec::as_slice));
        piece.grouped(owners.get(&id).copied().unwrap_or(SHARED), key)
    });
    let docs = "The schemas of the document as tables, which the checker runs.";
    let module = Module::new("schemas", docs, pieces.collect()).visible(Visibility::Private);
    Some(module)
}

fn table(context: Context<'_>, id: SchemaId) -> Option<TokenStream> {
    let table = context.tables.statics.get(&id)?;
    let mut writer = Writer::short(context);
    let gate = gate(context, table.reach);
    let name = raw(&table.name);
    let (schema, body) = (writer.name("Schema"), writer.body(id));
    Some(quote!(#gate pub(crate) static #name: #schema = #body;))
}

/// The module `patterns`, when there are any.
pub(super) fn patterns(context: Context<'_>) -> Option<Module> {
    if context.tables.patterns.is_empty() {
        return None;
    }
    let docs = "The regular expressions of the document, each compiled when it is first used.";
    let module = Module::new("patterns", docs, vec![Piece::new(pattern_statics)]);
    Some(module.visible(Visibility::Private))
}

fn pattern_statics(context: Context<'_>) -> TokenStream {
    let mut patterns: Vec<_> = context.tables.patterns.iter().collect();
    patterns.sort_by_key(|(_, (number, _))| *number);
    let statics = patterns.into_iter().map(|(text, (number, reach))| {
        let gate = gate(context, *reach);
        let name = pattern_name(*number);
        let kind = if is_plain(text) { quote!(Pattern) } else { quote!(FancyPattern) };
        quote! {
            #gate
            pub(crate) static #name: super::runtime::#kind = super::runtime::#kind::new(#text);
        }
    });
    statics.collect()
}

fn gate(context: Context<'_>, reach: Reach) -> TokenStream {
    match reach {
        Reach::Models => TokenStream::new(),
        Reach::Operations => Part::ClientOrServer.gate(&context.config.layout).attribute(),
    }
}

impl Context<'_> {
    /// A schema as an expression of the type `&'static Schema`, for modules beside `schemas`.
    pub(super) fn schema(self, id: SchemaId) -> TokenStream {
        Writer::long(self).reference(id)
    }
}
