//! Whether there are operations that the same request may be meant for: the same method, and paths
//! that differ in the names of their parameters only.

use std::collections::BTreeSet;

use crate::model::{Api, Traffic};

pub(super) fn rivals(api: &Api) -> BTreeSet<Traffic> {
    let mut known = BTreeSet::new();
    let mut rivals = BTreeSet::new();
    for one in &api.operations {
        let traffic = one.role.traffic();
        if !known.insert((traffic, one.method.as_str(), one.path.skeleton())) {
            rivals.insert(traffic);
        }
    }
    rivals
}
