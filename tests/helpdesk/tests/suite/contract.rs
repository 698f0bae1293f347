//! What a database must do, whichever it is.

use chrono::TimeDelta;
use helpdesk::store::{Caller, Store, samples};
use sqlx::Row;
use tempfile::TempDir;

use super::sqlite;

#[tokio::test]
async fn sqlite_does_it() {
    let folder = TempDir::new().unwrap();
    holds(&sqlite(folder.path())).await;
}

/// Holds a new, empty database to all of it.
pub(crate) async fn holds(url: &str) {
    let store = Store::open(url).await.unwrap();
    samples::plant(&store).await.unwrap();
    samples_are_read_and_planted_once(&store, url).await;
    tokens_belong_to_organizations(&store).await;
    to_unassign_is_all_or_nothing(&store).await;
    to_unassign_at_once_is_to_unassign_once(&store).await;
    store.close().await;
}

fn caller() -> Caller {
    Caller { organization: samples::ORGANIZATION, token: "test".to_owned() }
}

async fn samples_are_read_and_planted_once(store: &Store, url: &str) {
    let again = Store::open(url).await.unwrap();
    samples::plant(&again).await.unwrap();
    for id in 1..=7 {
        assert_eq!(again.ticket(1, id).await.unwrap().unwrap().public_id, 1000 + id);
    }
    again.close().await;
    assert_eq!(store.ticket(1, 8).await.unwrap(), None, "it belongs to another organization");
    let rated = store.ticket(1, 7).await.unwrap().unwrap();
    assert_eq!(rated.csat_response.unwrap().rating, 2);
    assert_eq!(rated.attachments[0].name, "glove.jpg");
    assert_eq!(rated.is_spam, Some(false));
    assert_eq!(rated.created_at.to_rfc3339(), "2024-05-08T10:00:00+00:00");
    let spam = store.ticket(1, 5).await.unwrap().unwrap();
    assert!(spam.customer.is_spam && spam.assignee.is_none());
}

async fn tokens_belong_to_organizations(store: &Store) {
    let token = store.new_token(2, TimeDelta::hours(1)).await.unwrap();
    assert_eq!(store.caller(&token).await.unwrap().unwrap().organization, 2);
    let orphan = store.new_token(17, TimeDelta::hours(1)).await.unwrap_err();
    assert!(orphan.as_database_error().unwrap().is_foreign_key_violation(), "{orphan}");
}

async fn to_unassign_is_all_or_nothing(store: &Store) {
    let rename = |from: &str, to: &str| format!("ALTER TABLE {from} RENAME TO {to}");
    sqlx::query(&rename("changes", "lost")).execute(store.pool()).await.unwrap();
    store.unassign(&caller(), 1).await.unwrap_err();
    assert!(store.ticket(1, 1).await.unwrap().unwrap().assignee.is_some(), "it cannot be noted");
    sqlx::query(&rename("lost", "changes")).execute(store.pool()).await.unwrap();
    assert!(store.unassign(&caller(), 1).await.unwrap().unwrap().assignee.is_none());
}

async fn to_unassign_at_once_is_to_unassign_once(store: &Store) {
    let calls = (0..6).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { store.unassign(&caller(), 7).await })
    });
    let mut answers = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        answers.push(call.await.unwrap().unwrap().unwrap());
    }
    assert!(answers[0].assignee.is_none());
    assert!(answers.iter().all(|answer| *answer == answers[0]), "they differ");
    let count = "SELECT COUNT(*) AS count FROM changes WHERE ticket_id = 7";
    let count = sqlx::query(count).fetch_one(store.pool()).await.unwrap();
    assert_eq!(count.try_get::<i64, _>("count").unwrap(), 1);
}
