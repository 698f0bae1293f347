//! What the value of a parameter is made of, by which a style can write it or cannot.

use super::Lowering;
use crate::model::{Location, Shape, Style, TypeId};

/// How many aliases are followed.
const ALIASES: usize = 32;

/// How deep a value is looked into.
const DEPTH: usize = 4;

/// What a value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One piece of text.
    Plain,
    /// A list of plain values.
    List,
    /// A plain value or a list of them.
    PlainOrList,
    /// An object of plain values.
    Object,
    /// An object of plain values and lists of them.
    Spread,
    /// Anything else.
    Nested,
}

/// A style, and whether it is exploded.
pub(super) type Manner = (Style, bool);

impl Kind {
    /// Whether a style can write such values at a location, so that they can be read again. For
    /// lists and what is nested in `deepObject` the standard defines nothing; servers that know
    /// the style read them (`ids[]=1`, `filter[by][name]=a`).
    pub(super) fn fits(self, (style, explode): Manner, location: Location) -> bool {
        // An exploded list in a cookie would be several cookies joined by `&`, but in its own style.
        let cookie = location == Location::Cookie && explode && style != Style::Cookie;
        match self {
            _ if style == Style::DeepObject => true,
            Self::Plain => true,
            Self::List | Self::PlainOrList => !cookie,
            // Exploded, the names would be lost.
            Self::Object => {
                let delimited = matches!(style, Style::SpaceDelimited | Style::PipeDelimited);
                !(cookie || delimited && explode)
            }
            Self::Spread => style == Style::Form && explode && location == Location::Query,
            Self::Nested => false,
        }
    }

    /// The words for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Plain => "a plain value",
            Self::List => "a list",
            Self::PlainOrList => "a plain value or a list",
            Self::Object => "an object",
            Self::Spread => "an object of lists",
            Self::Nested => "nested",
        }
    }

    /// What an object has of which one property is that and the others are this.
    fn beside(self, other: Self) -> Self {
        match (self, other) {
            (Self::Object, Self::Plain) => Self::Object,
            (Self::Object | Self::Spread, Self::Plain | Self::List) => Self::Spread,
            _ => Self::Nested,
        }
    }

    /// What a value is that is one or the other.
    fn or(self, other: Self) -> Self {
        use Kind::{List, Object, Plain, PlainOrList, Spread};
        match (self, other) {
            (one, other) if one == other => one,
            (Plain | List | PlainOrList, Plain | List | PlainOrList) => PlainOrList,
            (Object | Spread, Object | Spread) => Spread,
            _ => Self::Nested,
        }
    }
}

impl Lowering<'_> {
    /// What the values of a type are made of.
    pub(super) fn kind(&self, id: TypeId) -> Kind {
        self.kind_within(id, DEPTH)
    }

    fn kind_within(&self, id: TypeId, depth: usize) -> Kind {
        let Some(depth) = depth.checked_sub(1) else { return Kind::Nested };
        let kind = |id: TypeId| self.kind_within(id, depth);
        match self.settled(id) {
            Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) => Kind::Plain,
            Shape::List(item) if kind(item.id) == Kind::Plain => Kind::List,
            Shape::Tuple(items) if items.iter().all(|item| kind(item.id) == Kind::Plain) => {
                Kind::List
            }
            Shape::Map(value) => Kind::Object.beside(kind(value.id)),
            Shape::Object(object) => {
                object.fields.iter().map(|one| kind(one.value.id)).fold(Kind::Object, Kind::beside)
            }
            Shape::Union(union) => {
                let kinds = union.branches.iter().map(|branch| kind(branch.value.id));
                kinds.reduce(Kind::or).unwrap_or(Kind::Plain)
            }
            _ => Kind::Nested,
        }
    }

    /// The shape of a type behind its aliases.
    pub(super) fn settled(&self, id: TypeId) -> &Shape {
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
