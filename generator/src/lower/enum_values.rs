//! `enum` → its values: each once, each of a type that the schema allows.

use serde_json::Value;

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::Keyword;

impl<'d> Lowering<'d> {
    /// The values that can be accepted; the others are told and left out.
    pub(super) fn enum_keyword(&mut self, schema: &Node<'d>, list: &Node<'d>) -> Option<Keyword> {
        if !list.value.is_array() {
            return None;
        }
        let mut kept: Vec<Node<'d>> = Vec::new();
        for item in list.items() {
            if !self.null_counts(schema, &item) && !allowed(schema, item.value) {
                self.wrong_value(schema, &item);
            } else if let Some(first) = kept.iter().find(|known| known.value == item.value) {
                let message = format!("{} is in the enum twice", show(item.value));
                self.sink.say(
                    Diagnostic::at_value(Code::EnumDuplicate, &item.pointer, message)
                        .also(Place::Value(first.pointer.clone()), "first here"),
                );
            } else {
                kept.push(item);
            }
        }
        if kept.is_empty() && !self.practical() {
            return Some(Keyword::Never);
        }
        if list.items().next().is_none() {
            let message = "an enum without values accepts nothing; it is not read";
            self.sink.key(Code::EmptyEnum, &list.pointer, message);
        }
        let values: Vec<Value> = kept.iter().map(|item| item.value.clone()).collect();
        (!values.is_empty()).then_some(Keyword::Enum(values))
    }

    fn wrong_value(&mut self, schema: &Node<'d>, item: &Node<'d>) {
        let types = types(schema).join("` or `");
        let message = format!("{} is not of type `{types}`", show(item.value));
        let mut diagnostic = Diagnostic::at_value(Code::EnumValueType, &item.pointer, message)
            .also(Place::Value(schema.pointer.child("type")), "the type");
        if types == "string" && !item.value.is_null() {
            diagnostic = diagnostic.help(format!("write it in quotes: \"{}\"", item.value));
        }
        self.sink.say(diagnostic);
    }

    /// Whether null in the enum makes the type beside it nullable: nobody lists a value that
    /// cannot occur, so the practical reading is that it can.
    pub(super) fn null_by_enum(
        &mut self,
        schema: &Node<'d>,
        known: &[crate::model::JsonType],
    ) -> bool {
        let null = schema.get("enum").and_then(|list| list.items().find(|one| one.value.is_null()));
        let Some(null) = null else { return false };
        if known.contains(&crate::model::JsonType::Null) || schema.flag("nullable") {
            return false;
        }
        if !self.practical() {
            return false;
        }
        let message = "null in the enum counts, although the type beside it has no null";
        self.sink.value(Code::ConflictingKeywords, &null.pointer, message);
        true
    }

    fn null_counts(&self, schema: &Node<'d>, item: &Node<'d>) -> bool {
        item.value.is_null() && (self.practical() || schema.flag("nullable"))
    }
}

fn types<'d>(schema: &Node<'d>) -> Vec<&'d str> {
    match schema.get("type") {
        Some(node) => match node.text() {
            Some(word) => vec![word],
            None => node.items().filter_map(|item| item.text()).collect(),
        },
        None => Vec::new(),
    }
}

/// Whether the type beside an enum lets a value in.
fn allowed(schema: &Node<'_>, value: &Value) -> bool {
    let types = types(schema);
    types.is_empty()
        || types.iter().any(|word| match *word {
            "null" => value.is_null(),
            "boolean" => value.is_boolean(),
            "integer" => {
                value.as_f64().is_some_and(|number| number.fract() == 0.0) || value.is_i64()
            }
            "number" => value.is_number(),
            "string" => value.is_string(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            _ => true,
        })
}

/// A value in a message: short, on one line.
pub(super) fn show(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 40 {
        return format!("`{text}`");
    }
    let start: String = text.chars().take(39).collect();
    format!("`{start}…`")
}
