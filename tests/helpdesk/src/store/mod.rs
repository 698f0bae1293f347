//! The database: SQLite or PostgreSQL, as its URL says.
//!
//! One set of queries serves both: sqlx chooses the driver by the URL, and what is stored keeps to
//! the types that both have (see `migrations/`).

mod migrations;
pub mod samples;
mod tickets;
mod tokens;

use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;

pub use tokens::Caller;

/// Connections to the database.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
}

impl Store {
    /// Connects, and brings the tables to what this version expects.
    ///
    /// # Errors
    /// The database cannot be reached, or its tables are of a later version.
    pub async fn open(url: &str) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new().max_connections(8).connect(url).await?;
        if url.starts_with("sqlite:") {
            // Readers do not wait for writers; the file remembers it.
            sqlx::query("PRAGMA journal_mode = WAL").execute(&pool).await?;
        }
        Migrator::new(migrations::Embedded).await?.run(&pool).await?;
        Ok(Self { pool })
    }

    /// Ends the connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// The connections, for questions that the API does not ask.
    #[must_use]
    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }
}
