//! Keywords of a schema → `Keyword::MaxLength(255)`, `Keyword::Items(&ADDRESS)`, ….

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Number, Value};

use super::context::{Context, DEPTH, raw};
use super::tables::Plain;
use crate::config::ReadOnly;
use crate::model::{Access, Api, JsonType, Keyword, PropertySchema, Scalar, SchemaId};

/// Writes schemas as expressions, and notes which names of the runtime it used.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    context: Context<'a>,
    /// The names of the runtime that were used.
    pub(super) used: BTreeSet<&'static str>,
    style: Style,
    depth: usize,
}

/// How names of the runtime are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `Keyword`: in `schemas`, which imports them and holds the statics.
    Short,
    /// `super::runtime::Keyword`: in the modules beside it.
    Long,
}

impl<'a> Writer<'a> {
    /// For `schemas` itself.
    pub(super) fn short(context: Context<'a>) -> Self {
        Self { context, used: BTreeSet::new(), style: Style::Short, depth: 0 }
    }

    /// For the modules beside `schemas`.
    pub(super) fn long(context: Context<'a>) -> Self {
        Self { style: Style::Long, ..Self::short(context) }
    }

    /// A name of the runtime.
    pub(super) fn name(&mut self, name: &'static str) -> TokenStream {
        self.used.insert(name);
        let tokens = raw(name);
        match self.style {
            Style::Short => tokens,
            Style::Long => quote!(super::runtime::#tokens),
        }
    }

    /// `&TICKET`, or `&Schema { … }` where there is no static.
    pub(super) fn reference(&mut self, id: SchemaId) -> TokenStream {
        if let Some(name) = self.context.tables.name(id) {
            return match self.style {
                Style::Short => quote!(&#name),
                Style::Long => quote!(&super::schemas::#name),
            };
        }
        let body = self.body(id);
        quote!(&#body)
    }

    /// `Schema { keywords: &[…] }`.
    pub(super) fn body(&mut self, id: SchemaId) -> TokenStream {
        let schema = self.name("Schema");
        // Every circle goes through a static, so this bound is never met.
        if self.depth > DEPTH {
            return quote!(#schema { keywords: &[] });
        }
        self.depth += 1;
        let api = self.context.api;
        let plain = self.context.tables.plain(id);
        let written = api.schema(id).keywords.iter();
        // What a Rust type enforces is said once, and not by what an author calls it.
        let written = written.filter(|one| plain.is_none() || !matches!(one, Keyword::Format(_)));
        let mut keywords: Vec<TokenStream> =
            written.filter_map(|one| self.keyword(simple(api, one))).collect();
        if let Some(Plain::Scalar(scalar)) = plain {
            keywords.extend(enforced(scalar).map(|variant| self.format(variant)));
        }
        self.depth -= 1;
        quote!(#schema { keywords: &[#(#keywords),*] })
    }

    fn keyword(&mut self, keyword: &Keyword) -> Option<TokenStream> {
        let (variant, argument) = match keyword {
            Keyword::Never => ("Never", None),
            Keyword::UniqueItems => ("UniqueItems", None),
            Keyword::Pattern(text) => {
                let pattern = self.context.tables.pattern(text)?;
                ("Pattern", Some(quote!(&#pattern)))
            }
            Keyword::Format(format) => return Some(self.format(format_variant(format)?)),
            Keyword::Type(types) => ("Type", Some(self.types(types))),
            Keyword::Enum(values) => {
                let values = values.iter().map(|one| self.literal(one)).collect::<Vec<_>>();
                ("Enum", Some(quote!(&[#(#values),*])))
            }
            Keyword::Const(value) => ("Const", Some(self.literal(value))),
            other => self.limit(other).or_else(|| self.applicator(other))?,
        };
        let keyword = self.name("Keyword");
        let variant = raw(variant);
        Some(match argument {
            Some(argument) => quote!(#keyword::#variant(#argument)),
            None => quote!(#keyword::#variant),
        })
    }

    fn format(&mut self, variant: &str) -> TokenStream {
        let (keyword, format) = (self.name("Keyword"), self.name("Format"));
        let variant = raw(variant);
        quote!(#keyword::Format(#format::#variant))
    }

    /// The keywords of a number.
    fn limit(&mut self, keyword: &Keyword) -> Option<(&'static str, Option<TokenStream>)> {
        let (variant, number) = match keyword {
            Keyword::MultipleOf(limit) => ("MultipleOf", self.number(limit)),
            Keyword::Maximum(limit) => ("Maximum", self.number(limit)),
            Keyword::ExclusiveMaximum(limit) => ("ExclusiveMaximum", self.number(limit)),
            Keyword::Minimum(limit) => ("Minimum", self.number(limit)),
            Keyword::ExclusiveMinimum(limit) => ("ExclusiveMinimum", self.number(limit)),
            Keyword::MaxLength(count) => ("MaxLength", plain(count)),
            Keyword::MinLength(count) => ("MinLength", plain(count)),
            Keyword::MaxItems(count) => ("MaxItems", plain(count)),
            Keyword::MinItems(count) => ("MinItems", plain(count)),
            Keyword::MaxProperties(count) => ("MaxProperties", plain(count)),
            Keyword::MinProperties(count) => ("MinProperties", plain(count)),
            _ => return None,
        };
        Some((variant, Some(number)))
    }

    /// The keywords that hold other schemas.
    fn applicator(&mut self, keyword: &Keyword) -> Option<(&'static str, Option<TokenStream>)> {
        let (variant, argument) = match keyword {
            Keyword::Reference(target) => ("Reference", self.reference(*target)),
            Keyword::Items(one) => ("Items", self.reference(*one)),
            Keyword::AdditionalProperties(one) => ("AdditionalProperties", self.reference(*one)),
            Keyword::Not(one) => ("Not", self.reference(*one)),
            Keyword::AllOf(all) => ("AllOf", self.references(all)),
            Keyword::AnyOf(all) => ("AnyOf", self.references(all)),
            Keyword::OneOf(all) => ("OneOf", self.references(all)),
            Keyword::Required(names) => ("Required", quote!(&[#(#names),*])),
            Keyword::Properties(all) => {
                let all = all.iter().map(|one| self.property(one)).collect::<Vec<_>>();
                ("Properties", quote!(&[#(#all),*]))
            }
            _ => return None,
        };
        Some((variant, Some(argument)))
    }

    fn references(&mut self, all: &[SchemaId]) -> TokenStream {
        let all = all.iter().map(|one| self.reference(*one)).collect::<Vec<_>>();
        quote!(&[#(#all),*])
    }

    fn property(&mut self, property: &PropertySchema) -> TokenStream {
        let kind = self.name("Property");
        let access = self.name("Access");
        let variant = raw(match (property.access, self.context.api.read_only) {
            (Access::ReadWrite, _) => "ReadWrite",
            (Access::ReadOnly, ReadOnly::Refuse) => "ReadOnly",
            (Access::ReadOnly, ReadOnly::Ignore) => "ReadOnlyIgnored",
            (Access::WriteOnly, _) => "WriteOnly",
        });
        let name = &property.name;
        let schema = self.reference(property.schema);
        quote!(#kind { name: #name, schema: #schema, access: #access::#variant })
    }

    fn types(&mut self, types: &[JsonType]) -> TokenStream {
        let kind = self.name("Types");
        let all: Vec<TokenStream> = types
            .iter()
            .map(|one| {
                let name = raw(type_constant(*one));
                quote!(#kind::#name)
            })
            .collect();
        match all.as_slice() {
            [one] => one.clone(),
            [] => quote!(#kind(0)),
            _ => quote!(#kind(#(#all.0)|*)),
        }
    }

    fn number(&mut self, number: &Number) -> TokenStream {
        let kind = self.name("Number");
        let (variant, value) = number_tokens(number);
        quote!(#kind::#variant(#value))
    }

    fn literal(&mut self, value: &Value) -> TokenStream {
        let kind = self.name("Literal");
        match value {
            Value::Null => quote!(#kind::Null),
            Value::Bool(value) => quote!(#kind::Boolean(#value)),
            Value::Number(number) => {
                let (variant, value) = number_tokens(number);
                quote!(#kind::#variant(#value))
            }
            Value::String(text) => quote!(#kind::Text(#text)),
            Value::Array(items) => {
                let items = items.iter().map(|one| self.literal(one)).collect::<Vec<_>>();
                quote!(#kind::Array(&[#(#items),*]))
            }
            Value::Object(map) => {
                let entries = map.iter().map(|(name, one)| {
                    let value = self.literal(one);
                    quote!((#name, #value))
                });
                let entries = entries.collect::<Vec<_>>();
                quote!(#kind::Object(&[#(#entries),*]))
            }
        }
    }
}

/// A keyword, or the one that says the same: `allOf` of nothing but a reference is the reference.
///
/// Twice the same kind of keyword does no harm to the checker.
fn simple<'a>(api: &'a Api, keyword: &'a Keyword) -> &'a Keyword {
    let Keyword::AllOf(branches) = keyword else { return keyword };
    let [branch] = branches.as_slice() else { return keyword };
    match api.schema(*branch).keywords.as_slice() {
        [inner @ Keyword::Reference(_)] => inner,
        _ => keyword,
    }
}

/// The format that a Rust type enforces.
fn enforced(scalar: Scalar) -> Option<&'static str> {
    Some(match scalar {
        Scalar::I32 => "Int32",
        Scalar::I64 => "Int64",
        Scalar::U32 => "Uint32",
        Scalar::U64 => "Uint64",
        Scalar::F32 => "Float",
        Scalar::Date => "Date",
        Scalar::DateTime => "DateTime",
        Scalar::Uuid => "Uuid",
        Scalar::Ipv4 => "Ipv4",
        Scalar::Ipv6 => "Ipv6",
        Scalar::Base64 => "Base64",
        Scalar::Boolean
        | Scalar::F64
        | Scalar::String
        | Scalar::Password
        | Scalar::Binary
        | Scalar::Null => return None,
    })
}

/// A number without a suffix.
fn plain(count: &u64) -> TokenStream {
    raw(&count.to_string())
}

/// The variant of `Number` and `Literal`, and the value.
pub(super) fn number_tokens(number: &Number) -> (TokenStream, TokenStream) {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(value), ..) => (quote!(Integer), raw(&value.to_string())),
        (_, Some(value), _) => (quote!(Unsigned), raw(&value.to_string())),
        (.., value) => (quote!(Float), float(value.unwrap_or_default())),
    }
}

/// A number with a fraction or an exponent, in the shortest form that reads back as the same.
fn float(value: f64) -> TokenStream {
    raw(&format!("{value:?}"))
}

fn type_constant(one: JsonType) -> &'static str {
    match one {
        JsonType::Null => "NULL",
        JsonType::Boolean => "BOOLEAN",
        JsonType::Integer => "INTEGER",
        JsonType::Number => "NUMBER",
        JsonType::String => "STRING",
        JsonType::Array => "ARRAY",
        JsonType::Object => "OBJECT",
    }
}

/// The formats that a Rust type enforces; the others are annotations.
fn format_variant(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "DateTime",
        "date" => "Date",
        "uuid" => "Uuid",
        "ipv4" => "Ipv4",
        "ipv6" => "Ipv6",
        "byte" => "Base64",
        "int32" => "Int32",
        "int64" => "Int64",
        "uint32" => "Uint32",
        "uint64" => "Uint64",
        "float" => "Float",
        _ => return None,
    })
}
