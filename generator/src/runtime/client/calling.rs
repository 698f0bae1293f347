//! A call under way.
//!
//! A named future spares every operation a state machine of its own, which is most of what a client
//! of a thousand operations costs to compile.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;

use super::super::wire::{Answer, ByteStream, ResponseReader};
use super::error::{Error, Failure, Undecoded};
use super::reply::Reply;

/// Waits for the response that `F` brings and reads it as an `A`.
#[must_use = "futures do nothing unless they are awaited"]
pub struct Calling<F, A> {
    sending: Pin<Box<F>>,
    answer: PhantomData<fn() -> A>,
}

impl<F, A> Calling<F, A> {
    pub(super) fn new(sending: F) -> Self {
        Self { sending: Box::pin(sending), answer: PhantomData }
    }
}

impl<F, A> fmt::Debug for Calling<F, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calling").finish_non_exhaustive()
    }
}

impl<F, A> Future for Calling<F, A>
where
    F: Future<Output = Result<Response<ByteStream>, Failure>>,
    A: Answer,
{
    type Output = Result<Reply<A::Success>, Error<A>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(self.sending.as_mut().poll(context));
        Poll::Ready(response.map_err(Error::from).and_then(settle))
    }
}

/// What a response means to the caller of an operation.
pub(super) fn settle<A: Answer>(
    response: Response<ByteStream>,
) -> Result<Reply<A::Success>, Error<A>> {
    let answer = A::read(&ResponseReader::new(&response));
    let (head, body) = response.into_parts();
    let body = || body.whole().cloned().unwrap_or_default();
    let (status, headers) = (head.status, head.headers);
    match answer {
        Ok(Some(answer)) => match answer.success() {
            Ok(value) => Ok(Reply { status, headers, value }),
            Err(value) => Err(Error::Response(Box::new(Reply { status, headers, value }))),
        },
        Ok(None) => Err(Error::Undeclared(Box::new(Reply { status, headers, value: body() }))),
        Err(fault) => {
            Err(Error::Decode(Box::new(Undecoded { status, headers, body: body(), fault })))
        }
    }
}
