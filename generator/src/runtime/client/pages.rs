//! Answers that continue in others → a `Stream` of them, or of their items.
//!
//! A page is asked for when somebody asks for it, and not before. After an error the stream ends, but
//! for an item that is not what it should be: those after it are read.

use std::collections::VecDeque;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::{Response, Uri};
use serde_json::Value;

use super::super::wire::{Answer, ByteStream, RequestError, RequestWriter, ResponseReader};
use super::super::{Decode, Mode, from_value};
use super::calling::settle;
use super::error::{Error, Failure};
use super::page_error::PageError;
use super::paging::{Paging, Position};
use super::reply::Reply;

/// A request under way: where it goes, and the response that it brings.
pub(super) type Asked<F> = (Option<Uri>, F);

/// From page to page, without a word of what is on them.
pub(super) struct Walk<S, F> {
    send: S,
    sending: Option<(Option<Uri>, Pin<Box<F>>)>,
    next: Next,
    position: Position,
}

/// A page, and the items on it.
type Page = (Response<ByteStream>, Vec<Value>);

/// What comes after a page.
enum Next {
    /// Another one.
    Page(Box<RequestWriter>),
    /// Nothing, and there should be something.
    Fault(Failure),
    /// Nothing.
    End,
}

impl<S, F> Walk<S, F>
where
    S: Fn(RequestWriter) -> Asked<F>,
    F: Future<Output = Result<Response<ByteStream>, Failure>>,
{
    pub(super) fn new(
        written: Result<RequestWriter, RequestError>,
        paging: &'static Paging,
        send: S,
    ) -> Self {
        let (position, next) = match written {
            Ok(writer) => (Position::of(paging, &writer), Next::Page(Box::new(writer))),
            Err(error) => {
                let nothing = RequestWriter::new("", "");
                (Position::of(paging, &nothing), Next::Fault(Failure::Request(error)))
            }
        };
        Self { send, sending: None, next, position }
    }

    /// The next page and its items.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page, Failure>>> {
        if self.sending.is_none() {
            match &self.next {
                Next::Page(writer) => {
                    let (uri, sending) = (self.send)(RequestWriter::clone(writer));
                    self.sending = Some((uri, Box::pin(sending)));
                }
                Next::Fault(_) | Next::End => {
                    let last = std::mem::replace(&mut self.next, Next::End);
                    return Poll::Ready(match last {
                        Next::Fault(fault) => Some(Err(fault)),
                        _ => None,
                    });
                }
            }
        }
        let Some((uri, sending)) = &mut self.sending else { return Poll::Ready(None) };
        let response = ready!(sending.as_mut().poll(context));
        let uri = uri.take().unwrap_or_default();
        self.sending = None;
        let next = std::mem::replace(&mut self.next, Next::End);
        Poll::Ready(Some(response.map(|response| {
            let items = self.turn(next, &uri, &response);
            (response, items)
        })))
    }

    /// Looks at a page for what follows it, and takes the items out.
    fn turn(&mut self, now: Next, here: &Uri, page: &Response<ByteStream>) -> Vec<Value> {
        let Next::Page(mut writer) = now else { return Vec::new() };
        if !page.status().is_success() {
            return Vec::new();
        }
        let text = ResponseReader::new(page).utf8().unwrap_or_default();
        // What is no JSON is told by whoever reads the page.
        let mut body: Value = serde_json::from_str(text).unwrap_or_default();
        let (items, next) = match self.position.items(&mut body) {
            Ok(items) => {
                let turned = self.position.turn(&mut writer, (here, page), (&body, items.len()));
                (items, turned)
            }
            Err(fault) => (Vec::new(), Err(fault)),
        };
        self.next = match next {
            Ok(true) => Next::Page(writer),
            Ok(false) => Next::End,
            Err(fault) => Next::Fault(Failure::Page(fault)),
        };
        items
    }
}

/// The pages of an operation that answers with `A`.
#[must_use = "streams do nothing unless they are polled"]
pub(super) struct Pages<S, F, A> {
    walk: Walk<S, F>,
    answer: PhantomData<fn() -> A>,
}

impl<S, F, A> Pages<S, F, A> {
    pub(super) fn new(walk: Walk<S, F>) -> Self {
        Self { walk, answer: PhantomData }
    }
}

impl<S, F, A> Stream for Pages<S, F, A>
where
    S: Fn(RequestWriter) -> Asked<F> + Unpin,
    F: Future<Output = Result<Response<ByteStream>, Failure>>,
    A: Answer,
{
    type Item = Result<Reply<A::Success>, Error<A>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let page = ready!(self.walk.poll(context));
        let item = page.map(|page| page.map_err(Error::from).and_then(|(page, _)| settle(page)));
        if matches!(item, Some(Err(_))) {
            self.walk.next = Next::End;
        }
        Poll::Ready(item)
    }
}

/// The items on the pages of an operation that answers with `A`.
#[must_use = "streams do nothing unless they are polled"]
pub(super) struct Items<S, F, A, I> {
    walk: Walk<S, F>,
    items: VecDeque<Value>,
    of: PhantomData<fn() -> (A, I)>,
}

impl<S, F, A, I> Items<S, F, A, I> {
    pub(super) fn new(walk: Walk<S, F>) -> Self {
        Self { walk, items: VecDeque::new(), of: PhantomData }
    }
}

impl<S, F, A, I> Stream for Items<S, F, A, I>
where
    S: Fn(RequestWriter) -> Asked<F> + Unpin,
    F: Future<Output = Result<Response<ByteStream>, Failure>>,
    A: Answer,
    I: Decode,
{
    type Item = Result<I, Error<A>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                let fault = |fault: serde_json::Error| Error::Page(PageError::Item(fault.into()));
                return Poll::Ready(Some(from_value(item, Mode::Tolerant).map_err(fault)));
            }
            let Some(page) = ready!(self.walk.poll(context)) else { return Poll::Ready(None) };
            let (page, items) = match page {
                Ok(page) => page,
                Err(failure) => return Poll::Ready(Some(Err(failure.into()))),
            };
            self.items = items.into();
            if self.items.is_empty()
                && let Err(error) = settle::<A>(page)
            {
                self.walk.next = Next::End;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}
