// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A request that found its operation → the call of a handler → the answer.
//!
//! The generic functions here are compiled once for each operation, so they do nothing but tie
//! typed ends together.

use std::future::Future;
use std::pin::Pin;

use axum::response::{IntoResponse, Response};

use super::super::wire::{
    Accept, Answer, ByteStream, Operation, Parts, Payload, RequestReader, ResponseWriter,
};
use super::super::{Report, Valid};
use super::answers::judge;
use super::body;
use super::rejection::Rejection;
use super::route::Route;

/// What a handler will answer, or why it was not called.
pub type Handled<'a> = Result<Answering<'a>, Rejection>;

/// A handler at work.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response, Rejection>> + Send + 'a>>;

/// A request that found its operation; `P` is who calls.
pub struct Call<P> {
    pub(super) head: http::request::Parts,
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) body: Result<Payload, Rejection>,
    pub(super) principal: Option<P>,
    /// How many violations are told.
    pub(super) bound: usize,
    /// By which route the answer is checked, if it is.
    pub(super) check: Option<&'static Route>,
}

impl<P> Call<P> {
    /// Calls the handler of an operation that is open to anybody.
    ///
    /// # Errors
    /// When the request is not what the document says.
    pub fn run<'a, O, E, R>(self, handler: impl FnOnce(Valid<O>) -> R) -> Handled<'a>
    where
        O: Operation<Response: Send> + 'a,
        E: IntoResponse + 'a,
        R: Future<Output = Result<O::Response, E>> + Send + 'a,
    {
        let (accept, check) = (self.accept::<O>(), self.check);
        let (request, _) = self.read()?;
        Ok(Box::pin(answer(handler(request), accept, check)))
    }

    /// Calls the handler of an operation that somebody must answer for.
    ///
    /// # Errors
    /// When the request is not what the document says.
    pub fn run_as<'a, O, E, R>(self, handler: impl FnOnce(Valid<O>, P) -> R) -> Handled<'a>
    where
        O: Operation<Response: Send> + 'a,
        E: IntoResponse + 'a,
        R: Future<Output = Result<O::Response, E>> + Send + 'a,
    {
        let (accept, check) = (self.accept::<O>(), self.check);
        let (request, principal) = self.read()?;
        let principal =
            principal.ok_or_else(|| Rejection::Unauthorized { challenges: Vec::new() })?;
        Ok(Box::pin(answer(handler(request, principal), accept, check)))
    }

    /// Calls the handler of an operation that knows its caller only sometimes.
    ///
    /// # Errors
    /// When the request is not what the document says.
    pub fn run_maybe<'a, O, E, R>(
        self,
        handler: impl FnOnce(Valid<O>, Option<P>) -> R,
    ) -> Handled<'a>
    where
        O: Operation<Response: Send> + 'a,
        E: IntoResponse + 'a,
        R: Future<Output = Result<O::Response, E>> + Send + 'a,
    {
        let (accept, check) = (self.accept::<O>(), self.check);
        let (request, principal) = self.read()?;
        Ok(Box::pin(answer(handler(request, principal), accept, check)))
    }

    /// What a dispatcher answers for an index that is not in its table.
    ///
    /// # Errors
    /// Always.
    pub fn missing<'a>(self) -> Handled<'a> {
        Err(Rejection::NotFound)
    }

    /// What the caller takes for an answer, where there is a choice.
    fn accept<O: Operation>(&self) -> Option<Accept> {
        if O::OFFERS.len() < 2 { None } else { Accept::of(&self.head.headers) }
    }

    fn read<O: Operation>(self) -> Result<(Valid<O>, Option<P>), Rejection> {
        let Self { head, path, body, principal, bound, .. } = self;
        let (payload, refusal) = match body {
            Ok(payload) => (payload, None),
            Err(refusal) => (Payload::Unread, Some(refusal)),
        };
        let parts = Parts {
            path: &path,
            query: head.uri.query().unwrap_or_default(),
            headers: &head.headers,
            body: payload,
        };
        let reader = RequestReader::new(O::PARAMETERS, O::SECURITY, parts);
        let mut reader = reader.of_side(O::SENT).telling(bound);
        let request = O::read(&mut reader);
        settle(reader.into_report(), refusal)?;
        match request {
            Some(request) => Ok((Valid::proven(request), principal)),
            None => Err(Rejection::Interrupted),
        }
    }
}

/// The faults that were found come before a body that could not be read.
fn settle(report: Report, refusal: Option<Rejection>) -> Result<(), Rejection> {
    report.into_result().map_err(Rejection::Invalid)?;
    refusal.map_or(Ok(()), Err)
}

async fn answer<A: Answer, E: IntoResponse>(
    answer: impl Future<Output = Result<A, E>>,
    accept: Option<Accept>,
    check: Option<&'static Route>,
) -> Result<Response, Rejection> {
    match answer.await {
        Ok(answer) => {
            let mut writer = ResponseWriter::for_caller(accept);
            answer.write(&mut writer).map_err(|_| Rejection::Unanswerable)?;
            Ok(checked(writer.finish(), check))
        }
        Err(error) => Ok(error.into_response()),
    }
}

/// An answer, with what is wrong with it among its extensions.
fn checked(mut response: http::Response<ByteStream>, check: Option<&'static Route>) -> Response {
    if let Some(wrong) = check.and_then(|route| judge(route, &response)) {
        response.extensions_mut().insert(wrong);
    }
    response.map(body::answer)
}
