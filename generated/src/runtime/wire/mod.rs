// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! HTTP without a server or client: requests and responses ⇄ values.

mod accept;
mod answer;
mod base;
mod basic;
mod byte_stream;
mod chained;
mod declared;
mod error;
mod form;
mod handle;
mod media_type;
mod multipart;
mod opened;
mod operation;
mod parameter;
mod parameter_values;
mod part_rules;
mod parts;
mod percent;
mod problem;
mod request_body;
mod request_body_writer;
mod request_reader;
mod request_writer;
mod response_reader;
mod response_writer;
mod scalar;
mod security;
mod style_read;
mod style_write;
mod typed;
mod validate;
mod within;

pub use accept::Accept;
pub use answer::{Body, Empty};
pub use base::{Base, InvalidBase};
pub use basic::basic_authorization;
pub use byte_stream::{BodyTooLarge, ByteStream, NotCollected, collect};
pub use declared::Declared;
pub use error::{BoxError, RequestError, ResponseError};
pub use form::Form;
pub use handle::AlreadyRead;
pub use media_type::{closest, is_media_type, is_readable};
pub use opened::{BrokenForm, Opened, Opening, open};
pub use operation::{Answer, Operation, Streams};
pub use parameter::{HeaderSpec, Parameter, ParameterFormat, ParameterShape, Style};
pub use parameter_values::ParameterValues;
pub use part_rules::PartRule;
pub use parts::{File, FormParts, PartsReader, PartsWriter, report_parts};
pub use percent::{decoded_bytes, percent_encoded};
pub use problem::{PROBLEM_JSON, Problem};
pub use request_body::{Asked, Payload};
pub use request_reader::{Parts, RequestReader, accepts_path, query_texts};
pub use request_writer::RequestWriter;
pub use response_reader::ResponseReader;
pub use response_writer::ResponseWriter;
pub use security::{
    Basic, Credential, Credentials, Presentation, Requirement, SecurityKind, SecurityScheme,
    candidates, challenge,
};
pub use typed::Typed;
pub use validate::{report, report_body};
pub use within::within;
