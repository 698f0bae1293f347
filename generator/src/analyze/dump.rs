//! [`Facts`] as text for reading: a line a type, only what is not a matter of course.

use std::fmt::Write;

use super::{Facts, Place, Side};
use crate::model::{Api, Origin, Type, TypeId};

/// The facts of every type that has any.
#[must_use]
pub fn dump(facts: &Facts, api: &Api) -> String {
    let mut text = String::new();
    for (id, one) in api.types() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "type {} {}: {}", id.index(), origin(one), line(facts, id));
    }
    text
}

/// Where a type comes from, in a few words.
fn origin(one: &Type) -> String {
    match &one.origin {
        Origin::Component(name) => name.clone(),
        Origin::Member(owner, words) => format!("in type {} at {}", owner.index(), words.join(".")),
        Origin::Operation(index, words) => format!("in operation {index} at {}", words.join(".")),
    }
}

fn line(facts: &Facts, id: TypeId) -> String {
    let sides = match facts.sides(id) {
        [] => "not emitted".to_owned(),
        sides => sides
            .iter()
            .map(|side| format!("{side:?}").to_lowercase())
            .collect::<Vec<_>>()
            .join(" + "),
    };
    let mut words = vec![sides];
    let derives = facts.derives(id);
    let traits = [
        (derives.copy, "Copy"),
        (derives.eq, "Eq"),
        (derives.hash, "Hash"),
        (derives.default_, "Default"),
    ];
    words.extend(traits.into_iter().filter(|(has, _)| *has).map(|(_, name)| name.to_owned()));
    let asked = match facts.sides(id) {
        [] => &[Side::Both],
        sides => sides,
    };
    words.extend(asked.iter().filter(|side| facts.exact(id, **side)).map(|side| match side {
        Side::Both => "exact".to_owned(),
        Side::Response => "exact as response".to_owned(),
        Side::Request => "exact as request".to_owned(),
    }));
    let places = facts.boxed.get(id.index()).into_iter().flatten();
    words.extend(places.map(|place| match place {
        Place::Field(index) => format!("boxed field {index}"),
        Place::Branch(index) => format!("boxed branch {index}"),
        Place::Alias => "boxed alias".to_owned(),
    }));
    words.join(", ")
}
