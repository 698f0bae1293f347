//! Whether a schema accepts null, and whether it accepts a value that the document gives.
//!
//! The second is for defaults: it follows every keyword except formats, and is content where it
//! cannot tell.

use serde_json::Value;

use super::Lowering;
use crate::model::{JsonType, Keyword, PropertySchema, SchemaId};

/// How deep schemas are followed; deeper ones are taken to accept.
const DEPTH: usize = 96;

impl Lowering<'_> {
    /// Whether null is accepted.
    pub(super) fn accepts_null(&mut self, id: SchemaId) -> bool {
        self.null_within(id, DEPTH)
    }

    /// Lets null pass beside a `oneOf` of which several branches accept it. By the letter it fits too
    /// many; authors mean that it is accepted, and the types, which are made by now, accept it.
    pub(super) fn pass_nulls(&mut self) {
        if !self.practical() {
            return;
        }
        for id in self.schemas.ids() {
            let Some(branches) = self.schemas.one_of(id) else { continue };
            let passing = branches.into_iter().filter(|branch| self.accepts_null(*branch)).count();
            if passing > 1 {
                self.schemas.beside_null(id);
            }
        }
    }

    fn null_within(&mut self, id: SchemaId, depth: usize) -> bool {
        if let Some(known) = self.schemas.nulls.get(&id) {
            return *known;
        }
        if depth == 0 || self.schemas.unreadable.contains(&id) {
            return true;
        }
        // A schema that leads back to itself adds nothing to what is asked.
        self.schemas.nulls.insert(id, true);
        // Nobody reads the keywords meanwhile: whoever comes back to this schema knows the answer.
        let keywords = self.schemas.lend(id);
        let accepts = keywords.iter().all(|keyword| self.null_passes(keyword, depth - 1));
        self.schemas.give_back(id, keywords);
        self.schemas.nulls.insert(id, accepts);
        accepts
    }

    fn null_passes(&mut self, keyword: &Keyword, depth: usize) -> bool {
        match keyword {
            Keyword::Never => false,
            Keyword::Type(types) => types.contains(&JsonType::Null),
            Keyword::Enum(values) => values.contains(&Value::Null),
            Keyword::Const(value) => value.is_null(),
            Keyword::Reference(id) => self.null_within(*id, depth),
            Keyword::AllOf(list) => list.iter().all(|id| self.null_within(*id, depth)),
            Keyword::AnyOf(list) => list.iter().any(|id| self.null_within(*id, depth)),
            // Authors who let null into several branches of a `oneOf` mean that it is accepted.
            Keyword::OneOf(list) => {
                let passing = list.iter().filter(|id| self.null_within(**id, depth)).count();
                if self.practical() { passing > 0 } else { passing == 1 }
            }
            Keyword::Not(id) => !self.null_within(*id, depth),
            _ => true,
        }
    }

    /// Whether a value is accepted, as far as can be told.
    pub(super) fn accepts(&self, id: SchemaId, value: &Value) -> bool {
        self.accepts_within(id, value, 24)
    }

    fn accepts_within(&self, id: SchemaId, value: &Value, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        if self.schemas.unreadable.contains(&id) {
            return true;
        }
        let keywords = self.schemas.keywords(id);
        let prefixed = keywords.iter().any(|one| matches!(one, Keyword::PrefixItems(_)));
        // Which items `items` means beside a prefix is the checker's to say.
        let mut judged =
            keywords.iter().filter(|one| !(prefixed && matches!(one, Keyword::Items(_))));
        judged.all(|keyword| self.passes(keyword, value, depth))
    }

    fn passes(&self, keyword: &Keyword, value: &Value, depth: usize) -> bool {
        let holds = |id: &SchemaId| self.accepts_within(*id, value, depth);
        match keyword {
            Keyword::Never => false,
            Keyword::Reference(id) => holds(id),
            Keyword::Type(types) => types.iter().any(|one| is(*one, value)),
            Keyword::Enum(values) => values.iter().any(|one| same(one, value)),
            Keyword::Const(one) => same(one, value),
            Keyword::AllOf(list) => list.iter().all(holds),
            Keyword::AnyOf(list) => list.iter().any(holds),
            Keyword::OneOf(list) => list.iter().filter(|id| holds(id)).count() == 1,
            Keyword::Not(id) => depth == 0 || !holds(id),
            _ => match value {
                Value::Number(number) => number_passes(keyword, number.as_f64()),
                Value::String(text) => text_passes(keyword, text),
                Value::Array(items) => self.items_pass(keyword, items, depth),
                Value::Object(map) => self.object_passes(keyword, map, depth),
                _ => true,
            },
        }
    }

    fn items_pass(&self, keyword: &Keyword, items: &[Value], depth: usize) -> bool {
        match keyword {
            Keyword::PrefixItems(list) => {
                list.iter().zip(items).all(|(id, one)| self.accepts_within(*id, one, depth))
            }
            Keyword::Items(id) => items.iter().all(|one| self.accepts_within(*id, one, depth)),
            Keyword::MaxItems(limit) => length(items.len()) <= *limit,
            Keyword::MinItems(limit) => length(items.len()) >= *limit,
            _ => true,
        }
    }

    fn object_passes(
        &self,
        keyword: &Keyword,
        map: &serde_json::Map<String, Value>,
        depth: usize,
    ) -> bool {
        let fits = |one: &PropertySchema| {
            map.get(&one.name).is_none_or(|value| self.accepts_within(one.schema, value, depth))
        };
        match keyword {
            Keyword::Properties(list) => list.iter().all(fits),
            Keyword::Required(names) => names.iter().all(|name| map.contains_key(name)),
            Keyword::MaxProperties(limit) => length(map.len()) <= *limit,
            Keyword::MinProperties(limit) => length(map.len()) >= *limit,
            _ => true,
        }
    }
}

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Whether a value is of a JSON type.
pub(super) fn is(one: JsonType, value: &Value) -> bool {
    match one {
        JsonType::Null => value.is_null(),
        JsonType::Boolean => value.is_boolean(),
        JsonType::Integer => {
            value.is_i64()
                || value.is_u64()
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        JsonType::Number => value.is_number(),
        JsonType::String => value.is_string(),
        JsonType::Array => value.is_array(),
        JsonType::Object => value.is_object(),
    }
}

/// Equality of JSON values, in which `1` and `1.0` are the same.
pub(super) fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(one), Value::Number(two)) => one == two || one.as_f64() == two.as_f64(),
        _ => left == right,
    }
}

fn number_passes(keyword: &Keyword, number: Option<f64>) -> bool {
    let Some(number) = number else { return true };
    let bound = |limit: &serde_json::Number| limit.as_f64().unwrap_or(number);
    match keyword {
        Keyword::Maximum(limit) => number <= bound(limit),
        Keyword::Minimum(limit) => number >= bound(limit),
        Keyword::ExclusiveMaximum(limit) => limit.as_f64().is_none_or(|limit| number < limit),
        Keyword::ExclusiveMinimum(limit) => limit.as_f64().is_none_or(|limit| number > limit),
        _ => true,
    }
}

fn text_passes(keyword: &Keyword, text: &str) -> bool {
    match keyword {
        Keyword::MaxLength(limit) => length(text.chars().count()) <= *limit,
        Keyword::MinLength(limit) => length(text.chars().count()) >= *limit,
        Keyword::Pattern(pattern) => {
            regex::Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
        }
        _ => true,
    }
}
