//! Operations → the module `operations`: for each a request, its answers, and how both travel.
//!
//! Client and server share it. What does not depend on the document is `runtime::wire`.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs::Prose;
use super::items::{Allow, Module, Part, Piece};
use super::{docs, requests, responses, security, sent};
use crate::model::{Content, Operation, Response, Role, Status};

/// The module `operations`; none when there is no operation.
pub(super) fn modules(context: Context<'_>) -> Vec<Module> {
    if context.is_silent() {
        return Vec::new();
    }
    let mut pieces = vec![Piece::head(head)];
    let mut names = Vec::new();
    for (index, operation) in context.operations() {
        let own = context.names.operation(index);
        names.extend([&own.request, &own.builder, &own.response]);
        names.extend(own.responses.iter().flat_map(|one| [&one.item, &one.builder]));
        let contents = own.responses.iter().map(|one| &one.contents).chain([&own.contents]);
        let all = contents.flat_map(|one| [&one.item, &one.parts, &one.builder]);
        names.extend(all.filter(|one| !one.is_nameless()));
        let piece = Piece::new(move |context| one(context, index)).used_by(Some(&[operation.tag]));
        pieces.push(piece.grouped(context.names.group(operation.tag).as_str(), &own.method));
    }
    let docs = "What each operation is sent and what it answers.";
    let mut module =
        Module::new("operations", docs, pieces).declaring(names).switched(Part::ClientOrServer);
    if has_deprecated_parts(context) {
        module = module.allow(Allow::Deprecated);
    }
    let has_several = |one: &Operation| {
        one.responses.len() > 1
            || one.is_negotiated()
            || one.body.as_ref().is_some_and(|body| body.contents.len() > 1)
    };
    if context.operations().any(|(_, one)| has_several(one)) {
        module = module.allow(Allow::LargeVariants);
    }
    vec![module]
}

/// What all operations share.
fn head(context: Context<'_>) -> TokenStream {
    let schemes = security::tables(context);
    quote! {
        use super::runtime::wire;
        #schemes
    }
}

/// An operation.
fn one(context: Context<'_>, index: usize) -> TokenStream {
    let Some(operation) = context.api.operations.get(index) else { return TokenStream::new() };
    let request = requests::tokens(context, index, operation);
    let responses = responses::tokens(context, index, operation);
    let place = sent::place(context, index, operation);
    quote!(#request #place #responses)
}

/// Whether something that the module names is deprecated.
fn has_deprecated_parts(context: Context<'_>) -> bool {
    context.is_deprecated_somewhere()
        || context.operations().any(|(_, operation)| {
            let parameters = operation.parameters.iter().any(|one| one.docs.deprecated);
            let headers = operation.responses.iter().flat_map(|one| &one.headers);
            parameters || headers.map(|one| &one.docs).any(|docs| docs.deprecated)
        })
}

/// Whether some operation is deprecated.
pub(super) fn has_deprecated(context: Context<'_>) -> bool {
    context.operations().any(|(_, one)| one.docs.deprecated)
}

/// The documentation of a method: prose, method and path, what the answers mean.
pub(super) fn docs(operation: &Operation) -> TokenStream {
    let mut prose = Prose::of(&operation.docs);
    let Operation { method, path, .. } = operation;
    match &operation.role {
        Role::Callback { url, .. } => {
            prose.say(&format!("{} to {}", docs::code(method), docs::code(url)));
        }
        Role::Called | Role::Webhook => {
            prose.say(&docs::code(&format!("{method} {}", path.template)));
        }
    }
    let answers = operation.responses.iter().map(|one| {
        let meaning = sentence(&one.description);
        let status = status(one);
        if meaning.is_empty() {
            format!("- {status}\n")
        } else {
            format!("- {status}: {meaning}\n")
        }
    });
    let answers = answers.collect::<String>();
    if !answers.is_empty() {
        prose.markdown(&format!("Answers:\n\n{answers}"));
    }
    if !operation.servers.is_empty() {
        let servers = operation.servers.iter().map(|one| docs::code(&one.url));
        let servers = servers.collect::<Vec<_>>().join(", ");
        prose.say(&format!("Served at {servers}, not where the other operations are."));
    }
    prose.attributes()
}

/// The status of a response, as prose.
pub(super) fn status(response: &Response) -> String {
    match response.status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundreds) => format!("{hundreds}xx"),
        Status::Default => "any other".to_owned(),
    }
}

/// Prose on one line.
pub(super) fn sentence(prose: &str) -> String {
    prose.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the body of an answer may be.
pub(super) fn contents<'a>(method: &str, response: &'a Response) -> &'a [Content] {
    response.bodies(method)
}

#[cfg(test)]
mod tests;
