// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Values for tests and fuzzers: valid ones, and near misses that break one constraint.

use super::runtime::arbitrary;
use super::models;

pub use super::runtime::arbitrary::{
    ModelVisitor, NearMiss, Unsatisfied, near_misses, near_misses_of, valid, value,
    value_of,
};

arbitrary::each_model! {
    Ticket; TicketRequest; Inbox; Customer; Assignee; TicketStatus; TicketClassification;
    TicketWaitingOn; CsatResponse; Attachment; TicketOrigin; CreatedBy; User;
    SentimentAnalysisClass; Problem;
}

#[cfg(any(feature = "client", feature = "server"))]
use super::operations;

#[cfg(any(feature = "client", feature = "server"))]
pub use super::runtime::arbitrary::{RequestVisitor, request};

#[cfg(any(feature = "client", feature = "server"))]
arbitrary::each_request! {
    UnassignTicketRequest;
}

#[cfg(all(feature = "client", feature = "server"))]
pub use super::runtime::arbitrary::{Idle, Reach, Reaching};

#[cfg(all(feature = "client", feature = "server"))]
struct Nobody;

#[cfg(all(feature = "client", feature = "server"))]
impl super::server::Service for Nobody {
    type Error = Idle;
    type Principal = ();

    async fn authenticate(&self, _: super::server::Credentials) -> Result<(), Idle> {
        Ok(())
    }
}

#[cfg(all(feature = "client", feature = "server"))]
impl super::server::Tickets for Nobody {}

/// Sends each operation a request in memory, made of the bytes, and says which were reached.
#[cfg(all(feature = "client", feature = "server"))]
pub fn reach(bytes: &[u8]) -> Vec<Reach> {
    let mut reaching = Reaching::new(super::server::router(Nobody), bytes);
    each_request(&mut reaching);
    reaching.into_found()
}
