//! The pages of an operation, and the items on them.

use std::future::Future;

use futures_core::Stream;
use http::Response;

use super::super::Decode;
use super::super::wire::{Answer, ByteStream, Operation, RequestWriter};
use super::core::{Core, Traits, written};
use super::error::{Error, Failure};
use super::pages::{Asked, Items, Pages, Walk};
use super::paging::Paging;
use super::reply::Reply;
use super::transport::Transport;

/// What comes of a page of an operation.
type Page<O> = Result<
    Reply<<<O as Operation>::Response as Answer>::Success>,
    Error<<O as Operation>::Response>,
>;

impl<T: Transport> Core<T> {
    /// The answers of an operation, page after page.
    ///
    /// # Errors
    /// In place of a page, as for [`Core::call`]; it is the last then.
    pub fn pages<'a, O: Operation>(
        &'a self,
        request: &O,
        paging: &'static Paging,
    ) -> impl Stream<Item = Page<O>> + use<'a, T, O> {
        let send = move |writer| self.asked(writer, Traits::of::<O>());
        Pages::new(Walk::new(written(request), paging, send))
    }

    /// The items on those pages.
    ///
    /// # Errors
    /// In place of an item, as for [`Core::call`].
    pub fn items<'a, O: Operation, I: Decode>(
        &'a self,
        request: &O,
        paging: &'static Paging,
    ) -> impl Stream<Item = Result<I, Error<O::Response>>> + use<'a, T, O, I> {
        let send = move |writer| self.asked(writer, Traits::of::<O>());
        Items::new(Walk::new(written(request), paging, send))
    }

    /// Asks for a page.
    fn asked<'a>(
        &'a self,
        writer: RequestWriter,
        traits: Traits,
    ) -> Asked<impl Future<Output = Result<Response<ByteStream>, Failure>> + use<'a, T>> {
        let request = self.write(writer, traits);
        let uri = request.as_ref().map(|request| request.uri().clone());
        (uri.ok(), self.send(request, traits))
    }
}
