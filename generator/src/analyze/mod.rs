//! [`Api`] → [`Facts`]: what emitters need to know of types and would otherwise have to decide.
//!
//! One file per fact. Each is a closure over the graph of types, so cycles need no care of their
//! own, and none depends on the order in which types are listed: adding an unrelated type changes
//! no fact of another.

mod conditions;
mod derives;
mod direction;
mod dump;
mod exactness;
mod formats;
mod graph;
mod keywords;
mod limits;
mod opaque;
mod recursion;
mod refusals;
mod rivals;
mod together;
mod users;

#[cfg(test)]
pub(crate) mod sketch;
#[cfg(test)]
mod tests;

pub use conditions::{Condition, condition, constant, of_names};
pub use dump::dump;
pub use formats::{checked, of_text};
pub use limits::{limits, own_limits};
pub use refusals::{refusals, undeclared};

use std::collections::BTreeSet;

use graph::Graph;

use crate::config::Config;
use crate::model::{Access, Api, Field, Origin, Shape, Traffic, TypeId};

/// The way that a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the consumer of the API to its provider: what is called, and what answers a webhook.
    Request,
    /// From the provider to the consumer: what answers a call, and what a webhook brings.
    Response,
}

impl Direction {
    /// The way of a request.
    #[must_use]
    pub fn sent(traffic: Traffic) -> Self {
        match traffic {
            Traffic::Calls => Self::Request,
            Traffic::Webhooks | Traffic::Callbacks => Self::Response,
        }
    }

    /// The way of its answer.
    #[must_use]
    pub fn answered(traffic: Traffic) -> Self {
        match traffic {
            Traffic::Calls => Self::Response,
            Traffic::Webhooks | Traffic::Callbacks => Self::Request,
        }
    }

    /// Whether a property of this access travels that way.
    #[must_use]
    pub fn has(self, access: Access) -> bool {
        match self {
            Self::Request => Side::Request.has(access),
            Self::Response => Side::Response.has(access),
        }
    }
}

/// Which of the Rust types of a [`TypeId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The only one: it serves both directions.
    Both,
    /// The one that responses hold.
    Response,
    /// The one that requests hold.
    Request,
}

impl Side {
    /// Whether a property of this access is a field on this side.
    #[must_use]
    pub fn has(self, access: Access) -> bool {
        match self {
            Self::Both => true,
            Self::Response => access != Access::WriteOnly,
            Self::Request => access != Access::ReadOnly,
        }
    }
}

/// A place inside a type where a value of another type stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A field, by its index in [`crate::model::Object::fields`].
    Field(usize),
    /// A branch, by its index in [`crate::model::Union::branches`].
    Branch(usize),
    /// The type that an alias stands for.
    Alias,
}

/// The traits that the Rust type of a [`TypeId`] can have beyond `Debug`, `Clone` and `PartialEq`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four questions with four answers")]
pub struct Derives {
    /// `Copy`: plain values only, since a struct that gains a text field would lose it.
    pub copy: bool,
    /// `Eq`.
    pub eq: bool,
    /// `Hash`.
    pub hash: bool,
    /// `Default`: nothing has to be given.
    pub default_: bool,
}

/// What is known of the types of an API, by [`TypeId`]. An id of another API has no facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    differs: Vec<bool>,
    sides: Vec<Vec<Side>>,
    boxed: Vec<BTreeSet<Place>>,
    derives: Vec<Derives>,
    exact: exactness::Exactness,
    users: Vec<Vec<usize>>,
    kept: Vec<bool>,
    holders: Vec<formats::Holder>,
    rivals: BTreeSet<Traffic>,
    circle: usize,
}

/// What is known of the types of an API.
#[must_use]
pub fn analyze(api: &Api, config: &Config) -> Facts {
    let opaque = opaque::opaque(api, config);
    let graph = Graph::new(api, &opaque);
    let differs = direction::differing(&graph);
    let users = users::users(api, &graph);
    Facts {
        sides: direction::sides(api, config, &graph, &differs),
        boxed: recursion::boxed(&graph),
        derives: derives::derives(api, &graph, &opaque),
        exact: exactness::exactness(api, &graph, &opaque),
        kept: users::kept(api, &graph, &users),
        users,
        holders: formats::holders(api, config, &opaque),
        rivals: rivals::rivals(api),
        circle: recursion::circle(&graph),
        differs,
    }
}

/// The names in `[types]` of the configuration that are no component of the document, each as
/// the key and the name: `types.request: Tikcet`.
#[must_use]
pub fn unmatched(api: &Api, config: &Config) -> Vec<String> {
    let types = &config.types;
    let named = |key: &'static str, names: Vec<&String>| {
        let missing = names.into_iter().filter(|name| component(api, name).is_none());
        missing.map(|name| format!("{key}: {name}")).collect::<Vec<_>>()
    };
    [
        named("types.request", types.request.iter().collect()),
        named("types.response", types.response.iter().collect()),
        named("types.replace", types.replace.keys().collect()),
        named("types.derive", types.derive.keys().collect()),
        named("types.keep_unknown", types.keep_unknown.iter().collect()),
    ]
    .concat()
}

/// The component of a name.
fn component(api: &Api, name: &str) -> Option<TypeId> {
    api.types()
        .find(|(_, one)| matches!(&one.origin, Origin::Component(own) if own == name))
        .map(|(id, _)| id)
}

impl Facts {
    /// How many types hold each other at the most.
    #[must_use]
    pub(crate) const fn circle(&self) -> usize {
        self.circle
    }

    /// Whether there are operations that the same request may be meant for.
    #[must_use]
    pub fn has_rivals(&self, traffic: Traffic) -> bool {
        self.rivals.contains(&traffic)
    }

    /// What is emitted for a type: one for both directions, one for each that is needed, or none
    /// (inline plain types, types that the configuration replaces, inline types of a part that no
    /// direction has).
    #[must_use]
    pub fn sides(&self, id: TypeId) -> &[Side] {
        self.sides.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// Which of the Rust types of a type stands where a value travels in a direction.
    #[must_use]
    pub fn side(&self, id: TypeId, wanted: Direction) -> Side {
        match (self.differs(id), wanted) {
            (false, _) => Side::Both,
            (true, Direction::Request) => Side::Request,
            (true, Direction::Response) => Side::Response,
        }
    }

    /// Whether a type is not the same in both directions: it, or something that it holds, has a
    /// read-only or write-only property.
    #[must_use]
    pub fn differs(&self, id: TypeId) -> bool {
        self.differs.get(id.index()).copied().unwrap_or_default()
    }

    /// Whether the value at a place must be boxed, because the type would hold itself.
    ///
    /// A circle is cut at fields first, then at branches: `Expr::Sum(Sum)` stays plain where
    /// `Sum::left` is boxed.
    #[must_use]
    pub fn boxed(&self, owner: TypeId, place: Place) -> bool {
        self.boxed.get(owner.index()).is_some_and(|places| places.contains(&place))
    }

    /// The traits that a type can have.
    #[must_use]
    pub fn derives(&self, id: TypeId) -> Derives {
        self.derives.get(id.index()).copied().unwrap_or_default()
    }

    /// The tags whose operations need a type, in their order.
    #[must_use]
    pub fn users(&self, id: TypeId) -> &[usize] {
        self.users.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The tags without which nobody needs a type; nothing when it is there for its own sake, or
    /// for that of a type which is.
    #[must_use]
    pub fn audience(&self, id: TypeId) -> Option<&[usize]> {
        let is_kept = self.kept.get(id.index()).copied().unwrap_or_default();
        Some(self.users(id)).filter(|users| !is_kept && !users.is_empty())
    }

    /// Whether decoding and `conforms` together refuse everything that the schema of a type
    /// refuses, so that the checker has nothing to add. False is always right, only slower.
    #[must_use]
    pub fn exact(&self, id: TypeId, side: Side) -> bool {
        self.exact.of(id, side)
    }

    /// Whether a type holds its values to a `format`, or has no values that break it.
    #[must_use]
    pub fn enforces(&self, id: TypeId, format: &str) -> bool {
        self.holders.get(id.index()).is_some_and(|holder| holder.holds(format))
    }

    /// The fields of an object that a side has, with their indices; none for other shapes.
    pub fn fields<'a>(
        &self,
        api: &'a Api,
        id: TypeId,
        side: Side,
    ) -> impl Iterator<Item = (usize, &'a Field)> + use<'a> {
        let fields = match api.get(id).map(|one| &one.shape) {
            Some(Shape::Object(object)) => object.fields.as_slice(),
            _ => &[],
        };
        fields.iter().enumerate().filter(move |(_, field)| side.has(field.access))
    }
}
