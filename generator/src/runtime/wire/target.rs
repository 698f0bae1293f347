//! A URL that somebody else says → where a request is sent: that of a webhook or of a callback.

use http::Uri;

use super::error::RequestError;
use super::request_writer::RequestWriter;

impl RequestWriter {
    /// Leads the request to a URL, behind whose query stands what the request says there.
    ///
    /// # Errors
    /// When the URL is not absolute (http or https), holds what is not allowed in a URL, or has a
    /// fragment, a user or a password.
    pub fn send_to(&mut self, url: &str) -> Result<(), RequestError> {
        let uri: Uri = url.parse().map_err(|_| RequestError::Url)?;
        let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
        let has_host = uri.authority().is_some_and(|one| !one.as_str().contains('@'));
        if !is_http || !has_host || url.contains('#') {
            return Err(RequestError::Url);
        }
        let own = std::mem::take(&mut self.query);
        self.lead_to(url);
        if !own.is_empty() && !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(&own);
        Ok(())
    }
}
