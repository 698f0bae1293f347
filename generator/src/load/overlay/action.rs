//! One action of an overlay → changes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use super::{cost, invalid};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Document;
use crate::load::edit::{drain, remove_items, value_at};
use crate::pointer::Pointer;

/// How many nodes a document may have after an action.
const MAX_NODES: usize = 4_000_000;
/// How deep a document may be nested after an action.
const MAX_DEPTH: usize = 128;

/// Applies an action.
pub(super) fn apply(
    document: &mut Document,
    at: &Pointer,
    action: &Map<String, Value>,
    config: &Config,
) -> Result<(), Diagnostic> {
    let targets = select(document, at, action, "target")?;
    if targets.is_empty() {
        if config.allow_unmatched {
            return Ok(());
        }
        let message = "nothing in the document matches";
        return Err(Diagnostic::at_value(Code::OverlayNoMatch, &at.child("target"), message)
            .help("correct the target, or set `allow_unmatched_overlay_actions = true`"));
    }
    match action.get("remove") {
        None | Some(Value::Bool(false)) => {}
        Some(Value::Bool(true)) => {
            remove(document, targets);
            return Ok(());
        }
        Some(_) => return Err(invalid(&at.child("remove"), "`remove` must be a boolean")),
    }
    let (update, written) = match (action.get("update"), action.contains_key("copy")) {
        (Some(_), true) => {
            return Err(invalid(&at.child("copy"), "an action has `update` or `copy`, not both"));
        }
        (Some(update), false) => (update.clone(), at.child("update")),
        (None, true) => source(document, at, action)?,
        (None, false) => {
            return Err(invalid(at, "an action must have `update`, `remove` or `copy`"));
        }
    };
    bounded(document, at, &targets, &update)?;
    for target in &targets {
        merge(document, target, &update, &written);
    }
    Ok(())
}

/// The places that a JSONPath of the action selects, in document order.
fn select(
    document: &Document,
    at: &Pointer,
    action: &Map<String, Value>,
    key: &str,
) -> Result<Vec<Pointer>, Diagnostic> {
    let place = at.child(key);
    let Some(value) = action.get(key) else {
        return Err(invalid(at, format!("the key `{key}` is missing")));
    };
    let Some(text) = value.as_str() else {
        return Err(invalid(&place, format!("`{key}` must be a string")));
    };
    let path = JsonPath::parse(text)
        .map_err(|error| invalid(&place, format!("this is not a JSONPath: {error}")))?;
    let root = document.root();
    if !cost::is_bounded(text, measure(root.value)) {
        let message = "finding what this JSONPath selects may never end";
        return Err(
            invalid(&place, message).help("say the way to the place, with one `..` at most")
        );
    }
    let found = path.query_located(root.value);
    Ok(found
        .locations()
        .map(|location| {
            let keys = location.iter().map(|step| {
                step.as_name()
                    .map_or_else(|| step.as_index().unwrap_or_default().to_string(), str::to_owned)
            });
            Pointer::at(document.main, keys)
        })
        .collect())
}

/// What `copy` copies, and where that was written.
fn source(
    document: &Document,
    at: &Pointer,
    action: &Map<String, Value>,
) -> Result<(Value, Pointer), Diagnostic> {
    let found = select(document, at, action, "copy")?;
    let [source] = found.as_slice() else {
        let message = format!("`copy` must select one place, not {}", found.len());
        return Err(invalid(&at.child("copy"), message));
    };
    let value = document.at(source).map(|node| node.value.clone()).unwrap_or_default();
    Ok((value, document.origin(source)))
}

/// Refuses an action that would make the document too large or too deep.
fn bounded(
    document: &Document,
    at: &Pointer,
    targets: &[Pointer],
    update: &Value,
) -> Result<(), Diagnostic> {
    let (nodes, depth) = measure(update);
    let before = measure(document.root().value).0;
    let deepest = targets.iter().map(|target| target.depth()).max().unwrap_or_default();
    let code = if nodes.saturating_mul(targets.len()).saturating_add(before) > MAX_NODES {
        Code::DocumentTooLarge
    } else if deepest + depth > MAX_DEPTH {
        Code::NestingTooDeep
    } else {
        return Ok(());
    };
    Err(Diagnostic::at_value(code, at, format!("the action is not applied: {}", code.meaning())))
}

/// How many nodes a value has, and how deep it is nested. Both are bounded already.
fn measure(value: &Value) -> (usize, usize) {
    let below = |measures: &mut dyn Iterator<Item = (usize, usize)>| {
        let (nodes, depth) =
            measures.fold((0, 0), |(nodes, depth), one| (nodes + one.0, one.1.max(depth)));
        (nodes + 1, depth + 1)
    };
    match value {
        Value::Object(map) => below(&mut map.values().map(measure)),
        Value::Array(list) => below(&mut list.iter().map(measure)),
        _ => (1, 1),
    }
}

/// Takes places out, the deepest and last first.
fn remove(document: &mut Document, targets: Vec<Pointer>) {
    let mut items: BTreeMap<Pointer, BTreeSet<usize>> = BTreeMap::new();
    for target in targets.into_iter().collect::<BTreeSet<_>>().into_iter().rev() {
        let (Some(parent), Some(key)) = (target.parent(), target.last()) else { continue };
        match value_at(document, &parent) {
            Some(Value::Object(map)) => {
                map.shift_remove(&*key);
                drain(document, &target);
            }
            Some(Value::Array(_)) => {
                if let Ok(index) = key.parse() {
                    items.entry(parent).or_default().insert(index);
                }
            }
            _ => {}
        }
    }
    items.into_iter().rev().for_each(|(list, gone)| remove_items(document, &list, &gone));
}

/// Merges an update into a place: objects key by key, lists by appending, all else by replacing.
fn merge(document: &mut Document, target: &Pointer, update: &Value, written: &Pointer) {
    match (value_at(document, target), update) {
        (Some(Value::Object(_)), Value::Object(update)) => {
            for (key, value) in update {
                merge(document, &target.child(key), value, &written.child(key));
            }
        }
        (Some(Value::Array(list)), Value::Array(more)) => {
            let first = list.len();
            list.extend(more.iter().cloned());
            for index in 0..more.len() {
                let place = target.child((first + index).to_string());
                document.origins.insert(place, written.child(index.to_string()));
            }
        }
        (Some(Value::Array(list)), item) => {
            let place = target.child(list.len().to_string());
            list.push(item.clone());
            document.origins.insert(place, written.clone());
        }
        (Some(value), update) => {
            *value = update.clone();
            drain(document, target);
            document.origins.insert(target.clone(), written.clone());
        }
        (None, update) => {
            let above = target.parent().and_then(|above| value_at(document, &above));
            if let (Some(Value::Object(map)), Some(key)) = (above, target.last()) {
                map.insert(key.into_owned(), update.clone());
                document.origins.insert(target.clone(), written.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Dialect;
    use crate::pointer::FileId;
    use serde_json::json;

    #[test]
    fn an_action_cannot_grow_a_document_without_bound() {
        let document = Document::single(Dialect::V30, json!({}));
        let at = Pointer::root(FileId(1));
        let code = |targets: &[Pointer], update: &Value| {
            bounded(&document, &at, targets, update).map_err(|said| said.code)
        };
        let update = Value::Array(vec![Value::Null; 2000]);
        assert_eq!(code(&vec![at.clone(); 1000], &update), Ok(()));
        assert_eq!(code(&vec![at.clone(); 2000], &update), Err(Code::DocumentTooLarge));
        let deep = (0..127).fold(at.clone(), |above, _| above.child("x"));
        assert_eq!(code(&[deep], &update), Err(Code::NestingTooDeep));
    }
}
