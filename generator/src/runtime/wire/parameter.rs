//! What a parameter is: its name, its place, how its value is written and what the value may be.
//!
//! Emitted code holds these as statics, so that reading and writing are plain functions over data
//! and no operation costs code of its own.

use super::super::{Location, Schema, Types};

/// No type.
const NONE: Types = Types(0);

/// A parameter of an operation.
#[derive(Clone, Copy)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it is sent.
    pub location: Location,
    /// How its value is written.
    pub format: ParameterFormat,
    /// Whether it must be sent.
    pub required: bool,
    /// What text becomes when it is read.
    pub shape: ParameterShape,
    /// What its value must be.
    pub schema: &'static Schema,
}

impl Parameter {
    const fn new(name: &'static str, location: Location, schema: &'static Schema) -> Self {
        let (style, explode) = match location {
            Location::Query | Location::Cookie => (Style::Form, true),
            Location::Path | Location::Header | Location::Body => (Style::Simple, false),
        };
        let format = ParameterFormat::Style { style, explode, allow_reserved: false };
        Self { name, location, format, required: false, shape: ParameterShape::Any, schema }
    }

    /// A parameter of the path, in the style `simple`; it is required.
    #[must_use]
    pub const fn path(name: &'static str, shape: ParameterShape, schema: &'static Schema) -> Self {
        Self { shape, required: true, ..Self::new(name, Location::Path, schema) }
    }

    /// A parameter of the query, in the style `form`, exploded.
    #[must_use]
    pub const fn query(name: &'static str, shape: ParameterShape, schema: &'static Schema) -> Self {
        Self { shape, ..Self::new(name, Location::Query, schema) }
    }

    /// A header, in the style `simple`.
    #[must_use]
    pub const fn header(
        name: &'static str,
        shape: ParameterShape,
        schema: &'static Schema,
    ) -> Self {
        Self { shape, ..Self::new(name, Location::Header, schema) }
    }

    /// A cookie, in the style `form`, exploded.
    #[must_use]
    pub const fn cookie(
        name: &'static str,
        shape: ParameterShape,
        schema: &'static Schema,
    ) -> Self {
        Self { shape, ..Self::new(name, Location::Cookie, schema) }
    }

    /// The same, which must be sent.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same in another style, not exploded.
    #[must_use]
    pub const fn styled(self, style: Style) -> Self {
        Self {
            format: ParameterFormat::Style { style, explode: false, allow_reserved: false },
            ..self
        }
    }

    /// The same, exploded.
    #[must_use]
    pub const fn exploded(self) -> Self {
        let format = match self.format {
            ParameterFormat::Style { style, allow_reserved, .. } => {
                ParameterFormat::Style { style, explode: true, allow_reserved }
            }
            other => other,
        };
        Self { format, ..self }
    }

    /// The same, with reserved characters as they are.
    #[must_use]
    pub const fn reserved(self) -> Self {
        let format = match self.format {
            ParameterFormat::Style { style, explode, .. } => {
                ParameterFormat::Style { style, explode, allow_reserved: true }
            }
            other => other,
        };
        Self { format, ..self }
    }

    /// The same as JSON text.
    #[must_use]
    pub const fn json(self) -> Self {
        Self { format: ParameterFormat::Json, ..self }
    }

    /// The same as the whole query, as JSON.
    #[must_use]
    pub const fn json_query(self) -> Self {
        Self { format: ParameterFormat::JsonQuery, ..self }
    }

    /// The same as the whole query, as it is.
    #[must_use]
    pub const fn text_query(self) -> Self {
        Self { format: ParameterFormat::TextQuery, ..self }
    }
}

/// A header of a response; its value is written in the style `simple`, or as JSON text.
#[derive(Clone, Copy)]
pub struct HeaderSpec {
    /// Its name.
    pub name: &'static str,
    /// Whether the properties of an object are written as `name=value`.
    pub explode: bool,
    /// Whether it is written as JSON text.
    pub json: bool,
    /// What text becomes when it is read.
    pub shape: ParameterShape,
    /// What its value must be.
    pub schema: &'static Schema,
}

impl HeaderSpec {
    /// A header whose value, where that is an object, is not exploded.
    #[must_use]
    pub const fn new(name: &'static str, shape: ParameterShape, schema: &'static Schema) -> Self {
        Self { name, explode: false, json: false, shape, schema }
    }

    /// The same, exploded.
    #[must_use]
    pub const fn exploded(self) -> Self {
        Self { explode: true, ..self }
    }

    /// The same as JSON text.
    #[must_use]
    pub const fn json(self) -> Self {
        Self { json: true, ..self }
    }

    pub(super) fn manner(&self) -> Manner {
        Manner { style: Style::Simple, explode: self.explode }
    }
}

/// How the value of a parameter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterFormat {
    /// By a style.
    Style {
        /// `style`.
        style: Style,
        /// `explode`.
        explode: bool,
        /// `allowReserved`.
        allow_reserved: bool,
    },
    /// As JSON text (`content`).
    Json,
    /// As JSON text that is the whole query.
    JsonQuery,
    /// As text that is the whole query.
    TextQuery,
}

/// A style and whether it is exploded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) style: Style,
    pub(super) explode: bool,
}

/// A style of parameters (OpenAPI 3.0.3, "Style Values").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `;color=blue`.
    Matrix,
    /// `.blue`.
    Label,
    /// `color=blue`.
    Form,
    /// `blue`.
    Simple,
    /// `color=blue%20black`.
    SpaceDelimited,
    /// `color=blue%7Cblack`.
    PipeDelimited,
    /// `color[R]=100`.
    DeepObject,
    /// `color=blue; color=black`, with nothing encoded (OpenAPI 3.2, "Style Values").
    Cookie,
}

/// What the text of a parameter becomes. Text that does not fit stays a string, so that the
/// schema can say what is wrong with it.
#[derive(Clone, Copy)]
pub enum ParameterShape {
    /// A string.
    Text,
    /// What JSON text says, in a form.
    Json,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// The first of null (the empty text), boolean, number, string that is allowed and fits.
    Scalar(Types),
    /// A list.
    List(&'static ParameterShape),
    /// An object.
    Object {
        /// The properties that it names.
        properties: &'static [(&'static str, ParameterShape)],
        /// What the others are; without it they are passed over.
        additional: Option<&'static ParameterShape>,
    },
    /// One of these, by how it is written.
    Several {
        /// What one text alone is; without types it is no value of its own.
        plain: Types,
        /// What the items are where there are several.
        list: Option<&'static ParameterShape>,
        /// What it is where texts have names.
        object: Option<&'static ParameterShape>,
    },
    /// Nothing is known: a boolean or number where the text is one, else a string.
    Any,
}

/// How texts show what they make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// One, as a plain value is written.
    Alone,
    /// Several, or with the keys of items.
    Items,
    /// With names.
    Named,
}

impl ParameterShape {
    /// Whether values of it may hold others.
    pub(super) fn holds_several(&self) -> bool {
        matches!(self, Self::List(_) | Self::Object { .. } | Self::Several { .. })
    }

    /// What one text is, as it is written.
    pub(super) fn of_text(&self, written: Written) -> Self {
        match *self {
            Self::Several { plain, list: Some(item), .. }
                if written != Written::Alone || plain == NONE =>
            {
                Self::List(item)
            }
            Self::Several { plain, list: None, object: Some(object) } if plain == NONE => *object,
            Self::Several { plain, .. } => Self::Scalar(plain),
            other => other,
        }
    }

    /// What texts with keys are, as they are written.
    pub(super) fn of_entries(&self, written: Written) -> Self {
        let (plain, list, object) = match (*self, written) {
            (Self::Any, Written::Alone) => return *self,
            (Self::Any, _) => (NONE, Some(&Self::Any), Some(&Self::FREE)),
            (Self::Several { plain, list, object }, _) => (plain, list, object),
            (other, _) => return other,
        };
        match (written, list, object) {
            (Written::Alone, ..) if plain != NONE => Self::Scalar(plain),
            (Written::Alone | Written::Items, Some(item), _) => Self::List(item),
            (Written::Named, _, Some(object)) => *object,
            (Written::Named, Some(item), None) => Self::List(item),
            _ => Self::Scalar(plain),
        }
    }

    /// An object of which nothing is known.
    const FREE: Self = Self::Object { properties: &[], additional: Some(&Self::Any) };

    /// The shape of a property of this object.
    pub(super) fn property(&self, name: &str) -> Option<&ParameterShape> {
        let Self::Object { properties, additional } = self else { return None };
        properties.iter().find_map(|(one, shape)| (*one == name).then_some(shape)).or(*additional)
    }
}
