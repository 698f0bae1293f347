//! What a server answered → what a client sends: `impl From<Ticket> for TicketRequest`.
//!
//! It drops what is read-only. There is one only where it loses nothing else and has to make
//! nothing up: every field of the request stands in the response with a type that converts.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, DEPTH};
use super::members::{Member, Rest, Struct};
use crate::analyze::Side;
use crate::model::{Shape, TypeId, TypeUse};

/// How the value of a field becomes that of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// It is the same.
    Same,
    /// It has a conversion of its own.
    Into,
    /// What is inside a `Box` converts.
    Boxed(Box<Step>),
    /// What is inside an `Option` converts.
    Option(Box<Step>),
    /// The items convert.
    Items(Box<Step>),
    /// The values convert.
    Values(Box<Step>),
}

/// The objects whose response type becomes their request type.
pub(super) fn convertible(context: Context<'_>) -> BTreeSet<TypeId> {
    let both = [Side::Response, Side::Request];
    let mut all: BTreeSet<TypeId> = context
        .api
        .types()
        .filter(|(id, one)| {
            matches!(one.shape, Shape::Object(_))
                && both.iter().all(|side| context.facts.sides(*id).contains(side))
        })
        .map(|(id, _)| id)
        .collect();
    // What converts by another that does not, does not.
    loop {
        let kept: BTreeSet<TypeId> =
            all.iter().copied().filter(|id| pairs(context, *id, &all).is_some()).collect();
        if kept.len() == all.len() {
            return kept;
        }
        all = kept;
    }
}

/// The conversion of an object, where there is one.
pub(super) fn tokens(
    context: Context<'_>,
    object: &Struct<'_>,
    known: &BTreeSet<TypeId>,
) -> TokenStream {
    if object.side != Side::Request || !known.contains(&object.id) {
        return TokenStream::new();
    }
    let found = (pairs(context, object.id, known), Struct::new(context, object.id, Side::Response));
    let (Some(steps), Some(response)) = found else { return TokenStream::new() };
    let (from, to) = (&response.name.ident, &object.name.ident);
    let values = object.members.iter().zip(steps).map(|(member, step)| {
        let ident = member.ident;
        match step {
            Some(step) => {
                let value = write(&step, quote!(value.#ident));
                quote!(#ident: #value)
            }
            None => quote!(#ident: ::core::option::Option::None),
        }
    });
    let rest = match &object.rest {
        Rest::Kept(ident, ..) => quote!(#ident: value.#ident,),
        Rest::Dropped | Rest::Refused => TokenStream::new(),
    };
    let fields: Vec<TokenStream> = values.collect();
    let reads = fields.iter().any(|field| field.to_string().contains("value ."));
    let value = if reads || !rest.is_empty() { quote!(value) } else { quote!(_) };
    let words = " What is read-only is dropped.";
    quote! {
        #[doc = #words]
        impl ::core::convert::From<#from> for #to {
            fn from(#value: #from) -> Self { Self { #(#fields,)* #rest } }
        }
    }
}

/// For each field of the request how it is made; `None` inside for one that stays absent.
fn pairs(context: Context<'_>, id: TypeId, known: &BTreeSet<TypeId>) -> Option<Vec<Option<Step>>> {
    let response = Struct::new(context, id, Side::Response)?;
    let request = Struct::new(context, id, Side::Request)?;
    if let (Rest::Kept(_, from, _), Rest::Kept(_, to, _)) = (&response.rest, &request.rest)
        && from.to_string() != to.to_string()
    {
        return None;
    }
    request.members.iter().map(|member| pair(context, member, &response, known)).collect()
}

fn pair(
    context: Context<'_>,
    member: &Member<'_>,
    response: &Struct<'_>,
    known: &BTreeSet<TypeId>,
) -> Option<Option<Step>> {
    let Some(other) = response.members.iter().find(|other| other.field.name == member.field.name)
    else {
        // Only requests have it: absent is all that can be said of it.
        return if member.field.required { None } else { Some(None) };
    };
    if other.value().to_string() == member.value().to_string() {
        return Some(Some(Step::Same));
    }
    let bare = TypeUse { nullable: false, ..member.field.value };
    let mut step = step(context, bare, known, DEPTH)?;
    if member.boxed {
        step = Step::Boxed(Box::new(step));
    }
    if member.nullable {
        step = Step::Option(Box::new(step));
    }
    Some(Some(if member.field.required { step } else { Step::Option(Box::new(step)) }))
}

fn step(
    context: Context<'_>,
    value: TypeUse,
    known: &BTreeSet<TypeId>,
    depth: usize,
) -> Option<Step> {
    let depth = depth.checked_sub(1)?;
    let (id, one) = context.target(value.id)?;
    let bare = match &one.shape {
        _ if !context.facts.differs(id) => Step::Same,
        Shape::Object(_) if known.contains(&id) => Step::Into,
        Shape::List(item) if !one.is_nominal() => {
            Step::Items(Box::new(step(context, *item, known, depth)?))
        }
        Shape::Map(item) if !one.is_nominal() => {
            Step::Values(Box::new(step(context, *item, known, depth)?))
        }
        _ => return None,
    };
    Some(if context.is_optional(value) { Step::Option(Box::new(bare)) } else { bare })
}

fn write(step: &Step, value: TokenStream) -> TokenStream {
    match step {
        Step::Same => value,
        Step::Into => quote!(#value.into()),
        Step::Boxed(inner) => {
            let inner = write(inner, quote!((*#value)));
            quote!(::std::boxed::Box::new(#inner))
        }
        Step::Option(inner) => match function(inner) {
            Some(inner) => quote!(#value.map(#inner)),
            None => value,
        },
        Step::Items(inner) => match function(inner) {
            Some(inner) => quote!(#value.into_iter().map(#inner).collect()),
            None => value,
        },
        Step::Values(inner) => {
            let inner = write(inner, quote!(value));
            quote!(#value.into_iter().map(|(name, value)| (name, #inner)).collect())
        }
    }
}

/// A step as a function; nothing where it changes nothing.
fn function(step: &Step) -> Option<TokenStream> {
    match step {
        Step::Same => None,
        Step::Into => Some(quote!(::core::convert::Into::into)),
        other => {
            let inner = write(other, quote!(value));
            Some(quote!(|value| #inner))
        }
    }
}
