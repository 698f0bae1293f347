//! [`Api`] → the values that became untyped JSON although their schema says something of them.
//!
//! Counted are the places where a value stands: properties, items, parameters, bodies, headers and
//! responses. What a named type holds is counted inside of that type, not where it is used; lists
//! and maps are looked through, because what they hold is part of the Rust type at the place.

use super::places::places;
use crate::model::{Api, Keyword, Shape, TypeId, TypeUse, Untyped};
use crate::pointer::Pointer;

/// How deep lists of maps of lists are followed.
const DEPTH: usize = 64;

/// The values of an API, by what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values {
    /// How many values there are.
    pub total: usize,
    /// Those that are or contain untyped JSON although their schema says what they are.
    pub untyped: Vec<UntypedValue>,
}

/// A value that is or contains untyped JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UntypedValue {
    /// Where its schema is written.
    pub pointer: Pointer,
    /// Why nothing better is known.
    pub reason: Reason,
}

/// Why a value is or contains untyped JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// An object or a list of which the document says nothing but that.
    FreeForm,
    /// The type is plain JSON.
    Json(Untyped),
}

impl Reason {
    /// Whether the document itself says no more: no generator could know better.
    #[must_use]
    pub const fn is_the_documents(self) -> bool {
        matches!(self, Self::FreeForm | Self::Json(Untyped::Unconstrained))
    }

    /// The reason as reports name it; scripts may rely on it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FreeForm => "free-form",
            Self::Json(Untyped::Unconstrained) => "unconstrained",
            Self::Json(Untyped::TooMany) => "too-many-branches",
            Self::Json(Untyped::Never) => "never",
            Self::Json(Untyped::Unreadable) => "unreadable",
        }
    }

    /// What it means, in a few words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::FreeForm => "an object or a list of which the document says no more",
            Self::Json(Untyped::Unconstrained) => "the schema says nothing of types",
            Self::Json(Untyped::TooMany) => {
                "more branches than are merged with what is around them"
            }
            Self::Json(Untyped::Never) => "the schema accepts nothing",
            Self::Json(Untyped::Unreadable) => "the schema could not be read",
        }
    }
}

impl Values {
    /// Counts the values of an API.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let mut counted = Self::default();
        for (pointer, value) in places(api) {
            counted.value(api, &pointer, value);
        }
        counted
    }

    fn value(&mut self, api: &Api, pointer: &Pointer, value: TypeUse) {
        self.total += 1;
        if !api.schema(value.schema).keywords.iter().any(says) {
            return;
        }
        if let Some(reason) = reason(api, value.id) {
            self.untyped.push(UntypedValue { pointer: pointer.clone(), reason });
        }
    }
}

/// Why a type is or contains JSON; nothing where it does not. Named parts speak for themselves.
fn reason(api: &Api, start: TypeId) -> Option<Reason> {
    let mut id = start;
    let mut inside = false;
    for _ in 0..DEPTH {
        id = match &api.get(id)?.shape {
            Shape::Any(Untyped::Unconstrained) if inside => return Some(Reason::FreeForm),
            Shape::Any(reason) => return Some(Reason::Json(*reason)),
            Shape::Map(held) | Shape::List(held) => {
                inside = true;
                held.id
            }
            Shape::Alias(held) => held.id,
            // The items of a tuple are values of their own.
            Shape::Scalar(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Tuple(_)
            | Shape::Union(_) => return None,
        };
    }
    None
}

/// Whether a keyword says what a value is.
fn says(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Reference(_)
            | Keyword::Type(_)
            | Keyword::Enum(_)
            | Keyword::Const(_)
            | Keyword::Properties(_)
            | Keyword::Items(_)
            | Keyword::AllOf(_)
            | Keyword::AnyOf(_)
            | Keyword::OneOf(_)
    )
}
