//! What a body may be → its Rust type, an enumeration where there is a choice, and how it travels.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::conforms::Operand;
use super::context::{At, Context};
use super::operations_record::Taken;
use super::{docs, forms, requests};
use crate::analyze::Direction;
use crate::model::{Content, ContentKind, Framing, TypeUse};
use crate::naming::{ContentNames, Identifier};

/// A body: what it may be, with the names for that, on one side.
#[derive(Clone, Copy)]
pub(super) struct Bodies<'a> {
    pub contents: &'a [Content],
    pub names: &'a ContentNames,
    pub direction: Direction,
}

impl<'a> Bodies<'a> {
    /// What it is where there is no choice.
    pub(super) fn single(self) -> Option<&'a Content> {
        match self.contents {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The Rust type.
    pub(super) fn rust_type(self, context: Context<'_>) -> TokenStream {
        match self.single() {
            Some(one) => self.type_of(context, one),
            None => self.names.item.to_token_stream(),
        }
    }

    /// How it is handed over.
    pub(super) fn taken(self, context: Context<'_>) -> Taken {
        match self.single() {
            Some(one) => match one.kind {
                _ if one.is_range() => Taken::Exactly,
                ContentKind::Json(value) | ContentKind::Form(value) => {
                    requests::taken(context, value)
                }
                ContentKind::Parts(_) => Taken::Exactly,
                ContentKind::Text | ContentKind::Bytes | ContentKind::Items(..) => Taken::Into,
            },
            None if self.first(context).is_some() => Taken::Into,
            None => Taken::Exactly,
        }
    }

    /// The first of several and its type, where that tells which it is.
    fn first(self, context: Context<'_>) -> Option<TokenStream> {
        let value = self.contents.first()?.kind.value()?;
        let is_text = |one: &Content| matches!(one.kind, ContentKind::Text | ContentKind::Bytes);
        let own = self.type_of(context, self.contents.first()?);
        let others = self.contents.iter().skip(1).filter(|one| !is_text(one));
        let is_alone = others
            .map(|one| self.type_of(context, one).to_string())
            .all(|other| other != own.to_string());
        let is_model = context.target(value.id).is_some_and(|(_, one)| one.is_nominal());
        (is_alone && is_model).then_some(own)
    }

    /// The Rust type of one thing that it is.
    fn type_of(self, context: Context<'_>, one: &Content) -> TokenStream {
        let plain = match one.kind {
            ContentKind::Json(value) | ContentKind::Form(value) => {
                return context.value_type(value, At::beside(self.direction));
            }
            ContentKind::Parts(_) => return self.names.parts.to_token_stream(),
            ContentKind::Text => quote!(::std::string::String),
            ContentKind::Bytes => quote!(wire::ByteStream),
            ContentKind::Items(value, _) => {
                let value = context.value_type(value, At::beside(self.direction));
                return quote!(wire::Items<#value>);
            }
        };
        if one.is_range() { quote!(wire::Typed<#plain>) } else { plain }
    }

    /// All media types, as they are written.
    pub(super) fn media_types(self) -> Vec<&'a str> {
        self.contents.iter().flat_map(|one| &one.media_types).map(String::as_str).collect()
    }

    /// The enumeration of what it may be, and how one is made of the first.
    ///
    /// ```text
    /// pub enum AddPetContent { Json(super::models::Pet), Xml(String) }
    /// impl From<super::models::Pet> for AddPetContent { … }
    /// ```
    fn enumeration(self, context: Context<'_>, about: &str) -> TokenStream {
        let name = &self.names.item;
        let about = requests::said(about);
        let variants = self.contents.iter().zip(&self.names.variants).map(|(one, variant)| {
            let media: Vec<String> =
                one.media_types.iter().map(|media| docs::code(media)).collect();
            let docs = requests::said(&format!("As {}.", media.join(", ")));
            let value = self.type_of(context, one);
            quote!(#docs #variant(#value),)
        });
        let from = self.first(context).zip(self.names.variants.first()).map(|(value, variant)| {
            quote! {
                impl ::core::convert::From<#value> for #name {
                    fn from(value: #value) -> Self { Self::#variant(value) }
                }
            }
        });
        quote! {
            #about
            #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
            #[non_exhaustive]
            pub enum #name { #(#variants)* }
            #from
        }
    }

    /// The arms of a `match` over the index of a media type; the last is for all others.
    fn arms(self, read: impl Fn(&Content, &Identifier) -> TokenStream) -> Vec<TokenStream> {
        let mut next = 0_usize;
        let mut arms = Vec::with_capacity(self.contents.len());
        for (one, variant) in self.contents.iter().zip(&self.names.variants) {
            let last = next.saturating_add(one.media_types.len().saturating_sub(1));
            let (from, to) = (Literal::usize_unsuffixed(next), Literal::usize_unsuffixed(last));
            let indexes = if next == last { quote!(#from) } else { quote!(#from..=#to) };
            next = last.saturating_add(1);
            let value = read(one, variant);
            arms.push(match arms.len().saturating_add(1) == self.contents.len() {
                true => quote!(_ => #value),
                false => quote!(#indexes => #value),
            });
        }
        arms
    }
}

/// The method of the runtime that reads or writes a body.
pub(super) fn method(one: &Content) -> TokenStream {
    match one.kind {
        ContentKind::Json(_) => quote!(json),
        ContentKind::Form(_) => quote!(form),
        ContentKind::Parts(_) => quote!(form_parts),
        ContentKind::Text if one.is_range() => quote!(typed_text),
        ContentKind::Text => quote!(text),
        ContentKind::Bytes if one.is_range() => quote!(typed_bytes),
        ContentKind::Bytes => quote!(bytes),
        ContentKind::Items(..) => quote!(items),
    }
}

/// How the items of a body are told apart, as an expression.
pub(super) fn framing(framing: Framing) -> TokenStream {
    match framing {
        Framing::Lines => quote!(wire::Framing::Lines),
        Framing::Sequence => quote!(wire::Framing::Sequence),
        Framing::Events => quote!(wire::Framing::Events),
    }
}

/// The same as an argument before others; nothing where a body is no sequence.
fn framed(one: &Content) -> Option<TokenStream> {
    let ContentKind::Items(_, framing) = one.kind else { return None };
    let framing = self::framing(framing);
    Some(quote!(#framing,))
}

/// What the type of a JSON body, a form or a sequence does not know, as constants of an `impl` that
/// `owner` gives their names: what its value must be, how the form is written.
pub(super) fn constants(context: Context<'_>, owner: &Identifier, one: &Content) -> TokenStream {
    let (ContentKind::Json(value) | ContentKind::Form(value) | ContentKind::Items(value, _)) =
        one.kind
    else {
        return TokenStream::new();
    };
    let part = (!requests::is_model(context, value)).then(|| part_constant(context, owner, value));
    let form = matches!(one.kind, ContentKind::Form(_)).then(|| {
        let (name, form) = (owner.constant("FORM"), forms::form(context, one, value));
        quote!(const #name: wire::Form = #form;)
    });
    quote!(#part #form)
}

fn part_constant(context: Context<'_>, owner: &Identifier, value: TypeUse) -> TokenStream {
    let body = context.value_type(value, At::beside(Direction::Request));
    let schema = context.schema(value.schema);
    let exact = context.exact(value, Direction::Request);
    let condition = context.conforms(value, &Operand::value());
    let conforms = match condition.to_string().as_str() {
        "true" => quote!(|_| true),
        _ => quote!(|value| #condition),
    };
    let name = owner.constant("PART");
    quote! {
        const #name: super::runtime::Part<#body> = super::runtime::Part {
            schema: #schema,
            side: super::runtime::Side::Request,
            exact: #exact,
            conforms: #conforms,
        };
    }
}

/// The arguments with which a body is read.
pub(super) fn reading(context: Context<'_>, owner: &Identifier, one: &Content) -> TokenStream {
    let form = form_constant(owner, one).map(|form| quote!(#form,));
    let part = match one.kind {
        ContentKind::Parts(_) => None,
        kind => kind.value().map(|value| part(context, owner, value)),
    };
    let framing = framed(one);
    quote!(#framing #form #part)
}

/// `&Self::BODY_FORM`
fn form_constant(owner: &Identifier, one: &Content) -> Option<TokenStream> {
    let name = owner.constant("FORM");
    matches!(one.kind, ContentKind::Form(_)).then(|| quote!(&Self::#name))
}

/// What a body must be, as an expression.
fn part(context: Context<'_>, owner: &Identifier, value: TypeUse) -> TokenStream {
    if requests::is_model(context, value) {
        return quote!(&super::runtime::Part::model());
    }
    let name = owner.constant("PART");
    quote!(&Self::#name)
}

/// The call that notes what is wrong with a value, given by reference; nothing where that is
/// nothing.
pub(super) fn report(
    context: Context<'_>,
    owner: &Identifier,
    one: &Content,
    value: &TokenStream,
) -> Option<TokenStream> {
    Some(match one.kind {
        ContentKind::Parts(_) => quote!(wire::report_parts(#value, report)),
        // What arrives is checked where it arrives.
        ContentKind::Items(..) => return None,
        kind => {
            let part = part(context, owner, kind.value()?);
            quote!(wire::report_body(#value, #part, report))
        }
    })
}

/// The call that writes a value, given by reference, into a request.
pub(super) fn write(owner: &Identifier, one: &Content, value: &TokenStream) -> TokenStream {
    let (media, method) = (one.sent(), method(one));
    let form = form_constant(owner, one).map(|form| quote!(#form,));
    let framing = framed(one);
    let value = if is_moved(one) { quote!(#value.clone()) } else { value.clone() };
    quote!(request.#method(#media, #framing #form #value))
}

/// The body of a request that may be several things.
///
/// ```text
/// pub enum AddPetContent { Json(super::models::Pet), Xml(String) }
/// impl AddPetContent {
///     const MEDIA: [&'static str; 2] = ["application/json", "application/xml"];
///     fn write(&self, request: &mut wire::RequestWriter) -> Result<(), wire::RequestError> { … }
///     fn report(&self, report: &mut Report) { … }
///     fn read(request: &mut wire::RequestReader<'_>) -> Option<Self> { … }
/// }
/// ```
pub(super) fn of_request(context: Context<'_>, bodies: Bodies<'_>, about: &str) -> TokenStream {
    let (definition, name) = (bodies.enumeration(context, about), &bodies.names.item);
    let named = || bodies.contents.iter().zip(&bodies.names.variants);
    let constants = named().map(|(one, variant)| constants(context, variant, one));
    let media = bodies.media_types();
    let count = Literal::usize_unsuffixed(media.len());
    let writes = named().map(|(one, variant)| {
        let write = write(variant, one, &quote!(body));
        quote!(Self::#variant(body) => #write)
    });
    let reports =
        named().map(|(one, variant)| match report(context, variant, one, &quote!(body)) {
            Some(report) => quote!(Self::#variant(body) => #report),
            None => quote!(Self::#variant(_) => {}),
        });
    let arms = bodies.arms(|one, variant| {
        let (method, reading) = (method(one), reading(context, variant, one));
        quote!(request.#method(#reading).map(Self::#variant))
    });
    let report = has_values(bodies.contents).then(|| {
        quote! {
            fn report(&self, report: &mut super::runtime::Report) { match self { #(#reports),* } }
        }
    });
    quote! {
        #definition
        impl #name {
            const MEDIA: [&'static str; #count] = [#(#media),*];
            #(#constants)*
            fn write(
                &self,
                request: &mut wire::RequestWriter,
            ) -> ::core::result::Result<(), wire::RequestError> {
                match self { #(#writes),* }
            }
            #report
            fn read(request: &mut wire::RequestReader<'_>) -> ::core::option::Option<Self> {
                match request.alternative(&Self::MEDIA) { #(#arms),* }
            }
        }
    }
}

/// Whether something of it is a value that is there as a whole.
pub(super) fn has_values(contents: &[Content]) -> bool {
    contents.iter().any(|one| one.kind.value().is_some() && !one.kind.streams())
}

/// The body of a response that may be several things.
///
/// ```text
/// pub enum GetPetOkContent { Json(super::models::Pet), Csv(String) }
/// impl GetPetOkContent {
///     fn read(response: &wire::ResponseReader<'_>) -> Result<Self, wire::ResponseError> { … }
///     fn write(&self, response: &mut wire::ResponseWriter) -> Result<(), wire::ResponseError> { … }
/// }
/// ```
pub(super) fn of_response(context: Context<'_>, bodies: Bodies<'_>, about: &str) -> TokenStream {
    let (definition, name) = (bodies.enumeration(context, about), &bodies.names.item);
    let media = bodies.media_types();
    let arms = bodies.arms(|one, variant| match answered(one) {
        Answered::Always(value) => quote!(::core::result::Result::Ok(Self::#variant(#value))),
        Answered::Maybe(value) => quote!(#value.map(Self::#variant)),
    });
    let named = bodies.contents.iter().zip(&bodies.names.variants);
    let writes = named.map(|(one, variant)| {
        let write = answer(one, &quote!(body));
        quote!(Self::#variant(body) => #write)
    });
    quote! {
        #definition
        impl #name {
            fn read(
                response: &wire::ResponseReader<'_>,
            ) -> ::core::result::Result<Self, wire::ResponseError> {
                match response.alternative(&[#(#media),*])? { #(#arms),* }
            }
            fn write(
                &self,
                response: &mut wire::ResponseWriter,
            ) -> ::core::result::Result<(), wire::ResponseError> {
                match self { #(#writes),* }
            }
        }
    }
}

/// The call that reads a body of a response.
pub(super) enum Answered {
    /// It gives the body.
    Always(TokenStream),
    /// It gives the body or an error.
    Maybe(TokenStream),
}

/// How a body of a response is read.
pub(super) fn answered(one: &Content) -> Answered {
    let (method, framing) = (method(one), framed(one));
    match one.kind {
        // Any bytes will do; what items are is found when they are read.
        ContentKind::Bytes | ContentKind::Items(..) => {
            Answered::Always(quote!(response.#method(#framing)))
        }
        _ => Answered::Maybe(quote!(response.#method())),
    }
}

/// The call that writes a value, given by reference, into a response.
pub(super) fn answer(one: &Content, value: &TokenStream) -> TokenStream {
    let (media, method, framing) = (answer_media(one), method(one), framed(one));
    let value = if is_moved(one) { quote!(#value.clone()) } else { value.clone() };
    quote!(response.#method(#media, #framing #value))
}

/// Whether a body is handed over as it is: bytes are shared when they are cloned.
pub(super) fn is_moved(one: &Content) -> bool {
    matches!(one.kind, ContentKind::Bytes) && !one.is_range()
}

/// The media type of an answer: where several mean the same, the one that the caller likes best.
pub(super) fn answer_media(one: &Content) -> TokenStream {
    match one.answers().as_slice() {
        [media] => quote!(#media),
        media => quote!(response.pick(&[#(#media),*])),
    }
}
