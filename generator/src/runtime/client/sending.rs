//! Requests that are sent to whoever wants to hear of something: webhooks and callbacks.

use std::future::Future;

use http::Response;

use super::super::wire::{ByteStream, Operation};
use super::calling::Calling;
use super::core::{Core, Traits, written};
use super::error::Failure;
use super::settings::Settings;
use super::transport::Transport;

impl Settings {
    /// The settings of a client that is told with each request where to send it.
    #[must_use]
    pub fn to_anywhere() -> Self {
        // A name that leads nowhere (RFC 6761, section 6.4); no request is sent there.
        Self::new("http://invalid")
    }
}

impl<T: Transport> Core<T> {
    /// Sends a request to a URL.
    ///
    /// # Errors
    /// When the URL is none to send to, when the request cannot be written or sent, and for every
    /// answer but a success.
    pub fn send_to<'a, O: Operation>(
        &'a self,
        url: &str,
        request: &O,
    ) -> Calling<
        impl Future<Output = Result<Response<ByteStream>, Failure>> + use<'a, T, O>,
        O::Response,
    > {
        let traits = Traits::of::<O>();
        let writer = written(request).and_then(|mut writer| {
            writer.send_to(url)?;
            Ok(writer)
        });
        Calling::new(self.send(writer.and_then(|writer| self.write(writer, traits)), traits))
    }
}
