//! The answers of an operation → how servers write and clients read them.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::contents::{self, Answered};
use super::context::Context;
use super::operations;
use super::responses::{Declared, Form};
use crate::model::{Content, Status};
use crate::naming::Identifier;

/// ```text
/// impl UnassignTicketResponse { pub fn status(&self) -> u16 { … } }
/// impl wire::Answer for UnassignTicketResponse { … }
/// ```
pub(super) fn tokens(
    context: Context<'_>,
    name: &Identifier,
    declared: &[Declared<'_>],
) -> TokenStream {
    let (status, success_type) = (status(declared), success_type(declared));
    let (read, write) = (read(context, declared), write(context, declared));
    let success = success(declared, &success_type);
    let streams = streams(declared);
    quote! {
        impl #name { #status }
        impl wire::Answer for #name {
            type Success = #success_type;
            #streams
            #read
            #write
            #success
        }
    }
}

/// `pub fn status(&self) -> u16 { match self { Self::Ok(_) => 200, Self::Default(item) => item.status } }`
fn status(declared: &[Declared<'_>]) -> TokenStream {
    let arms = declared.iter().map(|one| {
        let variant = &one.names.variant;
        match one.response.status {
            Status::Code(code) => {
                let code = Literal::u16_unsuffixed(code);
                quote!(Self::#variant(_) => #code)
            }
            Status::Range(_) | Status::Default => quote!(Self::#variant(item) => item.status),
        }
    });
    let matched = if declared.is_empty() { quote!(*self) } else { quote!(self) };
    quote! {
        /// The status.
        pub fn status(&self) -> u16 {
            match #matched { #(#arms),* }
        }
    }
}

/// The one answer that is a success, if there is one and not several.
pub(super) fn single_success<'a>(declared: &[Declared<'a>]) -> Option<Declared<'a>> {
    let mut successes = declared.iter().filter(|one| one.is_success());
    match (successes.next(), successes.next()) {
        (Some(one), None) => Some(*one),
        _ => None,
    }
}

fn success_type(declared: &[Declared<'_>]) -> TokenStream {
    match single_success(declared) {
        Some(one) => one.names.item.to_token_stream(),
        None => quote!(Self),
    }
}

/// The type is written out, since an answer may be called `Success` as well.
fn success(declared: &[Declared<'_>], success_type: &TokenStream) -> TokenStream {
    let body = match (single_success(declared), declared) {
        (Some(one), [_]) => {
            let variant = &one.names.variant;
            quote! {
                let Self::#variant(item) = self;
                ::core::result::Result::Ok(item)
            }
        }
        (Some(one), _) => {
            let variant = &one.names.variant;
            quote! {
                match self {
                    Self::#variant(item) => ::core::result::Result::Ok(item),
                    other => ::core::result::Result::Err(other),
                }
            }
        }
        (None, []) => quote!(match self {}),
        (None, _) => quote! {
            match self.status() {
                200..=299 => ::core::result::Result::Ok(self),
                _ => ::core::result::Result::Err(self),
            }
        },
    };
    quote! {
        fn success(self) -> ::core::result::Result<#success_type, Self> { #body }
    }
}

/// The order in which responses are tried: a status before a range before `default`.
fn rank(one: &Declared<'_>) -> u8 {
    match one.response.status {
        Status::Code(_) => 0,
        Status::Range(_) => 1,
        Status::Default => 2,
    }
}

fn contents_of<'a>(one: &Declared<'a>) -> &'a [Content] {
    operations::contents(one.method, one.response)
}

/// `const STREAMS: &[wire::Streams] = &[(200, 200, &[("image/png", true)]), (0, 999, &[])];`, where
/// one streams.
fn streams(declared: &[Declared<'_>]) -> TokenStream {
    if !declared.iter().flat_map(contents_of).any(|one| one.kind.streams()) {
        return TokenStream::new();
    }
    let mut ranked = declared.to_vec();
    ranked.sort_by_key(rank);
    let entries = ranked.iter().map(|one| {
        let (first, last) = match one.response.status {
            Status::Code(code) => (code, code),
            Status::Range(hundreds) => {
                let first = hundreds.saturating_mul(100);
                (first, first.saturating_add(99))
            }
            Status::Default => (0, 999),
        };
        let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
        let offers = contents_of(one).iter().flat_map(|content| {
            let streams = content.kind.streams();
            content.media_types.iter().map(move |media| quote!((#media, #streams)))
        });
        quote!((#first, #last, &[#(#offers),*]))
    });
    quote!(const STREAMS: &'static [wire::Streams] = &[#(#entries),*];)
}

/// ```text
/// match response.status().as_u16() {
///     200 => Ok(Some(Self::Ok(ListPetsOk { body: response.json()?, … }))),
///     404 => response.body(Self::NotFound),
///     _ => Ok(None),
/// }
/// ```
fn read(context: Context<'_>, declared: &[Declared<'_>]) -> TokenStream {
    let mut ranked = declared.to_vec();
    ranked.sort_by_key(rank);
    let has_default = ranked.iter().any(|one| one.response.status == Status::Default);
    let arms = ranked.iter().map(|one| {
        let (pattern, value) = (pattern(*one), read_value(context, *one));
        quote!(#pattern => #value)
    });
    let other = (!has_default)
        .then(|| quote!(_ => ::core::result::Result::Ok(::core::option::Option::None),));
    let (argument, body) = match declared {
        [] => (quote!(_), quote!(::core::result::Result::Ok(::core::option::Option::None))),
        [one] if one.response.status == Status::Default => {
            let value = read_value(context, *one);
            (quote!(response), quote!(let status = response.status().as_u16(); #value))
        }
        _ => {
            let body = quote!(match response.status().as_u16() { #(#arms,)* #other });
            (quote!(response), body)
        }
    };
    quote! {
        fn read(
            #argument: &wire::ResponseReader<'_>,
        ) -> ::core::result::Result<::core::option::Option<Self>, wire::ResponseError> { #body }
    }
}

/// `200`, `status @ 400..=499`, `status`.
fn pattern(one: Declared<'_>) -> TokenStream {
    match one.response.status {
        Status::Code(code) => Literal::u16_unsuffixed(code).to_token_stream(),
        Status::Range(hundreds) => {
            let first = Literal::u16_unsuffixed(hundreds.saturating_mul(100));
            let last = hundreds.saturating_mul(100).saturating_add(99);
            let last = Literal::u16_unsuffixed(last);
            quote!(status @ #first..=#last)
        }
        Status::Default => quote!(status),
    }
}

/// What an arm of `read` gives.
fn read_value(context: Context<'_>, one: Declared<'_>) -> TokenStream {
    let (variant, item) = (&one.names.variant, &one.names.item);
    match one.form(context) {
        Form::Empty => quote!(response.empty(Self::#variant)),
        Form::Body => quote!(response.body(Self::#variant)),
        Form::Own => {
            let fields = read_fields(one);
            quote! {
                ::core::result::Result::Ok(::core::option::Option::Some(
                    Self::#variant(#item { #(#fields),* })
                ))
            }
        }
    }
}

/// `status, body: response.json()?, next: response.optional_header(&LIST_OK_HEADERS[0])?`
fn read_fields(one: Declared<'_>) -> Vec<TokenStream> {
    let table = one.names.item.constant("HEADERS");
    let mut fields = Vec::new();
    if one.tells_status() {
        fields.push(quote!(status));
    }
    fields.extend(one.has_body().then(|| match one.bodies().single().map(contents::answered) {
        Some(Answered::Always(value)) => quote!(body: #value),
        Some(Answered::Maybe(value)) => quote!(body: #value?),
        None => {
            let item = &one.names.contents.item;
            quote!(body: #item::read(response)?)
        }
    }));
    let headers = one.response.headers.iter().zip(&one.names.headers).enumerate();
    fields.extend(headers.map(|(at, (header, name))| {
        let at = Literal::usize_unsuffixed(at);
        let method = if header.required { quote!(header) } else { quote!(optional_header) };
        quote!(#name: response.#method(&#table[#at])?)
    }));
    fields
}

/// ```text
/// match self {
///     Self::Ok(item) => { response.status(200)?; …; response.json("application/json", &item.body) }
///     Self::NotFound(item) => response.body(404, "application/json", item),
/// }
/// ```
fn write(context: Context<'_>, declared: &[Declared<'_>]) -> TokenStream {
    let arms = declared.iter().map(|one| write_arm(context, *one));
    let (argument, body) = match declared {
        [] => (quote!(_), quote!(match *self {})),
        _ => (quote!(response), quote!(match self { #(#arms),* })),
    };
    quote! {
        fn write(
            &self,
            #argument: &mut wire::ResponseWriter,
        ) -> ::core::result::Result<(), wire::ResponseError> { #body }
    }
}

fn write_arm(context: Context<'_>, one: Declared<'_>) -> TokenStream {
    let variant = &one.names.variant;
    let (item, status) = match one.response.status {
        Status::Code(code) => (quote!(_), Literal::u16_unsuffixed(code).to_token_stream()),
        Status::Range(_) | Status::Default => (quote!(item), quote!(item.status)),
    };
    match (one.form(context), one.bodies().single()) {
        (Form::Body, Some(content)) => {
            let media = contents::answer_media(content);
            quote!(Self::#variant(item) => response.body(#status, #media, item))
        }
        (Form::Empty | Form::Body, _) => {
            quote!(Self::#variant(_) => response.status(#status))
        }
        (Form::Own, _) => match write_steps(one).as_slice() {
            [] => quote!(Self::#variant(#item) => response.status(#status)),
            [first @ .., last] => quote! {
                Self::#variant(item) => {
                    response.status(#status)?;
                    #(#first?;)*
                    #last
                }
            },
        },
    }
}

/// The calls that write the headers and the body of a struct.
fn write_steps(one: Declared<'_>) -> Vec<TokenStream> {
    let table = one.names.item.constant("HEADERS");
    let headers = one.response.headers.iter().zip(&one.names.headers).enumerate();
    let range = match one.response.status {
        Status::Range(hundreds) => {
            let hundreds = Literal::u16_unsuffixed(hundreds);
            Some(quote!(response.within(item.status, #hundreds)))
        }
        Status::Code(_) | Status::Default => None,
    };
    let written = headers
        .map(|(at, (header, name))| {
            let at = Literal::usize_unsuffixed(at);
            if header.required {
                quote!(response.header(&#table[#at], &item.#name))
            } else {
                quote!(response.optional_header(&#table[#at], item.#name.as_ref()))
            }
        })
        .collect::<Vec<_>>();
    let mut steps: Vec<TokenStream> = range.into_iter().chain(written).collect();
    steps.extend(one.has_body().then(|| match one.bodies().single() {
        Some(content) if contents::is_moved(content) => {
            contents::answer(content, &quote!(item.body))
        }
        Some(content) => contents::answer(content, &quote!(&item.body)),
        None => quote!(item.body.write(response)),
    }));
    steps
}
