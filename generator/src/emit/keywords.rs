//! Keywords of a schema → `Keyword::MaxLength(255)`, `Keyword::Items(&ADDRESS)`, ….

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Number, Value};

use super::context::{Context, DEPTH, raw};
use super::tables::Plain;
use crate::analyze;
use crate::config::AssertFormats;
use crate::model::{Api, JsonType, Keyword, Scalar, Schema, SchemaId};

/// Writes schemas as expressions.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub(super) context: Context<'a>,
    style: Style,
    depth: usize,
    /// How many statics were named so far.
    pub(super) statics: usize,
}

/// Where a reference to a schema lives as long as it has to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Also among the arguments of a function.
    Anywhere,
    /// Only in the fields of a literal.
    InFields,
}

/// The schemas that the runtime has as constants, by their keywords.
const PLAIN: &[(&str, &str)] = &[
    ("", "ANY"),
    ("Keyword::Type(Types::BOOLEAN)", "BOOLEAN"),
    ("Keyword::Type(Types::STRING)", "STRING"),
    ("Keyword::Type(Types::NUMBER)", "NUMBER"),
    ("Keyword::Type(Types::INTEGER),Keyword::Format(Format::Int32)", "INT32"),
    ("Keyword::Type(Types::INTEGER),Keyword::Format(Format::Int64)", "INT64"),
    ("Keyword::Type(Types::STRING),Keyword::Format(Format::DateTime)", "DATE_TIME"),
    ("Keyword::Type(Types::STRING),Keyword::Format(Format::Uuid)", "UUID"),
];

/// How statics are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `TICKET`: in `schemas`, which holds them.
    Short,
    /// `super::schemas::TICKET`: in the modules beside it.
    Long,
}

impl<'a> Writer<'a> {
    /// For `schemas` itself.
    pub(super) fn short(context: Context<'a>) -> Self {
        Self { context, style: Style::Short, depth: 0, statics: 0 }
    }

    /// For the modules beside `schemas`.
    pub(super) fn long(context: Context<'a>) -> Self {
        Self { style: Style::Long, ..Self::short(context) }
    }

    /// A name of the runtime.
    pub(super) fn name(&self, name: &'static str) -> TokenStream {
        let tokens = raw(name);
        quote!(super::runtime::#tokens)
    }

    /// `&TICKET`, or `&Schema { … }` where there is no static.
    pub(super) fn reference(&mut self, id: SchemaId) -> TokenStream {
        if let Some(name) = self.context.tables.name(id) {
            self.statics += 1;
            return match self.style {
                Style::Short => quote!(&#name),
                Style::Long => quote!(&super::schemas::#name),
            };
        }
        if let Some(target) = self.only_reference(id) {
            return self.reference(target);
        }
        let body = self.body(id);
        let schema = self.name("Schema");
        let text = body.to_string().replace([' ', '\n'], "").replace("super::runtime::", "");
        match PLAIN.iter().find(|(known, _)| text == format!("Schema{{keywords:&[{known}]}}")) {
            Some((_, name)) => {
                let name = raw(name);
                quote!(&#schema::#name)
            }
            None => quote!(&#body),
        }
    }

    /// The schema that another only refers to, when it has a static.
    fn only_reference(&self, id: SchemaId) -> Option<SchemaId> {
        let [keyword] = self.context.api.schema(id).keywords.as_slice() else { return None };
        let Keyword::Reference(target) = simple(self.context.api, keyword) else { return None };
        let bare = self.context.tables.plain(id).is_none();
        (bare && self.context.tables.name(*target).is_some()).then_some(*target)
    }

    /// A reference to a schema, and whether it can stand among the arguments of a function: the
    /// compiler keeps no temporary that names a static.
    pub(super) fn argument(&mut self, id: SchemaId) -> (TokenStream, Kept) {
        let before = self.statics;
        let named = self.context.tables.name(id).or_else(|| {
            self.only_reference(id).and_then(|target| self.context.tables.name(target))
        });
        let reference = self.reference(id);
        let kept = named.is_some() || self.statics == before;
        (reference, if kept { Kept::Anywhere } else { Kept::InFields })
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
        let written = api.schema(id);
        let mut keywords = Vec::with_capacity(written.keywords.len());
        for keyword in &written.keywords {
            let keyword = simple(api, keyword);
            let tokens = match keyword {
                Keyword::Format(format) => self.written_format(format, (written, plain)),
                other => self.keyword(other),
            };
            keywords.extend(tokens.map(|tokens| (Cost::of(keyword), tokens)));
        }
        if let Some(Plain::Scalar(scalar)) = plain {
            let format = enforced(scalar).map(|variant| self.format(variant));
            keywords.extend(format.map(|tokens| (Cost::Look, tokens)));
        }
        self.depth -= 1;
        keywords.sort_by_key(|(cost, _)| *cost);
        let keywords = keywords.into_iter().map(|(_, tokens)| tokens);
        quote!(#schema { keywords: &[#(#keywords),*] })
    }

    fn keyword(&mut self, keyword: &Keyword) -> Option<TokenStream> {
        let (variant, argument) = match keyword {
            Keyword::Never => ("Never", None),
            Keyword::UniqueItems => ("UniqueItems", None),
            Keyword::Pattern(text) => {
                let pattern = self.context.tables.pattern(text)?;
                self.statics += 1;
                ("Pattern", Some(quote!(&#pattern)))
            }
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

    /// A format as it is written, where values are held to it.
    fn written_format(
        &mut self,
        format: &str,
        (schema, plain): (&Schema, Option<Plain>),
    ) -> Option<TokenStream> {
        let asked = self.context.config.assert_formats;
        if let Some(constant) = analyze::of_text(format).filter(|_| asked == AssertFormats::All) {
            let (keyword, kind, constant) =
                (self.name("Keyword"), self.name("Format"), raw(constant));
            self.statics += 1;
            let constant = quote!(&super::runtime::text_formats::#constant);
            return Some(quote!(#keyword::Format(#kind::Text(#constant))));
        }
        // What a Rust type enforces is said once, and not by what an author calls it.
        let is_held = match asked {
            AssertFormats::All => !matches!(plain, Some(Plain::Scalar(_))),
            AssertFormats::Typed => plain.is_none() && schema.is_typed(),
            AssertFormats::None => false,
        };
        format_variant(format).filter(|_| is_held).map(|variant| self.format(variant))
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

/// What it costs the checker to ask for a keyword; it asks in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cost {
    /// Where it does not hold, the others do not matter.
    Nothing,
    /// A look.
    Look,
    /// Those that speak of properties are asked together.
    Properties,
    /// A walk.
    Walk,
    /// Several walks.
    Walks,
    /// It is asked what all the others leave.
    Last,
}

impl Cost {
    const fn of(keyword: &Keyword) -> Self {
        match keyword {
            Keyword::Type(_) | Keyword::Never => Self::Nothing,
            Keyword::Properties(_)
            | Keyword::Required(_)
            | Keyword::PatternProperties(_)
            | Keyword::AdditionalProperties(_) => Self::Properties,
            Keyword::Reference(_)
            | Keyword::PrefixItems(_)
            | Keyword::Items(_)
            | Keyword::DependentSchemas(_)
            | Keyword::AllOf(_) => Self::Walk,
            Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_) => Self::Last,
            Keyword::Pattern(_)
            | Keyword::UniqueItems
            | Keyword::Contains { .. }
            | Keyword::PropertyNames(_)
            | Keyword::If { .. }
            | Keyword::AnyOf(_)
            | Keyword::OneOf(_)
            | Keyword::Not(_) => Self::Walks,
            _ => Self::Look,
        }
    }
}

/// A keyword, or the one that says the same: `allOf` of nothing but a reference is the reference.
///
/// Twice the same kind of keyword does no harm to the checker.
pub(super) fn simple<'a>(api: &'a Api, keyword: &'a Keyword) -> &'a Keyword {
    let Keyword::AllOf(branches) = keyword else { return keyword };
    let [branch] = branches.as_slice() else { return keyword };
    match api.schema(*branch).keywords.as_slice() {
        [inner @ Keyword::Reference(_)] => inner,
        _ => keyword,
    }
}

/// The format that a Rust type enforces.
pub(super) fn enforced(scalar: Scalar) -> Option<&'static str> {
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
pub(super) fn plain(count: &u64) -> TokenStream {
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

/// The formats that are enforced; the others are annotations.
pub(super) fn format_variant(format: &str) -> Option<&'static str> {
    enforced(analyze::checked(format)?)
}
