//! The keywords that hold for a value at a place, and what they say to a reader.

use super::context::Context;
use super::docs::code;
use crate::analyze::{self, Facts};
use crate::model::{Keyword, SchemaId, TypeId, TypeUse};

impl<'a> Context<'a> {
    /// The keywords that hold together for the values at a place, those of a named type left out.
    pub(super) fn limits(self, value: TypeUse) -> Vec<&'a Keyword> {
        analyze::limits(self.api, value).into_iter().map(|(_, keyword)| keyword).collect()
    }

    /// The keywords of the schema of a named type, for the type itself.
    pub(super) fn own_limits(self, schema: SchemaId) -> Vec<&'a Keyword> {
        analyze::own_limits(self.api, schema).into_iter().map(|(_, keyword)| keyword).collect()
    }
}

/// What the limits of a value say to a reader, a sentence each.
pub(super) fn sentences(context: Context<'_>, value: TypeUse) -> Vec<String> {
    said(context.facts, value.id, context.limits(value))
}

/// What the keywords of the schema of a named type say to a reader, a sentence each.
pub(super) fn own_sentences(context: Context<'_>, (id, schema): (TypeId, SchemaId)) -> Vec<String> {
    said(context.facts, id, context.own_limits(schema))
}

fn said(facts: &Facts, id: TypeId, keywords: Vec<&Keyword>) -> Vec<String> {
    let one = |keyword: &Keyword| match keyword {
        Keyword::Format(format) if facts.enforces(id, format) => None,
        Keyword::Format(format) => Some(format!("Format: {}, not checked.", code(format))),
        other => sentence(other),
    };
    keywords.into_iter().filter_map(one).collect()
}

/// What a keyword says to a reader.
fn sentence(keyword: &Keyword) -> Option<String> {
    Some(match keyword {
        Keyword::MaxLength(count) => format!("At most {}.", counted(*count, "character")),
        Keyword::MinLength(count) => format!("At least {}.", counted(*count, "character")),
        Keyword::MaxItems(count) => format!("At most {}.", counted(*count, "item")),
        Keyword::MinItems(count) => format!("At least {}.", counted(*count, "item")),
        Keyword::MaxProperties(count) => format!("At most {}.", counted(*count, "entry")),
        Keyword::MinProperties(count) => format!("At least {}.", counted(*count, "entry")),
        Keyword::UniqueItems => "No item twice.".to_owned(),
        Keyword::Pattern(pattern) => format!("Matches {}.", code(pattern)),
        Keyword::Maximum(limit) => format!("At most {limit}."),
        Keyword::Minimum(limit) => format!("At least {limit}."),
        Keyword::ExclusiveMaximum(limit) => format!("Less than {limit}."),
        Keyword::ExclusiveMinimum(limit) => format!("More than {limit}."),
        Keyword::MultipleOf(step) => format!("A multiple of {step}."),
        _ => return None,
    })
}

fn counted(count: u64, thing: &str) -> String {
    match (count, thing.strip_suffix('y')) {
        (1, _) => format!("1 {thing}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {thing}s"),
    }
}
