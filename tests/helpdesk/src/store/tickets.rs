//! Tickets: how they are changed, and rows → what the API calls a ticket.

use std::error::Error;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use initdesk_api::models::{Assignee, CreatedBy, CsatResponse, Customer, Inbox, Ticket, User};
use serde::de::DeserializeOwned;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{Caller, Store};

const TICKET: &str = include_str!("ticket.sql");

const UNASSIGN: &str = "UPDATE tickets SET assignee_id = NULL, updated_at = $1 \
    WHERE id = $2 AND organization_id = $3 AND assignee_id IS NOT NULL";

const NOTE: &str = "INSERT INTO changes (ticket_id, token, what, at) VALUES ($1, $2, $3, $4)";

impl Store {
    /// Takes a ticket from whom it is assigned to, and notes it; all of that happens or nothing.
    /// A ticket of nobody stays as it is, so doing it twice is doing it once.
    ///
    /// # Errors
    /// The database fails.
    pub async fn unassign(&self, caller: &Caller, id: i64) -> Result<Option<Ticket>, sqlx::Error> {
        let now = Utc::now().timestamp_micros();
        // Without `commit`, also when this future is dropped, the transaction is rolled back.
        let mut transaction = self.pool.begin().await?;
        let update = sqlx::query(UNASSIGN).bind(now).bind(id).bind(caller.organization);
        if update.execute(&mut *transaction).await?.rows_affected() > 0 {
            let note = sqlx::query(NOTE).bind(id).bind(&caller.token).bind("unassigned").bind(now);
            note.execute(&mut *transaction).await?;
        }
        let ticket = find(&mut transaction, caller.organization, id).await?;
        transaction.commit().await?;
        Ok(ticket)
    }

    /// A ticket of an organization.
    ///
    /// # Errors
    /// The database fails.
    pub async fn ticket(&self, organization: i64, id: i64) -> Result<Option<Ticket>, sqlx::Error> {
        find(&mut *self.pool.acquire().await?, organization, id).await
    }
}

async fn find(
    connection: &mut AnyConnection,
    organization: i64,
    id: i64,
) -> Result<Option<Ticket>, sqlx::Error> {
    let found = sqlx::query(TICKET).bind(id).bind(organization).fetch_optional(connection).await?;
    found.as_ref().map(ticket).transpose()
}

fn ticket(row: &AnyRow) -> Result<Ticket, sqlx::Error> {
    let attachments: Vec<_> = json(row, "attachments")?;
    let made = Ticket::builder()
        .id(row.try_get("id")?)
        .inbox(Inbox::new(
            row.try_get("inbox_id")?,
            row.try_get::<String, _>("inbox_name")?,
            row.try_get::<String, _>("inbox_prefix")?,
        ))
        .customer(Customer::new(
            row.try_get("customer_id")?,
            row.try_get::<String, _>("customer_name")?,
            row.try_get::<String, _>("customer_email")?,
            row.try_get::<i64, _>("customer_is_spam")? != 0,
        ))
        .assignee(assignee(row)?)
        .public_id(row.try_get("public_id")?)
        .subject(row.try_get::<String, _>("subject")?)
        .summary(row.try_get::<String, _>("summary")?)
        .customer_visible_reply_count(row.try_get("reply_count")?)
        .status(parsed(row, "status")?)
        .classification(parsed(row, "classification")?)
        .waiting_on(parsed(row, "waiting_on")?)
        .origin(parsed(row, "origin")?)
        .created_at(time(row, "created_at")?)
        .updated_at(time(row, "updated_at")?)
        .csat_response(rating(row)?)
        .has_attachments(!attachments.is_empty())
        .attachments(attachments)
        .tags(json(row, "tags")?)
        .created_by(creator(row)?)
        .external_recipient_emails(json(row, "recipients")?)
        .build();
    let mut ticket = made.map_err(unreadable)?;
    ticket.description = row.try_get("description")?;
    ticket.description_html = row.try_get("description_html")?;
    ticket.language = row.try_get("language")?;
    ticket.is_spam = row.try_get::<Option<i64>, _>("is_spam")?.map(|truth| truth != 0);
    let sentiment: Option<String> = row.try_get("sentiment")?;
    ticket.sentiment_analysis_class =
        sentiment.map(|text| text.parse()).transpose().map_err(unreadable)?;
    Ok(ticket)
}

fn assignee(row: &AnyRow) -> Result<Option<Assignee>, sqlx::Error> {
    let Some(id) = row.try_get("assignee_id")? else { return Ok(None) };
    let email: String = row.try_get("assignee_email")?;
    let name: String = row.try_get("assignee_name")?;
    Ok(Some(Assignee::new(id, email, name)))
}

fn creator(row: &AnyRow) -> Result<CreatedBy, sqlx::Error> {
    let email: String = row.try_get("creator_email")?;
    let name: String = row.try_get("creator_name")?;
    let role: String = row.try_get("creator_role")?;
    Ok(CreatedBy::new(role, User::new(row.try_get("creator_id")?, email, name)))
}

fn rating(row: &AnyRow) -> Result<Option<CsatResponse>, sqlx::Error> {
    let Some(rating) = row.try_get("rating")? else { return Ok(None) };
    let comment: String = row.try_get("rating_comment")?;
    Ok(Some(CsatResponse::new(rating, comment)))
}

fn time(row: &AnyRow, column: &str) -> Result<DateTime<Utc>, sqlx::Error> {
    let micros = row.try_get(column)?;
    DateTime::from_timestamp_micros(micros).ok_or_else(|| unreadable("no time of the calendar"))
}

fn parsed<T>(row: &AnyRow, column: &str) -> Result<T, sqlx::Error>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    row.try_get::<String, _>(column)?.parse().map_err(unreadable)
}

fn json<T: DeserializeOwned>(row: &AnyRow, column: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(row.try_get(column)?).map_err(unreadable)
}

/// What is stored is not what was stored.
fn unreadable(why: impl Into<Box<dyn Error + Send + Sync>>) -> sqlx::Error {
    sqlx::Error::Decode(why.into())
}
