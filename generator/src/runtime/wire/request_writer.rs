//! The values of a request → `http::Request`.

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderName};
use http::{HeaderMap, HeaderValue, Method, Request, Uri};
use serde::Serialize;
use serde_json::Value;

use super::super::Location;
use super::base::Base;
use super::byte_stream::ByteStream;
use super::error::RequestError;
use super::operation::Operation;
use super::parameter::{Manner, Parameter, ParameterFormat, Style};
use super::parameter_values::ParameterValues;
use super::percent::{Encoding, encode_literal, encode_query};
use super::request_body::Payload;
use super::request_reader::Parts;
use super::style_read::bare;
use super::style_write;

/// Collects what a request says.
#[derive(Clone)]
pub struct RequestWriter {
    method: &'static str,
    template: &'static str,
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    cookies: String,
    pub(super) body: ByteStream,
    /// A URL without its query, when it is not that of the template.
    target: Option<String>,
}

impl RequestWriter {
    /// A request that says nothing yet; a template may have a query that is always sent.
    #[must_use]
    pub fn new(method: &'static str, template: &'static str) -> Self {
        let (template, query) = template.split_once('?').unwrap_or((template, ""));
        Self {
            method,
            template,
            path: Vec::new(),
            query: encode_query(query),
            headers: HeaderMap::new(),
            cookies: String::new(),
            body: ByteStream::default(),
            target: None,
        }
    }

    /// What a request of an operation says.
    ///
    /// # Errors
    /// When a value cannot be written where it belongs.
    pub fn of<O: Operation>(request: &O) -> Result<Self, RequestError> {
        let mut writer = Self::new(O::METHOD, O::PATH);
        let mut written = Ok(());
        let take = &mut |parameter, value| {
            if written.is_ok() {
                written = writer.value(parameter, value);
            }
        };
        request.parameters(&mut ParameterValues::new(O::PARAMETERS, take));
        written?;
        if let Some(accept) = request.accept() {
            let value = HeaderValue::from_str(accept.as_str());
            writer.headers.insert(ACCEPT, value.map_err(|_| RequestError::MediaType)?);
        }
        request.write_body(&mut writer)?;
        Ok(writer)
    }

    /// Writes a parameter.
    ///
    /// # Errors
    /// When the value cannot be written in the style of the parameter.
    pub fn parameter<T: Serialize + ?Sized>(
        &mut self,
        parameter: &'static Parameter,
        value: &T,
    ) -> Result<(), RequestError> {
        self.value(parameter, serde_json::to_value(value).ok())
    }

    /// Says which media types are understood, unless the request says so itself.
    pub fn accept(&mut self, media_types: &'static str) {
        if let Ok(value) = HeaderValue::from_str(media_types) {
            self.headers.entry(ACCEPT).or_insert(value);
        }
    }

    /// What was written so far, as a server gets it.
    pub fn parts(&mut self) -> Parts<'_> {
        if let Ok(value) = HeaderValue::from_str(&self.cookies)
            && !self.cookies.is_empty()
        {
            self.headers.insert(COOKIE, value);
        }
        let has_body = self.headers.contains_key(CONTENT_TYPE);
        let body = if has_body { Payload::Present(self.body.clone()) } else { Payload::Missing };
        Parts { path: &self.path, query: &self.query, headers: &self.headers, body }
    }

    /// The request to the server at `base`.
    ///
    /// # Errors
    /// When a path parameter is missing or empty, or would change the path (`..`).
    pub fn finish(mut self, base: &Base) -> Result<Request<ByteStream>, RequestError> {
        let mut url = self.target.take().unwrap_or_default();
        if url.is_empty() {
            base.as_str().clone_into(&mut url);
            self.write_path(&mut url)?;
        }
        if !self.query.is_empty() {
            url.push('?');
            url.push_str(&self.query);
        }
        if !self.cookies.is_empty() {
            let mut value = HeaderValue::from_str(&self.cookies).map_err(|_| RequestError::Url)?;
            value.set_sensitive(true);
            self.headers.insert(COOKIE, value);
        }
        let mut request = Request::new(self.body);
        *request.method_mut() =
            Method::from_bytes(self.method.as_bytes()).map_err(|_| RequestError::Url)?;
        *request.uri_mut() = Uri::try_from(url).map_err(|_| RequestError::Url)?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }

    fn write_path(&self, url: &mut String) -> Result<(), RequestError> {
        let mut path = String::new();
        let mut rest = self.template;
        while let Some((literal, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(RequestError::Url)?;
            path.push_str(&encode_literal(literal));
            rest = after;
            let Some((name, value)) = self.path.iter().find(|(one, _)| *one == name) else {
                // A number is a place that may hold anything.
                path.push_str(
                    name.parse::<u16>().is_ok().then_some(name).ok_or(RequestError::Url)?,
                );
                continue;
            };
            if value.is_empty() {
                return Err(RequestError::parameter(name, "must not be empty in a path"));
            }
            path.push_str(value);
        }
        path.push_str(&encode_literal(rest));
        let own = self.template.split('/').zip(path.split('/'));
        let is_kept = |(template, segment): (&str, &str)| template == segment || !is_dots(segment);
        if !own.into_iter().all(is_kept) {
            return Err(RequestError::Url);
        }
        url.push_str(&path);
        Ok(())
    }

    fn value(
        &mut self,
        parameter: &'static Parameter,
        value: Option<Value>,
    ) -> Result<(), RequestError> {
        let name = parameter.name;
        let refuse = |reason| RequestError::parameter(name, reason);
        let value = value.ok_or_else(|| refuse("cannot be written as JSON"))?;
        match parameter.location {
            Location::Path => {
                let text = path_text(parameter, &value).map_err(refuse)?;
                self.path.push((name, text));
            }
            Location::Header => {
                let text = match parameter.format {
                    ParameterFormat::Style { style, explode, .. } => {
                        style_write::header(Manner { style, explode }, &value).map_err(refuse)?
                    }
                    _ => style_write::json_header(&value),
                };
                let value = header_value(&text).map_err(refuse)?;
                let name = HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| refuse("has a name that no header can have"))?;
                self.headers.insert(name, value);
            }
            Location::Query if parameter.format == ParameterFormat::JsonQuery => {
                self.push_whole_query(&value.to_string());
            }
            Location::Query if parameter.format == ParameterFormat::TextQuery => {
                self.push_whole_query(value.as_str().unwrap_or_default());
            }
            Location::Query => {
                for (name, value) in pairs(parameter, &value).map_err(refuse)? {
                    self.push_query(&name, &value);
                }
            }
            Location::Cookie => {
                for (name, value) in pairs(parameter, &value).map_err(refuse)? {
                    self.push_cookie(&name, &value);
                }
            }
            Location::Body => {}
        }
        Ok(())
    }

    fn push_whole_query(&mut self, text: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(&Encoding::Strict.encode(text));
    }

    /// Appends a pair, encoded, to the query.
    pub(super) fn push_query(&mut self, name: &str, value: &str) {
        push(&mut self.query, "&", (name, value));
    }

    /// Appends a cookie, encoded.
    pub(super) fn push_cookie(&mut self, name: &str, value: &str) {
        push(&mut self.cookies, "; ", (name, value));
    }

    /// Leads the request to another URL, and says there what it says already beside path and query.
    pub fn lead_to(&mut self, url: &str) {
        let (target, query) = url.split_once('?').unwrap_or((url, ""));
        (self.target, self.query) = (Some(target.to_owned()), query.to_owned());
    }

    /// Sets a pair of the query in place of those of its name; neither is encoded yet.
    pub fn set_query(&mut self, name: &str, value: &str) {
        let name = Encoding::Strict.encode(name);
        let others = self.query.split('&').filter(|pair| {
            !pair.is_empty() && pair.split('=').next().is_some_and(|one| one != name)
        });
        self.query = others.collect::<Vec<_>>().join("&");
        self.push_query(&name, &Encoding::Strict.encode(value));
    }

    /// A value of the query, as it is encoded.
    #[must_use]
    pub fn query_value(&self, name: &str) -> Option<&str> {
        let name = Encoding::Strict.encode(name);
        let mut pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(one, _)| *one == name).map(|(_, value)| value)
    }

    /// Sets a header that `Debug` must not show; nothing when the value is illegal.
    pub(super) fn set_secret_header(&mut self, name: HeaderName, value: &str) -> Option<()> {
        let mut value = header_value(value).ok()?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Some(())
    }
}

fn push(text: &mut String, separator: &str, (name, value): (&str, &str)) {
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(name);
    text.push('=');
    text.push_str(value);
}

/// Whether clients remove the segment from a URL before they send it.
fn is_dots(segment: &str) -> bool {
    let plain = segment.replace("%2E", ".").replace("%2e", ".");
    plain == "." || plain == ".."
}

/// A value that arrives as it was sent: HTTP removes white space around it.
pub(super) fn header_value(text: &str) -> Result<HeaderValue, &'static str> {
    if bare(text) != text {
        return Err("begins or ends with a space, which a header loses");
    }
    HeaderValue::from_bytes(text.as_bytes()).map_err(|_| "holds what no header can hold")
}

fn path_text(parameter: &Parameter, value: &Value) -> Result<String, &'static str> {
    match parameter.format {
        ParameterFormat::Style { style, explode, .. } => {
            style_write::path(Manner { style, explode }, parameter.name, value)
        }
        _ => Ok(Encoding::Strict.encode(&value.to_string()).into_owned()),
    }
}

fn pairs(parameter: &Parameter, value: &Value) -> Result<Vec<(String, String)>, &'static str> {
    let encoding = |allow_reserved| match (allow_reserved, parameter.location) {
        (true, Location::Query) => Encoding::Reserved,
        _ => Encoding::Strict,
    };
    match parameter.format {
        ParameterFormat::Style { style, explode, allow_reserved } => {
            let encoding = encoding(allow_reserved);
            style_write::pairs(Manner { style, explode }, encoding, parameter.name, value)
        }
        _ => {
            let value = Value::String(value.to_string());
            style_write::pairs(
                Manner { style: Style::Form, explode: true },
                Encoding::Strict,
                parameter.name,
                &value,
            )
        }
    }
}
