// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A handle of a stream that one reader has.
//!
//! Requests and answers are structs that can be cloned and compared, and are lent to the client that
//! sends them. So a stream in one is behind a handle: clones are cheap, and the one that reads first
//! takes the stream, so that dropping it ends the stream whoever else has a handle.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use futures_core::Stream;

/// A stream of anything.
pub(super) type Source<I> = Pin<Box<dyn Stream<Item = I> + Send>>;

/// A handle of a stream; its clones are handles of the same.
pub(super) struct Handle<I> {
    shared: Arc<Mutex<Option<Source<I>>>>,
    /// Behind a lock, which is never waited for, so that handles are `Sync`.
    own: Mutex<Own<I>>,
}

/// What this handle has taken.
enum Own<I> {
    Nothing,
    Source(Source<I>),
    Done,
}

/// The stream of a handle belongs to another one, which was read before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlreadyRead;

impl fmt::Display for AlreadyRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the stream is read already")
    }
}

impl std::error::Error for AlreadyRead {}

impl<I> Handle<I> {
    /// The first handle of a stream.
    pub(super) fn new(stream: impl Stream<Item = I> + Send + 'static) -> Self {
        let source: Source<I> = Box::pin(stream);
        Self { shared: Arc::new(Mutex::new(Some(source))), own: Mutex::new(Own::Nothing) }
    }

    /// Whether both are handles of one stream.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }

    /// The next item.
    pub(super) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<I, AlreadyRead>>> {
        let own = self.own.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Own::Nothing = own {
            let taken = self.shared.lock().unwrap_or_else(PoisonError::into_inner).take();
            let Some(source) = taken else {
                *own = Own::Done;
                return Poll::Ready(Some(Err(AlreadyRead)));
            };
            *own = Own::Source(source);
        }
        let Own::Source(source) = own else { return Poll::Ready(None) };
        let item = ready!(source.as_mut().poll_next(context));
        if item.is_none() {
            *own = Own::Done;
        }
        Poll::Ready(item.map(Ok))
    }
}

impl<I> Clone for Handle<I> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), own: Mutex::new(Own::Nothing) }
    }
}
