//! Spellings of other drafts of JSON Schema and of later versions that authors mean as they are
//! written: read as there, and told.

use serde_json::Value;

use super::trail::Trail;
use super::{Verdict, Walk};
use crate::config::Readings;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::grammar::{Form, Key, Kind};

/// The keywords of 3.1 that stand for something other than a constraint.
const FRAME: &[&str] = &["$id", "$schema", "$dynamicRef"];

impl Walk {
    /// A key that later versions have.
    pub(super) fn ahead(
        &mut self,
        kind: Kind,
        name: &str,
        trail: &Trail<'_>,
    ) -> Option<&'static Key> {
        let found = kind.keys().iter().find(|key| key.name == name)?;
        let reads = self.readings == Readings::Practical
            && found.span.begins_after(self.dialect)
            && !found.unread
            && !FRAME.contains(&name);
        if !reads {
            return None;
        }
        let place = trail.key(name).pointer();
        self.ahead.entry(found.name).or_insert((place, found.span.words(), 0)).2 += 1;
        Some(found)
    }

    /// Tells of keys of later versions, each once for a document.
    pub(super) fn tell_ahead(&mut self) {
        for (name, (place, versions, count)) in std::mem::take(&mut self.ahead) {
            let others = match count {
                1 => String::new(),
                2 => "; so was one other".to_owned(),
                more => format!("; so were {} others", more - 1),
            };
            let message = format!("`{name}` is a key of {versions} and was read as there{others}");
            self.say(Diagnostic::at_key(Code::RepairedValue, &place, message));
        }
    }

    /// A list where later drafts have a schema: `items` of several, and the names of `dependencies`.
    pub(super) fn list_of_draft(&mut self, value: &Value, trail: &Trail<'_>) -> Option<Verdict> {
        if self.readings == Readings::Strict || !value.is_array() {
            return None;
        }
        let above = trail.above().and_then(Trail::last_key);
        if above == Some("dependencies") {
            return Some(self.value(value, Form::List(&Form::Text), trail));
        }
        if trail.last_key() != Some("items") {
            return None;
        }
        let message = "`items` is one schema; the list was read as `prefixItems`";
        self.say_at(Code::RepairedValue, trail, message.to_owned());
        Some(self.value(value, Form::List(&Form::Schema), trail))
    }
}
