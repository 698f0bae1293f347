//! The helpdesk as its callers see it: its API, its databases, its programs, its page.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails may panic"
)]

mod api;
mod contract;
mod page;
#[cfg(unix)]
mod postgres;
#[cfg(unix)]
mod programs;

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::Path;

use chrono::TimeDelta;
use helpdesk::rate::Rate;
use helpdesk::service::Desk;
use helpdesk::serving::serve;
use helpdesk::store::{Store, samples};
use initdesk_api::client::Client;
use initdesk_api::runtime::Secret;
use tempfile::TempDir;
use tokio::net::TcpListener;

/// A helpdesk with samples, on a port of its own.
struct Running {
    base: String,
    store: Store,
    token: Secret,
    _folder: TempDir,
}

impl Running {
    async fn new(per_minute: usize) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&sqlite(folder.path())).await.unwrap();
        samples::plant(&store).await.unwrap();
        let token = store.new_token(samples::ORGANIZATION, TimeDelta::hours(1)).await.unwrap();
        let rate = Rate::per_minute(NonZeroUsize::new(per_minute).unwrap());
        let desk = Desk::new(store.clone(), rate);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(serve(listener, desk, std::future::pending()));
        Self { base, store, token, _folder: folder }
    }

    fn client(&self, token: impl Into<Secret>) -> Client {
        Client::builder().base_url(&self.base).token(token).build().unwrap()
    }
}

/// The URL of a new database in a folder.
fn sqlite(folder: &Path) -> String {
    format!("sqlite:{}?mode=rwc", folder.join("helpdesk.db").display())
}

/// Says past the harness, which hides what passing tests print, that a test had nothing to do.
fn skipped(test: &str, why: &str) {
    drop(writeln!(std::io::stderr(), "skipped {test}: {why}"));
}
