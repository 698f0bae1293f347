//! Derives: the traits that a type can have, which its parts decide.
//!
//! A trait is promised only where a later version of the document is unlikely to take it away, and
//! where the runtime's own types have it whatever their implementation is.

use super::Derives;
use super::graph::{Edge, Graph, Link, marked};
use crate::model::{Api, Keyword, Scalar, Shape, Type};

/// The traits of every type.
pub(super) fn derives(api: &Api, graph: &Graph, opaque: &[bool]) -> Vec<Derives> {
    let without = |holds: fn(&Type) -> bool| {
        let lacking = api
            .types
            .iter()
            .enumerate()
            .filter(|(index, one)| marked(opaque, *index) || !holds(one));
        graph.reaching(lacking.map(|(index, _)| index).collect(), |_| true)
    };
    let (no_copy, no_eq, no_hash) = (without(copy), without(eq), without(hash));
    let no_default = {
        let lacking = api
            .types
            .iter()
            .enumerate()
            .filter(|(index, one)| marked(opaque, *index) || !default_(api, one));
        let through = |edge: &Edge| matches!(edge.link, Link::Alias);
        graph.reaching(lacking.map(|(index, _)| index).collect(), through)
    };
    let of = |index| Derives {
        copy: !marked(&no_copy, index),
        eq: !marked(&no_eq, index),
        hash: !marked(&no_hash, index),
        default_: !marked(&no_default, index),
    };
    (0..graph.len()).map(of).collect()
}

/// Plain values, and what only gives them another name. Enumerations keep unknown text.
fn copy(one: &Type) -> bool {
    match &one.shape {
        Shape::Scalar(scalar) => {
            !matches!(scalar, Scalar::String | Scalar::Password | Scalar::Base64 | Scalar::Binary)
        }
        Shape::Alias(_) => true,
        _ => false,
    }
}

/// Everything but floating point, and unions, which keep what they do not know as JSON.
fn eq(one: &Type) -> bool {
    !matches!(&one.shape, Shape::Scalar(Scalar::F32 | Scalar::F64) | Shape::Union(_))
}

/// Not what is kept in a map, nor plain JSON, whose hash depends on how the map is made, nor
/// secrets, of which a hash would tell, nor objects: as keys they are rare, and each impl costs
/// every build of the crate.
fn hash(one: &Type) -> bool {
    match &one.shape {
        Shape::Any(_) | Shape::Map(_) | Shape::Object(_) | Shape::Scalar(Scalar::Password) => false,
        _ => eq(one),
    }
}

/// What may be empty: an object without required fields, a list or map without a lower limit.
fn default_(api: &Api, one: &Type) -> bool {
    let at_least_one = || {
        api.schema(one.schema)
            .keywords
            .iter()
            .any(|keyword| matches!(keyword, Keyword::MinItems(1..) | Keyword::MinProperties(1..)))
    };
    match &one.shape {
        Shape::Object(object) => {
            !object.fields.iter().any(|field| field.required) && !at_least_one()
        }
        Shape::List(_) | Shape::Map(_) => !at_least_one(),
        Shape::Alias(_) => true,
        Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) | Shape::Tuple(_) | Shape::Union(_) => {
            false
        }
    }
}
