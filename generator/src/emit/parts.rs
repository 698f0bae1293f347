//! A form of parts with files → the struct of its parts, and how they travel.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::contents::Bodies;
use super::context::{At, Context};
use super::operations_record::{Member, Need, Record, Taken};
use super::{docs, forms, requests};
use crate::analyze::Direction;
use crate::model::{Body, Content, ContentKind, Field, Scalar, Shape, TypeId, TypeUse};
use crate::naming::Identifier;

/// A part with its name.
struct Part<'a> {
    field: &'a Field,
    name: &'a Identifier,
    kind: Kind,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Value,
    File,
    Files,
}

/// The struct of the parts of a body; nothing where it has no files.
///
/// ```text
/// pub struct AddPhotoParts { pub photo: wire::File, pub title: Option<String> }
/// impl wire::FormParts for AddPhotoParts { … }
/// ```
pub(super) fn tokens(context: Context<'_>, bodies: Bodies<'_>, about: &str) -> TokenStream {
    let found = bodies.contents.iter().find_map(|one| match one.kind {
        ContentKind::Parts(value) => Some((one, value)),
        _ => None,
    });
    let Some((content, value)) = found else { return TokenStream::new() };
    let parts = parts(context, value);
    let name = &bodies.names.parts;
    let record = Record {
        name: name.to_token_stream(),
        builder: bodies.names.builder.to_token_stream(),
        docs: requests::said(about),
        members: parts.iter().map(|part| member(context, part)).collect(),
    };
    let record = record.tokens();
    let travel = travel(context, name, (content, value), &parts);
    quote!(#record #travel)
}

/// The last file of a body, unless it is one of a list.
pub(super) fn last_file<'a>(context: Context<'a>, body: &Body) -> Option<&'a str> {
    let values = body.contents.iter().filter_map(|one| match one.kind {
        ContentKind::Parts(value) => Some(value),
        _ => None,
    });
    let parts = parts(context, values.into_iter().next()?);
    let last = parts.iter().rfind(|one| one.kind != Kind::Value)?;
    (last.kind == Kind::File).then_some(last.field.name.as_str())
}

fn parts(context: Context<'_>, value: TypeUse) -> Vec<Part<'_>> {
    let Some((id, one)) = context.target(value.id) else { return Vec::new() };
    let Shape::Object(object) = &one.shape else { return Vec::new() };
    let sent = object.fields.iter().enumerate();
    let sent = sent.filter(|(_, field)| context.sent().has(field.access));
    sent.map(|(index, field)| Part {
        field,
        name: context.names.field(id, index),
        kind: kind(context, field.value.id),
    })
    .collect()
}

fn kind(context: Context<'_>, id: TypeId) -> Kind {
    let is_file = |id: TypeId| {
        let shape = context.target(id).map(|(_, one)| &one.shape);
        matches!(shape, Some(Shape::Scalar(Scalar::Binary)))
    };
    match context.target(id).map(|(_, one)| &one.shape) {
        Some(Shape::List(item)) if is_file(item.id) => Kind::Files,
        _ if is_file(id) => Kind::File,
        _ => Kind::Value,
    }
}

fn member(context: Context<'_>, part: &Part<'_>) -> Member {
    let Part { field, name, kind } = part;
    Member {
        name: (*name).clone(),
        docs: docs::of(&field.docs, &[]),
        deprecated: docs::deprecated(&field.docs),
        value: match kind {
            Kind::File => quote!(wire::File),
            Kind::Files => quote!(::std::vec::Vec<wire::File>),
            // A form cannot say null.
            Kind::Value => context.bare_type(field.value.id, At::beside(context.sent())),
        },
        need: Need::from(field.required),
        taken: match kind {
            Kind::Value if context.is_text(field.value.id) => Taken::Into,
            _ => Taken::Exactly,
        },
        wire: field.name.clone(),
    }
}

/// ```text
/// impl wire::FormParts for AddPhotoParts {
///     const FORM: &'static wire::Form = &wire::Form { … };
///     const SCHEMA: &'static Schema = &schemas::ADD_PHOTO_BODY;
///     const FILES: &'static [&'static str] = &["photo"];
///     fn read(parts: &mut wire::PartsReader) -> Option<Self> {
///         Some(Self { photo: parts.file("photo")?, title: parts.optional("title")? })
///     }
///     fn write(&self, parts: &mut wire::PartsWriter) { parts.file("photo", &self.photo); … }
/// }
/// ```
fn travel(
    context: Context<'_>,
    name: &Identifier,
    (content, value): (&Content, TypeUse),
    parts: &[Part<'_>],
) -> TokenStream {
    let (form, schema) = (forms::form(context, content, value), context.schema(value.schema));
    let files = parts.iter().filter(|one| one.kind != Kind::Value).map(|one| &one.field.name);
    let reads = parts.iter().map(|one| {
        let (name, wire, method) = (one.name, &one.field.name, method(one));
        quote!(#name: parts.#method(#wire)?)
    });
    let writes = parts.iter().map(|one| {
        let (name, wire, method) = (one.name, &one.field.name, method(one));
        quote!(parts.#method(#wire, &self.#name);)
    });
    let side = side(context, &quote!(SIDE));
    quote! {
        impl wire::FormParts for #name {
            const FORM: &'static wire::Form = &#form;
            const SCHEMA: &'static super::runtime::Schema = #schema;
            const FILES: &'static [&'static str] = &[#(#files),*];
            #side
            fn read(parts: &mut wire::PartsReader) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self { #(#reads),* })
            }
            fn write(&self, parts: &mut wire::PartsWriter) { #(#writes)* }
        }
    }
}

/// The side of what a request holds, as a constant; nothing for what consumers send.
///
/// ```text
/// const SENT: super::runtime::Side = super::runtime::Side::Response;
/// ```
pub(super) fn side(context: Context<'_>, name: &TokenStream) -> TokenStream {
    let side = context.sent_side();
    match context.sent() {
        Direction::Request => TokenStream::new(),
        Direction::Response => quote!(const #name: super::runtime::Side = #side;),
    }
}

fn method(part: &Part<'_>) -> TokenStream {
    match (part.kind, part.field.required) {
        (Kind::Value, true) => quote!(required),
        (Kind::Value, false) => quote!(optional),
        (Kind::File, true) => quote!(file),
        (Kind::File, false) => quote!(optional_file),
        (Kind::Files, true) => quote!(files),
        (Kind::Files, false) => quote!(optional_files),
    }
}
