//! The trees, checked against the grammar: every object as the kind under which it was reached.
//!
//! The walk only reads; what it wants changed it collects, and the changes are made at the end.
//! It goes as deep as a tree is nested, which is bounded; references are put in a queue, and each
//! target is walked once for each kind.

mod drafts;
mod link;
mod links;
mod object;
mod patterns;
mod prose;
mod scalars;
mod security;
mod shifted;
mod slips;
mod special;
mod spread;
mod trail;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::declared::declared;
use super::document::{Dialect, Document};
use super::edit::Edits;
use super::grammar::{Form, Kind};
use super::reader::Reader;
use crate::config::Readings;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::Pointer;
use shifted::Shifted;
use trail::Trail;

/// Checks and repairs a document, and reads the files that it refers to.
pub(super) fn check(reader: &mut Reader<'_>, document: &mut Document, readings: Readings) {
    let mut walk = Walk::new(document.dialect, readings);
    let mut queue = VecDeque::from([(Pointer::root(document.main), Form::Object(Kind::OpenApi))]);
    let mut seen = BTreeSet::new();
    let mut hollow = Vec::new();
    loop {
        if queue.is_empty() {
            queue = walk.shift(document);
        }
        let Some((pointer, form)) = queue.pop_front() else { break };
        if !seen.insert((pointer.clone(), form)) {
            continue;
        }
        let Some(node) = document.at(&pointer) else { continue };
        let verdict = walk.value(node.value, form, &Trail::root(&pointer));
        if verdict == Verdict::Drop {
            if pointer.is_root() {
                hollow.push(pointer.file);
            } else {
                walk.edits.remove(pointer);
            }
        }
        for reference in std::mem::take(&mut walk.references) {
            queue.extend(links::follow(&mut walk, reader, document, &reference));
        }
        for owner in std::mem::take(&mut walk.prose) {
            prose::text(&mut walk, reader, document, &owner);
        }
        for (owner, form) in std::mem::take(&mut walk.spreads) {
            queue.extend(spread::names(&mut walk, reader, document, (&owner, form)));
        }
    }
    walk.count_lost();
    walk.tell_outlived();
    walk.tell_ahead();
    walk.tell_emptied();
    walk.tell_shifted();
    walk.tell_unread();
    scalars::exact_texts(&mut walk, reader, document);
    reader.diagnostics.append(&mut walk.diagnostics);
    // The edits move items, so this is the last moment at which places are those of the walk.
    reader.diagnostics = document.traced(std::mem::take(&mut reader.diagnostics));
    document.declared = declared(document);
    walk.edits.apply(document);
    document.removed.extend(std::mem::take(&mut reader.unread));
    for file in hollow {
        document.trees.insert(file, Value::Object(serde_json::Map::new()));
    }
}

/// Whether a value can stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It can, maybe with changes inside.
    Keep,
    /// It cannot; why was said.
    Drop,
}

/// A reference that was found.
struct Reference {
    /// The object that has it.
    owner: Pointer,
    /// The key at which it stands.
    key: &'static str,
    /// The kind of object that must be at its end.
    kind: Kind,
}

/// What a walk knows and gathers.
struct Walk {
    dialect: Dialect,
    diagnostics: Vec<Diagnostic>,
    /// What was said already; a node that is reached twice is not told twice.
    told: BTreeSet<(Code, Pointer, String)>,
    edits: Edits,
    references: Vec<Reference>,
    /// References that stand for an object of names, and what belongs at each name.
    spreads: Vec<(Pointer, Form)>,
    /// References that stand for prose.
    prose: Vec<Pointer>,
    /// Numbers that became strings; how the text writes them is found at the end.
    numbers: Vec<Pointer>,
    readings: Readings,
    /// Files that are not there: which diagnostic tells of each, and how many references want it.
    lost: BTreeMap<(Code, String), (usize, usize)>,
    /// Keys of earlier versions: where each stands first, and how often.
    outlived: BTreeMap<(Kind, &'static str), (Pointer, usize)>,
    /// Keys of later versions: where each stands first, which versions those are, how often.
    ahead: BTreeMap<&'static str, (Pointer, &'static str, usize)>,
    /// Empty lists that are to be objects, and the other way round: where each stands first, and
    /// how often.
    emptied: BTreeMap<&'static str, (Pointer, usize)>,
    /// Keywords of a schema that stand above it, and the first that was moved, with how often.
    shifted: Shifted,
    moved: Option<(Pointer, usize)>,
    /// Keys that nothing is generated from: where each stands first, and how often.
    unread: BTreeMap<(Kind, &'static str), (Pointer, usize)>,
}

impl Walk {
    fn new(dialect: Dialect, readings: Readings) -> Self {
        Self {
            dialect,
            diagnostics: Vec::new(),
            told: BTreeSet::new(),
            edits: Edits::default(),
            references: Vec::new(),
            spreads: Vec::new(),
            prose: Vec::new(),
            numbers: Vec::new(),
            readings,
            lost: BTreeMap::new(),
            outlived: BTreeMap::new(),
            ahead: BTreeMap::new(),
            emptied: BTreeMap::new(),
            shifted: Shifted::new(),
            moved: None,
            unread: BTreeMap::new(),
        }
    }

    /// Keeps a diagnostic, unless it was told before.
    fn say(&mut self, diagnostic: Diagnostic) {
        let new = match &diagnostic.place {
            Place::Key(pointer) | Place::Value(pointer) => {
                self.told.insert((diagnostic.code, pointer.clone(), diagnostic.message.clone()))
            }
            Place::Span(..) | Place::File(_) => true,
        };
        if new {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Says why a reference leads nowhere, once for all that want the same missing file.
    fn lose(&mut self, said: Diagnostic) {
        let file = [Code::UnreadableFile, Code::OutsideReference, Code::RemoteReference]
            .contains(&said.code);
        if !file {
            return self.say(said);
        }
        let next = self.diagnostics.len();
        let key = (said.code, said.message.clone());
        let (index, count) = self.lost.entry(key).or_insert((next, 0));
        *count += 1;
        if *index == next {
            self.diagnostics.push(said);
        }
    }

    /// Tells how many references want the files that are not there.
    fn count_lost(&mut self) {
        for (index, count) in std::mem::take(&mut self.lost).into_values() {
            let Some(said) = self.diagnostics.get_mut(index) else { continue };
            match count {
                1 => {}
                2 => said.message.push_str("; one other reference leads there"),
                more => {
                    let others = more - 1;
                    said.message.push_str(&format!("; {others} other references lead there"));
                }
            }
        }
    }

    /// Says something of a value.
    fn say_at(&mut self, code: Code, trail: &Trail<'_>, message: String) {
        self.say(Diagnostic::at_value(code, &trail.pointer(), message));
    }

    /// Says something of an object, at its key, which is where it begins.
    fn say_of(&mut self, code: Code, trail: &Trail<'_>, message: String) {
        self.say(Diagnostic::at_key(code, &trail.pointer(), message));
    }

    /// Says that a value was read as another one, and puts that in its place.
    fn repair(&mut self, trail: &Trail<'_>, message: String, value: Value) -> Verdict {
        self.say_at(Code::RepairedValue, trail, message);
        self.edits.put(trail.pointer(), value);
        Verdict::Keep
    }

    /// Says that a value has the wrong type.
    fn wrong(&mut self, trail: &Trail<'_>, wanted: &str, value: &Value) -> Verdict {
        if value.is_null() {
            let message = format!("`{}` has no value and was read as absent", trail.name());
            self.say_at(Code::RepairedValue, trail, message);
        } else {
            let message = format!("`{}` must be {wanted}, not {}", trail.name(), noun(value));
            self.say_at(Code::WrongType, trail, message);
        }
        Verdict::Drop
    }

    /// Checks a value.
    fn value(&mut self, value: &Value, form: Form, trail: &Trail<'_>) -> Verdict {
        if let Some(empty) = self.emptied(value, form, trail) {
            self.edits.put(trail.pointer(), empty);
            return Verdict::Keep;
        }
        match form {
            Form::Any => Verdict::Keep,
            Form::Object(kind) => self.object(value, kind, trail),
            Form::Refer(kind) => self.refer(value, kind, trail),
            Form::Schema | Form::SchemaOrBool => self.schema(value, form, trail),
            Form::List(Form::Object(Kind::SecurityRequirement)) => self.security(value, trail),
            Form::List(form) => self.list(value, *form, trail),
            Form::Map(form) => self.map(value, *form, trail),
            Form::Text
            | Form::Bool
            | Form::Size
            | Form::Number
            | Form::Words(_)
            | Form::Reference(_)
            | Form::Type
            | Form::Exclusive => self.scalar(value, form, trail),
        }
    }

    /// Checks each item of a list.
    fn list(&mut self, value: &Value, form: Form, trail: &Trail<'_>) -> Verdict {
        let Some(list) = value.as_array() else {
            let single = matches!(form, Form::Text | Form::Words(_) | Form::Any)
                && !value.is_object()
                && !value.is_null();
            if single {
                let message = format!("`{}` is a list; its one item was read", trail.name());
                return self.repair(trail, message, Value::Array(vec![value.clone()]));
            }
            if let Some(values) = self.named_examples(value, form, trail) {
                let message = "`examples` of a schema is a list; the values were read";
                return self.repair(trail, message.to_owned(), values);
            }
            if form == Form::Schema && value.is_object() && self.is_practical() {
                let message = format!("`{}` is a list; its one schema was read", trail.name());
                self.say_at(Code::RepairedValue, trail, message);
                return self.value(value, form, trail);
            }
            return self.wrong(trail, "a list", value);
        };
        for (index, item) in list.iter().enumerate() {
            let trail = trail.index(index);
            if self.value(item, form, &trail) == Verdict::Drop {
                self.edits.remove(trail.pointer());
            }
        }
        Verdict::Keep
    }

    /// Checks each value of an object whose keys are names.
    fn map(&mut self, value: &Value, form: Form, trail: &Trail<'_>) -> Verdict {
        let Some(map) = value.as_object() else {
            return self.wrong(trail, "an object", value);
        };
        for (key, value) in map {
            let trail = trail.key(key);
            let spread =
                key == "$ref" && value.is_string() && !matches!(form, Form::Text | Form::Any);
            if spread {
                let message = "a reference cannot stand for an object of names; \
                               each name that is there was read as a reference";
                self.say_at(Code::RepairedValue, &trail, message.to_owned());
                self.spreads.extend(trail.pointer().parent().map(|owner| (owner, form)));
            } else if self.value(value, form, &trail) == Verdict::Drop {
                self.edits.remove(trail.pointer());
            }
        }
        Verdict::Keep
    }
}

/// What a value is, with its article.
fn noun(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod accounting;
#[cfg(test)]
mod tests;
