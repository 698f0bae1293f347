//! The keys of one schema object → [`Keyword`]s. Which JSON types they have was settled by `load`;
//! a value that still has another one says nothing.

use serde_json::Value;

use super::bounds::narrow;
use super::{Lowering, pattern};
use crate::config::AssertFormats;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::{Access, JsonType, Keyword, PropertySchema, SchemaId};

/// How far the access of a property is looked for behind references.
const ACCESS: usize = 16;

impl<'d> Lowering<'d> {
    /// The constraints of a schema object, in its order.
    pub(super) fn keywords(&mut self, id: SchemaId, node: &Node<'d>) -> Vec<Keyword> {
        let mut keywords: Vec<Keyword> = Vec::new();
        for (key, value) in node.entries() {
            let keyword = match key {
                "$ref" => self.reference(id, node),
                "$dynamicRef" => self.dynamic_reference(id, node, &value),
                "type" => self.types_keyword(node, &value),
                "enum" => self.enum_keyword(node, &value),
                "const" => Some(Keyword::Const(value.value.clone())),
                "multipleOf" | "maximum" | "exclusiveMaximum" | "minimum" | "exclusiveMinimum" => {
                    self.bound(node, key, &value)
                }
                "maxLength" | "minLength" | "maxItems" | "minItems" | "maxProperties"
                | "minProperties" => count(key, value.value),
                "pattern" => self.pattern_keyword(&value),
                "format" if self.config.assert_formats == AssertFormats::None => None,
                "format" => value.text().map(|format| Keyword::Format(format.to_owned())),
                "contentEncoding" => self.encoding(node, &value),
                "uniqueItems" => node.flag(key).then_some(Keyword::UniqueItems),
                "required" => names(value.value).map(Keyword::Required),
                _ => self.applicator(node, key, &value),
            };
            keywords.extend(keyword);
        }
        narrow(&mut keywords);
        self.empty_limits(node);
        keywords
    }

    fn types_keyword(&mut self, node: &Node<'d>, value: &Node<'d>) -> Option<Keyword> {
        let words: Vec<Node<'d>> = match value.value {
            Value::String(_) => vec![value.clone()],
            _ => value.items().collect(),
        };
        let mut types: Vec<JsonType> = Vec::new();
        for one in words.iter().filter_map(|word| json_type(word.text()?)) {
            if !types.contains(&one) {
                types.push(one);
            }
        }
        if self.null_by_enum(node, &types) {
            types.push(JsonType::Null);
        }
        (!types.is_empty()).then_some(Keyword::Type(types))
    }

    /// `contentEncoding`: base64 is what 3.0 calls the format `byte`. By the letter it is an
    /// annotation, which a format is only where nothing enforces it.
    fn encoding(&mut self, node: &Node<'d>, value: &Node<'d>) -> Option<Keyword> {
        if !self.practical() {
            return None;
        }
        if value.text()?.eq_ignore_ascii_case("base64") {
            return node.get("format").is_none().then(|| Keyword::Format("byte".to_owned()));
        }
        let message = format!("the encoding `{}` is not read; values are text", value.text()?);
        self.sink.value(Code::UnsupportedKeyword, &value.pointer, message);
        None
    }

    fn pattern_keyword(&mut self, value: &Node<'d>) -> Option<Keyword> {
        let place = Place::Value(value.pointer.clone());
        self.readable(value.text()?, place).map(Keyword::Pattern)
    }

    /// A pattern as the runtime reads it; what is wrong with it is told at its place.
    pub(super) fn readable(&mut self, text: &str, place: Place) -> Option<String> {
        let text = match pattern::undelimited(text).filter(|_| self.practical()) {
            Some((inner, "" | "g" | "u")) => {
                let message = "the slashes around the pattern were read as its ends";
                self.sink.say(Diagnostic::new(Code::RepairedValue, place.clone(), message));
                inner
            }
            Some(_) => {
                let message = "a pattern has no flags; it is not read";
                self.sink.say(Diagnostic::new(Code::InvalidPattern, place, message));
                return None;
            }
            None => text,
        };
        let translated = pattern::translate(text);
        let (code, message) = match pattern::engine(&translated) {
            Ok(pattern::Engine::Automaton) => return Some(translated),
            Ok(pattern::Engine::Backtracking) => {
                let message = "the pattern needs backtracking and runs with a step limit";
                (Code::SlowPattern, message.to_owned())
            }
            Err(reason) => {
                let message = format!("the pattern is not a regular expression: {reason}");
                (Code::InvalidPattern, message)
            }
        };
        self.sink.say(Diagnostic::new(code, place, message));
        (code == Code::SlowPattern).then_some(translated)
    }

    pub(super) fn properties(&mut self, value: &Node<'d>) -> Vec<PropertySchema> {
        let mut list = Vec::new();
        for (name, node) in value.entries() {
            let access = self.access(&node);
            let schema = self.enqueue(&node);
            list.push(PropertySchema { name: name.to_owned(), schema, access });
        }
        list
    }

    /// Who may send a property: what its schema says, or the one schema that it refers to.
    fn access(&mut self, node: &Node<'d>) -> Access {
        let mut at = node.clone();
        for _ in 0..ACCESS {
            let reference = at.text_at("$ref").is_some();
            let counts = !(reference && self.old() && !self.practical());
            match (at.flag("readOnly"), at.flag("writeOnly")) {
                (true, true) if counts => {
                    self.sink.say(Diagnostic::at_key(
                        Code::ConflictingKeywords,
                        &at.pointer.child("writeOnly"),
                        "`readOnly` and `writeOnly` stand together; neither is read",
                    ));
                    return Access::ReadWrite;
                }
                (true, _) if counts => return Access::ReadOnly,
                (_, true) if counts => return Access::WriteOnly,
                _ => {}
            }
            let next = if reference {
                at.target().ok().flatten()
            } else {
                at.get("allOf").and_then(|list| {
                    let mut items = list.items();
                    items.next().filter(|_| items.next().is_none())
                })
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        Access::ReadWrite
    }
}

/// A type of JSON, by its name.
fn json_type(word: &str) -> Option<JsonType> {
    Some(match word {
        "null" => JsonType::Null,
        "boolean" => JsonType::Boolean,
        "integer" => JsonType::Integer,
        "number" => JsonType::Number,
        "string" => JsonType::String,
        "array" => JsonType::Array,
        "object" => JsonType::Object,
        _ => return None,
    })
}

/// A count; `255.0` is one.
fn count(key: &str, value: &Value) -> Option<Keyword> {
    let number = quantity(value)?;
    Some(match key {
        "maxLength" => Keyword::MaxLength(number),
        "minLength" => Keyword::MinLength(number),
        "maxItems" => Keyword::MaxItems(number),
        "minItems" => Keyword::MinItems(number),
        "maxProperties" => Keyword::MaxProperties(number),
        _ => Keyword::MinProperties(number),
    })
}

/// The number of a count.
pub(super) fn quantity(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| whole(value.as_f64()?))
}

/// A float that is a count, as one: by its text, which is exact for every count below 2^53.
fn whole(number: f64) -> Option<u64> {
    if number < 0.0 || number.fract() != 0.0 {
        return None;
    }
    Some(format!("{number:.0}").parse().unwrap_or(u64::MAX))
}

/// The names of a list, each once.
pub(super) fn names(value: &Value) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for name in value.as_array()?.iter().filter_map(Value::as_str) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    (!names.is_empty()).then_some(names)
}
