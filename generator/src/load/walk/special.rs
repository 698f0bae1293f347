//! What the table cannot say: keys that depend on others.

use serde_json::{Map, Value, json};

use super::trail::Trail;
use super::{Verdict, Walk, slips};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Dialect;
use crate::load::grammar::Kind;

impl Walk {
    /// Checks what depends on several keys of an object.
    pub(super) fn special(
        &mut self,
        map: &Map<String, Value>,
        kind: Kind,
        trail: &Trail<'_>,
    ) -> Verdict {
        match kind {
            Kind::OpenApi => self.content_of_document(map, trail),
            Kind::Parameter => self.parameter(map, trail),
            Kind::SecurityScheme => self.security_scheme(map, trail),
            Kind::OAuthFlow => self.flow(map, trail),
            Kind::Schema => {
                self.schema_slips(map, trail);
                self.required_properties(map, trail)
            }
            _ => Verdict::Keep,
        }
    }

    /// Since 3.1 a document has paths, components or webhooks.
    fn content_of_document(&mut self, map: &Map<String, Value>, trail: &Trail<'_>) -> Verdict {
        let has = ["paths", "components", "webhooks"].iter().any(|key| map.contains_key(*key));
        if self.dialect != Dialect::V30 && !has {
            let message = "a document must have `paths`, `components` or `webhooks`";
            self.say_of(Code::MissingKey, trail, message.to_owned());
        }
        Verdict::Keep
    }

    /// A path parameter is required, and a parameter says what its value is.
    fn parameter(&mut self, map: &Map<String, Value>, trail: &Trail<'_>) -> Verdict {
        let in_path = map.get("in").and_then(Value::as_str) == Some("path");
        let required = map.get("required");
        if in_path && !matches!(required, Some(Value::Bool(true))) {
            let yes =
                required.and_then(Value::as_str).is_some_and(|it| it.eq_ignore_ascii_case("true"));
            if !yes {
                let message = "a path parameter is required; it was read so";
                let at = trail.key("required");
                let place = if required.is_some() { &at } else { trail };
                self.say_at(Code::RepairedValue, place, message.to_owned());
            }
            self.edits.put(trail.key("required").pointer(), Value::Bool(true));
        }
        let has = |key| map.contains_key(key);
        if !has("schema") && !has("content") && !self.shifted.contains_key(&trail.pointer()) {
            let message = "a parameter must have `schema` or `content`; any value was read";
            self.say_of(Code::MissingKey, trail, message.to_owned());
            self.edits.put(trail.key("schema").pointer(), json!({}));
        }
        Verdict::Keep
    }

    /// Each type of security scheme has keys of its own.
    fn security_scheme(&mut self, map: &Map<String, Value>, trail: &Trail<'_>) -> Verdict {
        let needed: &[&str] = match map.get("type").and_then(Value::as_str) {
            Some("apiKey") => &["name", "in"],
            Some("http") => &["scheme"],
            Some("oauth2") => &["flows"],
            Some("openIdConnect") => &["openIdConnectUrl"],
            _ => &[],
        };
        let mut verdict = Verdict::Keep;
        for key in needed.iter().filter(|key| !map.contains_key(**key)) {
            let message = format!("a security scheme of this type must have the key `{key}`");
            self.say_of(Code::MissingKey, trail, message);
            verdict = Verdict::Drop;
        }
        // What is there and faulty was said already.
        let word = map.get("in").and_then(Value::as_str).map(str::to_lowercase);
        let placed = matches!(word.as_deref(), Some("query" | "header" | "cookie"));
        if needed.contains(&"in") && !placed { Verdict::Drop } else { verdict }
    }

    /// Each flow has its addresses.
    fn flow(&mut self, map: &Map<String, Value>, trail: &Trail<'_>) -> Verdict {
        let needed: &[&str] = match trail.last_key() {
            Some("implicit") => &["authorizationUrl"],
            Some("password" | "clientCredentials") => &["tokenUrl"],
            Some("authorizationCode") => &["authorizationUrl", "tokenUrl"],
            Some("deviceAuthorization") => &["deviceAuthorizationUrl", "tokenUrl"],
            _ => &[],
        };
        for key in needed.iter().filter(|key| !map.contains_key(**key)) {
            let message = format!("this flow must have the key `{key}`; an empty one was read");
            self.say_of(Code::MissingKey, trail, message);
            self.edits.put(trail.key(key).pointer(), Value::from(""));
        }
        Verdict::Keep
    }

    /// `required: true` in a property means that its object requires the property.
    fn required_properties(&mut self, map: &Map<String, Value>, trail: &Trail<'_>) -> Verdict {
        let Some(properties) = map.get("properties").and_then(Value::as_object) else {
            return Verdict::Keep;
        };
        let required = map.get("required").and_then(Value::as_array);
        let mut names: Vec<Value> = required.cloned().unwrap_or_default();
        let before = names.len();
        for (name, property) in properties {
            if truth(property.get("required")) == Some(true) && !names.iter().any(|it| it == name) {
                names.push(Value::from(name.as_str()));
            }
        }
        if names.len() > before && names.iter().all(Value::is_string) {
            self.edits.put(trail.key("required").pointer(), Value::Array(names));
        }
        Verdict::Keep
    }

    /// Checks a `required` that is a boolean, as in older drafts and in parameters.
    pub(super) fn required_flag(&mut self, value: &Value, trail: &Trail<'_>) -> Option<Verdict> {
        let said = truth(Some(value))?;
        let properties = trail.above().and_then(Trail::above).and_then(Trail::last_key);
        let effect = match (said, properties) {
            (true, Some("properties")) => "its object was read as requiring it",
            (false, _) => "nothing else is the default",
            (true, _) => "it says nothing here",
        };
        let message = format!("`required` of a schema is a list of names; {effect}");
        self.say(Diagnostic::at_value(Code::RepairedValue, &trail.pointer(), message));
        Some(Verdict::Drop)
    }
}

/// A boolean, or a string that spells one.
fn truth(value: Option<&Value>) -> Option<bool> {
    match value? {
        Value::Bool(said) => Some(*said),
        Value::String(text) => slips::truth(text),
        _ => None,
    }
}
