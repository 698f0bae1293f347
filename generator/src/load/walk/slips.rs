//! Slips that have one meaning: words of other languages, values written as the wrong scalar.

use serde_json::{Map, Value};

use super::Walk;
use super::trail::Trail;
use crate::config::Readings;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::grammar::{Form, Key, Kind, Need};

/// What authors write for a type: the word, the type that it means (none for any), its format.
const TYPES: &[(&str, &str, Option<&str>)] = &[
    ("any", "", None),
    ("bool", "boolean", None),
    ("byte", "string", Some("byte")),
    ("date", "string", Some("date")),
    ("date-time", "string", Some("date-time")),
    ("datetime", "string", Some("date-time")),
    ("decimal", "number", None),
    ("dict", "object", None),
    ("double", "number", Some("double")),
    ("file", "string", Some("binary")),
    ("float", "number", Some("float")),
    ("int", "integer", None),
    ("int32", "integer", Some("int32")),
    ("int64", "integer", Some("int64")),
    ("list", "array", None),
    ("long", "integer", Some("int64")),
    ("map", "object", None),
    ("mixed", "", None),
    ("none", "null", None),
    ("str", "string", None),
    ("text", "string", None),
    ("undefined", "", None),
    ("uuid", "string", Some("uuid")),
];

/// The type that a word means, and its format.
pub(super) fn type_of(word: &str) -> Option<(&'static str, Option<&'static str>)> {
    let known = TYPES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(word));
    known.map(|(_, name, format)| (*name, *format))
}

/// The boolean that a text spells; YAML 1.1 has more spellings than 1.2.
pub(super) fn truth(text: &str) -> Option<bool> {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is(&["true", "yes", "on"]) {
        Some(true)
    } else if is(&["false", "no", "off"]) {
        Some(false)
    } else {
        None
    }
}

impl Walk {
    /// Whether slips are read as what they mean.
    pub(super) fn is_practical(&self) -> bool {
        self.readings == Readings::Practical
    }

    /// The values of examples that have names, as those of a parameter have.
    pub(super) fn named_examples(
        &self,
        value: &Value,
        form: Form,
        trail: &Trail<'_>,
    ) -> Option<Value> {
        let wanted = form == Form::Any && trail.last_key() == Some("examples");
        let named = value.as_object().filter(|_| wanted && self.is_practical())?;
        let of = |one: &Value| one.get("value").unwrap_or(one).clone();
        Some(named.values().map(of).collect())
    }

    /// What an empty list is where an object belongs, and the other way round: languages whose
    /// lists and maps are one type write either for an empty one. Not in security, where a list
    /// without items asks for nothing.
    pub(super) fn emptied(
        &mut self,
        value: &Value,
        form: Form,
        trail: &Trail<'_>,
    ) -> Option<Value> {
        let secures = |form| matches!(form, Form::Object(Kind::SecurityRequirement));
        let object = match form {
            Form::Object(kind) | Form::Refer(kind) => !secures(form) && self.asks_nothing(kind),
            Form::Map(_) | Form::Schema => true,
            _ => false,
        };
        let (meant, said) = match (value, form) {
            (Value::Array(list), _) if object && list.is_empty() => {
                (Value::Object(Map::new()), "an empty list was read as an empty object")
            }
            (Value::Object(map), Form::List(item)) if map.is_empty() && !secures(*item) => {
                (Value::Array(Vec::new()), "an empty object was read as an empty list")
            }
            _ => return None,
        };
        if !self.is_practical() {
            return None;
        }
        self.emptied.entry(said).or_insert_with(|| (trail.pointer(), 0)).1 += 1;
        Some(meant)
    }

    /// Whether an object of a kind can be empty.
    fn asks_nothing(&self, kind: Kind) -> bool {
        let needed = |key: &Key| key.need != Need::Optional && key.span.covers(self.dialect);
        !kind.keys().iter().any(needed)
    }

    /// Tells of empty lists and objects, each once for a document.
    pub(super) fn tell_emptied(&mut self) {
        for (said, (place, count)) in std::mem::take(&mut self.emptied) {
            let others = match count {
                1 => String::new(),
                2 => "; so was one other".to_owned(),
                more => format!("; so were {} others", more - 1),
            };
            let message = format!("{said}{others}");
            self.say(Diagnostic::at_value(Code::RepairedValue, &place, message));
        }
    }

    /// Repairs what the keys of a schema say together.
    pub(super) fn schema_slips(&mut self, map: &Map<String, Value>, trail: &Trail<'_>) {
        if self.is_practical() {
            self.default_value(map, trail);
        }
        let Some(word) = map.get("type").and_then(Value::as_str) else { return };
        if !self.is_practical() {
            return;
        }
        if let Some((_, Some(format))) = type_of(word)
            && !map.contains_key("format")
        {
            self.edits.put(trail.key("format").pointer(), Value::from(format));
        }
        let Some(values) = map.get("enum").and_then(Value::as_array) else { return };
        let trail_of_enum = trail.key("enum");
        if word == "array" && !values.iter().any(Value::is_array) {
            self.values_of_items(map, values, trail);
        }
        for (index, value) in values.iter().enumerate() {
            self.scalar_of_type(word, value, &trail_of_enum.index(index));
        }
    }

    /// Reads a default in quotes as the number or the boolean that the type asks for.
    fn default_value(&mut self, map: &Map<String, Value>, trail: &Trail<'_>) {
        let Some(Value::String(text)) = map.get("default") else { return };
        let words: Vec<&str> = match map.get("type") {
            Some(Value::String(word)) => vec![word],
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        let meant = words.iter().map(|word| type_of(word).map_or(*word, |(known, _)| known));
        let mut meant = meant.filter(|word| *word != "null");
        let (Some(word), None) = (meant.next(), meant.next()) else { return };
        if matches!(word, "boolean" | "number" | "integer") {
            self.scalar_of_type(word, &Value::from(text.as_str()), &trail.key("default"));
        }
    }

    /// Reads a scalar of an enum or of a default as the type that stands beside it.
    fn scalar_of_type(&mut self, word: &str, value: &Value, trail: &Trail<'_>) {
        let meant = match (word, value) {
            ("string", Value::Bool(_) | Value::Number(_)) => Some(Value::from(value.to_string())),
            ("boolean", Value::String(text)) => truth(text).map(Value::Bool),
            ("number" | "integer", Value::String(text)) => {
                serde_json::from_str(text.trim()).ok().map(Value::Number)
            }
            _ => None,
        };
        let Some(meant) = meant else { return };
        self.say_at(
            Code::RepairedValue,
            trail,
            format!("`{value}` was read as the {word} it is to be"),
        );
        if value.is_f64() {
            // As it is written: `1.10` is not `1.1`.
            self.numbers.push(trail.pointer());
        } else {
            self.edits.put(trail.pointer(), meant);
        }
    }

    /// Reads an enum beside `type: array`, none of whose values is a list, as that of the items.
    fn values_of_items(&mut self, map: &Map<String, Value>, values: &[Value], trail: &Trail<'_>) {
        let Some(items) = map.get("items").and_then(Value::as_object) else { return };
        let message = "no value of this enum is a list; it was read as that of the items";
        self.say_at(Code::RepairedValue, &trail.key("enum"), message.to_owned());
        self.edits.remove(trail.key("enum").pointer());
        if !items.contains_key("enum") && !items.contains_key("$ref") {
            let items = trail.key("items");
            self.edits.put(items.key("enum").pointer(), Value::Array(values.to_vec()));
        }
    }
}
