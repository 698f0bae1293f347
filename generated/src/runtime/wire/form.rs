// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A form of pairs (`application/x-www-form-urlencoded`) or of parts (`multipart/form-data`) ⇄ a
//! JSON value (OpenAPI 3.0.4, "Encoding Object").
//!
//! A field is written as its value is: a plain one as text, a list as one field for each item, what
//! is nested as JSON; or in a style of parameters, where the document says so. What a form cannot
//! carry back is refused: null, and a list without items.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::{Map, Value};

use super::super::Report;
use super::byte_stream::ByteStream;
use super::error::RequestError;
use super::media_type::{Charset, Codec, parameter};
use super::multipart::{self, RawPart};
use super::parameter::{Manner, ParameterFormat, ParameterShape, Style};
use super::part_rules::{PartRule, judge};
use super::percent::{Decoding, Encoding};
use super::request_reader::{json, query_pairs};
use super::style_read::{Fault, Pair, Pairs, repeated};
use super::{scalar, style_write};

/// How a value is written as a form.
#[derive(Clone, Copy)]
pub struct Form {
    /// What its fields are.
    pub shape: ParameterShape,
    /// How fields are written that are not written as usual.
    pub encodings: &'static [(&'static str, ParameterFormat)],
    /// What is asked of its parts.
    pub parts: &'static [PartRule],
}

/// Why a form cannot be read.
pub(super) struct Unreadable {
    /// The field that is at fault, where one is.
    pub(super) field: Option<String>,
    /// What must be.
    pub(super) message: &'static str,
}

impl Unreadable {
    fn whole(message: &'static str) -> Self {
        Self { field: None, message }
    }

    fn of(field: &str, fault: Fault) -> Self {
        Self { field: Some(field.to_owned()), message: fault.message() }
    }
}

/// The value of a form. What is wrong with the heads of parts is noted.
pub(super) fn read(
    form: &Form,
    media_type: &str,
    bytes: &Bytes,
    report: &mut Report,
) -> Result<Value, Unreadable> {
    if Codec::of(media_type) == Codec::Parts {
        let parts = parts_of(media_type, bytes)?;
        judge(form, parts.iter().map(RawPart::sent), report);
        return value_of(form, &parts).map(Value::Object);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::whole("must be UTF-8"))?;
    if text.bytes().filter(|byte| *byte == b'&').count() >= multipart::PARTS {
        return Err(Unreadable::whole("has too many fields"));
    }
    form.read(&query_pairs(text), Decoding::Form).map(Value::Object)
}

/// The parts of a body.
pub(super) fn parts_of(media_type: &str, bytes: &Bytes) -> Result<Vec<RawPart>, Unreadable> {
    let boundary = parameter(media_type, "boundary").unwrap_or_default();
    multipart::read(bytes, boundary).map_err(Unreadable::whole)
}

/// The value of parts.
pub(super) fn value_of(form: &Form, parts: &[RawPart]) -> Result<Map<String, Value>, Unreadable> {
    let texts = parts.iter().map(|part| text(form, part)).collect::<Result<Vec<_>, _>>()?;
    let pairs: Vec<Pair<'_>> =
        texts.iter().map(|(name, text)| (name.clone(), text.as_str())).collect();
    form.read(&pairs, Decoding::Raw)
}

/// The name and the text of a part. Where JSON is expected, a part that says that it is JSON is.
fn text(form: &Form, part: &RawPart) -> Result<(String, String), Unreadable> {
    let media_type = part.media_type().unwrap_or("text/plain");
    let bytes = part.content.whole().map_or(&[][..], |bytes| bytes);
    let text = Charset::of(media_type).and_then(|charset| charset.decode(bytes));
    let field = || Some(part.name.clone());
    let text = text.ok_or_else(|| Unreadable { field: field(), message: "must be UTF-8" })?;
    let is_json = match form.field(&part.name) {
        Some(ParameterShape::List(item)) => matches!(item, ParameterShape::Json),
        shape => matches!(shape, Some(ParameterShape::Json)),
    };
    if is_json && Codec::of(media_type) == Codec::Json {
        json(&text, Decoding::Raw).map_err(|fault| Unreadable::of(&part.name, fault))?;
    }
    Ok((part.name.clone(), text))
}

/// The media type and the body of a form.
pub(super) fn write(
    form: &Form,
    media_type: &str,
    value: &Value,
) -> Result<(String, ByteStream), RequestError> {
    if Codec::of(media_type) == Codec::Parts {
        return Ok(multipart::write(media_type, &form.parts(value)?));
    }
    let fields = form.fields(value)?;
    let pairs: Vec<String> = fields.iter().map(Field::as_pair).collect();
    Ok((media_type.to_owned(), pairs.join("&").into()))
}

/// A field that is written.
struct Field {
    name: String,
    text: String,
    kind: Written,
}

/// How a field was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// As text.
    Plain,
    /// As JSON.
    Json,
    /// In a style, percent-encoded already.
    Encoded,
}

impl Field {
    fn as_pair(&self) -> String {
        let encode = |text| match self.kind {
            Written::Encoded => Encoding::Raw.encode(text),
            Written::Plain | Written::Json => Encoding::Strict.encode(text),
        };
        format!("{}={}", encode(&self.name), encode(&self.text))
    }

    /// The part, of the first media type that is asked for, which for JSON is JSON.
    fn into_part(self, form: &Form) -> RawPart {
        let media_type = form.rule(&self.name).and_then(|rule| match self.kind {
            Written::Json => rule.json(),
            Written::Plain => rule.sent(),
            Written::Encoded => None,
        });
        let Self { name, text, kind } = self;
        let decode = |text: String| match kind {
            Written::Encoded => Decoding::Percent.decode(&text).unwrap_or(text),
            Written::Plain | Written::Json => text,
        };
        let part = RawPart::text(decode(name), decode(text));
        let usual = (kind == Written::Json).then_some("application/json");
        match media_type.or(usual) {
            Some(media_type) => part.with_media_type(media_type),
            None => part,
        }
    }
}

impl Form {
    fn read(
        &self,
        found: &[Pair<'_>],
        decoding: Decoding,
    ) -> Result<Map<String, Value>, Unreadable> {
        let mut object = Map::new();
        let pairs = Pairs { found, decoding, is_free: &|_| false };
        for (name, format) in self.encodings {
            let shape = self.field(name).unwrap_or(&ParameterShape::Any);
            let value = match *format {
                ParameterFormat::Style { style, explode, .. } => {
                    pairs.read(Manner { style, explode }, name, shape)
                }
                _ => pairs
                    .single(name)
                    .and_then(|text| text.map(|text| json(text, decoding)).transpose()),
            };
            let value = value.map_err(|fault| Unreadable::of(name, fault))?;
            object.extend(value.map(|value| ((*name).to_owned(), value)));
        }
        let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, text) in found.iter().filter(|(name, _)| !self.is_encoded(name)) {
            texts.entry(name).or_default().push(text);
        }
        for (name, texts) in texts {
            let Some(shape) = self.field(name) else { continue };
            let texts = texts.into_iter().map(|text| decoding.decode(text).ok_or(Fault::Encoding));
            let value = texts.collect::<Result<_, _>>().and_then(|texts| repeated(shape, texts));
            object.insert(name.to_owned(), value.map_err(|fault| Unreadable::of(name, fault))?);
        }
        Ok(object)
    }

    /// The parts that a value is written as.
    pub(super) fn parts(&self, value: &Value) -> Result<Vec<RawPart>, RequestError> {
        Ok(self.fields(value)?.into_iter().map(|field| field.into_part(self)).collect())
    }

    /// What a field is; nothing when it is none of this form.
    pub(super) fn field(&self, name: &str) -> Option<&ParameterShape> {
        match &self.shape {
            ParameterShape::Several { object: Some(object), .. } => object.property(name),
            ParameterShape::Object { .. } => self.shape.property(name),
            _ => Some(&ParameterShape::Any),
        }
    }

    /// Whether a field is part of one that is written in a way of its own.
    fn is_encoded(&self, name: &str) -> bool {
        self.encodings.iter().any(|(own, format)| {
            let spread = match format {
                ParameterFormat::Style { style: Style::DeepObject, .. } => {
                    name.strip_prefix(own).is_some_and(|rest| rest.starts_with('['))
                }
                ParameterFormat::Style { explode: true, .. } => {
                    self.field(own).is_some_and(|shape| shape.property(name).is_some())
                }
                _ => false,
            };
            spread || *own == name
        })
    }

    fn fields(&self, value: &Value) -> Result<Vec<Field>, RequestError> {
        let Value::Object(properties) = value else {
            return Err(RequestError::field("", "is no object, which a form is"));
        };
        let mut fields = Vec::with_capacity(properties.len());
        for (name, value) in properties {
            let encoding = self.encodings.iter().find(|(own, _)| own == name);
            let written = match encoding {
                Some((_, ParameterFormat::Style { style, explode, allow_reserved })) => {
                    let manner = Manner { style: *style, explode: *explode };
                    let encoding =
                        if *allow_reserved { Encoding::Reserved } else { Encoding::Strict };
                    style_write::pairs(manner, encoding, name, value).map(|pairs| {
                        let kind = Written::Encoded;
                        pairs.into_iter().map(|(name, text)| Field { name, text, kind }).collect()
                    })
                }
                Some(_) => Ok(vec![as_json(name, value)]),
                None => usual(name, self.field(name), value),
            };
            fields.extend(written.map_err(|reason| RequestError::field(name, reason))?);
        }
        Ok(fields)
    }
}

/// The fields of a value that is written as usual.
fn usual(
    name: &str,
    shape: Option<&ParameterShape>,
    value: &Value,
) -> Result<Vec<Field>, &'static str> {
    match (value, shape) {
        (Value::Null, _) => Err("is null, which a form cannot say"),
        (_, Some(ParameterShape::Json)) => Ok(vec![as_json(name, value)]),
        (Value::Array(items), _) if items.is_empty() => {
            Err("has no items, which a form cannot tell from a field that is not there")
        }
        (Value::Array(items), shape) => {
            let is_json = matches!(shape, Some(ParameterShape::List(item)) if matches!(item, ParameterShape::Json));
            let write = |item| if is_json { as_json(name, item) } else { plain(name, item) };
            Ok(items.iter().map(write).collect())
        }
        (value, _) => Ok(vec![plain(name, value)]),
    }
}

fn plain(name: &str, value: &Value) -> Field {
    match scalar::write(value) {
        Some(text) => Field { name: name.to_owned(), text, kind: Written::Plain },
        None => as_json(name, value),
    }
}

fn as_json(name: &str, value: &Value) -> Field {
    Field { name: name.to_owned(), text: value.to_string(), kind: Written::Json }
}
