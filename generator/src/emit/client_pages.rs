//! Operations whose answers continue in others → methods of the client that give streams of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{At, Context};
use super::docs;
use super::requests::said;
use crate::analyze::Direction;
use crate::model::{Operation, PageStyle, Pages};
use crate::naming::Identifier;

/// The methods for pages and their items; nothing for an operation that answers in one piece.
///
/// ```text
/// pub fn list_tickets_pages<'a>(
///     &'a self, request: &operations::ListTicketsRequest,
/// ) -> impl Stream<Item = Result<Reply<…>, Error<…>>> + use<'a, T> {
///     self.core.pages(request, &runtime::client::Paging { style: …, items: Some("/data") })
/// }
/// ```
pub(super) fn methods(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let Some(pages) = &operation.pages else { return TokenStream::new() };
    let names = context.names.operation(index);
    let (request, response) = (&names.request, &names.response);
    let success = super::responses::success_name(context, operation, names);
    let (paging, deprecated) = (paging(pages), docs::deprecated(&operation.docs));
    let stream = |(name, call): (&Identifier, TokenStream), docs: String, item: TokenStream| {
        let docs = said(&docs);
        quote! {
            #docs
            #deprecated
            pub fn #name<'a>(
                &'a self,
                request: &operations::#request,
            ) -> impl ::futures_core::Stream<
                Item = ::core::result::Result<#item, Error<operations::#response>>,
            > + use<'a, T> {
                self.core.#call(request, &#paging)
            }
        }
    };
    let docs = format!(
        "The pages of [`Self::{}`]: a stream that asks for one when somebody asks for it.",
        names.method.bare()
    );
    let whole = stream((&names.pages, quote!(pages)), docs, quote!(Reply<operations::#success>));
    let items = pages.items.as_ref().map(|(_, item)| {
        let item = context.value_type(*item, At::beside(Direction::Response));
        let docs = format!("The items of [`Self::{}`].", names.pages.bare());
        stream((&names.items, quote!(items)), docs, item)
    });
    quote!(#whole #items)
}

fn paging(pages: &Pages) -> TokenStream {
    let style = match &pages.style {
        PageStyle::Link => quote!(Link),
        PageStyle::Cursor { parameter, next } => {
            quote!(Cursor { parameter: #parameter, next: #next })
        }
        PageStyle::Offset { parameter, limit } => {
            let limit = option(limit.as_deref());
            quote!(Offset { parameter: #parameter, limit: #limit })
        }
        PageStyle::Page { parameter, first } => {
            let first = proc_macro2::Literal::u64_unsuffixed(*first);
            quote!(Page { parameter: #parameter, first: #first })
        }
    };
    let items = option(pages.items.as_ref().map(|(place, _)| place.as_str()));
    quote! {
        runtime::client::Paging { style: runtime::client::PageStyle::#style, items: #items }
    }
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}
