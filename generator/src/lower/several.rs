//! A schema that allows several JSON types → a union with a branch for each of them:
//! `type: [string, integer]`, and an enumeration of strings and numbers.
//!
//! Every branch is what the schema would be if it allowed that type alone. A value has one JSON
//! type, so the branches are told apart by it.

use serde_json::Value;

use super::Lowering;
use super::judge::is;
use super::parts::Part;
use super::scalars::{is_number, is_text};
use super::types::Nominal;
use crate::model::{Branch, JsonType, Keyword, SchemaId, Shape, TypeId, Union, UnionRule};
use crate::pointer::Pointer;

/// The JSON types, an integer being a number.
const ALL: [JsonType; 5] =
    [JsonType::String, JsonType::Number, JsonType::Boolean, JsonType::Object, JsonType::Array];

impl Lowering<'_> {
    /// The union of what a schema is for each of several types.
    pub(super) fn several(
        &mut self,
        id: TypeId,
        (core, parts): (SchemaId, &[Part]),
        types: &[JsonType],
    ) -> Shape {
        let place = self.schemas.get(core).pointer.clone();
        let branches =
            types.iter().map(|one| self.of_one_type(id, (&place, parts), *one)).collect();
        Shape::Union(Union { rule: UnionRule::Any, branches, discriminator: None })
    }

    /// The types of the values that the parts list, those that are no plain values included.
    pub(super) fn types_of_values(&self, values: &[&Value]) -> Vec<JsonType> {
        let of = |one: JsonType| {
            let mut typed = values.iter().filter(|value| is(one, value)).peekable();
            typed.peek()?;
            let whole = typed.all(|value| is(JsonType::Integer, value));
            Some(if one == JsonType::Number && whole { JsonType::Integer } else { one })
        };
        ALL.into_iter().filter_map(of).collect()
    }

    fn of_one_type(
        &mut self,
        id: TypeId,
        (place, parts): (&Pointer, &[Part]),
        one: JsonType,
    ) -> Branch {
        let mut keywords = vec![Keyword::Type(vec![one])];
        match parts {
            [only] => keywords.extend(
                self.schemas.keywords(only.schema).iter().filter_map(|keyword| about(keyword, one)),
            ),
            _ => keywords.push(Keyword::AllOf(parts.iter().map(|part| part.schema).collect())),
        }
        let schema = self.schemas.add(place.clone(), keywords);
        let origin = self.inside(id, Nominal::Named, word(one));
        let value = self.use_of(schema, origin);
        self.types.without_hint(value.id);
        let name_hint = Some(word(one).to_owned());
        Branch { pointer: place.clone(), value, tags: Vec::new(), name_hint }
    }
}

/// What a keyword says of values of one type; nothing where it says nothing of them.
fn about(keyword: &Keyword, one: JsonType) -> Option<Keyword> {
    let speaks = match keyword {
        Keyword::Type(_) => false,
        Keyword::Enum(values) => {
            let values = values.iter().filter(|value| is(one, value)).cloned().collect();
            return Some(Keyword::Enum(values));
        }
        Keyword::Format(format) if is_text(format) => one == JsonType::String,
        Keyword::Format(format) if is_number(format) => {
            matches!(one, JsonType::Integer | JsonType::Number)
        }
        Keyword::MultipleOf(_)
        | Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_) => matches!(one, JsonType::Integer | JsonType::Number),
        Keyword::MaxLength(_) | Keyword::MinLength(_) | Keyword::Pattern(_) => {
            one == JsonType::String
        }
        Keyword::Items(_) | Keyword::MaxItems(_) | Keyword::MinItems(_) | Keyword::UniqueItems => {
            one == JsonType::Array
        }
        Keyword::Properties(_)
        | Keyword::Required(_)
        | Keyword::AdditionalProperties(_)
        | Keyword::MaxProperties(_)
        | Keyword::MinProperties(_) => one == JsonType::Object,
        _ => true,
    };
    speaks.then(|| keyword.clone())
}

fn word(one: JsonType) -> &'static str {
    match one {
        JsonType::Null => "null",
        JsonType::Boolean => "boolean",
        JsonType::Integer => "integer",
        JsonType::Number => "number",
        JsonType::String => "string",
        JsonType::Array => "list",
        JsonType::Object => "object",
    }
}
