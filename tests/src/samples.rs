//! Values that several tests send.

use serde_json::{Value, json};

/// A ticket with everything in it, as the service sends it.
#[must_use]
pub fn ticket() -> Value {
    json!({
        "id": 42,
        "inbox": {"id": 1, "name": "Support", "email_prefix": "help"},
        "customer": {"id": 7, "name": "Ada", "email": "ada@example.com", "is_spam": false},
        "assignee": {"id": 3, "email": "eve@example.com", "name": "Eve"},
        "public_id": 1042,
        "subject": "Printer",
        "summary": "It is on fire.",
        "customer_visible_reply_count": 0,
        "status": "pending_associate",
        "classification": "",
        "waiting_on": "",
        "created_at": "2024-05-01T10:00:00Z",
        "updated_at": "2024-05-01T10:00:00.250Z",
        "csat_response": {"rating": 5, "comment": "Thanks"},
        "attachments": [{"id": "5a5c7f1e-51c0-4d4c-8e0f-2f6e9a4ddf7a", "name": "a.png", "download_url": "/a"}],
        "tags": ["fire"],
        "origin": "email",
        "has_attachments": true,
        "created_by": {"role": "customer", "user": {"id": 7, "email": "ada@example.com", "name": "Ada"}},
        "external_recipient_emails": ["cc@example.com"],
        "description": "Help",
        "description_html": "<p>Help</p>",
        "sentiment_analysis_class": "negative",
        "language": "en",
        "is_spam": false,
    })
}
