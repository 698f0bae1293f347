//! The prose of a node.

use serde_json::Value;

use super::Lowering;
use crate::load::Node;
use crate::model::Docs;

/// How many examples are kept.
const EXAMPLES: usize = 8;

impl<'d> Lowering<'d> {
    /// Title or summary, description, external documentation, examples and deprecation of a node.
    pub(super) fn docs(&self, node: &Node<'d>) -> Docs {
        let text =
            |key: &str| node.text_at(key).filter(|text| !text.trim().is_empty()).map(str::to_owned);
        let external = node.get("externalDocs").and_then(|external| {
            let description = external.text_at("description").map(str::to_owned);
            Some((external.text_at("url")?.to_owned(), description))
        });
        Docs {
            title: text("title").or_else(|| text("summary")),
            description: text("description"),
            external,
            examples: examples(node),
            deprecated: node.flag("deprecated"),
        }
    }
}

/// `example`; `examples` as the list of a schema or as the map of a parameter.
fn examples(node: &Node<'_>) -> Vec<Value> {
    let single = node.get("example").map(|example| example.value.clone());
    let several = node.get("examples").into_iter().flat_map(|examples| {
        let named = examples.entries().filter_map(|(_, example)| {
            let example = example.resolve().unwrap_or(example);
            let value = example.get("value").or_else(|| example.get("dataValue"))?;
            Some(value.value.clone())
        });
        let listed = examples.items().map(|example| example.value.clone());
        named.chain(listed).collect::<Vec<Value>>()
    });
    single.into_iter().chain(several).take(EXAMPLES).collect()
}
