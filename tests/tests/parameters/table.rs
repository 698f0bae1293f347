//! What was seen of the combinations → the table of `docs/PARAMETERS.md`.

use std::collections::BTreeMap;
use std::fs;

use bytes::Bytes;
use http::Request;
use serde_json::Value;
use tests::house::root;
use tests::runtime::Location;
use tests::runtime::wire::{Parameter, ParameterFormat};

use super::Seen;

/// What stands before the table.
const HEAD: &str = "# Parameters

Made by `tests/tests/parameters` from what it saw of `tests/parameters/openapi.yaml`; `cargo xtask bless` writes it anew.

Each combination is generated; 300 random values and the ones that are named below are sent by the client and read by the server, twice, once as JSON and once as the generated type. A value arrives as it was sent, or the client refuses to send it: the last column names those. What is not in it is carried, whatever separators, percent signs or characters beyond ASCII it holds.

A parameter that is optional and absent is read as absent; one that is required and absent is 422 with the keyword `required`. An empty text is there. An empty list or object cannot be told from an absent one where each item is a pair of its own, so it is not sent.

`†`: the standard does not define the combination; the value is written as the example shows, and a diagnostic says so.

| location | style | explode | shape | example | cannot be sent |
|---|---|---|---|---|---|
";

/// What the document says of a combination.
#[derive(Debug, Clone)]
pub struct Declared {
    pub location: String,
    pub style: String,
    pub explode: String,
    pub shape: String,
    pub required: bool,
    pub default: Option<Value>,
    note: &'static str,
}

impl Declared {
    /// Whether a parameter is written in another way than is declared.
    pub fn is_elsewhere(&self, parameter: &Parameter) -> bool {
        match parameter.format {
            ParameterFormat::Style { explode, .. } => {
                !self.explode.is_empty() && explode.to_string() != self.explode
            }
            _ => !self.style.starts_with("content"),
        }
    }
}

/// The combinations of the document, in its order.
pub fn declared() -> Vec<(String, Declared)> {
    let text = fs::read_to_string(root().join("tests/parameters/openapi.yaml")).unwrap();
    let document = speccast::load::tree(&text).unwrap();
    let paths = document["paths"].as_object().unwrap();
    paths.values().map(|item| &item["get"]).map(combination).collect()
}

fn combination(operation: &Value) -> (String, Declared) {
    let parameter = &operation["parameters"][0];
    let word = |key: &str| parameter[key].as_str().unwrap_or_default().to_owned();
    let content = parameter["content"].as_object().and_then(|content| content.iter().next());
    let schema = content.map_or(&parameter["schema"], |(_, media)| &media["schema"]);
    let style = content.map_or(word("style"), |(media, _)| format!("content: {media}"));
    let explode = match (&parameter["explode"], content) {
        (Value::Bool(explode), _) => explode.to_string(),
        _ => String::new(),
    };
    let item = schema["items"]["type"].as_str();
    let shape = match (schema["type"].as_str(), item) {
        (Some("string"), _) => "Text",
        (Some("number"), _) => "Number",
        (Some("boolean"), _) => "Boolean",
        (Some("array"), Some("string")) => "Texts",
        (Some("array"), _) => "Numbers",
        (Some(_), _) => "Map",
        (None, _) => "Object",
    };
    let required = parameter["required"] == true;
    let default = schema.get("default").cloned();
    let note = match (required, &default) {
        _ if parameter["allowReserved"] == true => ", `allowReserved`",
        (true, _) => "",
        (false, None) => ", optional",
        (false, Some(_)) => ", defaulted",
    };
    let id = operation["operationId"].as_str().unwrap().to_owned();
    let shape = shape.to_owned();
    (id, Declared { location: word("in"), style, explode, shape, required, default, note })
}

/// How a value stands in a request.
pub fn shown(request: &Request<Bytes>, parameter: &Parameter) -> String {
    let header = |name: &str| {
        let value = request.headers().get(name).map(|value| value.as_bytes());
        format!("{name}: {}", String::from_utf8_lossy(value.unwrap_or_default()))
    };
    match parameter.location {
        Location::Path => request.uri().path().rsplit('/').next().unwrap().to_owned(),
        Location::Query => format!("?{}", request.uri().query().unwrap_or_default()),
        Location::Header => header("value"),
        _ => header("cookie"),
    }
}

/// Compares the table with the one in `docs`, which is written when snapshots are accepted.
pub fn hold(seen: &BTreeMap<String, Seen>) {
    let mut text = HEAD.to_owned();
    for (id, declared) in declared() {
        let seen = &seen[&id];
        let Declared { location, style, explode, shape, note, .. } = declared;
        let shape = match shape.as_str() {
            "Text" => "text",
            "Number" => "number",
            "Boolean" => "boolean",
            "Texts" => "list of texts",
            "Numbers" => "list of integers",
            "Map" => "map of texts",
            _ => "object",
        };
        let mark = if seen.elsewhere { " †" } else { "" };
        let example = seen.example.replace('|', "\\|");
        let refused = seen.refused.join("; ");
        text.push_str(&format!(
            "| {location} | {style}{mark} | {explode} | {shape}{note} | `{example}` | {refused} |\n"
        ));
    }
    let path = root().join("docs/PARAMETERS.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        fs::write(&path, &text).unwrap();
    }
    let old = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(old, text, "docs/PARAMETERS.md is stale: look at it after `cargo xtask bless`");
}
