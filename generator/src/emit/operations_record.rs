//! A struct of public fields with the ways to make one: what requests and responses are.
//!
//! Up to four required fields are arguments of `new`, and each optional field has a setter; with
//! more there is a builder, because a row of positional arguments says nothing.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::naming::Identifier;

/// The most arguments that a constructor has.
const ARGUMENTS: usize = 4;

/// A struct of public fields.
pub(super) struct Record {
    /// Its name.
    pub name: TokenStream,
    /// The name of its builder, used when there is one.
    pub builder: TokenStream,
    /// Its documentation, as attributes.
    pub docs: TokenStream,
    /// Its fields.
    pub members: Vec<Member>,
}

/// A field of a record.
pub(super) struct Member {
    /// Its name.
    pub name: Identifier,
    /// Its documentation, as attributes.
    pub docs: TokenStream,
    /// `#[deprecated]`, or nothing.
    pub deprecated: TokenStream,
    /// The type of its value when there is one.
    pub value: TokenStream,
    /// Whether it must be there.
    pub need: Need,
    /// How a value is handed over.
    pub taken: Taken,
    /// What a builder calls it when it is missing.
    pub wire: String,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// The field is the value.
    Required,
    /// The field is an `Option` of the value.
    Optional,
}

impl From<bool> for Need {
    /// `required`, as a document says it.
    fn from(required: bool) -> Self {
        if required { Self::Required } else { Self::Optional }
    }
}

/// How a value is handed over to constructors and setters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// By its type.
    Exactly,
    /// As anything that becomes its type.
    Into,
}

impl Member {
    /// The type of the field.
    pub(super) fn field_type(&self) -> TokenStream {
        let value = &self.value;
        match self.need {
            Need::Required => value.clone(),
            Need::Optional => quote!(::core::option::Option<#value>),
        }
    }

    fn argument_type(&self) -> TokenStream {
        let value = &self.value;
        match self.taken {
            Taken::Exactly => value.clone(),
            Taken::Into => quote!(impl ::core::convert::Into<#value>),
        }
    }

    fn argument(&self, name: &impl ToTokens) -> TokenStream {
        match self.taken {
            Taken::Exactly => name.to_token_stream(),
            Taken::Into => quote!(#name.into()),
        }
    }

    fn is_required(&self) -> bool {
        self.need == Need::Required
    }
}

impl Record {
    /// The struct and the ways to make one.
    ///
    /// ```text
    /// #[derive(Debug, Clone, PartialEq)] #[non_exhaustive]
    /// pub struct ListPetsRequest { pub limit: Option<i64> }
    /// impl ListPetsRequest {
    ///     pub fn new() -> Self { … }
    ///     pub fn with_limit(mut self, value: i64) -> Self { … }
    /// }
    /// ```
    pub(super) fn tokens(&self) -> TokenStream {
        let (name, docs) = (&self.name, &self.docs);
        let default = self.default_derive();
        let fields = self.members.iter().map(|member| {
            let Member { name, docs, deprecated, .. } = member;
            let value = member.field_type();
            quote!(#docs #deprecated pub #name: #value,)
        });
        let making = if self.has_builder() { self.builder_tokens() } else { self.new_tokens() };
        quote! {
            #docs
            #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq #default)]
            #[non_exhaustive]
            pub struct #name { #(#fields)* }
            #making
        }
    }

    /// Whether a builder makes it.
    pub(super) fn has_builder(&self) -> bool {
        self.required().count() > ARGUMENTS
    }

    fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.is_required())
    }

    fn default_derive(&self) -> TokenStream {
        match self.required().next() {
            Some(_) => TokenStream::new(),
            None => quote!(, ::core::default::Default),
        }
    }

    fn new_tokens(&self) -> TokenStream {
        let name = &self.name;
        let arguments = self.required().map(|member| {
            let (name, value) = (&member.name, member.argument_type());
            quote!(#name: #value)
        });
        let fields = self.members.iter().map(|member| match member.need {
            Need::Required if member.taken == Taken::Into => {
                let (name, value) = (&member.name, member.argument(&member.name));
                quote!(#name: #value)
            }
            Need::Required => member.name.to_token_stream(),
            Need::Optional => {
                let name = &member.name;
                quote!(#name: ::core::option::Option::None)
            }
        });
        let setters = self.members.iter().filter(|member| !member.is_required()).map(setter);
        let docs = match self.required().next() {
            Some(_) => " Makes one of what it must have.",
            None => " Makes one without anything in it.",
        };
        quote! {
            impl #name {
                #[doc = #docs]
                #[must_use]
                pub fn new(#(#arguments),*) -> Self { Self { #(#fields),* } }
                #(#setters)*
            }
        }
    }

    fn builder_tokens(&self) -> TokenStream {
        let (name, builder) = (&self.name, &self.builder);
        let starts = format!(" Starts a [`{name}`].");
        let makes = format!(" Makes a [`{name}`].");
        let fields = self.members.iter().map(|member| {
            let (name, value) = (&member.name, &member.value);
            quote!(#name: ::core::option::Option<#value>,)
        });
        let setters = self.members.iter().map(builder_setter);
        let built = self.members.iter().map(built);
        quote! {
            impl #name {
                #[doc = #starts]
                #[must_use]
                pub fn builder() -> #builder { ::core::default::Default::default() }
            }
            #[doc = #makes]
            #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::default::Default)]
            pub struct #builder { #(#fields)* }
            impl #builder {
                #(#setters)*
                /// What was built.
                ///
                /// # Errors
                /// The first field that must be there and was not given.
                pub fn build(
                    self,
                ) -> ::core::result::Result<#name, super::runtime::MissingField> {
                    ::core::result::Result::Ok(#name { #(#built),* })
                }
            }
        }
    }
}

/// `pub fn with_limit(mut self, value: i64) -> Self { self.limit = Some(value); self }`
fn setter(member: &Member) -> TokenStream {
    let Member { name, deprecated, .. } = member;
    let setter = name.prefixed("with_");
    let docs = format!(" The same with `{}`.", name.bare());
    let (argument, value) = (member.argument_type(), member.argument(&quote!(value)));
    quote! {
        #[doc = #docs]
        #deprecated
        #[must_use]
        pub fn #setter(mut self, value: #argument) -> Self {
            self.#name = ::core::option::Option::Some(#value);
            self
        }
    }
}

/// `pub fn limit(mut self, value: i64) -> Self { self.limit = Some(value); self }`
fn builder_setter(member: &Member) -> TokenStream {
    let Member { name, deprecated, .. } = member;
    let (argument, value) = (member.argument_type(), member.argument(&quote!(value)));
    quote! {
        #deprecated
        #[must_use]
        pub fn #name(mut self, value: #argument) -> Self {
            self.#name = ::core::option::Option::Some(#value);
            self
        }
    }
}

/// `limit: self.limit`, with what is missing told for a field that must be there.
fn built(member: &Member) -> TokenStream {
    let Member { name, wire, .. } = member;
    match member.need {
        Need::Optional => quote!(#name: self.#name),
        Need::Required => quote! {
            #name: self.#name.ok_or(super::runtime::MissingField::new(#wire))?
        },
    }
}
