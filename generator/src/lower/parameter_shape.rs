//! What the value of a parameter is made of, by which a style can write it or cannot.

use super::Lowering;
use crate::model::{Location, ParameterFormat, Shape, Style, TypeId};

/// How many aliases are followed.
const ALIASES: usize = 32;

/// What a value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One piece of text.
    Plain,
    /// A list of plain values.
    List,
    /// An object of plain values.
    Object,
    /// Anything else; no style is defined for it.
    Nested,
}

impl Kind {
    /// Whether a style is defined for such values.
    pub(super) fn fits(self, format: ParameterFormat, location: Location) -> bool {
        let ParameterFormat::Style { style, explode, .. } = format else { return true };
        // An exploded list in a cookie would be several cookies joined by `&`.
        let cookie = location == Location::Cookie && explode;
        match self {
            Self::Plain => style != Style::DeepObject,
            Self::List => style != Style::DeepObject && !cookie,
            Self::Object => {
                !cookie && !matches!(style, Style::SpaceDelimited | Style::PipeDelimited)
            }
            Self::Nested => false,
        }
    }

    /// The words for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Plain => "a plain value",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Nested => "nested",
        }
    }
}

impl Lowering<'_> {
    /// What the values of a type are made of.
    pub(super) fn kind(&self, id: TypeId) -> Kind {
        match self.settled(id) {
            Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) => Kind::Plain,
            Shape::List(item) if self.plain(item.id) => Kind::List,
            Shape::Map(value) if self.plain(value.id) => Kind::Object,
            Shape::Object(object) if object.fields.iter().all(|one| self.plain(one.value.id)) => {
                Kind::Object
            }
            Shape::Union(_) if self.plain(id) => Kind::Plain,
            _ => Kind::Nested,
        }
    }

    fn plain(&self, id: TypeId) -> bool {
        match self.settled(id) {
            Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) => true,
            Shape::Union(union) => union.branches.iter().all(|branch| {
                let inner = self.settled(branch.value.id);
                matches!(inner, Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_))
            }),
            _ => false,
        }
    }

    /// The shape of a type behind its aliases.
    fn settled(&self, id: TypeId) -> &Shape {
        static ANY: Shape = Shape::Any(crate::model::Untyped::Unreadable);
        let mut at = id;
        for _ in 0..ALIASES {
            match self.types.get(at).map(|one| &one.shape) {
                Some(Shape::Alias(next)) => at = next.id,
                Some(shape) => return shape,
                None => break,
            }
        }
        &ANY
    }
}
