//! `responses` → the answers of an operation, by status.

use super::Lowering;
use super::parameter_shape::Kind;
use super::parameters::Writing;
use super::sites::Site;
use super::types::hint;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{Header, HeaderFormat, Origin, Response, Status};

impl<'d> Lowering<'d> {
    /// The responses; one that cannot be read is told and left out.
    pub(super) fn responses(&mut self, site: &Site<'d>, index: usize) -> Vec<Response> {
        let mut responses: Vec<Response> = Vec::new();
        let operation = &site.node;
        let list = operation.get("responses").and_then(|list| self.follow(&list));
        for (key, node) in list.into_iter().flat_map(|list| list.entries()) {
            if key.starts_with("x-") {
                continue;
            }
            let Some(status) = status(key) else {
                let message = format!("`{key}` is not a status, a range like `4XX` or `default`");
                self.sink.key(Code::InvalidValue, &node.pointer, message);
                continue;
            };
            if responses.iter().any(|known| known.status == status) {
                let message = format!("`{key}` is answered above already; it is left out");
                self.sink.key(Code::DuplicateKey, &node.pointer, message);
                continue;
            }
            let Some(node) = self.follow(&node) else { continue };
            let words = words(status);
            let origin = Origin::Operation(index, words.clone());
            let content = node.get("content").filter(|one| one.entries().next().is_some());
            let contents = match content {
                Some(content) if is_bare(site, status) => {
                    let message = format!("HTTP gives the `{key}` of {} no body", site.method);
                    self.sink.key(Code::BodyWithoutMeaning, &content.pointer, message);
                    Vec::new()
                }
                Some(content) => self.response_contents(&content, &origin),
                None => Vec::new(),
            };
            self.note_links(&node);
            responses.push(Response {
                pointer: node.pointer.clone(),
                status,
                description: node.text_at("description").unwrap_or_default().to_owned(),
                name_hint: hint(&node),
                headers: self.headers(&node, index, &words),
                contents,
            });
        }
        responses
    }

    fn headers(&mut self, response: &Node<'d>, index: usize, words: &[String]) -> Vec<Header> {
        let mut headers = Vec::new();
        for (name, node) in response.get("headers").into_iter().flat_map(|map| map.entries()) {
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let Some(node) = self.follow(&node) else { continue };
            let is_described = node.get("schema").or_else(|| node.get("content")).is_some();
            let (schema, writing) = match is_described {
                true => self.parameter_schema(&node),
                false => (self.anything(node.pointer.child("schema")), Writing::Style),
            };
            let mut words = words.to_vec();
            words.extend(["header".to_owned(), name.to_owned()]);
            let value = self.use_of(schema, Origin::Operation(index, words));
            self.settle();
            let kind = self.kind(value.id);
            let format = match writing {
                Writing::Json => HeaderFormat::Json,
                _ => HeaderFormat::Simple { explode: node.flag("explode") },
            };
            let media = matches!(writing, Writing::Form | Writing::Text(_));
            if media && kind != Kind::Plain {
                let message = format!("the header `{name}` with `content` is not generated");
                let place = node.pointer.child("content");
                self.sink.key(Code::UnsupportedParameter, &place, message);
                continue;
            }
            if kind == Kind::Nested && format != HeaderFormat::Json {
                let message = format!("the header `{name}` cannot be written: its value is nested");
                self.sink.value(Code::UnsupportedParameter, &node.pointer, message);
                continue;
            }
            headers.push(Header {
                pointer: node.pointer.clone(),
                name: name.to_owned(),
                required: node.flag("required"),
                format,
                value,
                docs: self.docs(&node),
            });
        }
        headers
    }
}

/// Whether a response has no body, whatever is written (RFC 9110, sections 6.4.1, 9.3.2 and 15.3.6).
fn is_bare(site: &Site<'_>, status: Status) -> bool {
    site.method == "HEAD" || matches!(status, Status::Code(100..=199 | 204 | 205 | 304))
}

/// A status, a range in either case, or `default`.
fn status(key: &str) -> Option<Status> {
    if key.eq_ignore_ascii_case("default") {
        return Some(Status::Default);
    }
    let (first, rest) = key.split_at_checked(1)?;
    let group: u16 = first.parse().ok().filter(|group| (1..=5).contains(group))?;
    if rest.eq_ignore_ascii_case("xx") {
        return Some(Status::Range(group));
    }
    let digits = rest.len() == 2 && rest.chars().all(|one| one.is_ascii_digit());
    if digits { key.parse().ok().map(Status::Code) } else { None }
}

/// The words that stand for a status in the names of inline types.
fn words(status: Status) -> Vec<String> {
    let text = match status {
        Status::Default => "default",
        Status::Range(1) => "informational",
        Status::Range(2) => "success",
        Status::Range(3) => "redirection",
        Status::Range(4) => "client error",
        Status::Range(_) => "server error",
        Status::Code(code) => return reason(code),
    };
    text.split(' ').map(str::to_owned).collect()
}

/// The words of a reason phrase (RFC 9110, section 15).
fn reason(code: u16) -> Vec<String> {
    let text = match code {
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative",
        204 => "no content",
        206 => "partial content",
        207 => "multi status",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        307 => "temporary redirect",
        308 => "permanent redirect",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        412 => "precondition failed",
        413 => "content too large",
        415 => "unsupported media type",
        422 => "unprocessable content",
        423 => "locked",
        428 => "precondition required",
        429 => "too many requests",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        other => return vec![format!("status{other}")],
    };
    text.split(' ').map(str::to_owned).collect()
}
