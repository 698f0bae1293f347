//! Strings, numbers, booleans and words, with the slips that have one meaning only.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::trail::Trail;
use super::{Reference, Verdict, Walk, prose, slips};
use crate::diagnostic::locate::{self, Format};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::{Dialect, Document};
use crate::load::grammar::{Form, Kind};
use crate::load::reader::Reader;
use crate::pointer::{FileId, Pointer};

/// The JSON types.
const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object", "null"];
/// The JSON types of OpenAPI 3.0.
const TYPES_30: &[&str] = &["string", "number", "integer", "boolean", "array", "object"];

/// Whether a text is the name of a type in every version.
pub(super) fn is_type(text: &str) -> bool {
    TYPES_30.contains(&text)
}

impl Walk {
    /// Checks a value that is no object of the grammar.
    pub(super) fn scalar(&mut self, value: &Value, form: Form, trail: &Trail<'_>) -> Verdict {
        if let Some([one]) = value.as_array().map(Vec::as_slice)
            && form != Form::Type
            && !one.is_array()
        {
            let message = format!("`{}` is one value; the one of the list was read", trail.name());
            self.say_at(Code::RepairedValue, trail, message);
            let verdict = self.scalar(one, form, trail);
            // What is put first stays: the value as it was repaired, if it was.
            self.edits.put(trail.pointer(), one.clone());
            return verdict;
        }
        match form {
            Form::Text => self.text(value, trail),
            Form::Bool => self.bool(value, trail),
            Form::Size => self.size(value, trail),
            Form::Number => self.number(value, trail),
            Form::Words(words) => self.word(value, words, trail),
            Form::Reference(kind) => self.reference(value, kind, trail),
            Form::Type => self.types(value, trail),
            Form::Exclusive => self.exclusive(value, trail),
            _ => Verdict::Keep,
        }
    }

    pub(super) fn text(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        match value {
            Value::String(_) => Verdict::Keep,
            Value::Bool(_) | Value::Number(_) => {
                if value.is_f64() {
                    self.numbers.push(trail.pointer());
                    let message =
                        format!("`{}` is a string; it was read as it is written", trail.name());
                    self.say_at(Code::RepairedValue, trail, message);
                    return Verdict::Keep;
                }
                let message =
                    format!("`{}` is a string; it was read as `\"{value}\"`", trail.name());
                self.repair(trail, message, Value::from(value.to_string()))
            }
            _ if prose::is_reference(trail.last_key(), value) => {
                let message = "a reference cannot stand for a text; it was read as one";
                self.say_at(Code::RepairedValue, &trail.key("$ref"), message.to_owned());
                self.prose.push(trail.pointer());
                Verdict::Keep
            }
            _ => self.wrong(trail, "a string", value),
        }
    }

    fn bool(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let said = match value {
            Value::Bool(_) => return Verdict::Keep,
            Value::String(text) => match slips::truth(text) {
                Some(said) => said,
                None => return self.wrong(trail, "a boolean", value),
            },
            _ => return self.wrong(trail, "a boolean", value),
        };
        let message = format!("`{}` is a boolean; it was read as `{said}`", trail.name());
        self.repair(trail, message, Value::Bool(said))
    }

    fn size(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let number = match value {
            Value::Number(number) if number.is_u64() => return Verdict::Keep,
            // `1.0` is the integer 1 in JSON Schema.
            Value::Number(number) => number.as_f64().and_then(whole),
            Value::String(text) => text.trim().parse::<u64>().ok(),
            _ => None,
        };
        match number {
            Some(number) => {
                if value.is_string() {
                    let message =
                        format!("`{}` is an integer; it was read as `{number}`", trail.name());
                    self.say_at(Code::RepairedValue, trail, message);
                }
                self.edits.put(trail.pointer(), Value::from(number));
                Verdict::Keep
            }
            None if value.is_number() => {
                let message = format!("`{}` cannot be {value}", trail.name());
                let help = "an integer from 0 on belongs here";
                let place = trail.pointer();
                self.say(Diagnostic::at_value(Code::InvalidValue, &place, message).help(help));
                Verdict::Drop
            }
            None => self.wrong(trail, "an integer", value),
        }
    }

    fn number(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let number = match value {
            Value::Number(_) => return Verdict::Keep,
            Value::String(text) => serde_json::from_str::<Number>(text.trim()).ok(),
            _ => None,
        };
        let Some(number) = number else { return self.wrong(trail, "a number", value) };
        let message = format!("`{}` is a number; it was read as `{number}`", trail.name());
        self.repair(trail, message, Value::Number(number))
    }

    fn word(&mut self, value: &Value, words: &[&str], trail: &Trail<'_>) -> Verdict {
        let Some(text) = value.as_str() else { return self.wrong(trail, "a string", value) };
        if words.contains(&text) {
            return Verdict::Keep;
        }
        if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
            let message = format!("`{text}` was read as `{word}`");
            return self.repair(trail, message, Value::from(*word));
        }
        let message = format!("`{text}` is not a value of `{}`", trail.name());
        let diagnostic = Diagnostic::at_value(Code::InvalidValue, &trail.pointer(), message);
        let mut diagnostic = diagnostic.suggest(text, words.iter().copied());
        if diagnostic.help.is_none() {
            diagnostic = diagnostic.help(format!("one of `{}`", words.join("`, `")));
        }
        self.say(diagnostic);
        Verdict::Drop
    }

    fn reference(&mut self, value: &Value, kind: Kind, trail: &Trail<'_>) -> Verdict {
        if !value.is_string() {
            return self.wrong(trail, "a string", value);
        }
        let Some(owner) = trail.pointer().parent() else { return Verdict::Keep };
        let key = if trail.last_key() == Some("$dynamicRef") { "$dynamicRef" } else { "$ref" };
        self.references.push(Reference { owner, key, kind });
        Verdict::Keep
    }

    fn types(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let words = if self.dialect == Dialect::V30 { TYPES_30 } else { TYPES };
        match value {
            Value::Array(list) => {
                if self.dialect == Dialect::V30 {
                    let message =
                        "`type` is one string in OpenAPI 3.0; the list was read as in 3.1";
                    self.say_at(Code::RepairedValue, trail, message.to_owned());
                }
                for (index, item) in list.iter().enumerate() {
                    let trail = trail.index(index);
                    if self.one_type(item, TYPES, &trail) == Verdict::Drop {
                        self.edits.remove(trail.pointer());
                    }
                }
                Verdict::Keep
            }
            Value::String(text) if text == "null" && self.dialect == Dialect::V30 => {
                let message = "`null` is no type of OpenAPI 3.0; it was read as in 3.1";
                self.say_at(Code::RepairedValue, trail, message.to_owned());
                Verdict::Keep
            }
            Value::String(text) => match slips::type_of(text).filter(|_| self.is_practical()) {
                Some((word, _)) if !words.contains(&text.as_str()) => {
                    self.other_type(text, word, trail)
                }
                _ => self.one_type(value, words, trail),
            },
            _ => self.one_type(value, words, trail),
        }
    }

    /// Reads a word of other languages for a type as what it means.
    fn other_type(&mut self, text: &str, word: &str, trail: &Trail<'_>) -> Verdict {
        if word.is_empty() {
            let message = format!("`{text}` is no type; any was read");
            self.say_at(Code::RepairedValue, trail, message);
            return Verdict::Drop;
        }
        self.repair(trail, format!("`{text}` was read as `{word}`"), Value::from(word))
    }

    /// Checks the name of a type; YAML reads an unquoted `null` as null.
    fn one_type(&mut self, value: &Value, words: &[&str], trail: &Trail<'_>) -> Verdict {
        if value.is_null() && words.contains(&"null") {
            let message = "the type was read as `\"null\"`".to_owned();
            return self.repair(trail, message, Value::from("null"));
        }
        self.word(value, words, trail)
    }

    fn exclusive(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let old = self.dialect == Dialect::V30;
        match value {
            Value::Bool(_) if !old => {
                let message =
                    format!("`{}` is a number since 3.1; it was read as in 3.0", trail.name());
                self.say_at(Code::RepairedValue, trail, message);
                Verdict::Keep
            }
            Value::Number(_) if old => {
                let message =
                    format!("`{}` is a boolean in 3.0; it was read as in 3.1", trail.name());
                self.say_at(Code::RepairedValue, trail, message);
                Verdict::Keep
            }
            _ if old => self.bool(value, trail),
            _ => self.number(value, trail),
        }
    }
}

/// A number that is an integer from 0 on.
fn whole(number: f64) -> Option<u64> {
    let text = format!("{number:.0}");
    let whole = text.parse::<u64>().ok()?;
    (whole as f64 == number).then_some(whole)
}

/// Numbers that are to be strings → as the text writes them: `1.10` is not `1.1`.
pub(super) fn exact_texts(walk: &mut Walk, reader: &Reader<'_>, document: &Document) {
    let mut files: BTreeMap<FileId, Vec<(Pointer, Pointer)>> = BTreeMap::new();
    for place in std::mem::take(&mut walk.numbers) {
        let origin = document.origin(&place);
        files.entry(origin.file).or_default().push((place, origin));
    }
    for (file, places) in files {
        let Some(text) = reader.texts.get(file) else { continue };
        let format = Format::of(&text.path, &text.text);
        let paths: Vec<Vec<String>> = places.iter().map(|(_, origin)| origin.path()).collect();
        let spots = locate::locate(format, &text.text, paths.iter().map(Vec::as_slice));
        for ((place, _), path) in places.into_iter().zip(&paths) {
            let Some(node) = document.at(&place) else { continue };
            let spot = spots.get(path).and_then(|found| found.first());
            let written = spot.and_then(|spot| number_at(&text.text, spot.value));
            let written = written.map_or_else(|| node.value.to_string(), str::to_owned);
            walk.edits.put(place, Value::from(written));
        }
    }
}

/// The number that is written at a byte.
fn number_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let end = rest.find(|end: char| end.is_whitespace() || ",]}#".contains(end));
    let written = rest.get(..end.unwrap_or(rest.len()))?;
    written.parse::<f64>().ok().map(|_| written)
}
