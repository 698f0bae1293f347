//! The schemas of a document → one JSON Schema of 2020-12, for a validator that knows no OpenAPI.
//!
//! Written from the letter of the standard and without the generator's reading of it, so that the
//! two can disagree: a schema of 3.1 or 3.2 is taken as it is, one of 3.0 is translated (`nullable`,
//! boolean exclusive bounds, siblings of `$ref`). Only what a schema refers to is looked at.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use speccast::analyze::Side;
use speccast::load::{Dialect, Document};
use speccast::pointer::Pointer;

use super::direction::Direction;
use super::prepare::Stands;

/// The name of the view.
pub(crate) const NAME: &str = "urn:view";

/// What is not there, so that only the models that need it are passed over.
const MISSING: &str = "urn:view#/$defs/missing";
const NAMED: &str = "urn:view#/$defs/named-by-an-identity";

/// The keywords that hold a schema, a list of them, and an object of them.
const ONE: [&str; 11] = [
    "items",
    "additionalProperties",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAP: [&str; 4] = ["properties", "patternProperties", "dependentSchemas", "$defs"];

/// What 3.0 takes from JSON Schema as it is, and that holds no schema.
const PLAIN: [&str; 16] = [
    "type",
    "enum",
    "multipleOf",
    "maximum",
    "minimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "maxProperties",
    "minProperties",
    "required",
    "format",
    "readOnly",
];
const HOLDING: [&str; 7] =
    ["items", "additionalProperties", "not", "allOf", "anyOf", "oneOf", "properties"];

/// What names schemas by other means than their place.
const IDENTITIES: [&str; 5] = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef"];

/// A view of a document that grows by what is asked for.
pub(crate) struct View<'d> {
    document: &'d Document,
    side: Side,
    /// Where each schema is in the view.
    places: BTreeMap<Pointer, String>,
    schemas: Map<String, Value>,
    waiting: Vec<Pointer>,
}

impl<'d> View<'d> {
    pub(crate) fn new(document: &'d Document, side: Side) -> Self {
        let (places, schemas, waiting) = (BTreeMap::new(), Map::new(), Vec::new());
        Self { document, side, places, schemas, waiting }
    }

    /// What a model stands for; what stands around a branch is without the branches.
    pub(crate) fn all(&mut self, stands: &Stands) -> Value {
        let all = stands.parts.iter().map(|part| {
            let reference = self.reference(&part.pointer);
            let whole = reference.rsplit('/').next().and_then(|key| self.schemas.get(key));
            match whole.and_then(Value::as_object).filter(|_| part.around) {
                Some(map) => {
                    let others =
                        map.iter().filter(|(key, _)| !matches!(key.as_str(), "oneOf" | "anyOf"));
                    Value::Object(others.map(own).collect())
                }
                None => json!({ "$ref": reference }),
            }
        });
        json!({ "allOf": all.collect::<Vec<_>>() })
    }

    /// A reference to a schema, which is now in the view, with all that it refers to.
    fn reference(&mut self, pointer: &Pointer) -> String {
        let reference = self.place(pointer);
        while let Some(next) = self.waiting.pop() {
            let schema = self.document.at(&next).map(|node| self.schema(node.value, &next));
            let key = self.places.get(&next).cloned().unwrap_or_default();
            self.schemas.insert(key, schema.unwrap_or(json!({ "$ref": MISSING })));
        }
        reference
    }

    /// The view, as it is.
    pub(crate) fn into_schema(self) -> Value {
        json!({ "$defs": self.schemas })
    }

    fn place(&mut self, pointer: &Pointer) -> String {
        let next = self.places.len();
        if !self.places.contains_key(pointer) {
            self.waiting.push(pointer.clone());
        }
        let key = self.places.entry(pointer.clone()).or_insert_with(|| format!("s{next}"));
        format!("{NAME}#/$defs/{key}")
    }

    /// A schema, in the words of 2020-12.
    fn schema(&mut self, schema: &Value, here: &Pointer) -> Value {
        let Value::Object(map) = schema else { return schema.clone() };
        let mut made = match self.document.dialect {
            Dialect::V30 => of_30(map),
            Dialect::V31 | Dialect::V32 => map.clone(),
        };
        if IDENTITIES.iter().any(|key| made.contains_key(*key)) {
            return json!({ "$ref": NAMED });
        }
        Direction::apply(self.document, self.side, here, &mut made);
        if let Some(target) = made.get("$ref").and_then(Value::as_str) {
            let reference = match target_of(self.document, target, here) {
                Some(pointer) => self.place(&pointer),
                None => MISSING.to_owned(),
            };
            made.insert("$ref".to_owned(), Value::from(reference));
        }
        for (key, value) in &mut made {
            let below = here.child(key);
            if ONE.contains(&key.as_str()) {
                *value = self.schema(value, &below);
            } else if LIST.contains(&key.as_str()) || MAP.contains(&key.as_str()) {
                self.each(value, &below);
            }
        }
        // No Rust type enforces a format that stands without a type.
        if !made.contains_key("type") {
            made.remove("format");
        }
        once(&mut made);
        numbers(&mut made);
        Value::Object(made)
    }

    fn each(&mut self, schemas: &mut Value, here: &Pointer) {
        match schemas {
            Value::Array(list) => {
                for (index, one) in list.iter_mut().enumerate() {
                    *one = self.schema(one, &here.child(index.to_string()));
                }
            }
            Value::Object(map) => {
                for (name, one) in map {
                    *one = self.schema(one, &here.child(name));
                }
            }
            _ => {}
        }
    }
}

/// What a reference refers to.
pub(super) fn target_of(document: &Document, reference: &str, here: &Pointer) -> Option<Pointer> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let file = match file {
        "" => here.file,
        _ => *document.links.get(&(here.file, file.to_owned()))?,
    };
    let keys = fragment.split('/').skip(1);
    let keys = keys.map(|key| decoded(key).replace("~1", "/").replace("~0", "~"));
    let target = Pointer::at(file, keys);
    document.at(&target).map(|_| target)
}

/// Names each required property once: the other validator counts them.
fn once(made: &mut Map<String, Value>) {
    let Some(Value::Array(required)) = made.get_mut("required") else { return };
    let mut seen = BTreeSet::new();
    required.retain(|name| seen.insert(name.to_string()));
}

/// A part of a fragment, without percent signs.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes().iter();
    while let Some(byte) = rest.next() {
        let digits = rest.as_slice().get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(coded) if *byte == b'%' => {
                bytes.push(coded);
                rest.nth(1);
            }
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A schema of 3.0: siblings of `$ref` say nothing, nor do keywords that it does not have.
fn of_30(map: &Map<String, Value>) -> Map<String, Value> {
    if map.get("$ref").is_some_and(Value::is_string) {
        return map.iter().filter(|(key, _)| *key == "$ref").map(own).collect();
    }
    let kept = |key: &str| PLAIN.contains(&key) || HOLDING.contains(&key) || key == "writeOnly";
    let mut made: Map<String, Value> = map.iter().filter(|(key, _)| kept(key)).map(own).collect();
    for (flag, bound) in [("exclusiveMaximum", "maximum"), ("exclusiveMinimum", "minimum")] {
        if let Some(limit) = map.get(flag).filter(|limit| limit.is_number()) {
            // No 3.0, and there is one way only to mean it; the generator warns.
            made.insert(flag.to_owned(), limit.clone());
        } else if map.get(flag) == Some(&Value::Bool(true))
            && let Some(limit) = made.remove(bound)
        {
            made.insert(flag.to_owned(), limit);
        }
    }
    if map.get("nullable") == Some(&Value::Bool(true))
        && let Some(Value::String(name)) = map.get("type")
    {
        made.insert("type".to_owned(), json!([name, "null"]));
    }
    made
}

fn own((key, value): (&String, &Value)) -> (String, Value) {
    (key.clone(), value.clone())
}

/// The formats of numbers as bounds: no validator knows them, and Rust types enforce them.
fn numbers(made: &mut Map<String, Value>) {
    let bounds = match made.get("format").and_then(Value::as_str) {
        Some("int8") => json!({ "minimum": i8::MIN, "maximum": i8::MAX }),
        Some("int16") => json!({ "minimum": i16::MIN, "maximum": i16::MAX }),
        Some("uint8") => json!({ "minimum": 0, "maximum": u8::MAX }),
        Some("uint16") => json!({ "minimum": 0, "maximum": u16::MAX }),
        Some("int32") => json!({ "minimum": i32::MIN, "maximum": i32::MAX }),
        Some("int64") => json!({ "minimum": i64::MIN, "maximum": i64::MAX }),
        Some("uint32") => json!({ "minimum": 0, "maximum": u32::MAX }),
        Some("uint64") => json!({ "minimum": 0, "maximum": u64::MAX }),
        Some("float") => json!({ "minimum": f64::from(f32::MIN), "maximum": f64::from(f32::MAX) }),
        _ => return,
    };
    let all = made.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(all) = all {
        all.push(bounds);
    }
}
