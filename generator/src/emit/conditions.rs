//! Conditions on plain values → expressions of the type `bool`.
//!
//! ```text
//! at_most(value, Number::Integer(3)) || !(at_least(value, Number::Integer(5)))
//! ```

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use serde_json::Value;

use super::conforms::{self, Operand};
use super::context::{Context, raw};
use super::keywords::number_tokens;
use crate::analyze::{self, Condition};
use crate::config::AssertFormats;
use crate::model::{Keyword, Scalar};

impl Context<'_> {
    /// What must be so of a plain value, as a list of expressions.
    pub(super) fn plain_conditions(
        self,
        scalar: Scalar,
        condition: &Condition<'_>,
        operand: &Operand,
    ) -> Vec<TokenStream> {
        match condition {
            Condition::Constant(true) => Vec::new(),
            Condition::All(all) => {
                all.iter().flat_map(|one| self.plain_conditions(scalar, one, operand)).collect()
            }
            Condition::Keyword(keyword) => {
                self.scalar_limit(scalar, keyword, operand).into_iter().collect()
            }
            other => vec![self.logic(scalar, other, operand)],
        }
    }

    pub(super) fn scalar_limit(
        self,
        scalar: Scalar,
        keyword: &Keyword,
        operand: &Operand,
    ) -> Option<TokenStream> {
        let (receiver, reference, place) = (&operand.receiver, &operand.reference, &operand.place);
        match scalar {
            Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::F32 | Scalar::F64 => {
                number_limit(keyword, place)
            }
            Scalar::String | Scalar::Binary => self.text_limit(keyword, reference),
            Scalar::Password => self.text_limit(keyword, &quote!(#receiver.expose())),
            _ => None,
        }
    }

    fn text_limit(self, keyword: &Keyword, text: &TokenStream) -> Option<TokenStream> {
        Some(match keyword {
            Keyword::MaxLength(count) => {
                let count = raw(&count.to_string());
                quote!(super::runtime::max_length(#text, #count))
            }
            Keyword::MinLength(count) => {
                let count = raw(&count.to_string());
                quote!(super::runtime::min_length(#text, #count))
            }
            Keyword::Pattern(pattern) => {
                let pattern = self.tables.pattern(pattern)?;
                quote!(super::runtime::matches(#text, &#pattern))
            }
            Keyword::Format(format) if self.config.assert_formats == AssertFormats::All => {
                let constant = raw(analyze::of_text(format)?);
                quote!((super::runtime::text_formats::#constant.fits)(#text))
            }
            _ => return None,
        })
    }

    /// An expression, which a list beside others may have to put in parentheses.
    fn logic(self, scalar: Scalar, condition: &Condition<'_>, operand: &Operand) -> TokenStream {
        let list = |all: &[Condition<'_>]| -> Vec<TokenStream> {
            all.iter().map(|one| self.logic(scalar, one, operand)).collect()
        };
        let place = &operand.place;
        match condition {
            Condition::Constant(holds) => quote!(#holds),
            Condition::Keyword(keyword) => {
                self.scalar_limit(scalar, keyword, operand).unwrap_or_else(|| quote!(true))
            }
            Condition::Whole => quote!(super::runtime::Number::from(#place).is_integer()),
            Condition::Equals(value) => equals(value, operand),
            Condition::Not(inner) => match &**inner {
                Condition::Equals(Value::String(text)) => quote!(#place != #text),
                inner => {
                    let inner = self.logic(scalar, inner, operand);
                    let is_sum = |token| matches!(token, TokenTree::Punct(one) if "&|=".contains(one.as_char()));
                    match inner.clone().into_iter().any(is_sum) {
                        true => quote!(!(#inner)),
                        false => quote!(!#inner),
                    }
                }
            },
            Condition::All(all) => conforms::all(list(all)).unwrap_or_else(|| quote!(true)),
            Condition::Any(any) => {
                let any = list(any);
                quote!(#(#any)||*)
            }
            Condition::One(all) => {
                let all = list(all);
                quote!([#(#all),*].iter().filter(|one| **one).count() == 1)
            }
        }
    }
}

fn number_limit(keyword: &Keyword, place: &TokenStream) -> Option<TokenStream> {
    let (function, limit) = match keyword {
        Keyword::Maximum(limit) => ("at_most", limit),
        Keyword::Minimum(limit) => ("at_least", limit),
        Keyword::ExclusiveMaximum(limit) => ("below", limit),
        Keyword::ExclusiveMinimum(limit) => ("above", limit),
        Keyword::MultipleOf(limit) => ("multiple_of", limit),
        _ => return None,
    };
    let function = raw(function);
    let (variant, limit) = number_tokens(limit);
    Some(quote!(super::runtime::#function(#place, super::runtime::Number::#variant(#limit))))
}

fn equals(value: &Value, operand: &Operand) -> TokenStream {
    let place = &operand.place;
    match value {
        Value::Bool(true) => quote!(#place),
        Value::Bool(false) => quote!(!#place),
        Value::String(text) => quote!(#place == #text),
        Value::Number(number) => {
            let (variant, number) = number_tokens(number);
            let number = quote!(super::runtime::Number::#variant(#number));
            quote!(super::runtime::equal(#place, #number))
        }
        _ => quote!(false),
    }
}
