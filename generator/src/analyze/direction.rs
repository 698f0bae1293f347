//! Direction: which types are not the same in requests and in responses, and which are needed where.
//!
//! What the provider sends in a webhook or callback is as what it answers, and what is answered there
//! as a request: a direction is who says it, provider or consumer.
//!
//! A type is needed in a direction when an operation sends it there or the configuration names it.
//! A component that no operation needs is still part of the API: it gets its response type,
//! which is the one that bears the component's own name.

use super::graph::{Edge, Graph, marked, marks};
use super::{Direction, Side, component, opaque};
use crate::config::Config;
use crate::model::{
    Access, Api, Content, ContentKind, Operation, Origin, Response, Shape, Type, TypeId, TypeUse,
};

/// How many aliases are followed.
const ALIASES: usize = 32;

/// The types that hold a read-only or write-only property, however deep.
pub(super) fn differing(graph: &Graph) -> Vec<bool> {
    let seeds =
        graph.all().filter(|(_, edge)| edge.access != Access::ReadWrite).map(|(from, _)| from);
    graph.reaching(seeds.collect(), |_| true)
}

/// What is emitted for each type.
pub(super) fn sides(api: &Api, config: &Config, graph: &Graph, differs: &[bool]) -> Vec<Vec<Side>> {
    let (sent, answered) = used(api, config, graph);
    let of = |index: usize| match (
        marked(differs, index),
        marked(&answered, index),
        marked(&sent, index),
    ) {
        (_, false, false) => Vec::new(),
        (false, ..) => vec![Side::Both],
        (true, true, false) => vec![Side::Response],
        (true, false, true) => vec![Side::Request],
        (true, true, true) => vec![Side::Response, Side::Request],
    };
    let emitted = |one: &Type| one.is_nominal() && !opaque::is_replaced(one, config);
    api.types
        .iter()
        .enumerate()
        .map(|(index, one)| if emitted(one) { of(index) } else { Vec::new() })
        .collect()
}

/// The types that are needed in requests, and those that are needed in responses.
fn used(api: &Api, config: &Config, graph: &Graph) -> (Vec<bool>, Vec<bool>) {
    let (to_server, to_client) =
        (|edge: &Edge| edge.on(Side::Request), |edge: &Edge| edge.on(Side::Response));
    let of = |direction: Direction| -> Vec<usize> {
        let uses = api.operations.iter().flat_map(|one| match way(one) == direction {
            true => inputs(api, one),
            false => outputs(one),
        });
        uses.map(|held| held.id.index()).collect()
    };
    let (inputs, outputs) = (of(Direction::Request), of(Direction::Response));
    let sent = graph.reached(inputs.clone(), to_server);
    let answered = graph.reached(outputs, to_client);
    let unused =
        api.types.iter().enumerate().filter(|(_, one)| matches!(one.origin, Origin::Component(_)));
    let unused = unused
        .map(|(index, _)| index)
        .filter(|index| !marked(&sent, *index) && !marked(&answered, *index));
    let more = marks(&answered).into_iter().chain(unused).chain(asked(api, &config.types.response));
    let answered = graph.reached(more.collect(), to_client);
    let more = inputs.into_iter().chain(asked(api, &config.types.request));
    (graph.reached(more.collect(), to_server), answered)
}

/// The components that the configuration names.
fn asked(api: &Api, names: &[String]) -> Vec<usize> {
    names.iter().filter_map(|name| component(api, name)).map(TypeId::index).collect()
}

pub(super) fn inputs(api: &Api, operation: &Operation) -> Vec<TypeUse> {
    let parameters = operation.parameters.iter().map(|one| one.value);
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    parameters.chain(contents.flat_map(|one| sent(api, one, way(operation)))).collect()
}

/// The way of the requests of an operation.
fn way(operation: &Operation) -> Direction {
    Direction::sent(operation.role.traffic())
}

/// The types of a body; those of the fields where it is a form with files, which has a type of its
/// own.
fn sent(api: &Api, content: &Content, direction: Direction) -> Vec<TypeUse> {
    let ContentKind::Parts(mut value) = content.kind else {
        return content.kind.value().into_iter().collect();
    };
    for _ in 0..ALIASES {
        match api.get(value.id).map(|one| &one.shape) {
            Some(Shape::Alias(target)) => value = *target,
            Some(Shape::Object(object)) => {
                let fields = object.fields.iter();
                let fields = fields.filter(|field| direction.has(field.access));
                return fields.map(|field| field.value).collect();
            }
            _ => break,
        }
    }
    Vec::new()
}

pub(super) fn outputs(operation: &Operation) -> Vec<TypeUse> {
    let of = |one: &Response| -> Vec<TypeUse> {
        let headers = one.headers.iter().map(|header| header.value);
        headers.chain(one.contents.iter().filter_map(|one| one.kind.value())).collect()
    };
    operation.responses.iter().flat_map(of).collect()
}
