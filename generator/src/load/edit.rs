//! Changes that the walk asks for → the trees, with every place still known.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::Document;
use crate::pointer::Pointer;

/// What is to change, by place. The first value that is put somewhere stays, and what is taken
/// out does not come back.
#[derive(Debug, Default)]
pub(super) struct Edits(BTreeMap<Pointer, Edit>);

/// A change.
#[derive(Debug)]
enum Edit {
    /// This value instead.
    Put(Value),
    /// Nothing instead.
    Remove,
}

impl Edits {
    /// Puts a value at a place, or adds it to the object above.
    pub(super) fn put(&mut self, at: Pointer, value: Value) {
        self.0.entry(at).or_insert(Edit::Put(value));
    }

    /// Takes a place out.
    pub(super) fn remove(&mut self, at: Pointer) {
        self.0.insert(at, Edit::Remove);
    }

    /// Changes the trees.
    pub(super) fn apply(self, document: &mut Document) {
        let mut items: BTreeMap<Pointer, BTreeSet<usize>> = BTreeMap::new();
        // What is below comes after what is above, so the deepest changes come first.
        for (at, edit) in self.0.into_iter().rev() {
            if matches!(edit, Edit::Remove) {
                document.removed.insert(at.clone());
            }
            let (Some(key), Some(parent)) = (at.last(), at.parent()) else { continue };
            match (value_at(document, &parent), edit) {
                (Some(Value::Object(map)), Edit::Put(value)) => {
                    map.insert(key.into_owned(), value);
                }
                (Some(Value::Object(map)), Edit::Remove) => {
                    map.shift_remove(&*key);
                }
                (Some(Value::Array(list)), edit) => {
                    let Ok(index) = key.parse::<usize>() else { continue };
                    match edit {
                        Edit::Remove => {
                            items.entry(parent).or_default().insert(index);
                        }
                        Edit::Put(value) => {
                            if let Some(item) = list.get_mut(index) {
                                *item = value;
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        items.into_iter().rev().for_each(|(list, gone)| remove_items(document, &list, &gone));
    }
}

/// The value at a place, to change it.
pub(super) fn value_at<'d>(document: &'d mut Document, at: &Pointer) -> Option<&'d mut Value> {
    let mut value = document.trees.get_mut(&at.file)?;
    for key in at.keys() {
        value = match value {
            Value::Object(map) => map.get_mut(&*key)?,
            Value::Array(list) => list.get_mut(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// Takes items out of a list; those behind them move up and keep their origin.
pub(super) fn remove_items(document: &mut Document, list: &Pointer, gone: &BTreeSet<usize>) {
    let Some(Value::Array(items)) = value_at(document, list) else { return };
    let count = items.len();
    let mut index = 0;
    items.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
    let mut to = 0;
    for from in 0..count {
        let old = list.child(from.to_string());
        if gone.contains(&from) {
            drain(document, &old);
            continue;
        }
        if from != to {
            let new = list.child(to.to_string());
            let written = document.origin(&old);
            for (place, origin) in drain(document, &old) {
                document.origins.extend(place.moved(&old, &new).map(|place| (place, origin)));
            }
            document.origins.insert(new, written);
        }
        to += 1;
    }
}

/// The origins of a place and of what is below it, taken away.
pub(super) fn drain(document: &mut Document, at: &Pointer) -> Vec<(Pointer, Pointer)> {
    let below: Vec<Pointer> = document
        .origins
        .range(at.clone()..)
        .map(|(place, _)| place)
        // `a-b` stands between `a` and `a/b`.
        .take_while(|place| place.file == at.file && place.text().starts_with(at.text()))
        .filter(|place| place.is_within(at))
        .cloned()
        .collect();
    below
        .into_iter()
        .filter_map(|place| document.origins.remove(&place).map(|origin| (place, origin)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Dialect;
    use crate::pointer::FileId;
    use serde_json::json;

    #[test]
    fn items_that_move_up_keep_their_place_in_the_text() {
        let tree = json!({"a": [0, [1, 2, 3], {"x": 4}]});
        let mut document = Document::single(Dialect::V30, tree);
        let list = Pointer::root(FileId(0)).child("a");
        let overlay = Pointer::root(FileId(1)).child("up");
        document.origins.insert(list.child("2").child("x"), overlay.clone());
        let mut edits = Edits::default();
        edits.remove(list.child("0"));
        edits.remove(list.child("1").child("0"));
        edits.remove(list.child("1").child("1"));
        edits.put(list.child("1").child("2"), json!("three"));
        edits.apply(&mut document);
        assert_eq!(document.trees[&FileId(0)], json!({"a": [["three"], {"x": 4}]}));
        assert_eq!(document.origin(&list.child("0").child("0")), list.child("1").child("2"));
        assert_eq!(document.origin(&list.child("1").child("x")), overlay);
        assert_eq!(document.origin(&list.child("1").child("y")), list.child("2").child("y"));
        assert!(document.removed.contains(&list.child("0")));
    }
}
