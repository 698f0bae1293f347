//! Users: which tags have an operation that needs a type, and which types are there without one:
//! webhooks and callbacks are there whatever tags somebody uses.

use super::direction::{inputs, outputs};
use super::graph::{Graph, marks};
use crate::model::{Api, Origin, Traffic};

/// The tags whose operations need a type, however deep, by the index of the type.
pub(super) fn users(api: &Api, graph: &Graph) -> Vec<Vec<usize>> {
    let mut users = vec![Vec::new(); graph.len()];
    for tag in 0..api.tags.len() {
        let own = api.operations.iter().filter(|one| one.tag == tag);
        let seeds = own.flat_map(|one| inputs(api, one).into_iter().chain(outputs(one)));
        let reached = graph.reached(seeds.map(|held| held.id.index()).collect(), |_| true);
        for index in marks(&reached) {
            if let Some(users) = users.get_mut(index) {
                users.push(tag);
            }
        }
    }
    users
}

/// The types that are not there for the operations of tags only: components that no operation needs,
/// what webhooks and callbacks need, and whatever they hold.
pub(super) fn kept(api: &Api, graph: &Graph, users: &[Vec<usize>]) -> Vec<bool> {
    let is_sent = |tag: &usize| api.tags.get(*tag).is_some_and(|one| one.traffic != Traffic::Calls);
    let unused = users.iter().zip(&api.types).enumerate().filter(|(_, (users, one))| {
        users.is_empty() && matches!(one.origin, Origin::Component(_)) || users.iter().any(is_sent)
    });
    graph.reached(unused.map(|(index, _)| index).collect(), |_| true)
}
