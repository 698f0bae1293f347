//! How much a server takes from a request, in one place.

use std::time::Duration;

use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http::request::Parts;

use super::super::Report;
use super::super::wire::Payload;
use super::rejection::Rejection;

/// How much a server takes from a request; every limit is on unless it says otherwise.
///
/// What comes before a head is whole is the business of who reads the connection: hyper refuses more
/// than 100 headers (431) and a path and query of more than 65,534 bytes (414), without a body, and
/// [`listen`](super::listen) ends connections that are too slow; `axum::serve` does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest time in which a head may arrive, and in which a connection may rest, else it is
    /// closed; 10 seconds unless something else is said.
    pub head: Duration,
    /// The most bytes of path and query, else 414; 8 KiB.
    pub uri: usize,
    /// The most bytes of the names and values of all headers, else 431; 32 KiB.
    pub headers: usize,
    /// The most bytes of a body, or of an item of one that is a sequence, else 413; 2 MiB.
    pub body: usize,
    /// The most bytes of a body that is handed on as it arrives; 64 MiB. They are counted while it is
    /// read: where there are more, an error stands in it.
    pub stream: u64,
    /// The longest time in which a body may arrive, else 408; 30 seconds. It does not hold for a body
    /// that is handed on as it arrives: how long to wait for the next of it is for its handler to say.
    pub arrival: Duration,
    /// The deepest nesting of arrays and objects in a body of JSON, else 400; 64. The parser follows
    /// no more than 127.
    pub depth: usize,
    /// The most violations that a report tells; 100.
    pub violations: usize,
    /// The longest time that a handler may take until it answers, else 503; no limit unless one is
    /// set: a handler that takes longer is dropped where it waits, and must bear that.
    pub handler: Option<Duration>,
    /// The longest time in which a caller may take nothing of its answer, else the connection is
    /// closed; 30 seconds.
    pub stall: Duration,
    /// Whether files of forms are held until the form is there; they are unless it is said that
    /// they are handed on.
    pub files: Files,
    /// How long a server that stops waits for answers that are being made; 30 seconds.
    pub farewell: Duration,
}

/// What becomes of the files of a form of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Files {
    /// They are held: a form has as many bytes as a body, and its parts may have any order.
    Held,
    /// The last file that the document names, unless that is a list, is handed on as it arrives. It
    /// must be the last part: what is required and did not come before it is told as missing, and a
    /// part behind it is an error in its stream. The parts before it may have as many bytes as a
    /// body, all together as many as a stream.
    HandedOn,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            uri: 8 * 1024,
            headers: 32 * 1024,
            body: 2 * 1024 * 1024,
            stream: 64 * 1024 * 1024,
            arrival: Duration::from_secs(30),
            depth: 64,
            violations: Report::BOUND,
            handler: None,
            stall: Duration::from_secs(30),
            files: Files::Held,
            farewell: Duration::from_secs(30),
        }
    }
}

impl Limits {
    /// The same with another time in which a head may arrive.
    #[must_use]
    pub fn with_head(mut self, time: Duration) -> Self {
        self.head = time;
        self
    }

    /// The same with another limit for path and query, in bytes.
    #[must_use]
    pub fn with_uri(mut self, bytes: usize) -> Self {
        self.uri = bytes;
        self
    }

    /// The same with another limit for headers, in bytes.
    #[must_use]
    pub fn with_headers(mut self, bytes: usize) -> Self {
        self.headers = bytes;
        self
    }

    /// The same with another limit for bodies, in bytes.
    #[must_use]
    pub fn with_body(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// The same with another limit for bodies that are handed on as they arrive, in bytes.
    #[must_use]
    pub fn with_stream(mut self, bytes: u64) -> Self {
        self.stream = bytes;
        self
    }

    /// The same with another time in which a body may arrive.
    #[must_use]
    pub fn with_arrival(mut self, time: Duration) -> Self {
        self.arrival = time;
        self
    }

    /// The same with another depth of JSON.
    #[must_use]
    pub fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// The same with another number of violations.
    #[must_use]
    pub fn with_violations(mut self, violations: usize) -> Self {
        self.violations = violations;
        self
    }

    /// The same with a time that handlers have.
    #[must_use]
    pub fn with_handler(mut self, time: Duration) -> Self {
        self.handler = Some(time);
        self
    }

    /// The same with another time in which a caller may take nothing of its answer.
    #[must_use]
    pub fn with_stall(mut self, time: Duration) -> Self {
        self.stall = time;
        self
    }

    /// The same with another way to take the files of forms.
    #[must_use]
    pub fn with_files(mut self, files: Files) -> Self {
        self.files = files;
        self
    }

    /// The same with another time to end.
    #[must_use]
    pub fn with_farewell(mut self, time: Duration) -> Self {
        self.farewell = time;
        self
    }

    /// What comes before the body is not too long.
    pub(super) fn admit(&self, head: &Parts) -> Result<(), Rejection> {
        if head.uri.path_and_query().map_or(0, |text| text.as_str().len()) > self.uri {
            return Err(Rejection::UriTooLong { limit: self.uri });
        }
        let headers = head.headers.iter();
        let bytes: usize = headers.map(|(name, value)| name.as_str().len() + value.len()).sum();
        match bytes > self.headers {
            true => Err(Rejection::HeadersTooLarge { limit: self.headers }),
            false => Ok(()),
        }
    }

    /// The body, unless it is JSON that is nested too deeply.
    pub(super) fn shallow(
        &self,
        payload: Payload,
        headers: &HeaderMap,
    ) -> Result<Payload, Rejection> {
        let whole = match &payload {
            Payload::Present(body) if is_json(headers) => body.whole(),
            _ => None,
        };
        match whole.is_some_and(|text| is_deeper(text, self.depth)) {
            true => Err(Rejection::TooDeep { limit: self.depth }),
            false => Ok(payload),
        }
    }
}

/// Whether the media type is JSON, or ends with `+json`.
fn is_json(headers: &HeaderMap) -> bool {
    let text = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = text.split(';').next().unwrap_or_default().trim();
    let end = essence.rsplit(['/', '+']).next().unwrap_or_default();
    end.eq_ignore_ascii_case("json")
}

/// How many brackets open in a text. Blocks whose count fits a byte are counted many bytes at a
/// time.
fn openings(text: &[u8]) -> usize {
    let blocks = text.chunks(usize::from(u8::MAX));
    let of_block = |block: &[u8]| {
        let opens = |byte: &u8| u8::from(matches!(byte, b'[' | b'{'));
        usize::from(block.iter().map(opens).sum::<u8>())
    };
    blocks.map(of_block).sum()
}

/// Whether a JSON text has more arrays and objects inside of each other than `limit`.
fn is_deeper(text: &[u8], limit: usize) -> bool {
    // Most texts have fewer brackets altogether.
    if openings(text) <= limit {
        return false;
    }
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for byte in text {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limit {
            return true;
        }
    }
    false
}
