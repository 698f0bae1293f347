//! Whether there are operations that the same request may be meant for: the same method, and paths
//! that differ in the names of their parameters only.

use std::collections::BTreeSet;

use crate::model::Api;

pub(super) fn rivals(api: &Api) -> bool {
    let mut known = BTreeSet::new();
    !api.operations.iter().all(|one| known.insert((one.method.as_str(), one.path.skeleton())))
}
