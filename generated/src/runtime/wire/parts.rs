// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A form of parts with files ⇄ the fields of a struct that generated code has for it.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use serde::Serialize;
use serde_json::{Map, Value};

use super::super::{Decode, Location, Mode, Report, Schema, Side, check, from_value};
use super::error::RequestError;
use super::form::{Form, Unreadable, parts_of, value_of};
use super::multipart::{self, RawPart};
use super::parameter::ParameterShape;
use super::request_body::Asked;
use super::request_reader::RequestReader;
use super::request_writer::RequestWriter;

/// What a file holds.
pub type FileContent = Bytes;

/// A file that is part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct File {
    /// Its name, as the sender says it: it may look like a path and is none.
    pub file_name: Option<String>,
    /// Its media type; `application/octet-stream` is sent where nothing is said.
    pub media_type: Option<String>,
    /// The other headers of the part.
    pub headers: HeaderMap,
    /// What it holds.
    pub content: FileContent,
}

impl File {
    /// A file without a name.
    #[must_use]
    pub fn new(content: impl Into<FileContent>) -> Self {
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

    fn into_part(self, name: &str) -> Result<RawPart, RequestError> {
        let Self { file_name, media_type, mut headers, content } = self;
        let media_type = media_type.as_deref().unwrap_or("application/octet-stream");
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
fn judged<'a>(
    form: &Form,
    values: &Map<String, Value>,
    files: impl Iterator<Item = (&'a str, &'a Vec<File>)>,
) -> Value {
    let mut values = values.clone();
    for (name, files) in files {
        let texts = files.iter().map(|one| Value::String(" ".repeat(one.content.len())));
        let mut texts: Vec<Value> = texts.collect();
        let is_list = matches!(form.field(name), Some(ParameterShape::List(_)));
        let value = match (is_list, texts.len()) {
            (false, 1) => texts.pop().unwrap_or_default(),
            _ => Value::Array(texts),
        };
        values.insert(name.to_owned(), value);
    }
    Value::Object(values)
}

impl RequestReader<'_> {
    /// A form of parts that must be there; nothing when it is at fault.
    pub fn form_parts<T: FormParts>(&mut self) -> Option<T> {
        self.asked = self.asked.or(Some(Asked::Form(T::FORM, T::SCHEMA, T::SIDE)));
        let bytes = self.whole().and_then(|body| self.required(body))?;
        let read = parts_of(self.media_type(), &bytes).and_then(|parts| {
            let is_file = |part: &RawPart| T::FILES.contains(&part.name.as_str());
            let (files, texts): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_file);
            Ok((files, value_of(T::FORM, &texts)?))
        });
        self.report.enter(Location::Body, "");
        let (found, values) = match read {
            Ok(read) => read,
            Err(fault) => return self.unreadable(fault),
        };
        let mut files: BTreeMap<String, Vec<File>> = BTreeMap::new();
        for part in found {
            files.entry(part.name.clone()).or_default().push(File::of(part));
        }
        let all = files.iter().map(|(name, files)| (name.as_str(), files));
        let value = judged(T::FORM, &values, all);
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
                parts.push(file.into_part(name)?);
            }
        }
        let (media_type, bytes) = multipart::write(media_type, &parts);
        self.bytes(&media_type, bytes)
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
    let all = files.iter().map(|(name, files)| (*name, files));
    check(T::SCHEMA, T::SIDE, &judged(T::FORM, &values, all), report);
}
