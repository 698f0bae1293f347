//! Formats: which type holds its values to which `format`.

use super::Api;
use crate::model::{Scalar, Shape, TypeId};

/// How many aliases in a row are followed.
const STEPS: usize = 128;

/// What holds the values of a type to a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// A Rust type of the user, whose business it is.
    User,
    /// The Rust type of a plain value.
    Plain(Scalar),
    /// The checker.
    Checker,
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
            Self::Checker => checked(format).is_some(),
        }
    }
}

/// What holds the values of each type, by its index.
pub(super) fn holders(api: &Api, opaque: &[bool]) -> Vec<Holder> {
    api.types().map(|(id, _)| holder(api, opaque, id)).collect()
}

fn holder(api: &Api, opaque: &[bool], start: TypeId) -> Holder {
    let mut id = start;
    for _ in 0..STEPS {
        if opaque.get(id.index()) == Some(&true) {
            return Holder::User;
        }
        match api.get(id).map(|one| &one.shape) {
            Some(Shape::Alias(target)) => id = target.id,
            Some(Shape::Scalar(scalar)) => return Holder::Plain(*scalar),
            _ => break,
        }
    }
    Holder::Checker
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
