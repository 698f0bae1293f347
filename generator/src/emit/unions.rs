//! Unions → enums of their branches.
//!
//! ```text
//! #[non_exhaustive]
//! pub enum Pet { Cat(Cat), Dog(Box<Dog>), Unknown(UnknownJson) }
//! impl Union for Pet { … }
//! ```

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{At, Context, raw};
use super::decode::Null;
use super::docs::{self, Prose, code};
use super::{decode, encode};
use crate::analyze::{Place, Side};
use crate::model::{Additional, Branch, Discriminator, Shape, Type, TypeId, Union, UnionRule};
use crate::naming::{Identifier, TypeName};

/// The most bytes of a branch that is not boxed.
const INLINE: usize = 128;

/// A union on one side, with its names.
#[derive(Debug, Clone)]
pub(super) struct Choice<'a> {
    pub(super) id: TypeId,
    pub(super) one: &'a Type,
    pub(super) side: Side,
    pub(super) name: &'a TypeName,
    pub(super) union: &'a Union,
    pub(super) variants: Vec<Chosen<'a>>,
}

/// A branch, as a variant.
#[derive(Debug, Clone)]
pub(super) struct Chosen<'a> {
    pub(super) branch: &'a Branch,
    pub(super) ident: &'a Identifier,
    /// The type without its box.
    pub(super) bare: TokenStream,
    pub(super) boxed: bool,
}

impl<'a> Choice<'a> {
    pub(super) fn new(
        context: Context<'a>,
        (id, side): (TypeId, Side),
        (name, union): (&'a TypeName, &'a Union),
    ) -> Option<Self> {
        let one = context.api.get(id)?;
        let at = At::inside(side);
        let variants = union.branches.iter().enumerate().map(|(index, branch)| Chosen {
            branch,
            ident: context.names.variant(id, index),
            bare: context.bare_type(branch.value.id, at),
            boxed: context.facts.boxed(id, Place::Branch(index))
                || context.size(branch.value, at) > INLINE,
        });
        let variants = variants.collect();
        Some(Self { id, one, side, name, union, variants })
    }

    /// What chooses the branch, where it is a part of what is sent.
    fn tag(&self) -> Option<&'a Discriminator> {
        self.union.discriminator.as_ref().filter(|tag| self.side.has(tag.access))
    }
}

/// The enum and its traits, `Model` left out.
pub(super) fn tokens(context: Context<'_>, choice: &Choice<'_>) -> TokenStream {
    let ident = &choice.name.ident;
    let item = item(context, choice);
    let read = quote!(super::runtime::decode_union(deserializer, mode));
    let read = decode::tokens(ident, Null::Refused, &read);
    let write = write(context, choice);
    let union = union(context, choice);
    let from = from(context, choice);
    quote!(#item #union #from #read #write)
}

fn item(context: Context<'_>, choice: &Choice<'_>) -> TokenStream {
    let ident = &choice.name.ident;
    let mut prose = Prose::of(&choice.one.docs);
    prose.example(&choice.one.docs);
    if let Some(tag) = choice.tag() {
        prose.say(&format!("The property {} tells which.", code(&tag.property)));
    }
    let docs = prose.attributes();
    let deprecated = docs::deprecated(&choice.one.docs);
    let derives = context.derives(choice.id);
    let default = choice.tag().and_then(|tag| tag.default);
    let variants = choice.variants.iter().enumerate().map(|(index, variant)| {
        let mut prose = Prose::default();
        if let Some(tag) = variant.branch.tags.first() {
            prose.say(&format!("Tagged {}.", code(tag)));
        }
        if default == Some(index) {
            prose.say("Every object that is not tagged as another.");
        }
        let docs = prose.attributes();
        let (ident, bare) = (variant.ident, &variant.bare);
        match variant.boxed {
            true => quote!(#docs #ident(::std::boxed::Box<#bare>)),
            false => quote!(#docs #ident(#bare)),
        }
    });
    quote! {
        #docs
        #deprecated
        #[derive(#(#derives),*)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            /// A value that the document does not know.
            Unknown(super::runtime::UnknownJson),
        }
    }
}

fn union(context: Context<'_>, choice: &Choice<'_>) -> TokenStream {
    let ident = &choice.name.ident;
    let name = ident.bare();
    let side = context.side_tokens(choice.side);
    let rule = match choice.union.rule {
        UnionRule::One => quote!(One),
        UnionRule::Any => quote!(Any),
    };
    let tags = tags(choice);
    let schemas = choice.variants.iter().map(|one| context.schema(one.branch.value.schema));
    let count = raw(&choice.variants.len().to_string());
    let arms = choice.variants.iter().enumerate().map(|(index, variant)| {
        let (index, ident) = (raw(&index.to_string()), variant.ident);
        quote!(#index => super::runtime::from_value(value, mode).map(Self::#ident))
    });
    quote! {
        impl super::runtime::Union for #ident {
            const NAME: &'static str = #name;
            const SIDE: super::runtime::Side = #side;
            const RULE: super::runtime::Rule = super::runtime::Rule::#rule;
            #tags

            fn branches() -> &'static [&'static super::runtime::Schema] {
                static BRANCHES: [&super::runtime::Schema; #count] = [#(#schemas),*];
                &BRANCHES
            }

            fn branch(
                index: usize,
                value: ::serde_json::Value,
                mode: super::runtime::Mode,
            ) -> ::core::result::Result<Self, ::serde_json::Error> {
                match index {
                    #(#arms,)*
                    _ => ::core::result::Result::Err(::serde::de::Error::custom("no such branch")),
                }
            }

            fn unknown(value: super::runtime::UnknownJson) -> Self { Self::Unknown(value) }
        }
    }
}

fn tags(choice: &Choice<'_>) -> TokenStream {
    let Some(tag) = choice.tag() else { return TokenStream::new() };
    let Discriminator { property, default, .. } = tag;
    let default = default.map(|index| {
        let index = raw(&index.to_string());
        quote! {
            const DEFAULT: ::core::option::Option<usize> = ::core::option::Option::Some(#index);
        }
    });
    let tags = choice.variants.iter().enumerate().flat_map(|(index, variant)| {
        let index = raw(&index.to_string());
        variant.branch.tags.iter().map(move |tag| quote!((#tag, #index)))
    });
    quote! {
        const TAG: ::core::option::Option<&'static str> = ::core::option::Option::Some(#property);
        const TAGS: &'static [(&'static str, usize)] = &[#(#tags),*];
        #default
    }
}

/// `From` of each branch whose type no other branch has.
fn from(context: Context<'_>, choice: &Choice<'_>) -> TokenStream {
    let at = At::inside(choice.side);
    let own = &choice.name.ident;
    let real = |variant: &Chosen<'_>| {
        let target = context.target(variant.branch.value.id).map(|(id, _)| id);
        target.map(|id| context.bare_type(id, at)).unwrap_or_default().to_string()
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for variant in &choice.variants {
        *counts.entry(real(variant)).or_default() += 1;
    }
    let once = |variant: &&Chosen<'_>| {
        let real = real(variant);
        counts.get(&real) == Some(&1) && real != own.as_str()
    };
    choice
        .variants
        .iter()
        .filter(once)
        .map(|variant| {
            let (ident, bare) = (variant.ident, &variant.bare);
            let value = match variant.boxed {
                true => quote!(::std::boxed::Box::new(value)),
                false => quote!(value),
            };
            quote! {
                impl ::core::convert::From<#bare> for #own {
                    fn from(value: #bare) -> Self { Self::#ident(#value) }
                }
            }
        })
        .collect()
}

fn write(context: Context<'_>, choice: &Choice<'_>) -> TokenStream {
    let arms = choice.variants.iter().map(|variant| {
        let ident = variant.ident;
        let tag = choice.tag().zip(variant.branch.tags.first());
        let carries = |property: &str| carries(context, variant.branch.value.id, property);
        match tag.filter(|(by, _)| !carries(&by.property)) {
            Some((Discriminator { property, .. }, tag)) => quote! {
                Self::#ident(value) => {
                    super::runtime::serialize_tagged(#property, #tag, value, serializer)
                }
            },
            None => quote!(Self::#ident(value) => ::serde::Serialize::serialize(value, serializer)),
        }
    });
    let body = quote! {
        match self {
            #(#arms,)*
            Self::Unknown(value) => ::serde::Serialize::serialize(value.as_value(), serializer),
        }
    };
    encode::tokens(&choice.name.ident, &body)
}

/// Whether the values of a type carry a property themselves.
fn carries(context: Context<'_>, id: TypeId, property: &str) -> bool {
    match context.target(id).map(|(_, one)| &one.shape) {
        Some(Shape::Object(object)) => {
            matches!(object.additional, Additional::Kept(_))
                || object.fields.iter().any(|field| field.name == property)
        }
        // A union inside a union writes its own.
        _ => true,
    }
}
