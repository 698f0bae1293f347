//! Formats: which type holds its values to which `format`.

use super::Api;
use crate::config::{AssertFormats, Config};
use crate::model::{Scalar, Schema, Shape, TypeId};

/// How many aliases in a row are followed.
const STEPS: usize = 128;

/// What holds the values of a type to a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// A Rust type of the user, whose business it is.
    User,
    /// The Rust type of a plain value.
    Plain(Scalar),
    /// The checker, and typed conditions, as far as the configuration asks.
    Checker(AssertFormats),
}

impl Holder {
    /// Whether values are held to a format, or none can break it.
    pub(super) fn holds(self, format: &str) -> bool {
        match self {
            Self::User => true,
            Self::Plain(Scalar::F64) => format == "double",
            Self::Plain(Scalar::Password) => format == "password",
            Self::Plain(Scalar::Binary) => format == "binary",
            Self::Plain(scalar) => checked(format) == Some(scalar),
            Self::Checker(AssertFormats::All) => {
                checked(format).is_some() || of_text(format).is_some()
            }
            Self::Checker(AssertFormats::Typed) => checked(format).is_some(),
            Self::Checker(AssertFormats::None) => false,
        }
    }
}

/// What holds the values of each type, by its index.
pub(super) fn holders(api: &Api, config: &Config, opaque: &[bool]) -> Vec<Holder> {
    let holder = |id| match holder(api, opaque, id) {
        // Texts that are typed as such are held to formats of texts by conditions.
        Some(Holder::Plain(Scalar::String)) | None => Holder::Checker(asserted(api, config, id)),
        Some(holder) => holder,
    };
    api.types().map(|(id, _)| holder(id)).collect()
}

/// What the checker holds the values of a type to: without a type of JSON, a format is a remark.
fn asserted(api: &Api, config: &Config, id: TypeId) -> AssertFormats {
    let schema = api.get(id).map(|one| api.schema(one.schema));
    match config.assert_formats {
        AssertFormats::Typed if !schema.is_some_and(Schema::is_typed) => AssertFormats::None,
        asked => asked,
    }
}

/// The Rust type that holds the values of a type.
fn holder(api: &Api, opaque: &[bool], start: TypeId) -> Option<Holder> {
    let mut id = start;
    for _ in 0..STEPS {
        if opaque.get(id.index()) == Some(&true) {
            return Some(Holder::User);
        }
        match api.get(id).map(|one| &one.shape) {
            Some(Shape::Alias(target)) => id = target.id,
            Some(Shape::Scalar(scalar)) => return Some(Holder::Plain(*scalar)),
            _ => break,
        }
    }
    None
}

/// The format of texts that has no Rust type, as the runtime names it.
#[must_use]
pub fn of_text(format: &str) -> Option<&'static str> {
    Some(match format {
        "time" => "TIME",
        "duration" => "DURATION",
        "email" => "EMAIL",
        "idn-email" => "IDN_EMAIL",
        "hostname" => "HOSTNAME",
        "idn-hostname" => "IDN_HOSTNAME",
        "uri" => "URI",
        "uri-reference" => "URI_REFERENCE",
        "iri" => "IRI",
        "iri-reference" => "IRI_REFERENCE",
        "uri-template" => "URI_TEMPLATE",
        "json-pointer" => "JSON_POINTER",
        "relative-json-pointer" => "RELATIVE_JSON_POINTER",
        "regex" => "REGEX",
        _ => return None,
    })
}

/// The plain value whose Rust type, or else the checker, enforces a format; nothing for those that
/// are annotations.
#[must_use]
pub fn checked(format: &str) -> Option<Scalar> {
    Some(match format {
        "date-time" => Scalar::DateTime,
        "date" => Scalar::Date,
        "uuid" => Scalar::Uuid,
        "ipv4" => Scalar::Ipv4,
        "ipv6" => Scalar::Ipv6,
        "byte" => Scalar::Base64,
        "int32" => Scalar::I32,
        "int64" => Scalar::I64,
        "uint32" => Scalar::U32,
        "uint64" => Scalar::U64,
        "float" => Scalar::F32,
        _ => return None,
    })
}
