//! Keywords of a schema that stand in a parameter or a header itself, as Swagger 2.0 has them →
//! its schema. They are moved after the walk and walked where they then are.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Map, Value};

use super::Walk;
use super::trail::Trail;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Document;
use crate::load::edit::value_at;
use crate::load::grammar::{Form, Kind};
use crate::pointer::Pointer;

/// The parameters and headers, with the keys that belong in their schema.
pub(super) type Shifted = BTreeMap<Pointer, Vec<String>>;

impl Walk {
    /// Whether a key of an object is one of the schema that the object does not have.
    pub(super) fn shifts(
        &mut self,
        map: &Map<String, Value>,
        (kind, name): (Kind, &str),
        trail: &Trail<'_>,
    ) -> bool {
        let shifts = matches!(kind, Kind::Parameter | Kind::Header)
            && self.is_practical()
            && !map.contains_key("schema")
            && !map.contains_key("content")
            && self.known(Kind::Schema, name).is_some_and(|key| !key.unread);
        if shifts {
            self.shifted.entry(trail.pointer()).or_default().push(name.to_owned());
        }
        shifts
    }

    /// Moves what was found, tells of it once for a document, and says what is to be walked.
    pub(super) fn shift(&mut self, document: &mut Document) -> VecDeque<(Pointer, Form)> {
        let mut queue = VecDeque::new();
        for (owner, keys) in std::mem::take(&mut self.shifted) {
            let origin = document.origin(&owner);
            let Some(Value::Object(map)) = value_at(document, &owner) else { continue };
            let moved: Map<String, Value> =
                keys.iter().filter_map(|key| map.shift_remove_entry(key)).collect();
            map.insert("schema".to_owned(), Value::Object(moved));
            let schema = owner.child("schema");
            document.origins.insert(schema.clone(), origin);
            let first = keys.into_iter().next().unwrap_or_default();
            self.moved.get_or_insert_with(|| (schema.child(first), 0)).1 += 1;
            queue.push_back((schema, Form::Schema));
        }
        queue
    }

    /// Tells of parameters and headers with keywords of a schema, once for a document.
    pub(super) fn tell_shifted(&mut self) {
        let Some((place, count)) = self.moved.take() else { return };
        let others = match count {
            1 => String::new(),
            2 => "; so was that of one other".to_owned(),
            more => format!("; so were those of {} others", more - 1),
        };
        let key = place.last().unwrap_or_default();
        let message = format!("`{key}` was read as a keyword of the `schema`{others}");
        self.say(
            Diagnostic::at_key(Code::RepairedValue, &place, message)
                .help("since OpenAPI 3.0, parameters and headers have a `schema`"),
        );
    }
}
