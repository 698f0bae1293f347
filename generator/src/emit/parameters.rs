//! Parameters and response headers → the tables that say how their text is a value.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use crate::model::{
    Access, Additional, Header, JsonType, Keyword, Location, Object, Operation, Parameter,
    ParameterFormat, Scalar, Shape, Style, TypeUse, Union, Untyped, VariantValue,
};

/// How deep the text of a parameter can hold values: no style writes a list of lists of lists.
const DEPTH: usize = 4;

/// The table of the parameters of an operation; nothing where there are none.
///
/// ```text
/// static UNASSIGN_TICKET_PARAMETERS: [wire::Parameter; 1] = [wire::Parameter {
///     name: "pk",
///     location: wire::Location::Path,
///     format: wire::ParameterFormat::Style { style: wire::Style::Simple, … },
///     required: true,
///     shape: wire::ParameterShape::Integer,
///     schema: &super::runtime::Schema { keywords: &[…] },
/// }];
/// ```
pub(super) fn table(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let count = operation.parameters.len();
    if count == 0 {
        return TokenStream::new();
    }
    let name = context.names.operation(index).method.constant("PARAMETERS");
    let parameters = operation.parameters.iter().map(|one| parameter(context, one));
    let count = Literal::usize_unsuffixed(count);
    quote!(static #name: [wire::Parameter; #count] = [#(#parameters),*];)
}

fn parameter(context: Context<'_>, one: &Parameter) -> TokenStream {
    let (name, required) = (&one.name, one.required);
    let location = location(one.location);
    let format = format(one.format);
    let shape = match one.format {
        ParameterFormat::Style { .. } => shape(context, one.value, Others::of(one.format), DEPTH),
        ParameterFormat::Json => quote!(wire::ParameterShape::Any),
    };
    let schema = context.schema(one.value.schema);
    quote! {
        wire::Parameter {
            name: #name,
            location: #location,
            format: #format,
            required: #required,
            shape: #shape,
            schema: #schema,
        }
    }
}

/// The description of a response header, as an expression.
pub(super) fn header(context: Context<'_>, one: &Header) -> TokenStream {
    let (name, explode) = (&one.name, one.explode);
    let shape = shape(context, one.value, Others::Told, DEPTH);
    let schema = context.schema(one.value.schema);
    quote!(wire::HeaderSpec { name: #name, explode: #explode, shape: #shape, schema: #schema })
}

/// Where a parameter is sent, as the runtime says it.
pub(super) fn location(one: Location) -> TokenStream {
    match one {
        Location::Path => quote!(super::runtime::Location::Path),
        Location::Query => quote!(super::runtime::Location::Query),
        Location::Header => quote!(super::runtime::Location::Header),
        Location::Cookie => quote!(super::runtime::Location::Cookie),
    }
}

fn format(one: ParameterFormat) -> TokenStream {
    match one {
        ParameterFormat::Style { style: one, explode, allow_reserved } => {
            let style = style(one);
            quote! {
                wire::ParameterFormat::Style {
                    style: #style,
                    explode: #explode,
                    allow_reserved: #allow_reserved,
                }
            }
        }
        ParameterFormat::Json => quote!(wire::ParameterFormat::Json),
    }
}

fn style(one: Style) -> TokenStream {
    match one {
        Style::Matrix => quote!(wire::Style::Matrix),
        Style::Label => quote!(wire::Style::Label),
        Style::Form => quote!(wire::Style::Form),
        Style::Simple => quote!(wire::Style::Simple),
        Style::SpaceDelimited => quote!(wire::Style::SpaceDelimited),
        Style::PipeDelimited => quote!(wire::Style::PipeDelimited),
        Style::DeepObject => quote!(wire::Style::DeepObject),
    }
}

/// Whether properties that a schema refuses can be told from what stands beside the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Others {
    /// They belong to the value.
    Told,
    /// They may be other parameters: an exploded form is spread over the query.
    Mixed,
}

impl Others {
    fn of(format: ParameterFormat) -> Self {
        match format {
            ParameterFormat::Style { style: Style::Form, explode: true, .. } => Self::Mixed,
            ParameterFormat::Style { .. } | ParameterFormat::Json => Self::Told,
        }
    }
}

/// What the text of a value stands for.
fn shape(context: Context<'_>, value: TypeUse, others: Others, depth: usize) -> TokenStream {
    let (Some(depth), Some(one)) = (depth.checked_sub(1), context.api.get(value.id)) else {
        return quote!(wire::ParameterShape::Any);
    };
    match &one.shape {
        Shape::Alias(target) => shape(context, *target, others, depth),
        Shape::Scalar(one) => scalar(*one),
        Shape::Enum(one) => match one.variants.first().map(|first| &first.value) {
            Some(VariantValue::Integer(_)) => quote!(wire::ParameterShape::Integer),
            Some(VariantValue::Text(_)) | None => quote!(wire::ParameterShape::Text),
        },
        Shape::List(item) => {
            let item = shape(context, *item, others, depth);
            quote!(wire::ParameterShape::List(&#item))
        }
        Shape::Map(value) => {
            let value = shape(context, *value, others, depth);
            quote! {
                wire::ParameterShape::Object {
                    properties: &[],
                    additional: ::core::option::Option::Some(&#value),
                }
            }
        }
        Shape::Object(one) => object(context, one, others, depth),
        Shape::Union(one) => scalars(union_types(context, one, depth)),
        Shape::Any(Untyped::SeveralTypes) => scalars(declared_types(context, value)),
        Shape::Any(_) => quote!(wire::ParameterShape::Any),
    }
}

fn object(context: Context<'_>, one: &Object, others: Others, depth: usize) -> TokenStream {
    let properties =
        one.fields.iter().filter(|field| field.access != Access::ReadOnly).map(|field| {
            let (name, shape) = (&field.name, shape(context, field.value, others, depth));
            quote!((#name, #shape))
        });
    let additional = match (one.additional, others) {
        (Additional::Kept(value), _) => {
            let value = shape(context, value, others, depth);
            quote!(::core::option::Option::Some(&#value))
        }
        (Additional::Refused, Others::Told) => {
            quote!(::core::option::Option::Some(&wire::ParameterShape::Text))
        }
        (Additional::Refused, Others::Mixed) | (Additional::Dropped, _) => {
            quote!(::core::option::Option::None)
        }
    };
    quote! {
        wire::ParameterShape::Object {
            properties: &[#(#properties),*],
            additional: #additional,
        }
    }
}

fn scalar(one: Scalar) -> TokenStream {
    match scalar_type(one) {
        JsonType::Boolean => quote!(wire::ParameterShape::Boolean),
        JsonType::Integer => quote!(wire::ParameterShape::Integer),
        JsonType::Number => quote!(wire::ParameterShape::Number),
        JsonType::Null => scalars(Some(vec![JsonType::Null])),
        JsonType::String | JsonType::Array | JsonType::Object => {
            quote!(wire::ParameterShape::Text)
        }
    }
}

fn scalar_type(one: Scalar) -> JsonType {
    match one {
        Scalar::Boolean => JsonType::Boolean,
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 => JsonType::Integer,
        Scalar::F32 | Scalar::F64 => JsonType::Number,
        Scalar::Null => JsonType::Null,
        Scalar::String
        | Scalar::Password
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::Uuid
        | Scalar::Ipv4
        | Scalar::Ipv6
        | Scalar::Base64
        | Scalar::Binary => JsonType::String,
    }
}

/// The JSON types of the branches of a union; nothing unless all are plain values.
fn union_types(context: Context<'_>, one: &Union, depth: usize) -> Option<Vec<JsonType>> {
    let mut types = Vec::new();
    for branch in &one.branches {
        types.extend(plain_types(context, branch.value, depth)?);
    }
    Some(types)
}

/// The JSON types of a plain value; nothing for what is none.
fn plain_types(context: Context<'_>, value: TypeUse, depth: usize) -> Option<Vec<JsonType>> {
    let depth = depth.checked_sub(1)?;
    match &context.api.get(value.id)?.shape {
        Shape::Alias(target) => plain_types(context, *target, depth),
        Shape::Scalar(one) => Some(vec![scalar_type(*one)]),
        Shape::Enum(one) => Some(vec![match one.variants.first().map(|first| &first.value) {
            Some(VariantValue::Integer(_)) => JsonType::Integer,
            Some(VariantValue::Text(_)) | None => JsonType::String,
        }]),
        Shape::Union(one) => union_types(context, one, depth),
        Shape::Any(_) => declared_types(context, value),
        Shape::Object(_) | Shape::Map(_) | Shape::List(_) => None,
    }
}

/// The `type` of a schema; nothing when it has none or one that is no plain value.
fn declared_types(context: Context<'_>, value: TypeUse) -> Option<Vec<JsonType>> {
    let keywords = &context.api.schema(value.schema).keywords;
    let types = keywords.iter().find_map(|keyword| match keyword {
        Keyword::Type(types) => Some(types.clone()),
        _ => None,
    })?;
    let plain = types.iter().all(|one| !matches!(one, JsonType::Array | JsonType::Object));
    plain.then_some(types)
}

/// Text that is one of several plain values.
fn scalars(types: Option<Vec<JsonType>>) -> TokenStream {
    let Some(mut types) = types.filter(|types| !types.is_empty()) else {
        return quote!(wire::ParameterShape::Any);
    };
    types.sort();
    types.dedup();
    let types = types.into_iter().map(|one| match one {
        JsonType::Null => quote!(super::runtime::Types::NULL.0),
        JsonType::Boolean => quote!(super::runtime::Types::BOOLEAN.0),
        JsonType::Integer => quote!(super::runtime::Types::INTEGER.0),
        JsonType::Number => quote!(super::runtime::Types::NUMBER.0),
        JsonType::String => quote!(super::runtime::Types::STRING.0),
        JsonType::Array => quote!(super::runtime::Types::ARRAY.0),
        JsonType::Object => quote!(super::runtime::Types::OBJECT.0),
    });
    quote!(wire::ParameterShape::Scalar(super::runtime::Types(#(#types)|*)))
}
