//! A ticket of 2 KB → what decoding it with proof costs beside serde's derive without any, and what
//! a report costs. Compiled by `cargo xtask bench validate` in a package of its own.

use std::hint::black_box;
use std::time::Instant;

use initdesk_api::Valid;
use initdesk_api::models::Ticket;
use serde::Deserialize;

/// How often each contender runs in a round.
const TURNS: u32 = 4000;

/// How many rounds there are; the median counts.
const ROUNDS: usize = 9;

/// The ticket as somebody would write it by hand, without a limit.
mod derived {
    use super::Deserialize;

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    pub(super) struct Ticket {
        id: i64,
        inbox: Inbox,
        customer: Customer,
        assignee: Option<Person>,
        public_id: i64,
        subject: String,
        summary: String,
        customer_visible_reply_count: i64,
        status: Status,
        classification: Classification,
        waiting_on: WaitingOn,
        created_at: chrono::DateTime<chrono::Utc>,
        updated_at: chrono::DateTime<chrono::Utc>,
        csat_response: Option<CsatResponse>,
        attachments: Vec<Attachment>,
        tags: Vec<String>,
        origin: Origin,
        has_attachments: bool,
        created_by: CreatedBy,
        external_recipient_emails: serde_json::Value,
        description: Option<String>,
        description_html: Option<String>,
        sentiment_analysis_class: Option<Sentiment>,
        language: Option<String>,
        is_spam: Option<bool>,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Inbox {
        id: i64,
        name: String,
        email_prefix: String,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Customer {
        id: i64,
        name: String,
        email: String,
        is_spam: bool,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Person {
        id: i64,
        email: String,
        name: String,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct CsatResponse {
        rating: i64,
        comment: String,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Attachment {
        id: uuid::Uuid,
        name: String,
        download_url: String,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct CreatedBy {
        role: String,
        user: Person,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Status {
        Created,
        Active,
        Closed,
        PendingAssociate,
        PendingCustomer,
        Resolved,
        Reopened,
        Invalid,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Classification {
        #[serde(rename = "")]
        Pending,
        NoResponse,
        CustomerInactivity,
        Resolved,
        Invalid,
        Other,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum WaitingOn {
        #[serde(rename = "")]
        None,
        Customer,
        Associate,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Origin {
        Email,
        Api,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Sentiment {
        Positive,
        Negative,
        Neutral,
        Pending,
    }
}

/// A ticket of about 2 KB.
fn ticket(subject: &str, status: &str) -> String {
    let description = "The export stops at half of the rows and says nothing. ".repeat(8);
    let html = format!("<p>{description}</p>");
    let attachments: Vec<_> = (0..3)
        .map(|index| {
            serde_json::json!({
                "id": format!("1f0e8c5a-9b7d-4c3e-8a21-00000000000{index}"),
                "name": format!("export-{index}.csv"),
                "download_url": format!("https://files.example.com/attachments/{index}"),
            })
        })
        .collect();
    let person = serde_json::json!({ "id": 7, "email": "ada@example.com", "name": "Ada" });
    serde_json::json!({
        "id": 4711,
        "inbox": { "id": 3, "name": "Support", "email_prefix": "support" },
        "customer": { "id": 9, "name": "Grace", "email": "grace@example.com", "is_spam": false },
        "assignee": person,
        "public_id": 815,
        "subject": subject,
        "summary": "An export is cut off.",
        "customer_visible_reply_count": 2,
        "status": status,
        "classification": "other",
        "waiting_on": "associate",
        "created_at": "2026-03-01T09:30:00Z",
        "updated_at": "2026-03-02T10:00:00.25Z",
        "csat_response": { "rating": 4, "comment": "Quick, and to the point." },
        "attachments": attachments,
        "tags": ["export", "csv", "urgent"],
        "origin": "email",
        "has_attachments": true,
        "created_by": { "role": "customer", "user": person },
        "external_recipient_emails": ["billing@example.com"],
        "description": description,
        "description_html": html,
        "sentiment_analysis_class": "neutral",
        "language": "en",
        "is_spam": false,
    })
    .to_string()
}

/// Nanoseconds of a turn.
fn cost(mut turn: impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..TURNS {
        turn();
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(TURNS)
}

fn median(mut costs: Vec<f64>) -> f64 {
    costs.sort_by(f64::total_cmp);
    costs.get(costs.len() / 2).copied().unwrap_or_default()
}

fn main() {
    let good = ticket("Export is cut off", "active");
    let bad = ticket(&"x".repeat(256), "waiting");
    assert!(Valid::<Ticket>::from_json(good.as_bytes()).is_ok());
    assert_eq!(
        Valid::<Ticket>::from_json(bad.as_bytes()).map_err(|report| report.violations().len()).err(),
        Some(2)
    );
    assert!(serde_json::from_str::<derived::Ticket>(&good).is_ok());
    let (mut proof, mut derive, mut report) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        proof.push(cost(|| {
            drop(black_box(Valid::<Ticket>::from_json(black_box(good.as_bytes()))));
        }));
        derive.push(cost(|| {
            drop(black_box(serde_json::from_slice::<derived::Ticket>(black_box(good.as_bytes()))));
        }));
        report.push(cost(|| {
            drop(black_box(Valid::<Ticket>::from_json(black_box(bad.as_bytes()))));
        }));
    }
    println!("bytes {}", good.len());
    println!("proof {}", median(proof));
    println!("derive {}", median(derive));
    println!("report {}", median(report));
}
