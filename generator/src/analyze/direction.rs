//! Direction: which types are not the same in requests and in responses, and which are needed where.
//!
//! A type is needed in a direction when an operation sends it there or the configuration names it.
//! A component that no operation needs is still part of the API: it gets its response type,
//! which is the one that bears the component's own name.

use super::graph::{Edge, Graph, marked, marks};
use super::{Side, component, opaque};
use crate::config::Config;
use crate::model::{Access, Api, Content, Operation, Origin, Response, Type, TypeId, TypeUse};

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
    let inputs: Vec<usize> =
        api.operations.iter().flat_map(inputs).map(|held| held.id.index()).collect();
    let outputs: Vec<usize> =
        api.operations.iter().flat_map(outputs).map(|held| held.id.index()).collect();
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

pub(super) fn inputs(operation: &Operation) -> Vec<TypeUse> {
    let parameters = operation.parameters.iter().map(|one| one.value);
    parameters.chain(operation.body.iter().filter_map(|body| json(&body.content))).collect()
}

pub(super) fn outputs(operation: &Operation) -> Vec<TypeUse> {
    let of = |one: &Response| {
        let headers: Vec<TypeUse> = one.headers.iter().map(|header| header.value).collect();
        headers.into_iter().chain(one.content.as_ref().and_then(json))
    };
    operation.responses.iter().flat_map(of).collect()
}

fn json(content: &Content) -> Option<TypeUse> {
    content.kind.value()
}
