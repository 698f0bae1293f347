//! Lists of security requirements, of which nothing may get lost unnoticed.
//!
//! A requirement that loses a scheme asks for less, and a list that loses a requirement may ask
//! for nothing. So a fault is an error here, also where a missing value would be read as absent
//! elsewhere, and what it costs is every operation that the list holds for; `lower` leaves those
//! out. A requirement without its list and a scheme without its requirement lose nothing.

use serde_json::{Value, json};

use super::trail::Trail;
use super::{Verdict, Walk, noun};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::reader::UNKNOWN_SECURITY;

impl Walk {
    /// Checks the value of a key `security`.
    pub(super) fn security(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let Some(list) = value.as_array() else {
            if is_requirement(value) && self.is_practical() {
                let message = format!("`{}` is a list; its one item was read", trail.name());
                return self.repair(trail, message, Value::Array(vec![value.clone()]));
            }
            return self.insecure(trail, "a list", value);
        };
        for (index, item) in list.iter().enumerate() {
            let trail = trail.index(index);
            if self.requirement(item, &trail) == Verdict::Drop {
                self.edits.remove(trail.pointer());
            }
        }
        Verdict::Keep
    }

    /// Checks a security requirement: names of schemes, each with a list of scopes.
    pub(super) fn requirement(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let Some(map) = value.as_object() else {
            let name = value.as_str().filter(|name| !name.is_empty() && self.is_practical());
            let Some(name) = name else { return self.insecure(trail, "an object", value) };
            let message = format!("a requirement is an object; `{name}: []` was read");
            return self.repair(trail, message, json!({name: []}));
        };
        for (name, scopes) in map {
            let trail = trail.key(name);
            if self.scopes(scopes, &trail) == Verdict::Drop {
                self.edits.remove(trail.pointer());
            }
        }
        Verdict::Keep
    }

    /// Checks the scopes of a scheme. No value can only mean no scopes: the scheme is named.
    fn scopes(&mut self, value: &Value, trail: &Trail<'_>) -> Verdict {
        let list = match value {
            Value::Array(list) => list,
            Value::Null => {
                let message = format!("`{}` has no value and was read as `[]`", trail.name());
                self.say_of(Code::RepairedValue, trail, message);
                self.edits.put(trail.pointer(), Value::Array(Vec::new()));
                return Verdict::Keep;
            }
            Value::String(_) => {
                let message = format!("`{}` is a list; its one item was read", trail.name());
                return self.repair(trail, message, Value::Array(vec![value.clone()]));
            }
            _ => return self.insecure(trail, "a list", value),
        };
        for (index, scope) in list.iter().enumerate() {
            let trail = trail.index(index);
            let verdict = match scope {
                Value::String(_) | Value::Bool(_) | Value::Number(_) => self.text(scope, &trail),
                _ => self.insecure(&trail, "a string", scope),
            };
            if verdict == Verdict::Drop {
                self.edits.remove(trail.pointer());
            }
        }
        Verdict::Keep
    }

    /// Says that a value has the wrong type, and what that costs.
    fn insecure(&mut self, trail: &Trail<'_>, wanted: &str, value: &Value) -> Verdict {
        let message = format!("`{}` must be {wanted}, not {}", trail.name(), noun(value));
        // Where nothing is written, the key is what can be shown.
        let unwritten = value.is_null() && trail.last_key().is_some();
        let place = if unwritten { Diagnostic::at_key } else { Diagnostic::at_value };
        self.say(place(Code::WrongType, &trail.pointer(), message).help(UNKNOWN_SECURITY));
        Verdict::Drop
    }
}

/// Whether a value asks for schemes, as an item of a list of requirements.
fn is_requirement(value: &Value) -> bool {
    let scopes = |scopes: &Value| {
        scopes.as_array().is_some_and(|scopes| scopes.iter().all(Value::is_string))
    };
    value.as_object().is_some_and(|map| !map.is_empty() && map.values().all(scopes))
}
