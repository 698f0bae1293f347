//! The bodies of JSON that an operation answers with → a table, by which a server can check them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::items::{Gate, Part};
use super::operations;
use crate::model::{ContentKind, Operation, SchemaId, Status};

/// A body, the statuses that it is for, and what it must be.
pub(super) struct Answered<'a> {
    statuses: (u16, u16),
    media_type: &'a str,
    pub(super) schema: SchemaId,
}

/// The bodies that a server can check; a status by itself comes before its range, and that before
/// `default`.
pub(super) fn of<'a>(context: Context<'_>, operation: &'a Operation) -> Vec<Answered<'a>> {
    if Part::Server.gate(&context.config.layout) == Gate::Closed {
        return Vec::new();
    }
    let mut bodies = Vec::new();
    for one in &operation.responses {
        let statuses = match one.status {
            Status::Code(code) => (code, code),
            Status::Range(hundreds) => (hundreds * 100, hundreds * 100 + 99),
            Status::Default => (100, 999),
        };
        for content in operations::contents(&operation.method, one) {
            let ContentKind::Json(value) = content.kind else { continue };
            let media_types = content.answers().into_iter();
            bodies.extend(media_types.map(|media_type| Answered {
                statuses,
                media_type,
                schema: value.schema,
            }));
        }
    }
    bodies.sort_by_key(|one| one.statuses.1 - one.statuses.0);
    bodies
}

/// ```text
/// const ANSWERS: &'static [wire::Declared] =
///     &[wire::Declared { statuses: (200, 200), media_type: "application/json", schema: &schemas::TICKET }];
/// ```
pub(super) fn constant(context: Context<'_>, operation: &Operation) -> TokenStream {
    let bodies = of(context, operation);
    if bodies.is_empty() {
        return TokenStream::new();
    }
    let bodies = bodies.iter().map(|one| {
        let (from, to) = (one.statuses.0, one.statuses.1);
        let (from, to) = (Literal::u16_unsuffixed(from), Literal::u16_unsuffixed(to));
        let (media_type, schema) = (one.media_type, context.schema(one.schema));
        quote! {
            wire::Declared { statuses: (#from, #to), media_type: #media_type, schema: #schema }
        }
    });
    quote!(const ANSWERS: &'static [wire::Declared] = &[#(#bodies),*];)
}
