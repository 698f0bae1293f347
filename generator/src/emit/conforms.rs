//! Constraints that types do not express → `conforms`, and the rest of `Model`.
//!
//! ```text
//! fn conforms(&self) -> bool {
//!     max_length(&self.subject, 255)
//!         && self.language.as_ref().is_none_or(|value| max_length(value, 2))
//! }
//! ```
//!
//! A condition is here exactly when the schema says it in keywords that typed values can be asked;
//! all else makes a type inexact (`analyze`), and then the checker decides.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::context::{Context, DEPTH, raw};
use super::members::{Member, Rest, Struct};
use super::unions::Choice;
use crate::analyze::{self, Direction, Side};
use crate::model::{Enumeration, Keyword, Others, Scalar, SchemaId, Shape, Type, TypeId, TypeUse};
use crate::naming::TypeName;

/// How many conditions stand beside each other before they are grouped.
const CHAIN: usize = 24;

/// A value in emitted code.
#[derive(Debug, Clone)]
pub(super) struct Operand {
    /// What methods are called on: `self.tags`, `value`.
    pub(super) receiver: TokenStream,
    /// A reference to it: `&self.tags`, `value`.
    pub(super) reference: TokenStream,
    /// The value itself: `self.tags`, `*value`.
    pub(super) place: TokenStream,
}

impl Operand {
    /// What a closure is given as `value`, by reference.
    pub(super) fn value() -> Self {
        let value = quote!(value);
        Self { receiver: value.clone(), reference: value, place: quote!(*value) }
    }

    fn field(ident: &TokenStream) -> Self {
        let field = quote!(self.#ident);
        Self { receiver: field.clone(), reference: quote!(&#field), place: field }
    }

    fn boxed(ident: &TokenStream) -> Self {
        let field = quote!(self.#ident);
        Self { receiver: field.clone(), reference: quote!(&*#field), place: quote!(*#field) }
    }
}

/// `Model` and its seal; `conforms` is the body of the method.
pub(super) fn model(
    context: Context<'_>,
    (id, side): (TypeId, Side),
    name: &TypeName,
    conforms: &TokenStream,
) -> TokenStream {
    let ident = &name.ident;
    let exact = context.facts.exact(id, side);
    let side = context.side_tokens(side);
    let schema = context.api.get(id).map(|one| context.schema(one.schema));
    quote! {
        impl super::runtime::sealed::Sealed for #ident {}

        impl super::runtime::Model for #ident {
            const SIDE: super::runtime::Side = #side;
            const EXACT: bool = #exact;

            fn schema() -> &'static super::runtime::Schema { #schema }

            fn conforms(&self) -> bool { #conforms }
        }
    }
}

/// The conditions of a struct.
pub(super) fn of_struct(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let mut conditions: Vec<TokenStream> =
        object.members.iter().filter_map(|member| of_member(context, member)).collect();
    if let Rest::Kept(ident, _, Some(value)) = &object.rest {
        let inner = context.condition(*value, &Operand::value(), DEPTH);
        if let Some(inner) = inner {
            let test = closure(&inner);
            conditions.push(quote!(self.#ident.values().all(#test)));
        }
    }
    all(conditions).unwrap_or_else(|| quote!(true))
}

fn of_member(context: Context<'_>, member: &Member<'_>) -> Option<TokenStream> {
    let ident = member.ident;
    let ident = quote!(#ident);
    let value = member.field.value;
    let bare = TypeUse { nullable: false, ..value };
    // Inside options, a box is seen through by `as_deref`.
    let inner = |operand: &Operand| context.bare_condition(bare, operand, DEPTH);
    let view = if member.boxed { quote!(as_deref) } else { quote!(as_ref) };
    match (member.field.required, member.nullable) {
        (true, false) if member.boxed => inner(&Operand::boxed(&ident)),
        (true, false) => inner(&Operand::field(&ident)),
        (false, true) => {
            let test = closure(&inner(&Operand::value())?);
            Some(quote! {
                self.#ident.as_ref().is_none_or(|value| value.#view().is_none_or(#test))
            })
        }
        _ => {
            let test = closure(&inner(&Operand::value())?);
            Some(quote!(self.#ident.#view().is_none_or(#test)))
        }
    }
}

/// The conditions of a union.
pub(super) fn of_union(context: Context<'_>, choice: &Choice<'_>) -> TokenStream {
    let mut asks = false;
    let arms: Vec<TokenStream> = choice
        .variants
        .iter()
        .map(|variant| {
            let ident = variant.ident;
            let bare = TypeUse { nullable: false, ..variant.branch.value };
            let operand = match variant.boxed {
                true => Operand { reference: quote!(&**value), ..Operand::value() },
                false => Operand::value(),
            };
            match context.bare_condition(bare, &operand, DEPTH) {
                Some(condition) => {
                    asks = true;
                    quote!(Self::#ident(value) => #condition)
                }
                None => quote!(Self::#ident(_) => true),
            }
        })
        .collect();
    match asks {
        true => quote!(match self { #(#arms,)* Self::Unknown(_) => false }),
        false => quote!(!::core::matches!(self, Self::Unknown(_))),
    }
}

/// The conditions of an enumeration.
pub(super) fn of_enum(values: &Enumeration) -> TokenStream {
    match values.others {
        Others::Refused => quote!(!::core::matches!(self, Self::Unknown(_))),
        Others::Valid => quote!(true),
    }
}

/// The conditions of a newtype.
pub(super) fn of_newtype(context: Context<'_>, one: &Type) -> TokenStream {
    let operand = Operand::field(&quote!(0));
    let limits = context.own_limits(one.schema);
    context.shaped((one, one.schema, limits), &operand, DEPTH).unwrap_or_else(|| quote!(true))
}

impl<'a> Context<'a> {
    /// Whether a value conforms, as an expression of the type `bool`.
    pub(super) fn conforms(self, value: TypeUse, operand: &Operand) -> TokenStream {
        self.condition(value, operand, DEPTH).unwrap_or_else(|| quote!(true))
    }

    /// Whether decoding a value and [`Context::conforms`] decide all that the schema at its place
    /// says, in a direction. False is always right.
    pub(super) fn exact(self, value: TypeUse, direction: Direction) -> bool {
        let own = self.api.get(value.id).map(|one| one.schema);
        own == Some(value.schema)
            && !value.nullable
            && self.facts.exact(value.id, self.facts.side(value.id, direction))
    }

    /// Whether the values of a list are strings or integers as they are.
    fn is_ordered(self, item: TypeUse) -> bool {
        !item.nullable
            && self.api.get(item.id).is_some_and(|one| {
                !one.is_nominal()
                    && self.formatted(one).is_none()
                    && matches!(
                        one.shape,
                        Shape::Scalar(
                            Scalar::String | Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64
                        )
                    )
            })
    }

    fn condition(self, value: TypeUse, operand: &Operand, depth: usize) -> Option<TokenStream> {
        if !self.is_optional(value) {
            return self.bare_condition(value, operand, depth);
        }
        let test = closure(&self.bare_condition(value, &Operand::value(), depth)?);
        let receiver = &operand.receiver;
        Some(quote!(#receiver.as_ref().is_none_or(#test)))
    }

    fn bare_condition(
        self,
        value: TypeUse,
        operand: &Operand,
        depth: usize,
    ) -> Option<TokenStream> {
        let one = self.api.get(value.id)?;
        let (_, real) = self.target(value.id)?;
        if self.replaced(one).is_some() || self.replaced(real).is_some() {
            return None;
        }
        if real.is_nominal() {
            let reference = &operand.reference;
            return Some(quote!(super::runtime::Model::conforms(#reference)));
        }
        self.shaped((one, value.schema, self.limits(value)), operand, depth.checked_sub(1)?)
    }

    /// The conditions of a value by its shape and its limits.
    fn shaped(
        self,
        (one, schema, limits): (&Type, SchemaId, Vec<&'a Keyword>),
        operand: &Operand,
        depth: usize,
    ) -> Option<TokenStream> {
        if self.formatted(one).is_some() {
            return None;
        }
        let mut conditions = Vec::new();
        match one.shape {
            Shape::Scalar(Scalar::F32 | Scalar::F64) => {
                let receiver = &operand.receiver;
                conditions.push(quote!(#receiver.is_finite()));
            }
            Shape::Scalar(Scalar::Date | Scalar::DateTime) => {
                let reference = &operand.reference;
                conditions.push(quote!(super::runtime::is_in_calendar(#reference)));
            }
            _ => {}
        }
        if let Shape::Any(_) = one.shape
            && analyze::constant(self.api, schema) == Some(false)
        {
            return Some(quote!(false));
        }
        let whole = match one.shape {
            Shape::Scalar(scalar) => analyze::condition(self.api, schema, scalar)
                .map(|whole| self.plain_conditions(scalar, &whole, operand)),
            _ => None,
        };
        let limits = if whole.is_some() { Vec::new() } else { limits };
        conditions.extend(whole.into_iter().flatten());
        conditions.extend(limits.iter().filter_map(|one_limit| match &one.shape {
            Shape::Scalar(scalar) => self.scalar_limit(*scalar, one_limit, operand),
            Shape::List(item) => {
                let items = if self.is_ordered(*item) { Items::Ordered } else { Items::Any };
                list_limit(one_limit, operand, items)
            }
            Shape::Map(_) => self.map_limit(one_limit, operand),
            _ => None,
        }));
        let held = match &one.shape {
            Shape::List(item) => Some((*item, quote!(iter))),
            Shape::Map(value) => Some((*value, quote!(values))),
            _ => None,
        };
        if let Some((held, iterate)) = held {
            let inner = self.condition(held, &Operand::value(), depth);
            conditions.extend(inner.map(|inner| {
                let (receiver, test) = (&operand.receiver, closure(&inner));
                quote!(#receiver.#iterate().all(#test))
            }));
        }
        all(conditions)
    }

    fn map_limit(self, keyword: &Keyword, operand: &Operand) -> Option<TokenStream> {
        match keyword {
            Keyword::MaxProperties(limit) => Some(count("max_count", *limit, operand)),
            Keyword::MinProperties(limit) => Some(count("min_count", *limit, operand)),
            Keyword::PropertyNames(names) => {
                let condition = analyze::of_names(self.api, *names)?;
                let all = self.plain_conditions(Scalar::String, &condition, &Operand::value());
                let (receiver, test) = (&operand.receiver, closure(&self::all(all)?));
                Some(quote!(#receiver.keys().all(#test)))
            }
            _ => None,
        }
    }
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Items {
    /// Values whose order in Rust tells whether they are the same JSON.
    Ordered,
    /// Anything.
    Any,
}

fn list_limit(keyword: &Keyword, operand: &Operand, items: Items) -> Option<TokenStream> {
    let reference = &operand.reference;
    match (keyword, items) {
        (Keyword::MaxItems(limit), _) => Some(count("max_count", *limit, operand)),
        (Keyword::MinItems(limit), _) => Some(count("min_count", *limit, operand)),
        (Keyword::UniqueItems, Items::Ordered) => {
            Some(quote!(super::runtime::distinct(#reference)))
        }
        (Keyword::UniqueItems, Items::Any) => Some(quote!(super::runtime::unique(#reference))),
        _ => None,
    }
}

fn count(function: &str, limit: u64, operand: &Operand) -> TokenStream {
    let (function, limit) = (raw(function), raw(&limit.to_string()));
    let receiver = &operand.receiver;
    quote!(super::runtime::#function(#receiver.len(), #limit))
}

/// A condition on `value` as a closure, or the function alone where it is only called.
fn closure(condition: &TokenStream) -> TokenStream {
    let condition_text = condition.to_string();
    if condition_text == "false" {
        return quote!(|_| false);
    }
    [quote!(super::runtime::Model::conforms), quote!(super::runtime::is_in_calendar)]
        .into_iter()
        .find(|function| quote!(#function(value)).to_string() == condition_text)
        .unwrap_or_else(|| quote!(|value| #condition))
}

/// Conditions that all must hold; nothing where there are none.
///
/// Many are grouped, or the expression would be as deep as the struct is long.
pub(super) fn all(conditions: Vec<TokenStream>) -> Option<TokenStream> {
    let mut conditions = conditions;
    if conditions.len() > 1 {
        conditions = conditions.into_iter().map(closed).collect();
    }
    while conditions.len() > CHAIN {
        conditions = conditions.chunks(CHAIN).map(|some| quote!((#(#some)&&*))).collect();
    }
    if conditions.is_empty() { None } else { Some(quote!(#(#conditions)&&*)) }
}

/// A condition as it may stand beside others: a choice needs parentheses.
fn closed(condition: TokenStream) -> TokenStream {
    let is_bar = |token| matches!(token, TokenTree::Punct(bar) if bar.as_char() == '|');
    if condition.clone().into_iter().any(is_bar) { quote!((#condition)) } else { condition }
}
