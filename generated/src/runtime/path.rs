// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The way from the root of a value to a part of it, kept on the stack until somebody asks for the
//! JSON Pointer (RFC 6901).

/// A step below a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Path<'a> {
    /// The way to the place; none when it is the root.
    pub(super) above: Option<&'a Path<'a>>,
    /// The step.
    pub(super) step: Step<'a>,
}

/// A step from a value to one inside of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// To a property.
    Key(&'a str),
    /// To an item.
    Index(usize),
}

/// Appends a way to a JSON Pointer.
pub(super) fn append(pointer: &mut String, path: Option<&Path<'_>>) {
    let mut steps = Vec::new();
    let mut rest = path;
    while let Some(path) = rest {
        steps.push(path.step);
        rest = path.above;
    }
    for step in steps.into_iter().rev() {
        pointer.push('/');
        match step {
            Step::Key(key) => append_key(pointer, key),
            Step::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
}

/// How many characters of a key are shown.
pub(super) const KEY: usize = 128;

fn append_key(pointer: &mut String, key: &str) {
    for sign in key.chars().take(KEY) {
        match sign {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(sign),
        }
    }
}
