//! A request and its answer → the URL of what is sent in consequence: runtime expressions (OpenAPI
//! 3.1, "Runtime Expressions").
//!
//! Request and answer are written as they travel, and what an expression names is looked for there.
//! So there is no code for each operation.

use std::borrow::Cow;
use std::fmt;

use http::{HeaderMap, Request};
use serde_json::Value;

use super::base::Base;
use super::byte_stream::ByteStream;
use super::operation::{Answer, Operation};
use super::percent::{Decoding, percent_encoded};
use super::request_reader::query_texts;
use super::request_writer::RequestWriter;
use super::response_writer::ResponseWriter;

/// A request that is sent in consequence of another; implemented by generated code.
pub trait Callback: Operation {
    /// The request that it is a consequence of.
    type Of: Operation;
    /// Where it is sent: a URL with runtime expressions in it.
    const URL: &'static str;
}

/// What a callback is a consequence of: a request, and what is known beside it.
///
/// ```text
/// let to = Cause::of(&request).answered(&answer).url::<OnDataRequest>()?;
/// ```
pub struct Cause<'a, O: Operation> {
    request: &'a O,
    answer: Option<&'a O::Response>,
    base: Option<&'a str>,
}

impl<'a, O: Operation> Cause<'a, O> {
    /// A request of which nothing else is known.
    #[must_use]
    pub fn of(request: &'a O) -> Self {
        Self { request, answer: None, base: None }
    }

    /// The same with its answer, which `$response…` and `$statusCode` speak of.
    #[must_use]
    pub fn answered(self, answer: &'a O::Response) -> Self {
        Self { answer: Some(answer), ..self }
    }

    /// The same with the base URL that the request was sent to, which `$url` begins with.
    #[must_use]
    pub fn at(self, base: &'a str) -> Self {
        Self { base: Some(base), ..self }
    }

    /// Where a callback is sent, its expressions filled in: as they are where they say scheme and
    /// host, percent-encoded behind those, so that no value reaches beyond its place.
    ///
    /// Whoever sent the request may have chosen the text: look at it before something is sent there.
    ///
    /// # Errors
    /// When something that the URL speaks of is not there.
    pub fn url<C: Callback<Of = O>>(&self) -> Result<String, NoUrl> {
        self.filled(C::URL)
    }

    /// A text with its expressions filled in. One alone may stand without braces.
    pub(super) fn filled(&self, text: &'static str) -> Result<String, NoUrl> {
        let mut url = String::new();
        let mut rest = text;
        if rest.starts_with('$') {
            return self.value(rest);
        }
        while let Some((text, after)) = rest.split_once('{') {
            let Some((expression, after)) = after.split_once('}') else { break };
            url.push_str(text);
            let value = self.value(expression)?;
            url.push_str(&if has_host(&url) { percent_encoded(&value) } else { value.into() });
            rest = after;
        }
        url.push_str(rest);
        Ok(url)
    }

    /// What an expression stands for.
    fn value(&self, expression: &'static str) -> Result<String, NoUrl> {
        let found = match expression {
            "$url" => self.own_url(),
            "$method" => Ok(Some(O::METHOD.to_owned())),
            "$statusCode" => self.sent().map(|sent| Some(sent.status().as_str().to_owned())),
            _ => match expression.split_once('.') {
                Some(("$request", source)) => self.of_request(source),
                Some(("$response", source)) => self.sent().and_then(|sent| {
                    of_message(source, (sent.headers(), sent.body())).unwrap_or(Err(UNKNOWN))
                }),
                _ => Err(UNKNOWN),
            },
        };
        let value = found.and_then(|value| value.ok_or("is not there"));
        value.map_err(|reason| NoUrl { expression, reason })
    }

    fn of_request(&self, source: &str) -> Found {
        let mut writer = self.written()?;
        if let Some(name) = source.strip_prefix("query.") {
            let pairs = query_texts(&writer.query);
            return Ok(pairs.into_iter().find(|(one, _)| one == name).map(|(_, value)| value));
        }
        if let Some(name) = source.strip_prefix("path.") {
            let value = writer.path.iter().find(|(one, _)| *one == name);
            return Ok(value.and_then(|(_, value)| Decoding::Percent.decode(value)));
        }
        let body = writer.body.clone();
        of_message(source, (writer.parts().headers, &body)).unwrap_or(Err(UNKNOWN))
    }

    fn own_url(&self) -> Found {
        let base = self.base.ok_or("needs the base URL that the request was sent to")?;
        let base = Base::parse(base).map_err(|_| "needs a base URL that is one")?;
        let request: Result<Request<ByteStream>, _> = self.written()?.finish(&base);
        let request = request.map_err(|_| UNWRITABLE)?;
        Ok(Some(request.uri().to_string()))
    }

    fn written(&self) -> Result<RequestWriter, &'static str> {
        RequestWriter::of(self.request).map_err(|_| UNWRITABLE)
    }

    /// The answer as it travels.
    fn sent(&self) -> Result<http::Response<ByteStream>, &'static str> {
        let answer = self.answer.ok_or("needs the answer to the request")?;
        let mut writer = ResponseWriter::new();
        answer.write(&mut writer).map_err(|_| "needs an answer that can be written")?;
        Ok(writer.finish())
    }
}

impl<O: Operation> fmt::Debug for Cause<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cause").field("operation", &O::ID).finish_non_exhaustive()
    }
}

/// What an expression names, if it is there, or why it cannot be.
type Found = Result<Option<String>, &'static str>;

const UNKNOWN: &str = "is no runtime expression";
const UNWRITABLE: &str = "needs a request that can be written";

/// What is named of headers and a body; nothing when the source is neither.
fn of_message(source: &str, (headers, body): (&HeaderMap, &ByteStream)) -> Option<Found> {
    if let Some(name) = source.strip_prefix("header.") {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        return Some(Ok(value.map(str::to_owned)));
    }
    let pointer = source.strip_prefix("body")?;
    Some(match (pointer, pointer.strip_prefix('#')) {
        ("", _) => text(body).map(|text| Some(text.into_owned()).filter(|text| !text.is_empty())),
        (_, Some(pointer)) => text(body).and_then(|text| member(&text, pointer)),
        _ => return None,
    })
}

fn text(body: &ByteStream) -> Result<Cow<'_, str>, &'static str> {
    let bytes = body.whole().ok_or("is in a body that is a stream")?;
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| "is in a body that is no text")
}

/// A value of a JSON text, as text.
fn member(text: &str, pointer: &str) -> Found {
    let body: Value = serde_json::from_str(text).map_err(|_| "is in a body that is not JSON")?;
    match body.pointer(pointer) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Array(_) | Value::Object(_)) => Err("is an array or an object"),
        Some(plain) => Ok(Some(plain.to_string())),
    }
}

/// Whether scheme and host are said.
fn has_host(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| rest.contains(['/', '?', '#']))
}

/// A callback has no URL.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoUrl {
    /// The expression that stands for nothing.
    pub expression: &'static str,
    /// Why, as the end of a sentence.
    pub reason: &'static str,
}

impl fmt::Display for NoUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.expression, self.reason)
    }
}

impl std::error::Error for NoUrl {}
