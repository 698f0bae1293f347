//! An answer → how the next one is asked for.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use http::{Response, Uri};
use serde_json::Value;

use super::super::wire::{ByteStream, RequestWriter};
use super::links::{self, Next};
use super::page_error::PageError;

/// How the answer of an operation continues in others.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    /// How the next page is asked for.
    pub style: PageStyle,
    /// Where the items are: a JSON Pointer into the body.
    pub items: Option<&'static str>,
}

/// How the next page is asked for. Parameters are those of the query.
#[derive(Debug, Clone, Copy)]
pub enum PageStyle {
    /// By the target of `Link: rel="next"` (RFC 8288).
    Link,
    /// By what the page says; it is the last when it says nothing.
    Cursor {
        /// The parameter that gets it.
        parameter: &'static str,
        /// Where the page says it: a JSON Pointer into the body.
        next: &'static str,
    },
    /// By the number of items before it; the last page has no items.
    Offset {
        /// The parameter that gets it.
        parameter: &'static str,
        /// The parameter that says how many are wanted: a page of fewer is the last, too.
        limit: Option<&'static str>,
    },
    /// By its own number; the last page has no items.
    Page {
        /// The parameter that gets it.
        parameter: &'static str,
        /// The number of the first.
        first: u64,
    },
}

/// Where in a list of pages one is.
#[derive(Debug)]
pub(super) struct Position {
    paging: &'static Paging,
    number: u64,
    /// What led to the pages so far, as hashes, since lists can be long.
    seen: BTreeSet<u64>,
    /// The last page of those that have numbers, as a hash, and how often it came in a row.
    last: (u64, u32),
}

/// How often the same page of those that have numbers may come in a row: lists can say the same for a
/// while, but whoever does not read the number says it for ever.
const SAME: u32 = 3;

impl Position {
    /// At the page that a request asks for.
    pub(super) fn of(paging: &'static Paging, writer: &RequestWriter) -> Self {
        let sent = |parameter| writer.query_value(parameter).and_then(|text| text.parse().ok());
        let number = match paging.style {
            PageStyle::Link | PageStyle::Cursor { .. } => 0,
            PageStyle::Offset { parameter, .. } => sent(parameter).unwrap_or(0),
            PageStyle::Page { parameter, first } => sent(parameter).unwrap_or(first),
        };
        Self { paging, number, seen: BTreeSet::new(), last: (0, 0) }
    }

    /// The items of a page.
    pub(super) fn items(&self, body: &mut Value) -> Result<Vec<Value>, PageError> {
        match self.paging.items.and_then(|place| body.pointer_mut(place)) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(items)) => Ok(std::mem::take(items)),
            Some(_) => Err(PageError::Items),
        }
    }

    /// Makes of the request of a page that of the next; `false` when it is the last.
    pub(super) fn turn(
        &mut self,
        writer: &mut RequestWriter,
        (here, page): (&Uri, &Response<ByteStream>),
        (body, count): (&Value, usize),
    ) -> Result<bool, PageError> {
        match self.paging.style {
            PageStyle::Link => match links::next(page.headers(), here) {
                Next::Nowhere => Ok(false),
                Next::Here(url) => {
                    self.note(&here.to_string());
                    writer.lead_to(&url);
                    self.go(url.as_bytes())
                }
                Next::Away => Err(PageError::Foreign),
                Next::Broken => Err(PageError::Link),
            },
            PageStyle::Cursor { parameter, next } => {
                let Some(cursor) = cursor(body, next)? else { return Ok(false) };
                writer.set_query(parameter, &cursor);
                self.go(cursor.as_bytes())
            }
            PageStyle::Offset { parameter, limit } => {
                let wanted = limit.and_then(|limit| writer.query_value(limit)?.parse().ok());
                if count == 0 || wanted.is_some_and(|wanted| count < wanted) {
                    return Ok(false);
                }
                let count = u64::try_from(count).unwrap_or(u64::MAX);
                self.number = self.number.saturating_add(count);
                writer.set_query(parameter, &self.number.to_string());
                self.go_past(page)
            }
            PageStyle::Page { parameter, .. } => {
                if count == 0 {
                    return Ok(false);
                }
                self.number = self.number.saturating_add(1);
                writer.set_query(parameter, &self.number.to_string());
                self.go_past(page)
            }
        }
    }

    /// On, unless the way was gone before.
    fn go(&mut self, way: &[u8]) -> Result<bool, PageError> {
        if self.seen.insert(hash(way)) { Ok(true) } else { Err(PageError::Repeated) }
    }

    /// On, unless the same page came too often.
    fn go_past(&mut self, page: &Response<ByteStream>) -> Result<bool, PageError> {
        let now = hash(page.body().whole().map_or(&[], |body| body));
        let (last, times) = self.last;
        self.last = (now, if now == last { times + 1 } else { 1 });
        if self.last.1 < SAME { Ok(true) } else { Err(PageError::Repeated) }
    }

    fn note(&mut self, way: &str) {
        self.seen.insert(hash(way.as_bytes()));
    }
}

fn hash(bytes: &[u8]) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(bytes)
}

/// What a page says of the next; nothing when it is missing, null or empty.
fn cursor(body: &Value, place: &str) -> Result<Option<String>, PageError> {
    match body.pointer(place) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err(PageError::Cursor),
    }
}
