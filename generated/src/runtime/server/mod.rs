// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A service → an axum router.

mod answers;
mod body;
mod call;
mod limits;
mod listen;
mod paced;
mod pattern;
mod presented;
mod rejection;
mod route;
mod serve;
mod unimplemented;

pub use answers::WrongAnswer;
pub use call::{Answering, Call, Handled};
pub use limits::{Files, Limits};
pub use listen::listen;
pub use presented::Presented;
pub use rejection::Rejection;
pub use route::{Choice, Route};
pub use serve::{Dispatch, principal, router, router_extracting};
pub use unimplemented::{
    Method, NotImplemented, NotImplementedFuture, is_default, not_implemented,
};

pub use super::wire::Problem;

#[cfg(feature = "tracing")]
mod told;
#[cfg(feature = "tracing")]
pub use told::tell;
