//! Parameters and response headers → the tables that say how their text is a value.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, DEPTH as ALIASES};
use super::forms::style;
use super::keywords::{Kept, Writer};
use crate::model::{
    Access, Additional, Field, Header, HeaderFormat, JsonType, Keyword, Location, Object,
    Operation, Parameter, ParameterFormat, Scalar, Shape, Style, Type, TypeUse, Union,
    VariantValue, Whole,
};

/// How deep the text of a parameter can hold values: no style writes a list of lists of lists.
pub(super) const DEPTH: usize = 4;

/// The parameters of an operation as a constant; nothing where there are none.
///
/// ```text
/// const PARAMETERS: &'static [wire::Parameter] = &[
///     wire::Parameter::path("pk", wire::ParameterShape::Integer, &Schema::INT64),
/// ];
/// ```
pub(super) fn constant(context: Context<'_>, operation: &Operation) -> TokenStream {
    if operation.parameters.is_empty() {
        return TokenStream::new();
    }
    let parameters = operation.parameters.iter().map(|one| parameter(context, one));
    quote!(const PARAMETERS: &'static [wire::Parameter] = &[#(#parameters),*];)
}

fn parameter(context: Context<'_>, one: &Parameter) -> TokenStream {
    let name = &one.name;
    let (place, usual) = match one.location {
        Location::Path => (quote!(path), (Style::Simple, false)),
        Location::Query => (quote!(query), (Style::Form, true)),
        Location::Header => (quote!(header), (Style::Simple, false)),
        Location::Cookie => (quote!(cookie), (Style::Form, true)),
    };
    let shape = match one.format {
        ParameterFormat::Style { .. } => shape(context, one.value, Others::of(one.format), DEPTH),
        ParameterFormat::WholeQuery(Whole::Text) => quote!(wire::ParameterShape::Text),
        ParameterFormat::Json | ParameterFormat::WholeQuery(Whole::Json) => {
            quote!(wire::ParameterShape::Any)
        }
    };
    let required = (one.required && one.location != Location::Path).then(|| quote!(.required()));
    let format = format(one.format, usual);
    let (schema, kept) = Writer::long(context).argument(one.value.schema);
    match kept {
        Kept::Anywhere => {
            quote!(wire::Parameter::#place(#name, #shape, #schema) #required #format)
        }
        Kept::InFields => quote! {
            wire::Parameter {
                schema: #schema,
                ..wire::Parameter::#place(#name, #shape, &super::runtime::Schema::ANY)
                    #required #format
            }
        },
    }
}

/// What differs from how parameters of a place are usually written.
fn format(one: ParameterFormat, usual: (Style, bool)) -> TokenStream {
    let (one, explode, allow_reserved) = match one {
        ParameterFormat::Style { style, explode, allow_reserved } => {
            (style, explode, allow_reserved)
        }
        ParameterFormat::Json => return quote!(.json()),
        ParameterFormat::WholeQuery(Whole::Json) => return quote!(.json_query()),
        ParameterFormat::WholeQuery(Whole::Text) => return quote!(.text_query()),
    };
    let styled = ((one, explode) != usual).then(|| {
        let style = style(one);
        let exploded = explode.then(|| quote!(.exploded()));
        quote!(.styled(#style) #exploded)
    });
    let reserved = allow_reserved.then(|| quote!(.reserved()));
    quote!(#styled #reserved)
}

/// The description of a response header, as an expression.
pub(super) fn header(context: Context<'_>, one: &Header) -> TokenStream {
    let name = &one.name;
    let shape = match one.format {
        HeaderFormat::Simple { .. } => shape(context, one.value, Others::Told, DEPTH),
        HeaderFormat::Json => quote!(wire::ParameterShape::Any),
    };
    let written = match one.format {
        HeaderFormat::Simple { explode: false } => TokenStream::new(),
        HeaderFormat::Simple { explode: true } => quote!(.exploded()),
        HeaderFormat::Json => quote!(.json()),
    };
    let (schema, kept) = Writer::long(context).argument(one.value.schema);
    match kept {
        Kept::Anywhere => quote!(wire::HeaderSpec::new(#name, #shape, #schema) #written),
        Kept::InFields => quote! {
            wire::HeaderSpec {
                schema: #schema,
                ..wire::HeaderSpec::new(#name, #shape, &super::runtime::Schema::ANY) #written
            }
        },
    }
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

/// Whether properties that a schema refuses can be told from what stands beside the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// They belong to the value.
    Told,
    /// They may be other parameters: an exploded form is spread over the query.
    Mixed,
}

impl Others {
    fn of(format: ParameterFormat) -> Self {
        match format {
            ParameterFormat::Style { style: Style::Form, explode: true, .. } => Self::Mixed,
            ParameterFormat::Style { .. }
            | ParameterFormat::Json
            | ParameterFormat::WholeQuery(_) => Self::Told,
        }
    }
}

/// What the text of a value stands for.
pub(super) fn shape(
    context: Context<'_>,
    value: TypeUse,
    others: Others,
    depth: usize,
) -> TokenStream {
    let (Some(depth), Some((_, one))) = (depth.checked_sub(1), behind_aliases(context, value))
    else {
        return quote!(wire::ParameterShape::Any);
    };
    match &one.shape {
        Shape::Scalar(one) => scalar(*one),
        Shape::Enum(one) => match one.variants.first().map(|first| &first.value) {
            Some(VariantValue::Integer(_)) => quote!(wire::ParameterShape::Integer),
            Some(VariantValue::Text(_)) | None => quote!(wire::ParameterShape::Text),
        },
        Shape::List(item) => {
            let item = shape(context, *item, others, depth);
            quote!(wire::ParameterShape::List(&#item))
        }
        Shape::Tuple(items) => {
            let types: Option<Vec<Vec<JsonType>>> =
                items.iter().map(|item| plain_types(context, *item, depth)).collect();
            let item = scalars(types.map(|types| types.concat()));
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
        Shape::Union(one) => union(context, one, others, depth),
        Shape::Any(_) | Shape::Alias(_) => quote!(wire::ParameterShape::Any),
    }
}

/// What a value is in the end: an alias is no step into it.
pub(super) fn behind_aliases<'a>(
    context: Context<'a>,
    value: TypeUse,
) -> Option<(TypeUse, &'a Type)> {
    let mut value = value;
    for _ in 0..ALIASES {
        let one = context.api.get(value.id)?;
        match one.shape {
            Shape::Alias(target) => value = target,
            _ => return Some((value, one)),
        }
    }
    None
}

fn object(context: Context<'_>, one: &Object, others: Others, depth: usize) -> TokenStream {
    let properties = properties(context, one.fields.iter(), others, depth);
    let additional = additional(context, one.additional, others, depth);
    quote! {
        wire::ParameterShape::Object { properties: &[#properties], additional: #additional }
    }
}

fn properties<'a>(
    context: Context<'_>,
    fields: impl Iterator<Item = &'a Field>,
    others: Others,
    depth: usize,
) -> TokenStream {
    let properties = fields.filter(|field| field.access != Access::ReadOnly).map(|field| {
        let (name, shape) = (&field.name, shape(context, field.value, others, depth));
        quote!((#name, #shape))
    });
    quote!(#(#properties),*)
}

fn additional(context: Context<'_>, one: Additional, others: Others, depth: usize) -> TokenStream {
    match (one, others) {
        (Additional::Kept(value), _) => some(&shape(context, value, others, depth)),
        (Additional::Refused, Others::Told) => some(&quote!(wire::ParameterShape::Text)),
        (Additional::Refused, Others::Mixed) | (Additional::Dropped, _) => none(),
    }
}

fn scalar(one: Scalar) -> TokenStream {
    match one.json_type() {
        JsonType::Boolean => quote!(wire::ParameterShape::Boolean),
        JsonType::Integer => quote!(wire::ParameterShape::Integer),
        JsonType::Number => quote!(wire::ParameterShape::Number),
        JsonType::Null => scalars(Some(vec![JsonType::Null])),
        JsonType::String | JsonType::Array | JsonType::Object => {
            quote!(wire::ParameterShape::Text)
        }
    }
}

/// What the values of a union may be.
#[derive(Default)]
struct Branches<'a> {
    plain: Vec<JsonType>,
    items: Vec<TypeUse>,
    objects: Vec<&'a Object>,
    maps: Vec<TypeUse>,
}

impl<'a> Branches<'a> {
    /// Adds the branches of a union; nothing when one is none of these.
    fn add(&mut self, context: Context<'a>, one: &'a Union, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        for branch in &one.branches {
            let (value, one) = behind_aliases(context, branch.value)?;
            match &one.shape {
                Shape::Union(one) => self.add(context, one, depth)?,
                Shape::List(item) => self.items.push(*item),
                Shape::Object(one) => self.objects.push(one),
                Shape::Map(value) => self.maps.push(*value),
                _ => self.plain.extend(plain_types(context, value, depth)?),
            }
        }
        Some(())
    }
}

/// What the text of a union stands for: how it is written tells its branches apart.
fn union(context: Context<'_>, one: &Union, others: Others, depth: usize) -> TokenStream {
    let mut found = Branches::default();
    if found.add(context, one, depth).is_none() {
        return quote!(wire::ParameterShape::Any);
    }
    let shape = |value: &TypeUse| shape(context, *value, others, depth);
    let list = match found.items.as_slice() {
        [] => None,
        [item] => Some(shape(item)),
        items => Some(scalars(items.iter().try_fold(Vec::new(), |mut all, item| {
            all.extend(plain_types(context, *item, depth)?);
            Some(all)
        }))),
    };
    let object = (found.objects.len() + found.maps.len() > 0).then(|| {
        let mut names = BTreeSet::new();
        let fields = found.objects.iter().flat_map(|one| &one.fields);
        let fields = fields.filter(|field| names.insert(field.name.as_str()));
        let properties = properties(context, fields, others, depth);
        let additional = match (found.maps.first(), found.objects.first()) {
            (Some(value), _) => some(&shape(value)),
            (None, Some(one)) => additional(context, one.additional, others, depth),
            (None, None) => none(),
        };
        quote!(wire::ParameterShape::Object { properties: &[#properties], additional: #additional })
    });
    match (found.plain.is_empty(), list, object) {
        (_, None, None) => scalars(Some(found.plain)),
        (true, None, Some(object)) => object,
        (is_empty, list, object) => {
            let plain =
                if is_empty { quote!(super::runtime::Types(0)) } else { types(found.plain) };
            let list = list.as_ref().map_or_else(none, some);
            let object = object.as_ref().map_or_else(none, some);
            quote! {
                wire::ParameterShape::Several { plain: #plain, list: #list, object: #object }
            }
        }
    }
}

fn some(shape: &TokenStream) -> TokenStream {
    quote!(::core::option::Option::Some(&#shape))
}

fn none() -> TokenStream {
    quote!(::core::option::Option::None)
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
    let (value, one) = behind_aliases(context, value)?;
    match &one.shape {
        Shape::Scalar(one) => Some(vec![one.json_type()]),
        Shape::Enum(one) => Some(vec![match one.variants.first().map(|first| &first.value) {
            Some(VariantValue::Integer(_)) => JsonType::Integer,
            Some(VariantValue::Text(_)) | None => JsonType::String,
        }]),
        Shape::Union(one) => union_types(context, one, depth),
        Shape::Any(_) => declared_types(context, value),
        Shape::Object(_) | Shape::Map(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Alias(_) => {
            None
        }
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
fn scalars(found: Option<Vec<JsonType>>) -> TokenStream {
    let Some(found) = found.filter(|found| !found.is_empty()) else {
        return quote!(wire::ParameterShape::Any);
    };
    let types = types(found);
    quote!(wire::ParameterShape::Scalar(#types))
}

/// A set of types.
fn types(mut found: Vec<JsonType>) -> TokenStream {
    found.sort();
    found.dedup();
    let types = found.into_iter().map(|one| match one {
        JsonType::Null => quote!(super::runtime::Types::NULL.0),
        JsonType::Boolean => quote!(super::runtime::Types::BOOLEAN.0),
        JsonType::Integer => quote!(super::runtime::Types::INTEGER.0),
        JsonType::Number => quote!(super::runtime::Types::NUMBER.0),
        JsonType::String => quote!(super::runtime::Types::STRING.0),
        JsonType::Array => quote!(super::runtime::Types::ARRAY.0),
        JsonType::Object => quote!(super::runtime::Types::OBJECT.0),
    });
    quote!(super::runtime::Types(#(#types)|*))
}
