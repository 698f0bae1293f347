//! The keywords that hold for a value at a place, and what they say to a reader.

use super::context::{Context, DEPTH};
use super::docs::code;
use super::keywords::{enforced, format_variant};
use crate::model::{JsonType, Keyword, Scalar, SchemaId, Shape, TypeId, TypeUse};

impl<'a> Context<'a> {
    /// The keywords that hold together for the values at a place, those of a named type left out:
    /// that type speaks for itself.
    pub(super) fn limits(self, value: TypeUse) -> Vec<&'a Keyword> {
        let own = match self.api.get(value.id) {
            Some(one) if one.is_nominal() => Some(one.schema),
            _ => None,
        };
        let mut found = Vec::new();
        let mut open = vec![value.schema];
        // Circles are bounded by the count, since each step reads one schema.
        for _ in 0..DEPTH {
            let Some(id) = open.pop() else { break };
            if Some(id) != own {
                self.collect(id, &mut open, &mut found);
            }
        }
        found
    }

    /// The keywords of the schema of a named type, for the type itself.
    pub(super) fn own_limits(self, schema: SchemaId) -> Vec<&'a Keyword> {
        let mut found = Vec::new();
        let mut open = vec![schema];
        for _ in 0..DEPTH {
            let Some(id) = open.pop() else { break };
            self.collect(id, &mut open, &mut found);
        }
        found
    }

    fn collect(self, id: SchemaId, open: &mut Vec<SchemaId>, found: &mut Vec<&'a Keyword>) {
        for keyword in &self.api.schema(id).keywords {
            match keyword {
                Keyword::Reference(inner) => open.push(*inner),
                Keyword::AllOf(inner) => open.extend(inner.iter().rev()),
                Keyword::AnyOf(inner) | Keyword::OneOf(inner) => {
                    open.extend(self.beside_null(inner));
                }
                other => found.push(other),
            }
        }
    }

    /// The branch beside one that accepts null alone.
    fn beside_null(self, branches: &[SchemaId]) -> Option<SchemaId> {
        match branches {
            [one, other] if self.is_null(*one) => Some(*other),
            [one, other] if self.is_null(*other) => Some(*one),
            _ => None,
        }
    }

    fn is_null(self, id: SchemaId) -> bool {
        match self.api.schema(id).keywords.as_slice() {
            [Keyword::Type(types)] => types.as_slice() == [JsonType::Null],
            [Keyword::Enum(values)] => values.as_slice() == [serde_json::Value::Null],
            [Keyword::Const(value)] => value.is_null(),
            _ => false,
        }
    }
}

/// What the limits of a value say to a reader, a sentence each.
pub(super) fn sentences(context: Context<'_>, value: TypeUse) -> Vec<String> {
    said(context, value.id, context.limits(value))
}

/// What the keywords of the schema of a named type say to a reader, a sentence each.
pub(super) fn own_sentences(context: Context<'_>, (id, schema): (TypeId, SchemaId)) -> Vec<String> {
    said(context, id, context.own_limits(schema))
}

fn said(context: Context<'_>, id: TypeId, keywords: Vec<&Keyword>) -> Vec<String> {
    let one = |keyword: &Keyword| match keyword {
        Keyword::Format(format) if is_enforced(context, id, format) => None,
        Keyword::Format(format) => Some(format!("Format: {}, not checked.", code(format))),
        other => sentence(other),
    };
    keywords.into_iter().filter_map(one).collect()
}

/// Whether a type holds its values to a format, or has no values that break it.
fn is_enforced(context: Context<'_>, id: TypeId, format: &str) -> bool {
    let Some((_, one)) = context.target(id) else { return false };
    if context.replaced(one).is_some() || context.formatted(one).is_some() {
        return true;
    }
    match one.shape {
        Shape::Scalar(Scalar::F64) => format == "double",
        Shape::Scalar(Scalar::Password) => format == "password",
        Shape::Scalar(Scalar::Binary) => format == "binary",
        Shape::Scalar(scalar) => match format_variant(format) {
            Some(variant) => enforced(scalar) == Some(variant),
            None => false,
        },
        _ => format_variant(format).is_some(),
    }
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
