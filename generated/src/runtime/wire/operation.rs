// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What the runtime knows of an operation and of its answer; implemented by generated code.

use super::super::{Report, Side, Validate};
use super::accept::Accept;
use super::declared::Declared;
use super::error::{RequestError, ResponseError};
use super::parameter::Parameter;
use super::parameter_values::ParameterValues;
use super::request_reader::RequestReader;
use super::request_writer::RequestWriter;
use super::response_reader::ResponseReader;
use super::response_writer::ResponseWriter;
use super::security::Requirement;

/// An operation, implemented by its request.
pub trait Operation: Validate + Sized {
    /// The `operationId`, or what stands for it.
    const ID: &'static str;
    /// The method, in upper case.
    const METHOD: &'static str;
    /// The path template.
    const PATH: &'static str;
    /// The alternatives of which one must hold; empty when anybody may call.
    const SECURITY: &'static [&'static [Requirement]] = &[];
    /// Its parameters.
    const PARAMETERS: &'static [Parameter] = &[];
    /// The media types and ranges of its body; empty when it takes none.
    const BODY: &'static [&'static str] = &[];
    /// The media types of its body that are handed on as they arrive.
    const STREAMS: &'static [&'static str] = &[];
    /// The last file of its form of parts, which can be handed on as it arrives.
    const FILE: Option<&'static str> = None;
    /// The bodies of JSON that it answers with; a status by itself before its range.
    const ANSWERS: &'static [Declared] = &[];
    /// The media types of its responses, as `Accept` lists them.
    const ACCEPT: &'static str = "*/*";
    /// The media types and ranges of its successes; empty when one of them has no body, or when
    /// nothing is known of them.
    const OFFERS: &'static [&'static str] = &[];
    /// The base URL where it is served, when that is not where the others are.
    const SERVER: Option<&'static str> = None;
    /// The side of what its request holds; that of what it answers is the other.
    const SENT: Side = Side::Request;
    /// Whether a request does the same when it is sent twice.
    const IDEMPOTENT: bool = is_idempotent(Self::METHOD);
    /// What is answered.
    type Response: Answer;

    /// Hands over the values of the parameters.
    fn parameters(&self, values: &mut ParameterValues<'_>) {
        let _ = values;
    }

    /// What is taken for an answer, where that is not all of [`Operation::ACCEPT`].
    fn accept(&self) -> Option<&Accept> {
        None
    }

    /// Writes the body.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn write_body(&self, request: &mut RequestWriter) -> Result<(), RequestError> {
        let _ = request;
        Ok(())
    }

    /// Notes what is wrong with the body.
    fn report_body(&self, report: &mut Report) {
        let _ = report;
    }

    /// Reads a request; nothing when there are faults, which are in the report of the reader.
    fn read(request: &mut RequestReader<'_>) -> Option<Self>;
}

/// Statuses, the first and the last, and the media types of their answers, each with whether it is
/// handed on as it arrives. Of several entries that a status is among, the first counts.
pub type Streams = (u16, u16, &'static [(&'static str, bool)]);

/// What an operation answers.
pub trait Answer: Sized {
    /// Which answers stream; nothing when none does.
    const STREAMS: &'static [Streams] = &[];

    /// The answer that a caller hopes for.
    type Success;

    /// Reads an answer; `None` when the status is not declared.
    ///
    /// # Errors
    /// When header or body are not what was declared.
    fn read(response: &ResponseReader<'_>) -> Result<Option<Self>, ResponseError>;

    /// Writes the answer.
    ///
    /// # Errors
    /// When a value cannot be written where it belongs.
    fn write(&self, response: &mut ResponseWriter) -> Result<(), ResponseError>;

    /// Tells success from the rest.
    ///
    /// # Errors
    /// The answer itself, when it is no success.
    fn success(self) -> Result<Self::Success, Self>;
}

/// Whether a method promises that (RFC 9110, section 9.2.2).
const fn is_idempotent(method: &str) -> bool {
    matches!(
        method.as_bytes(),
        b"GET" | b"HEAD" | b"OPTIONS" | b"TRACE" | b"PUT" | b"DELETE" | b"QUERY"
    )
}
