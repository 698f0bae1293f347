//! Objects: their keys against those of their kind.

use serde_json::{Map, Value, json};

use super::scalars::is_type;
use super::trail::Trail;
use super::{Reference, Verdict, Walk};
use crate::config::Readings;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Dialect;
use crate::load::grammar::{Empty, Form, Key, Kind, Need};

impl Walk {
    /// Checks an object.
    pub(super) fn object(&mut self, value: &Value, kind: Kind, trail: &Trail<'_>) -> Verdict {
        if kind == Kind::SecurityRequirement {
            return self.requirement(value, trail);
        }
        let Some(map) = value.as_object() else {
            let key = match kind {
                Kind::Tag => Some("name"),
                Kind::Server | Kind::ExternalDocs => Some("url"),
                _ => None,
            };
            if let (Value::String(text), Some(key), true) = (value, key, self.is_practical()) {
                let message = format!("{} is an object; `{key}: {text}` was read", kind.title());
                return self.repair(trail, message, json!({key: text}));
            }
            return self.wrong(trail, "an object", value);
        };
        let referring = map.get("$ref").is_some_and(Value::is_string);
        if referring && kind != Kind::PathItem {
            let message = format!("{} cannot be a reference; it was read as one", kind.title());
            self.say_at(Code::RepairedValue, &trail.key("$ref"), message);
            return self.refer(value, kind, trail);
        }
        match kind {
            Kind::Paths | Kind::Responses | Kind::Callback => self.patterned(map, kind, trail),
            _ => self.keyed(map, kind, trail),
        }
    }

    /// Checks an object, or a reference to one.
    pub(super) fn refer(&mut self, value: &Value, kind: Kind, trail: &Trail<'_>) -> Verdict {
        let Some(map) = value.as_object() else {
            return self.wrong(trail, "an object", value);
        };
        // A path item has its own key `$ref`, beside which others may stand.
        let Some(reference) = map.get("$ref").filter(|_| kind != Kind::PathItem) else {
            return match kind {
                Kind::Paths | Kind::Responses | Kind::Callback => self.patterned(map, kind, trail),
                _ => self.keyed(map, kind, trail),
            };
        };
        if !reference.is_string() {
            return self.wrong(&trail.key("$ref"), "a string", reference);
        }
        for key in map.keys().filter(|key| *key != "$ref") {
            self.sibling(key, kind, trail);
        }
        self.references.push(Reference { owner: trail.pointer(), key: "$ref", kind });
        Verdict::Keep
    }

    /// Checks a key beside the `$ref` of a reference object.
    fn sibling(&mut self, key: &str, kind: Kind, trail: &Trail<'_>) {
        let at = trail.key(key);
        let prose = matches!(key, "summary" | "description");
        if key.starts_with("x-") || (prose && self.dialect != Dialect::V30) {
            return;
        }
        if !prose && self.known(kind, key).is_none() {
            return self.unknown(key, kind, trail);
        }
        let message = format!("`{key}` beside a reference is not read");
        self.say(
            Diagnostic::at_key(Code::IgnoredSibling, &at.pointer(), message)
                .help("say it where the reference leads"),
        );
        self.edits.remove(at.pointer());
    }

    /// The key of a kind in this version.
    pub(super) fn known(&self, kind: Kind, name: &str) -> Option<&'static Key> {
        kind.keys().iter().find(|key| key.name == name && key.span.covers(self.dialect))
    }

    /// A key of earlier versions that is read as in those, told once for a document.
    fn outlived(&mut self, kind: Kind, name: &str, trail: &Trail<'_>) -> Option<&'static Key> {
        let key = kind.keys().iter().find(|key| key.name == name && key.outlived)?;
        if self.readings == Readings::Strict {
            return None;
        }
        let place = trail.key(name).pointer();
        self.outlived.entry((kind, key.name)).or_insert((place, 0)).1 += 1;
        Some(key)
    }

    /// Tells of keys that nothing is generated from, each once for a document.
    pub(super) fn tell_unread(&mut self) {
        for ((kind, name), (place, count)) in std::mem::take(&mut self.unread) {
            let others = match count {
                1 => String::new(),
                2 => "; nor from one other".to_owned(),
                more => format!("; nor from {} others", more - 1),
            };
            let message = format!("nothing is generated from `{name}` of {}{others}", kind.title());
            self.say(Diagnostic::at_key(Code::NotGenerated, &place, message));
        }
    }

    /// Tells of keys of earlier versions.
    pub(super) fn tell_outlived(&mut self) {
        for ((_, name), (place, count)) in std::mem::take(&mut self.outlived) {
            let others = match count {
                1 => String::new(),
                2 => "; so was one other".to_owned(),
                more => format!("; so were {} others", more - 1),
            };
            let message = format!("`{name}` was read as in earlier versions{others}");
            self.say(Diagnostic::at_key(Code::RepairedValue, &place, message));
        }
    }

    /// Checks an object whose keys are in the table.
    pub(super) fn keyed(
        &mut self,
        map: &Map<String, Value>,
        kind: Kind,
        trail: &Trail<'_>,
    ) -> Verdict {
        let mut verdict = Verdict::Keep;
        for (name, value) in map {
            if name.starts_with("x-") {
                continue;
            }
            let known = self.known(kind, name).or_else(|| self.outlived(kind, name, trail));
            let Some(key) = known.or_else(|| self.ahead(kind, name, trail)) else {
                if !self.shifts(map, (kind, name), trail) {
                    self.unknown(name, kind, trail);
                }
                continue;
            };
            let trail = trail.key(name);
            if key.unread {
                let first = || (trail.pointer(), 0);
                self.unread.entry((kind, key.name)).or_insert_with(first).1 += 1;
                if self.is_practical() && !value.is_null() && !shaped(value, key.form) {
                    self.edits.remove(trail.pointer());
                    continue;
                }
            }
            let flag = (kind == Kind::Schema && name == "required")
                .then(|| self.required_flag(value, &trail))
                .flatten();
            let found = flag.unwrap_or_else(|| self.value(value, key.form, &trail));
            if found == Verdict::Keep {
                continue;
            }
            match key.need {
                Need::Optional => self.edits.remove(trail.pointer()),
                Need::Required => verdict = Verdict::Drop,
                Need::Filled(empty) | Need::Forgiven(empty) => {
                    self.edits.put(trail.pointer(), empty.value());
                }
            }
        }
        for key in kind.keys() {
            let needed = key.need != Need::Optional && key.span.covers(self.dialect);
            if needed && !map.contains_key(key.name) {
                verdict = self.missing(key, kind, trail).max(verdict);
            }
        }
        self.special(map, kind, trail).max(verdict)
    }

    /// Says that a key is missing, and puts an empty value there where that is possible.
    fn missing(&mut self, key: &Key, kind: Kind, trail: &Trail<'_>) -> Verdict {
        let message = format!("{} must have the key `{}`", kind.title(), key.name);
        let (code, empty) = match key.need {
            Need::Optional => return Verdict::Keep,
            Need::Required => {
                self.say_of(Code::MissingKey, trail, message);
                return Verdict::Drop;
            }
            Need::Filled(empty) => (Code::MissingKey, empty),
            Need::Forgiven(empty) => (Code::RepairedValue, empty),
        };
        let message = format!("{message}; an empty one was read");
        self.say_of(code, trail, message);
        self.edits.put(trail.key(key.name).pointer(), empty.value());
        Verdict::Keep
    }

    /// Says that a kind has no such key, and takes it out.
    pub(super) fn unknown(&mut self, name: &str, kind: Kind, trail: &Trail<'_>) {
        let pointer = trail.key(name).pointer();
        let message = format!("`{name}` is not a key of {}", kind.title());
        let diagnostic = Diagnostic::at_key(Code::UnknownKey, &pointer, message);
        let elsewhere = kind.keys().iter().find(|key| key.name == name);
        let diagnostic = match elsewhere {
            Some(key) => diagnostic.help(format!("`{name}` is a key of {}", key.span.words())),
            None if name == "$ref" => diagnostic.help("a reference cannot stand here"),
            None => {
                let known = kind.keys().iter().filter(|key| key.span.covers(self.dialect));
                diagnostic.suggest(name, known.map(|key| key.name))
            }
        };
        self.say(diagnostic);
        self.edits.remove(pointer);
    }

    /// Checks a schema. A boolean is one since 3.1, and in `additionalProperties` always.
    pub(super) fn schema(&mut self, value: &Value, form: Form, trail: &Trail<'_>) -> Verdict {
        match value {
            Value::Object(map) => self.keyed(map, Kind::Schema, trail),
            Value::Bool(_) if self.dialect != Dialect::V30 || form == Form::SchemaOrBool => {
                Verdict::Keep
            }
            Value::Null => {
                let message = format!("`{}` has no value; any value was read", trail.name());
                self.repair(trail, message, Value::Object(Map::new()))
            }
            Value::String(text) if self.is_practical() && is_type(text) => {
                let message = format!("a schema is an object; `type: {text}` was read");
                self.repair(trail, message, json!({"type": text}))
            }
            _ => match self.list_of_draft(value, trail) {
                Some(verdict) => verdict,
                None => self.wrong(trail, "a schema", value),
            },
        }
    }
}

/// Whether a value that nobody reads looks like what belongs there.
fn shaped(value: &Value, form: Form) -> bool {
    match form {
        Form::Object(_) | Form::Refer(_) | Form::Map(_) => value.is_object(),
        Form::List(_) => value.is_array(),
        Form::Text => !value.is_object() && !value.is_array(),
        _ => true,
    }
}

impl Verdict {
    /// The worse of two.
    pub(super) fn max(self, other: Self) -> Self {
        if self == Self::Drop { self } else { other }
    }
}

impl Empty {
    /// The value.
    pub(super) fn value(self) -> Value {
        match self {
            Self::Text => Value::from(""),
            Self::Object => Value::Object(Map::new()),
            Self::Info => json!({"title": "", "version": ""}),
        }
    }
}
