// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A JSON value as the checker looks at it, be it one that `serde_json` owns or a tree that borrows
//! from a text: neither is made into the other to be checked.

use std::sync::OnceLock;

use serde_json::{Map, Value, map};

use super::number::Number;
use super::tree::{self, Members, Tree};

/// A JSON value. The objects in it are sorted by name.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node<'v> {
    Value(&'v Value),
    Tree(&'v Tree<'v>),
}

impl<'v> Node<'v> {
    /// Hands a value to `look`.
    pub(super) fn of<R>(value: &Value, look: impl FnOnce(Node<'_>) -> R) -> R {
        if has_sorted_maps() {
            look(Node::Value(value))
        } else {
            look(Node::Tree(&Tree::from(value)))
        }
    }

    pub(super) fn json(self) -> Json<'v> {
        match self {
            Self::Value(value) => match value {
                Value::Null => Json::Null,
                Value::Bool(value) => Json::Boolean(*value),
                Value::Number(number) => Json::Number(number.into()),
                Value::String(text) => Json::Text(text),
                Value::Array(items) => Json::Array(Items::Values(items)),
                Value::Object(map) => Json::Object(Object::Map(map)),
            },
            Self::Tree(tree) => match tree {
                Tree::Null => Json::Null,
                Tree::Boolean(value) => Json::Boolean(*value),
                Tree::Number(number) => Json::Number(*number),
                Tree::Text(text) => Json::Text(text),
                Tree::Array(items) => Json::Array(Items::Trees(items)),
                Tree::Object(members) => Json::Object(Object::Members(members)),
            },
        }
    }

    /// What tells it from all other values of the same document.
    pub(super) fn address(self) -> usize {
        match self {
            Self::Value(value) => std::ptr::from_ref(value).addr(),
            Self::Tree(tree) => std::ptr::from_ref(tree).addr(),
        }
    }

    /// A property of an object.
    pub(super) fn get(self, name: &str) -> Option<Self> {
        match self.json() {
            Json::Object(object) => object.get(name),
            _ => None,
        }
    }
}

/// Whether the maps of `serde_json` are sorted by name, or, by its feature `preserve_order`, not.
fn has_sorted_maps() -> bool {
    static SORTED: OnceLock<bool> = OnceLock::new();
    *SORTED.get_or_init(|| {
        let names = ["b", "a"].map(|name| (name.to_owned(), Value::Null));
        Map::from_iter(names).keys().is_sorted()
    })
}

/// What a JSON value is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Json<'v> {
    Null,
    Boolean(bool),
    Number(Number),
    Text(&'v str),
    Array(Items<'v>),
    Object(Object<'v>),
}

/// The items of an array.
#[derive(Debug, Clone, Copy)]
pub(super) enum Items<'v> {
    Values(&'v [Value]),
    Trees(&'v [Tree<'v>]),
}

impl<'v> Items<'v> {
    /// Hands values to `look`.
    pub(super) fn of<R>(values: &[Value], look: impl FnOnce(Items<'_>) -> R) -> R {
        if has_sorted_maps() {
            look(Items::Values(values))
        } else {
            let trees: Vec<Tree<'_>> = values.iter().map(Tree::from).collect();
            look(Items::Trees(&trees))
        }
    }

    pub(super) const fn len(self) -> usize {
        match self {
            Self::Values(items) => items.len(),
            Self::Trees(items) => items.len(),
        }
    }

    pub(super) fn get(self, index: usize) -> Option<Node<'v>> {
        match self {
            Self::Values(items) => items.get(index).map(Node::Value),
            Self::Trees(items) => items.get(index).map(Node::Tree),
        }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Node<'v>> {
        (0..self.len()).filter_map(move |index| self.get(index))
    }
}

/// The properties of an object.
#[derive(Debug, Clone, Copy)]
pub(super) enum Object<'v> {
    Map(&'v Map<String, Value>),
    Members(&'v Members<'v>),
}

impl<'v> Object<'v> {
    pub(super) fn len(self) -> usize {
        match self {
            Self::Map(map) => map.len(),
            Self::Members(members) => members.len(),
        }
    }

    pub(super) fn get(self, name: &str) -> Option<Node<'v>> {
        match self {
            Self::Map(map) => map.get(name).map(Node::Value),
            Self::Members(members) => members.get(name).map(Node::Tree),
        }
    }

    pub(super) fn has(self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The properties, sorted by name.
    pub(super) fn iter(self) -> Properties<'v> {
        match self {
            Self::Map(map) => Properties::Map(map.iter()),
            Self::Members(members) => Properties::Members(members.iter()),
        }
    }
}

/// Goes through the properties of an object.
#[derive(Debug, Clone)]
pub(super) enum Properties<'v> {
    Map(map::Iter<'v>),
    Members(tree::Iter<'v, 'v>),
}

impl<'v> Iterator for Properties<'v> {
    type Item = (&'v str, Node<'v>);

    fn next(&mut self) -> Option<(&'v str, Node<'v>)> {
        match self {
            Self::Map(rest) => rest.next().map(|(name, value)| (name.as_str(), Node::Value(value))),
            Self::Members(rest) => {
                rest.next().map(|(name, tree)| (name.as_ref(), Node::Tree(tree)))
            }
        }
    }
}
