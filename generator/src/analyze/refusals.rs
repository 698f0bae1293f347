//! Which statuses a generated server answers an operation with by itself.
//!
//! Those of a request that reaches no operation (404, 405) belong to none, and those of a fault in
//! the service (5xx) are nothing that a document promises.

use std::collections::BTreeSet;

use crate::config::{Layout, Switch};
use crate::model::{Operation, Status};

/// The statuses that the server of an operation answers before its handler is called.
#[must_use]
pub fn refusals(operation: &Operation, layout: &Layout) -> BTreeSet<u16> {
    let mut statuses = BTreeSet::new();
    if layout.server == Switch::Never {
        return statuses;
    }
    // Hosts, path and query, headers.
    statuses.extend([400, 414, 431]);
    if !operation.security.is_empty()
        && operation.security.iter().all(|one| !one.requirements.is_empty())
    {
        statuses.insert(401);
    }
    if operation.body.is_some() || !operation.parameters.is_empty() {
        statuses.insert(422);
    }
    if operation.body.is_some() {
        statuses.extend([408, 413, 415]);
    }
    if !operation.offers().is_empty() {
        statuses.insert(406);
    }
    statuses
}

/// Those of them that the operation does not declare: by themselves, by a range, by `default`.
#[must_use]
pub fn undeclared(operation: &Operation, layout: &Layout) -> Vec<u16> {
    let is_declared = |status: &u16| {
        operation.responses.iter().any(|one| match one.status {
            Status::Code(code) => code == *status,
            Status::Range(hundreds) => status / 100 == hundreds,
            Status::Default => true,
        })
    };
    refusals(operation, layout).into_iter().filter(|status| !is_declared(status)).collect()
}
