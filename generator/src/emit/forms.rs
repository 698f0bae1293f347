//! Form bodies → the tables that say how their fields are a value.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::parameters::{self, DEPTH, Others, behind_aliases};
use crate::model::{Additional, Content, Field, ParameterFormat, PartRule, Shape, Style, TypeUse};

/// A form.
///
/// ```text
/// wire::Form {
///     shape: wire::ParameterShape::Object { properties: &[("name", wire::ParameterShape::Text)], additional: None },
///     encodings: &[("filter", wire::ParameterFormat::Json)],
///     parts: &[wire::PartRule { name: "photo", media_types: &["image/png"], headers: &[] }],
/// }
/// ```
pub(super) fn form(context: Context<'_>, content: &Content, value: TypeUse) -> TokenStream {
    let mut found = Found::default();
    let shape = match found.add(context, value, DEPTH) {
        None => quote!(wire::ParameterShape::Any),
        Some(()) => found.tokens(context, content),
    };
    let encodings = content.encodings.iter().map(|(name, format)| {
        let format = self::format(*format);
        quote!((#name, #format))
    });
    let parts = content.parts.iter().map(|PartRule { name, media_types, headers }| {
        quote! {
            wire::PartRule {
                name: #name, media_types: &[#(#media_types),*], headers: &[#(#headers),*],
            }
        }
    });
    quote!(wire::Form { shape: #shape, encodings: &[#(#encodings),*], parts: &[#(#parts),*] })
}

/// The fields that a value may have.
#[derive(Default)]
struct Found<'a> {
    fields: Vec<&'a Field>,
    additional: Option<Additional>,
}

impl<'a> Found<'a> {
    /// Adds those of a value; nothing when they are not known.
    fn add(&mut self, context: Context<'a>, value: TypeUse, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let (_, one) = behind_aliases(context, value)?;
        match &one.shape {
            Shape::Object(object) => {
                self.fields.extend(&object.fields);
                self.additional = self.additional.or(Some(object.additional));
            }
            Shape::Map(value) => self.additional = Some(Additional::Kept(*value)),
            Shape::Union(union) => {
                for branch in &union.branches {
                    self.add(context, branch.value, depth)?;
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn tokens(&self, context: Context<'_>, content: &Content) -> TokenStream {
        let mut names = BTreeSet::new();
        let fields = self.fields.iter().filter(|field| names.insert(field.name.as_str()));
        let properties = fields.map(|field| {
            let mut encodings = content.encodings.iter();
            let format = encodings.find(|(name, _)| *name == field.name).map(|(_, one)| one);
            let name = &field.name;
            let shape = match format {
                Some(ParameterFormat::Style { .. }) => styled(context, field.value),
                Some(_) => quote!(wire::ParameterShape::Json),
                None => usual(context, field.value),
            };
            quote!((#name, #shape))
        });
        let properties: Vec<TokenStream> = properties.collect();
        let additional = match self.additional {
            Some(Additional::Kept(value)) => {
                let shape = usual(context, value);
                quote!(::core::option::Option::Some(&#shape))
            }
            Some(Additional::Refused) => {
                quote!(::core::option::Option::Some(&wire::ParameterShape::Text))
            }
            Some(Additional::Dropped) | None => quote!(::core::option::Option::None),
        };
        quote! {
            wire::ParameterShape::Object { properties: &[#(#properties),*], additional: #additional }
        }
    }
}

fn styled(context: Context<'_>, value: TypeUse) -> TokenStream {
    parameters::shape(context, value, Others::Told, DEPTH)
}

/// What a field is that is written as usual: what is nested is JSON.
fn usual(context: Context<'_>, value: TypeUse) -> TokenStream {
    match behind_aliases(context, value).map(|(_, one)| &one.shape) {
        Some(Shape::List(item)) if is_nested(context, *item, DEPTH) => {
            quote!(wire::ParameterShape::List(&wire::ParameterShape::Json))
        }
        Some(Shape::List(_)) => styled(context, value),
        _ if is_nested(context, value, DEPTH) => quote!(wire::ParameterShape::Json),
        _ => styled(context, value),
    }
}

/// Whether a value may hold others.
fn is_nested(context: Context<'_>, value: TypeUse, depth: usize) -> bool {
    let (Some(depth), Some((_, one))) = (depth.checked_sub(1), behind_aliases(context, value))
    else {
        return true;
    };
    match &one.shape {
        Shape::Object(_) | Shape::Map(_) | Shape::List(_) | Shape::Tuple(_) => true,
        Shape::Union(union) => {
            union.branches.iter().any(|branch| is_nested(context, branch.value, depth))
        }
        Shape::Any(_) | Shape::Scalar(_) | Shape::Enum(_) | Shape::Alias(_) => false,
    }
}

fn format(one: ParameterFormat) -> TokenStream {
    match one {
        ParameterFormat::Style { style, explode, allow_reserved } => {
            let style = self::style(style);
            quote! {
                wire::ParameterFormat::Style {
                    style: #style, explode: #explode, allow_reserved: #allow_reserved,
                }
            }
        }
        ParameterFormat::Json | ParameterFormat::WholeQuery(_) => {
            quote!(wire::ParameterFormat::Json)
        }
    }
}

/// A style, as the runtime says it.
pub(super) fn style(one: Style) -> TokenStream {
    match one {
        Style::Matrix => quote!(wire::Style::Matrix),
        Style::Label => quote!(wire::Style::Label),
        Style::Form => quote!(wire::Style::Form),
        Style::Simple => quote!(wire::Style::Simple),
        Style::SpaceDelimited => quote!(wire::Style::SpaceDelimited),
        Style::PipeDelimited => quote!(wire::Style::PipeDelimited),
        Style::DeepObject => quote!(wire::Style::DeepObject),
        Style::Cookie => quote!(wire::Style::Cookie),
    }
}
