//! The parts of a request → values, with every fault in one report.

use http::HeaderMap;
use serde_json::Value;

use super::super::{Decode, Location, Mode, Report, Side, check, from_value};
use super::parameter::{Manner, Parameter, ParameterFormat, ParameterShape, Style};
use super::percent::Decoding;
use super::request_body::{Asked, Payload};
use super::security::{Requirement, SecurityKind, cookies};
use super::style_read::{self, Fault, Pair, Pairs};

/// The parts of a request, as they were sent.
pub struct Parts<'a> {
    /// The path parameters, raw.
    pub path: &'a [(&'static str, String)],
    /// The query, raw.
    pub query: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: Payload,
}

/// A request that is read.
pub struct RequestReader<'a> {
    parameters: &'static [Parameter],
    security: &'static [&'static [Requirement]],
    side: Side,
    path: &'a [(&'static str, String)],
    query: Vec<Pair<'a>>,
    whole_query: &'a str,
    pub(super) headers: &'a HeaderMap,
    cookies: Vec<Pair<'a>>,
    pub(super) body: Payload,
    pub(super) asked: Option<Asked>,
    pub(super) report: Report,
}

impl<'a> RequestReader<'a> {
    /// Reads a request of an operation with these parameters and this security, whose API keys are
    /// no part of a parameter that takes what nobody names.
    #[must_use]
    pub fn new(
        parameters: &'static [Parameter],
        security: &'static [&'static [Requirement]],
        parts: Parts<'a>,
    ) -> Self {
        Self {
            parameters,
            security,
            side: Side::Request,
            path: parts.path,
            query: query_pairs(parts.query),
            whole_query: parts.query,
            headers: parts.headers,
            cookies: cookies(parts.headers)
                .filter_map(|(name, value)| Some((Decoding::Percent.decode(name)?, value)))
                .collect(),
            body: parts.body,
            asked: None,
            report: Report::new(),
        }
    }

    /// The same where the request holds what is of another side.
    #[must_use]
    pub fn of_side(mut self, side: Side) -> Self {
        self.side = side;
        self
    }

    /// The same with another number of violations that are told.
    #[must_use]
    pub fn telling(mut self, violations: usize) -> Self {
        self.report = Report::with_bound(violations);
        self
    }

    /// What was found.
    #[must_use]
    pub fn into_report(self) -> Report {
        self.report
    }

    /// The parameter at an index of the table, which must be there; nothing when it is at fault.
    pub fn parameter<T: Decode>(&mut self, index: usize) -> Option<T> {
        let parameter = self.parameters.get(index)?;
        let value = self.required_value(parameter)?;
        self.decode(parameter, value)
    }

    /// The parameter at an index of the table, which may be there; nothing when it is at fault.
    pub fn optional<T: Decode>(&mut self, index: usize) -> Option<Option<T>> {
        let parameter = self.parameters.get(index)?;
        match self.value(parameter)? {
            Some(value) => self.decode(parameter, value).map(Some),
            None => Some(None),
        }
    }

    fn decode<T: Decode>(&mut self, parameter: &'static Parameter, value: Value) -> Option<T> {
        if !self.conforms(parameter, &value) {
            return None;
        }
        match from_value(value, Mode::Strict) {
            Ok(value) => Some(value),
            Err(_) => {
                self.report.fault("type", "does not have the form that is asked for");
                None
            }
        }
    }

    fn conforms(&mut self, parameter: &Parameter, value: &Value) -> bool {
        self.report.enter_parameter(parameter.location, parameter.name);
        check(parameter.schema, self.side, value, &mut self.report)
    }

    fn required_value(&mut self, parameter: &Parameter) -> Option<Value> {
        let value = self.value(parameter)?;
        if value.is_none() {
            self.report.enter_parameter(parameter.location, parameter.name);
            self.report.fault("required", "is required");
        }
        value
    }

    /// The value of a parameter, if it is there; nothing when it cannot be read.
    fn value(&mut self, parameter: &Parameter) -> Option<Option<Value>> {
        let found = match parameter.location {
            Location::Path => self.path_value(parameter),
            Location::Query if parameter.format == ParameterFormat::JsonQuery => {
                self.whole_query(|text| json(text, Decoding::Percent))
            }
            Location::Query if parameter.format == ParameterFormat::TextQuery => {
                let read = |text: &str| Decoding::Percent.decode(text).ok_or(Fault::Encoding);
                self.whole_query(|text| read(text).map(Value::String))
            }
            Location::Query => self.pair_value(parameter, &self.query, Decoding::Form),
            Location::Cookie => self.pair_value(parameter, &self.cookies, Decoding::Percent),
            Location::Header => self.header_value(parameter),
            Location::Body => Ok(None),
        };
        match found {
            Ok(value) => Some(value),
            Err(fault) => {
                self.report.enter_parameter(parameter.location, parameter.name);
                self.report.malformed(fault.message());
                None
            }
        }
    }

    fn path_value(&self, parameter: &Parameter) -> Result<Option<Value>, Fault> {
        let Some((name, text)) = self.path.iter().find(|(one, _)| *one == parameter.name) else {
            return Ok(None);
        };
        match parameter.format {
            ParameterFormat::Style { style, explode, .. } => {
                style_read::path(Manner { style, explode }, name, &parameter.shape, text)
            }
            _ => json(text, Decoding::Percent),
        }
        .map(Some)
    }

    fn pair_value(
        &self,
        parameter: &Parameter,
        found: &[Pair<'_>],
        decoding: Decoding,
    ) -> Result<Option<Value>, Fault> {
        let is_free = |name: &str| {
            !self.is_key(parameter.location, name)
                && !self.parameters.iter().any(|other| {
                    other.location == parameter.location
                        && other.name != parameter.name
                        && (other.name == name || names(&other.shape, name))
                })
        };
        let decoding = match parameter.format {
            ParameterFormat::Style { style: Style::Cookie, .. } => Decoding::Raw,
            _ => decoding,
        };
        let pairs = Pairs { found, decoding, is_free: &is_free };
        match parameter.format {
            ParameterFormat::Style { style, explode, .. } => {
                pairs.read(Manner { style, explode }, parameter.name, &parameter.shape)
            }
            _ => {
                let text = pairs.single(parameter.name)?;
                text.map(|text| json(text, decoding)).transpose()
            }
        }
    }

    fn whole_query(
        &self,
        read: impl Fn(&str) -> Result<Value, Fault>,
    ) -> Result<Option<Value>, Fault> {
        if self.whole_query.is_empty() { Ok(None) } else { read(self.whole_query).map(Some) }
    }

    /// Whether an API key that the operation knows is sent under the name.
    fn is_key(&self, place: Location, text: &str) -> bool {
        self.security.iter().copied().flatten().any(|one| {
            matches!(
                one.scheme.kind,
                SecurityKind::ApiKey { location, name } if location == place && name == text
            )
        })
    }

    fn header_value(&self, parameter: &Parameter) -> Result<Option<Value>, Fault> {
        let lines: Result<Vec<&str>, _> = self
            .headers
            .get_all(parameter.name)
            .iter()
            .map(|line| std::str::from_utf8(line.as_bytes()))
            .collect();
        let lines = lines.map_err(|_| Fault::Encoding)?;
        match (lines.as_slice(), parameter.format) {
            ([], _) => Ok(None),
            (lines, ParameterFormat::Style { style, explode, .. }) => {
                style_read::header(Manner { style, explode }, &parameter.shape, lines).map(Some)
            }
            ([line], _) => json(line, Decoding::Raw).map(Some),
            _ => Err(Fault::Duplicate),
        }
    }
}

/// Whether the path parameters are what the parameters of an operation ask for.
#[must_use]
pub fn accepts_path(parameters: &'static [Parameter], path: &[(&'static str, String)]) -> bool {
    let headers = HeaderMap::new();
    let parts = Parts { path, query: "", headers: &headers, body: Payload::Missing };
    let mut reader = RequestReader::new(parameters, &[], parts);
    parameters
        .iter()
        .filter(|one| one.location == Location::Path)
        .all(|one| reader.required_value(one).is_some_and(|value| reader.conforms(one, &value)))
}

/// Whether the shape is an object that names the property.
fn names(shape: &ParameterShape, name: &str) -> bool {
    let ParameterShape::Object { properties, .. } = shape else { return false };
    properties.iter().any(|(one, _)| *one == name)
}

pub(super) fn json(text: &str, decoding: Decoding) -> Result<Value, Fault> {
    let text = decoding.decode(text).ok_or(Fault::Encoding)?;
    serde_json::from_str(&text).map_err(|_| Fault::Json)
}

/// The names, decoded, and values, raw, of a query. A name that cannot be decoded is nobody's.
pub(super) fn query_pairs(query: &str) -> Vec<Pair<'_>> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((Decoding::Form.decode(name)?, value))
        })
        .collect()
}

/// The names and values of a query, decoded; pairs that cannot be decoded are left out.
#[must_use]
pub fn query_texts(query: &str) -> Vec<(String, String)> {
    query_pairs(query)
        .into_iter()
        .filter_map(|(name, value)| Some((name, Decoding::Form.decode(value)?)))
        .collect()
}
