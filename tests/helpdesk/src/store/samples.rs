//! Sample tickets, so that there is something to unassign.

use sqlx::Row;

use super::Store;

/// The organization that they belong to.
pub const ORGANIZATION: i64 = 1;

const SAMPLES: &str = include_str!("samples.sql");

/// Adds them to a database that has no organization yet.
///
/// # Errors
/// The database fails.
pub async fn plant(store: &Store) -> Result<(), sqlx::Error> {
    let mut transaction = store.pool.begin().await?;
    let count = sqlx::query("SELECT COUNT(*) AS count FROM organizations");
    let count: i64 = count.fetch_one(&mut *transaction).await?.try_get("count")?;
    if count == 0 {
        sqlx::raw_sql(SAMPLES).execute(&mut *transaction).await?;
    }
    transaction.commit().await
}
