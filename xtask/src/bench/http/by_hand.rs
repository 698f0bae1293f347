//! The same work as somebody would write it by hand: serde's derive, axum's extractors, and every
//! limit of the document.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Ticket {
    public_id: i64,
    subject: String,
    #[expect(dead_code, reason = "only decoded")]
    status: Status,
    #[expect(dead_code, reason = "only decoded")]
    created_at: DateTime<Utc>,
    customer: Customer,
    tags: Vec<String>,
    attachments: Vec<Attachment>,
    description: Option<String>,
    language: Option<String>,
    #[expect(dead_code, reason = "only decoded")]
    is_spam: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Created,
    Active,
    Closed,
    Resolved,
}

#[derive(Deserialize)]
struct Customer {
    id: i64,
    name: String,
    email: String,
}

#[derive(Deserialize)]
struct Attachment {
    #[expect(dead_code, reason = "only decoded")]
    id: Uuid,
    name: String,
    size: i64,
}

fn has(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.chars().count())
}

impl Ticket {
    fn is_valid(&self) -> bool {
        self.public_id >= 1
            && has(&self.subject, 1, 255)
            && self.customer.id >= 1
            && has(&self.customer.name, 1, 120)
            && has(&self.customer.email, 0, 254)
            && self.tags.len() <= 20
            && self.tags.iter().all(|tag| has(tag, 1, 40))
            && self.attachments.len() <= 10
            && self.attachments.iter().all(|one| {
                has(&one.name, 1, 120) && (0..=20_000_000).contains(&one.size)
            })
            && self.description.as_ref().is_none_or(|text| has(text, 0, 10_000))
            && self.language.as_ref().is_none_or(|text| has(text, 0, 2))
    }
}

async fn create(Path(inbox): Path<i64>, Json(ticket): Json<Ticket>) -> StatusCode {
    if inbox < 1 || !ticket.is_valid() {
        return StatusCode::UNPROCESSABLE_ENTITY;
    }
    std::hint::black_box((inbox, &ticket));
    StatusCode::NO_CONTENT
}

pub(super) fn service() -> Router {
    Router::new().route("/inboxes/{inbox_id}/tickets", post(create))
}
