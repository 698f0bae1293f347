//! The files of `migrations/`, in the binary.

use std::borrow::Cow;
use std::future::{Future, ready};
use std::pin::Pin;

use sqlx::error::BoxDynError;
use sqlx::migrate::{Migration, MigrationSource, MigrationType};

/// The migrations, oldest first. What stands here once is never changed.
const ALL: &[(i64, &str, &str)] =
    &[(1, "tables", include_str!("../../migrations/0001_tables.sql"))];

/// The migrations as sqlx wants them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Embedded;

impl MigrationSource<'static> for Embedded {
    fn resolve(
        self,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<Migration>, BoxDynError>> + Send + 'static>> {
        let all = ALL.iter().map(|&(version, name, sql)| {
            let kind = MigrationType::Simple;
            Migration::new(version, Cow::Borrowed(name), kind, Cow::Borrowed(sql), false)
        });
        Box::pin(ready(Ok(all.collect())))
    }
}
