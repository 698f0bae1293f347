//! The keys of one schema object that hold other schemas → [`Keyword`]s.

use super::Lowering;
use super::keywords::{names, quantity};
use crate::diagnostic::Place;
use crate::load::Node;
use crate::model::{Condition, Contains, Keyword, PatternSchema, SchemaId};

impl<'d> Lowering<'d> {
    /// A keyword that holds schemas.
    pub(super) fn applicator(
        &mut self,
        schema: &Node<'d>,
        key: &str,
        value: &Node<'d>,
    ) -> Option<Keyword> {
        match key {
            "allOf" => self.branches(value).map(Keyword::AllOf),
            "anyOf" => self.branches(value).map(Keyword::AnyOf),
            "oneOf" => self.branches(value).map(Keyword::OneOf),
            "not" => Some(Keyword::Not(self.enqueue(value))),
            "if" => Some(Keyword::If(self.condition(schema, value))),
            _ => self.of_array(schema, key, value).or_else(|| self.of_object(key, value)),
        }
    }

    /// The schemas of a list; one that stands where the list belongs is its only item.
    fn branches(&mut self, list: &Node<'d>) -> Option<Vec<SchemaId>> {
        if list.value.is_object() {
            return Some(vec![self.enqueue(list)]);
        }
        let branches: Vec<SchemaId> = list.items().map(|node| self.enqueue(&node)).collect();
        (!branches.is_empty()).then_some(branches)
    }

    /// `if`. Without `then` and `else` it still says which properties it speaks of.
    fn condition(&mut self, schema: &Node<'d>, value: &Node<'d>) -> Condition {
        Condition {
            test: self.enqueue(value),
            then: schema.get("then").map(|node| self.enqueue(&node)),
            otherwise: schema.get("else").map(|node| self.enqueue(&node)),
        }
    }

    fn of_array(&mut self, schema: &Node<'d>, key: &str, value: &Node<'d>) -> Option<Keyword> {
        match key {
            // Before 2020-12 a list of schemas stood in `items`, and what is now `items` beside it
            // was `additionalItems`.
            "items" if value.value.is_array() => self.branches(value).map(Keyword::PrefixItems),
            "additionalItems" => schema
                .get("items")
                .filter(|items| items.value.is_array())
                .map(|_| Keyword::Items(self.enqueue(value))),
            "items" => Some(Keyword::Items(self.enqueue(value))),
            "prefixItems" => self.branches(value).map(Keyword::PrefixItems),
            "contains" => {
                let count = |key: &str| schema.get(key).and_then(|node| quantity(node.value));
                Some(Keyword::Contains(Contains {
                    least: count("minContains").unwrap_or(1),
                    most: count("maxContains"),
                    schema: self.enqueue(value),
                }))
            }
            "unevaluatedItems" => Some(Keyword::UnevaluatedItems(self.enqueue(value))),
            _ => None,
        }
    }

    fn of_object(&mut self, key: &str, value: &Node<'d>) -> Option<Keyword> {
        match key {
            "properties" => Some(Keyword::Properties(self.properties(value))),
            "patternProperties" => Some(Keyword::PatternProperties(self.by_pattern(value))),
            "additionalProperties" => Some(Keyword::AdditionalProperties(self.enqueue(value))),
            "propertyNames" => Some(Keyword::PropertyNames(self.enqueue(value))),
            "unevaluatedProperties" => Some(Keyword::UnevaluatedProperties(self.enqueue(value))),
            "dependentRequired" => owed(value),
            "dependentSchemas" | "dependencies" => self.dependent(value),
            _ => None,
        }
    }

    /// `patternProperties`. A pattern that cannot be read could be that of any name, so that
    /// nothing is said of any.
    fn by_pattern(&mut self, value: &Node<'d>) -> Vec<PatternSchema> {
        let mut list = Vec::new();
        for (pattern, node) in value.entries() {
            let place = Place::Key(node.pointer.clone());
            list.push(match self.readable(pattern, place) {
                Some(pattern) => PatternSchema { pattern, schema: self.enqueue(&node) },
                None => {
                    let schema = self.anything(node.pointer.clone());
                    PatternSchema { pattern: String::new(), schema }
                }
            });
        }
        list
    }

    /// `dependentSchemas`; in `dependencies` of earlier drafts a list of names may stand for what
    /// requires them.
    fn dependent(&mut self, value: &Node<'d>) -> Option<Keyword> {
        let mut list = Vec::new();
        for (name, node) in value.entries() {
            let schema = match names(node.value) {
                Some(owed) => self.schemas.add(node.pointer.clone(), vec![Keyword::Required(owed)]),
                None => self.enqueue(&node),
            };
            list.push((name.to_owned(), schema));
        }
        (!list.is_empty()).then_some(Keyword::DependentSchemas(list))
    }
}

/// `dependentRequired`.
fn owed(value: &Node<'_>) -> Option<Keyword> {
    let list: Vec<(String, Vec<String>)> = value
        .entries()
        .filter_map(|(name, node)| Some((name.to_owned(), names(node.value)?)))
        .collect();
    (!list.is_empty()).then_some(Keyword::DependentRequired(list))
}
