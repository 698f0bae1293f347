// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The tables of an operation → a valid request: its parts are written from values of the schemas,
//! and read as a server reads them.

use ::arbitrary::Unstructured;
use serde_json::Value;

use super::super::wire::{
    Asked, Base, Operation, Parameter, Parts, Payload, RequestReader, RequestWriter,
};
use super::super::{Location, Side};
use super::make::Alphabet;
use super::texts::LETTERS;
use super::{Unsatisfied, checked};

/// What every style of parameter carries: letters and digits, one at least.
const PLAIN: Alphabet = Alphabet { letters: LETTERS.split_at(11).0, least: 1 };

/// How often a request is made before it is given up.
const TRIES: u64 = 8;

/// Something that is done with every operation of an API.
pub trait RequestVisitor {
    /// Does it with one, known by its request.
    fn request<O: Operation>(&mut self);
}

/// Writes `Arbitrary` of requests, and the way through them.
macro_rules! each_request {
    ($($(#[$attribute:meta])* $name:ident;)*) => {
        $(
            $(#[$attribute])*
            impl<'a> ::arbitrary::Arbitrary<'a> for operations::$name {
                fn arbitrary(bytes: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                    ::core::result::Result::Ok(request(bytes)?)
                }
            }
        )*

        /// Shows a visitor every operation.
        pub fn each_request<V: RequestVisitor>(visitor: &mut V) {
            $($(#[$attribute])* visitor.request::<operations::$name>();)*
        }
    };
}
pub(crate) use each_request;

/// A valid request of an operation.
///
/// # Errors
/// None was found.
pub fn request<O: Operation>(bytes: &mut Unstructured<'_>) -> Result<O, Unsatisfied> {
    let mut last = None;
    let mut source = Tries { bytes, attempt: 0, is_bare: false, side: O::SENT };
    for attempt in 0..TRIES {
        source.attempt = attempt * TRIES;
        source.is_bare = attempt + 2 >= TRIES;
        let mut writer = RequestWriter::new(O::METHOD, O::PATH);
        for parameter in O::PARAMETERS {
            source.parameter(parameter, &mut writer)?;
        }
        if let Some((media_type, asked)) = O::BODY.first().zip(asked::<O>(&mut writer)) {
            source.body(&concrete(media_type, asked), asked, &mut writer)?;
        }
        let reader = RequestReader::new(O::PARAMETERS, O::SECURITY, writer.parts());
        let mut reader = reader.of_side(O::SENT);
        let read = O::read(&mut reader);
        match (reader.into_report().into_result(), read) {
            (Ok(()), Some(request)) if is_writable(&request) => return Ok(request),
            (report, _) => last = report.err(),
        }
    }
    Err(Unsatisfied::Schema(last))
}

/// Whether a client can send a request.
fn is_writable<O: Operation>(request: &O) -> bool {
    let base = Base::parse("http://localhost");
    RequestWriter::of(request)
        .is_ok_and(|writer| base.is_ok_and(|base| writer.finish(&base).is_ok()))
}

/// Where values come from, and which try it is.
struct Tries<'a, 'b> {
    bytes: &'b mut Unstructured<'a>,
    attempt: u64,
    /// Whether only what must be there is: parameters can be in each other's way.
    is_bare: bool,
    /// That of what a request holds.
    side: Side,
}

impl Tries<'_, '_> {
    /// Writes a value of a parameter, if one is found that its style can carry or it must be there.
    fn parameter(
        &mut self,
        parameter: &'static Parameter,
        writer: &mut RequestWriter,
    ) -> Result<(), Unsatisfied> {
        let is_required = parameter.required || parameter.location == Location::Path;
        let is_wanted = is_required || (!self.is_bare && self.bytes.ratio(1, 2).unwrap_or(false));
        let first = self.attempt;
        for attempt in first..first + if is_wanted { TRIES } else { 0 } {
            let source = (&mut *self.bytes, PLAIN, attempt);
            let wanted = |value: &Value| is_portable(parameter, value);
            match checked(parameter.schema, self.side, source, wanted) {
                Ok(value) if writer.parameter(parameter, &value).is_ok() => return Ok(()),
                Ok(_) => {}
                Err(_) if !is_required => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        if is_required { Err(Unsatisfied::Parameter(parameter.name)) } else { Ok(()) }
    }

    /// Writes a body.
    fn body(
        &mut self,
        media_type: &str,
        asked: Asked,
        writer: &mut RequestWriter,
    ) -> Result<(), Unsatisfied> {
        // What a form cannot hold is seen when the request is read.
        let _ = match asked {
            Asked::Json(schema, side) => {
                let source = (&mut *self.bytes, Alphabet::ANY, self.attempt);
                let value = checked(schema, side, source, |_| true)?;
                writer.json(media_type, &value)
            }
            Asked::Form(form, schema, side) => {
                let source = (&mut *self.bytes, PLAIN, self.attempt);
                let value = checked(schema, side, source, |_| true)?;
                writer.form(media_type, form, &value)
            }
            Asked::Text | Asked::Bytes => writer.text(media_type, "text"),
            // A sequence may be empty.
            Asked::Items => writer.text(media_type, ""),
        };
        Ok(())
    }
}

/// A media type of a range.
fn concrete(range: &str, asked: Asked) -> String {
    match asked {
        Asked::Json(..) if range.contains('*') => "application/json".to_owned(),
        _ => range.replace('*', "plain"),
    }
}

/// Whether a value can be read again as what it is: no text is null, and a segment of a path that is
/// empty or dots leads to another operation.
fn is_portable(parameter: &Parameter, value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) if parameter.location == Location::Path => {
            !matches!(text.as_str(), "" | "." | "..")
        }
        _ => true,
    }
}

/// The body that an operation asks for.
fn asked<O: Operation>(writer: &mut RequestWriter) -> Option<Asked> {
    let Parts { path, query, headers, .. } = writer.parts();
    let parts = Parts { path, query, headers, body: Payload::Missing };
    let mut reader = RequestReader::new(O::PARAMETERS, O::SECURITY, parts);
    drop(O::read(&mut reader));
    reader.asked()
}
