//! A group → an OpenAPI document with its schema in a file of its own → one file of Rust modules.
//!
//! A schema of the suite is the root of a resource, to which `#` leads; so is a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use referencing::meta;
use serde_json::{Value, json};
use speccast::config::{AssertFormats, ReadOnly, Readings, Switch};
use speccast::source::sha256;
use speccast::{Config, Source, config};

use super::suite::{Demand, Draft, Group, files};

/// Where the suite expects its remote schemas.
const HOST: &str = "http://localhost:1234";

/// Where the list of copies of remote files stands, in memory.
const LOCK: &str = "remotes.json";

/// The meta-schemas of 2020-12.
const METAS: [&LazyLock<Arc<Value>>; 8] = [
    &meta::DRAFT202012,
    &meta::DRAFT202012_APPLICATOR,
    &meta::DRAFT202012_CONTENT,
    &meta::DRAFT202012_CORE,
    &meta::DRAFT202012_FORMAT_ANNOTATION,
    &meta::DRAFT202012_META_DATA,
    &meta::DRAFT202012_UNEVALUATED,
    &meta::DRAFT202012_VALIDATION,
];

/// How a group is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holding {
    /// As a component.
    Root,
    /// As a property of a component.
    Property,
}

/// The Rust text of a group, or why there is none.
pub(super) fn rust(group: &Group, holding: Holding, remotes: &Remotes) -> Result<String, String> {
    let mut schema = group.schema.clone();
    let (file, component) = match holding {
        Holding::Root => ("Case.json", json!({"$ref": "Case.json"})),
        Holding::Property => {
            let value = value(group, &mut schema);
            let properties = json!({"value": value});
            let owner = json!({"type": "object", "required": ["value"], "properties": properties});
            ("Given.json", owner)
        }
    };
    let version = match group.draft {
        Draft::Draft2020 => "3.1.0",
        Draft::Draft4 => "3.0.3",
    };
    let document = json!({
        "openapi": version,
        "info": {"title": "Cases", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Case": component}},
    });
    let mut source = Source::text("api.json", document.to_string())
        .with(file, schema.to_string())
        .with(LOCK, remotes.lock.clone());
    source.memory.extend(remotes.metas.clone());
    let made = speccast::generate(&source, &config(group.demand, holding));
    let said = made.diagnostics.iter().map(|one| format!("{}: {}", one.code, one.message));
    let said: Vec<String> = said.collect();
    let text = made.files.and_then(|files| files.0.into_values().next());
    text.filter(|text| text.contains("Case")).ok_or_else(|| said.join("; "))
}

/// The schema of the property that holds the value of a twin, with its type.
///
/// A type at the root of a schema that refers to its root would be said of more than the value.
fn value(group: &Group, schema: &mut Value) -> Value {
    let given = json!({"$ref": "Given.json"});
    let Some(added) = group.added else { return given };
    let Value::Object(map) = schema else { return given };
    let own = map.get("$id").and_then(Value::as_str).unwrap_or("#").to_owned();
    let alone = group.draft == Draft::Draft4 && map.contains_key("$ref");
    if alone || map.values().any(|one| refers(one, &own)) {
        return json!({"allOf": [given, {"type": added}]});
    }
    map.insert("type".to_owned(), added.into());
    given
}

/// Whether a part of a schema refers to its root.
fn refers(part: &Value, own: &str) -> bool {
    let is_root = |key: &str, value: &Value| {
        let target = value.as_str().filter(|_| key == "$ref" || key == "$dynamicRef");
        target.is_some_and(|target| target == "#" || target == own)
    };
    match part {
        Value::Object(map) => {
            map.iter().any(|(key, value)| is_root(key, value) || refers(value, own))
        }
        Value::Array(items) => items.iter().any(|one| refers(one, own)),
        _ => false,
    }
}

/// How every group is generated: by the letter, with a runtime that all share.
///
/// Formats are remarks by default; a type of JSON beside one would make it more.
fn config(demand: Demand, holding: Holding) -> Config {
    Config {
        assert_formats: match (demand, holding) {
            (Demand::Format, _) => AssertFormats::All,
            (_, Holding::Root) => AssertFormats::Typed,
            (_, Holding::Property) => AssertFormats::None,
        },
        readings: Readings::Strict,
        read_only: Some(ReadOnly::Ignore),
        allow_remote: Some(PathBuf::from(LOCK)),
        layout: config::Layout {
            shape: config::Shape::Module,
            client: Switch::Never,
            server: Switch::Never,
            arbitrary: Some(Switch::Never),
            runtime: Some("crate::runtime".to_owned()),
            ..config::Layout::default()
        },
        ..Config::default()
    }
}

/// What groups may refer to beside themselves.
#[derive(Debug)]
pub(super) struct Remotes {
    /// The folder of those of the suite.
    root: PathBuf,
    /// The list of copies that `allow_remote` names.
    lock: String,
    /// The meta-schemas, in memory.
    metas: BTreeMap<PathBuf, Vec<u8>>,
}

impl Remotes {
    /// The remote schemas of a suite, and the meta-schemas of its dialects.
    ///
    /// # Errors
    /// Which of them cannot be read.
    pub(super) fn read(suite: &Path) -> Result<Self, String> {
        let root = suite.join("remotes");
        let mut copies = BTreeMap::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            let told = |reason: std::io::Error| format!("{}: {reason}", folder.display());
            for entry in fs::read_dir(&folder).map_err(told)? {
                open.extend(entry.map(|entry| entry.path()).ok().filter(|path| path.is_dir()));
            }
            for path in files(&folder)? {
                let bytes = fs::read(&path).map_err(told)?;
                let place = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy();
                let file = std::path::absolute(&path).map_err(told)?;
                let copy = json!({"file": file, "sha256": sha256(&bytes)});
                copies.insert(format!("{HOST}/{place}"), copy);
            }
        }
        let mut metas = BTreeMap::new();
        for meta in METAS {
            let url = meta.get("$id").and_then(Value::as_str).unwrap_or_default();
            let (file, bytes) = (format!("meta-{}.json", metas.len()), meta.to_string());
            let copy = json!({"file": file, "sha256": sha256(bytes.as_bytes())});
            copies.insert(url.to_owned(), copy);
            metas.insert(PathBuf::from(file), bytes.into_bytes());
        }
        Ok(Self { root, lock: Value::from_iter(copies).to_string(), metas })
    }

    /// The remote schema of the suite that a reference leads to.
    pub(super) fn schema(&self, target: &str) -> Option<Value> {
        let place = target.split('#').next()?.strip_prefix(HOST)?.trim_start_matches('/');
        serde_json::from_str(&fs::read_to_string(self.root.join(place)).ok()?).ok()
    }
}
