// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Calls without `async`: whoever waits blocks its thread.
//!
//! Sockets and clocks need somebody to watch them: one thread does for all calls of a process. It is
//! started by the first call and sleeps between them.

use std::future::{Future, pending};
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use futures_core::Stream;
use tokio::runtime::{Builder, Handle};

use super::error::Error;

/// Waits for a call of a client.
///
/// ```text
/// use api::runtime::client::Blocking;
///
/// let reply = client.unassign_ticket(&request).wait()?;
/// ```
///
/// A thread that runs `async` code should not wait so: it does nothing else meanwhile.
pub trait Blocking: Sized {
    /// What comes of it.
    type Output;

    /// Blocks the thread until the call has ended.
    ///
    /// # Errors
    /// Those of the call; [`Error::Transport`] as well when no thread can be started.
    fn wait(self) -> Self::Output;
}

impl<F, V, R> Blocking for F
where
    F: Future<Output = Result<V, Error<R>>>,
{
    type Output = Result<V, Error<R>>;

    fn wait(self) -> Self::Output {
        let handle = watcher().map_err(|error| Error::Transport(error.into()))?;
        let mut call = pin!(self);
        block(&handle, |context| call.as_mut().poll(context))
    }
}

/// Waits for the pages of a client, one after the other.
pub trait BlockingPages: Stream + Sized {
    /// An iterator that blocks the thread until the next is there.
    fn wait_for_each(self) -> Each<Self> {
        Each(Box::pin(self))
    }
}

impl<S, V, R> BlockingPages for S where S: Stream<Item = Result<V, Error<R>>> {}

/// The items of a stream; whoever asks for the next waits for it.
pub struct Each<S>(Pin<Box<S>>);

impl<S, V, R> Iterator for Each<S>
where
    S: Stream<Item = Result<V, Error<R>>>,
{
    type Item = Result<V, Error<R>>;

    fn next(&mut self) -> Option<Self::Item> {
        match watcher() {
            Ok(handle) => block(&handle, |context| self.0.as_mut().poll_next(context)),
            Err(error) => Some(Err(Error::Transport(error.into()))),
        }
    }
}

/// Wakes the thread that waits.
struct Waiting(Thread);

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Polls until there is something; what is polled finds sockets and clocks.
fn block<V>(handle: &Handle, mut poll: impl FnMut(&mut Context<'_>) -> Poll<V>) -> V {
    let waker = Waker::from(Arc::new(Waiting(thread::current())));
    let mut context = Context::from_waker(&waker);
    let _here = handle.enter();
    loop {
        match poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

/// The thread that watches.
fn watcher() -> io::Result<Handle> {
    static WATCHER: Mutex<Option<Handle>> = Mutex::new(None);
    let mut watcher = WATCHER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*watcher {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let thread = thread::Builder::new().name("client".to_owned());
    thread.spawn(move || runtime.block_on(pending::<()>()))?;
    *watcher = Some(handle.clone());
    Ok(handle)
}
