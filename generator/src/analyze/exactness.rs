//! Exactness: whether decoding a type and its `conforms` refuse all that its schema refuses.
//!
//! The checker runs at the root that is validated, so a type is exact when everything that it holds
//! on that side is. A type whose schema accepts null has no value for it, so as a root it is not
//! exact; where it is held, the place is nullable and speaks for it.

use super::graph::{Graph, marked};
use super::{Side, keywords};
use crate::model::{Access, Additional, Api, Shape, Type, TypeId};

/// Which types are exact, by direction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Exactness {
    response: Vec<bool>,
    request: Vec<bool>,
}

impl Exactness {
    /// Whether a type is exact as a root. A type that serves both directions is the same in both.
    pub(super) fn of(&self, id: TypeId, side: Side) -> bool {
        match side {
            Side::Both => marked(&self.response, id.index()) && marked(&self.request, id.index()),
            Side::Response => marked(&self.response, id.index()),
            Side::Request => marked(&self.request, id.index()),
        }
    }
}

/// Which types are exact.
pub(super) fn exactness(api: &Api, graph: &Graph, opaque: &[bool]) -> Exactness {
    let own: Vec<bool> = api
        .types
        .iter()
        .enumerate()
        .map(|(index, one)| !marked(opaque, index) && keywords::covered(api, one))
        .collect();
    Exactness {
        response: exact(api, graph, &own, Side::Response),
        request: exact(api, graph, &own, Side::Request),
    }
}

fn exact(api: &Api, graph: &Graph, own: &[bool], side: Side) -> Vec<bool> {
    let one_is_exact =
        |(index, one): (usize, &Type)| marked(own, index) && sound_omission(api, one, side);
    let local: Vec<bool> = api.types.iter().enumerate().map(one_is_exact).collect();
    let lost = graph
        .all()
        .filter(|(_, edge)| edge.on(side) && edge.to >= graph.len())
        .map(|(from, _)| from);
    let inexact =
        local.iter().enumerate().filter(|(_, exact)| !**exact).map(|(index, _)| index).chain(lost);
    let reaching = graph.reaching(inexact.collect(), |edge| edge.on(side));
    api.types.iter().zip(reaching).map(|(one, reaching)| !reaching && !one.nullable).collect()
}

/// Whether the properties that a side does not have can be judged without their types.
///
/// Where they are refused, their presence is the fault. Where they are passed over, their schemas
/// still speak of their values, and where unknown properties are kept or refused they are neither.
fn sound_omission(api: &Api, one: &Type, side: Side) -> bool {
    let Shape::Object(object) = &one.shape else { return true };
    let refused = match side {
        Side::Request => api.read_only == crate::config::ReadOnly::Refuse,
        Side::Both | Side::Response => false,
    };
    let omits = object
        .fields
        .iter()
        .any(|field| field.access != Access::ReadWrite && !side.has(field.access));
    !omits || (refused && object.additional == Additional::Dropped)
}
