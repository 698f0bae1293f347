// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A form of parts with files ⇄ the fields of a struct that generated code has for it.

use std::collections::BTreeMap;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use serde::Serialize;
use serde_json::{Map, Value};

use super::super::{Decode, Keyword, Location, Mode, Report, Schema, Side, check, from_value};
use super::byte_stream::ByteStream;
use super::error::RequestError;
use super::form::{Form, Unreadable, parts_of, value_of};
use super::multipart::{self, RawPart};
use super::opened::{Lengths, counted};
use super::parameter::ParameterShape;
use super::part_rules::{PartRule, Sent, judge};
use super::request_body::{Asked, Payload};
use super::request_reader::RequestReader;
use super::request_writer::RequestWriter;

/// A file that is part of a form.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct File {
    /// Its name, as the sender says it: it may look like a path and is none.
    pub file_name: Option<String>,
    /// Its media type. Where nothing is said the first is sent that the document names, or
    /// `application/octet-stream`.
    pub media_type: Option<String>,
    /// The other headers of the part.
    pub headers: HeaderMap,
    /// What it holds: all of it, or a stream. A server has all of it unless its limits say that it
    /// is handed on as it arrives.
    pub content: ByteStream,
}

impl File {
    /// A file without a name.
    #[must_use]
    pub fn new(content: impl Into<ByteStream>) -> Self {
        let (file_name, media_type) = (None, None);
        Self { file_name, media_type, headers: HeaderMap::new(), content: content.into() }
    }

    /// The same with a name.
    #[must_use]
    pub fn named(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// The same of a media type.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    fn of(part: RawPart) -> Self {
        let media_type = part.media_type().map(str::to_owned);
        let RawPart { file_name, mut headers, content, .. } = part;
        headers.remove(CONTENT_TYPE);
        Self { file_name, media_type, headers, content }
    }

    fn into_part(self, name: &str, form: &Form) -> Result<RawPart, RequestError> {
        let Self { file_name, media_type, mut headers, content } = self;
        let usual = form.rule(name).and_then(PartRule::sent);
        let usual = usual.unwrap_or("application/octet-stream");
        let media_type = media_type.as_deref().unwrap_or(usual);
        let value = HeaderValue::from_str(media_type).map_err(|_| RequestError::MediaType)?;
        headers.insert(CONTENT_TYPE, value);
        Ok(RawPart { name: name.to_owned(), file_name, headers, content })
    }
}

/// A form of parts, implemented by generated structs.
pub trait FormParts: Sized {
    /// What its fields are.
    const FORM: &'static Form;
    /// What they must be, a file standing there as a text.
    const SCHEMA: &'static Schema;
    /// Those that are files.
    const FILES: &'static [&'static str];
    /// The side of what it holds.
    const SIDE: Side = Side::Request;

    /// Takes its fields; nothing when one does not have its form.
    fn read(parts: &mut PartsReader) -> Option<Self>;

    /// Hands over its fields.
    fn write(&self, parts: &mut PartsWriter);
}

/// The fields of a form that was read.
pub struct PartsReader {
    values: Map<String, Value>,
    files: BTreeMap<String, Vec<File>>,
}

impl PartsReader {
    /// A field that must be there.
    pub fn required<T: Decode>(&mut self, name: &str) -> Option<T> {
        from_value(self.values.remove(name)?, Mode::Strict).ok()
    }

    /// A field that may be there.
    pub fn optional<T: Decode>(&mut self, name: &str) -> Option<Option<T>> {
        let Some(value) = self.values.remove(name) else { return Some(None) };
        from_value(value, Mode::Strict).ok().map(Some)
    }

    /// A file that must be there.
    pub fn file(&mut self, name: &str) -> Option<File> {
        self.files.remove(name)?.pop()
    }

    /// A file that may be there.
    pub fn optional_file(&mut self, name: &str) -> Option<Option<File>> {
        Some(self.file(name))
    }

    /// Files, one at least.
    pub fn files(&mut self, name: &str) -> Option<Vec<File>> {
        self.files.remove(name)
    }

    /// Files that may be there.
    pub fn optional_files(&mut self, name: &str) -> Option<Option<Vec<File>>> {
        Some(self.files(name))
    }
}

/// The fields of a form on their way to a request, or to a report.
#[derive(Default)]
pub struct PartsWriter {
    values: Map<String, Value>,
    files: Vec<(&'static str, Vec<File>)>,
    is_broken: bool,
}

impl PartsWriter {
    fn of<T: FormParts>(form: &T) -> Self {
        let mut parts = Self::default();
        form.write(&mut parts);
        parts
    }

    /// A field that is there.
    pub fn required<T: Serialize>(&mut self, name: &'static str, value: &T) {
        match serde_json::to_value(value) {
            Ok(value) => drop(self.values.insert(name.to_owned(), value)),
            Err(_) => self.is_broken = true,
        }
    }

    /// A field that may be there.
    pub fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// A file that is there.
    pub fn file(&mut self, name: &'static str, file: &File) {
        self.files.push((name, vec![file.clone()]));
    }

    /// A file that may be there.
    pub fn optional_file(&mut self, name: &'static str, file: &Option<File>) {
        if let Some(file) = file {
            self.file(name, file);
        }
    }

    /// Files that are there.
    pub fn files(&mut self, name: &'static str, files: &[File]) {
        self.files.push((name, files.to_vec()));
    }

    /// Files that may be there.
    pub fn optional_files(&mut self, name: &'static str, files: &Option<Vec<File>>) {
        if let Some(files) = files {
            self.files(name, files);
        }
    }
}

/// What the schema judges: a file stands there as a text of its length.
fn judged<'a, T: FormParts>(
    values: &Map<String, Value>,
    files: impl Iterator<Item = (&'a str, &'a Vec<File>)>,
) -> Value {
    let mut values = values.clone();
    for (name, files) in files {
        let text = |one: &File| match one.content.whole() {
            Some(bytes) => " ".repeat(bytes.len()),
            None => stand_in(one.content.length(), lengths(T::SCHEMA, name, DEPTH)),
        };
        let mut texts: Vec<Value> = files.iter().map(|one| Value::String(text(one))).collect();
        let is_list = matches!(T::FORM.field(name), Some(ParameterShape::List(_)));
        let value = match (is_list, texts.len()) {
            (false, 1) => texts.pop().unwrap_or_default(),
            _ => Value::Array(texts),
        };
        values.insert(name.to_owned(), value);
    }
    Value::Object(values)
}

/// The longest text that stands for a stream; what asks for longer ones is left to who reads it.
const LONGEST: u64 = 1024 * 1024;

/// A text for a stream. Where nobody knows its length, it is as long as it must be.
fn stand_in(length: Option<u64>, (least, most): Lengths) -> String {
    let long = match (length, most) {
        (Some(length), _) if length < least => length,
        (Some(length), Some(most)) if length > most => most.saturating_add(1),
        _ => least,
    };
    " ".repeat(usize::try_from(long.min(LONGEST)).unwrap_or_default())
}

/// How deep the lengths of a file are looked for.
const DEPTH: usize = 8;

/// The lengths that a schema gives a file, plainly or by its references.
fn lengths(schema: &Schema, name: &str, depth: usize) -> Lengths {
    let mut found: Lengths = (0, None);
    let Some(depth) = depth.checked_sub(1) else { return found };
    let mut tighten = |(least, most): Lengths| {
        found.0 = found.0.max(least);
        found.1 = found.1.into_iter().chain(most).min();
    };
    for keyword in schema.keywords {
        match keyword {
            Keyword::MinLength(least) if name.is_empty() => tighten((*least, None)),
            Keyword::MaxLength(most) if name.is_empty() => tighten((0, Some(*most))),
            Keyword::Reference(schema) => tighten(lengths(schema, name, depth)),
            Keyword::AllOf(all) => {
                all.iter().for_each(|schema| tighten(lengths(schema, name, depth)));
            }
            Keyword::Items(items) if name.is_empty() => tighten(lengths(items, name, depth)),
            Keyword::Properties(properties, _) => {
                let own = properties.iter().filter(|one| !name.is_empty() && one.name == name);
                own.for_each(|one| tighten(lengths(one.schema, "", depth)));
            }
            _ => {}
        }
    }
    found
}

/// A file as rules speak of it.
fn sent<'a>(name: &'a str, file: &'a File) -> Sent<'a> {
    (name, file.media_type.as_deref(), &file.headers)
}

impl RequestReader<'_> {
    /// A form of parts that must be there; nothing when it is at fault.
    pub fn form_parts<T: FormParts>(&mut self) -> Option<T> {
        self.asked = self.asked.or(Some(Asked::Form(T::FORM, T::SCHEMA, T::SIDE)));
        let (bytes, opened) = match &self.body {
            Payload::Opened(form) => (form.held.clone(), Some(form.part.clone())),
            _ => (self.whole().and_then(|body| self.required(body))?, None),
        };
        let opened = opened.map(|part| {
            let content = counted(part.content, lengths(T::SCHEMA, &part.name, DEPTH));
            RawPart { content, ..part }
        });
        let media_type = self.media_type().to_owned();
        self.report.enter(Location::Body, "");
        let read = parts_of(&media_type, &bytes).and_then(|mut parts| {
            parts.extend(opened);
            judge(T::FORM, parts.iter().map(RawPart::sent), &mut self.report);
            let is_file = |part: &RawPart| T::FILES.contains(&part.name.as_str());
            let (files, texts): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_file);
            Ok((files, value_of(T::FORM, &texts)?))
        });
        let (found, values) = match read {
            Ok(read) => read,
            Err(fault) => return self.unreadable(fault),
        };
        let mut files: BTreeMap<String, Vec<File>> = BTreeMap::new();
        for part in found {
            files.entry(part.name.clone()).or_default().push(File::of(part));
        }
        let all = files.iter().map(|(name, files)| (name.as_str(), files));
        let value = judged::<T>(&values, all);
        if !check(T::SCHEMA, T::SIDE, &value, &mut self.report) {
            return None;
        }
        let form = T::read(&mut PartsReader { values, files });
        if form.is_none() {
            self.report.fault("type", "does not have the form that is asked for");
        }
        form
    }

    /// Notes why a form cannot be read.
    pub(super) fn unreadable<T>(&mut self, Unreadable { field, message }: Unreadable) -> Option<T> {
        if let Some(field) = field {
            self.report.enter_parameter(Location::Body, &field);
        }
        self.report.malformed(message);
        None
    }
}

impl RequestWriter {
    /// Writes a form of parts.
    ///
    /// # Errors
    /// When a form cannot hold the value.
    pub fn form_parts<T: FormParts>(
        &mut self,
        media_type: &str,
        form: &T,
    ) -> Result<(), RequestError> {
        let PartsWriter { values, files, is_broken } = PartsWriter::of(form);
        if is_broken {
            return Err(RequestError::Body);
        }
        let mut parts = T::FORM.parts(&Value::Object(values))?;
        for (name, files) in files {
            if files.is_empty() {
                return Err(RequestError::field(name, "has no items, which a form cannot say"));
            }
            for file in files {
                parts.push(file.into_part(name, T::FORM)?);
            }
        }
        let (media_type, body) = multipart::write(media_type, &parts);
        self.bytes(&media_type, body)
    }
}

/// Notes what is wrong with a form of parts.
pub fn report_parts<T: FormParts>(form: &T, report: &mut Report) {
    let PartsWriter { values, files, is_broken } = PartsWriter::of(form);
    report.enter(Location::Body, "");
    if is_broken {
        report.fault("type", "cannot be written as JSON");
        return;
    }
    let each = files.iter().flat_map(|(name, files)| files.iter().map(|one| sent(name, one)));
    judge(T::FORM, each, report);
    let all = files.iter().map(|(name, files)| (*name, files));
    check(T::SCHEMA, T::SIDE, &judged::<T>(&values, all), report);
}
