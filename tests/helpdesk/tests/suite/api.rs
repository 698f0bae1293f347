//! What the document promises, by the generated client and by hand.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use chrono::TimeDelta;
use initdesk_api::client::Error;
use initdesk_api::models::{TicketOrigin, TicketStatus};
use initdesk_api::operations::{UnassignTicketRequest, UnassignTicketResponse};
use initdesk_api::runtime::Secret;
use serde_json::Value;

use super::Running;

/// What is answered to a token that asks for a ticket of an organization, in a problem's detail.
async fn refused(desk: &Running, token: Secret, place: (i64, &str)) -> (StatusCode, String) {
    let request = UnassignTicketRequest::new(place.0, place.1);
    let error = desk.client(token).unassign_ticket(&request).await.unwrap_err();
    let Error::Response(reply) = error else { panic!("not declared: {error:?}") };
    assert_eq!(reply.headers[CONTENT_TYPE], "application/problem+json");
    let problem = match reply.value {
        UnassignTicketResponse::Forbidden(answer) => answer.body,
        UnassignTicketResponse::NotFound(answer) => answer.body,
        other => panic!("{other:?}"),
    };
    assert_eq!(problem.status, Some(i64::from(reply.status.as_u16())));
    (reply.status, problem.detail.unwrap())
}

#[tokio::test]
async fn a_ticket_is_unassigned_and_stays_so() {
    let desk = Running::new(60).await;
    let before = desk.store.ticket(1, 7).await.unwrap().unwrap();
    assert_eq!(before.assignee.as_ref().unwrap().name, "Eve Quill");
    let client = desk.client(desk.token.clone());
    let request = UnassignTicketRequest::new(7, "1");
    let first = client.unassign_ticket(&request).await.unwrap().into_value().body;
    assert_eq!(first.assignee, None);
    assert!(first.updated_at > before.updated_at);
    assert_eq!((&first.status, &first.origin), (&TicketStatus::Reopened, &TicketOrigin::Email));
    let mut expected = before;
    expected.assignee = None;
    expected.updated_at = first.updated_at;
    assert_eq!(first, expected, "nothing else has changed");
    let second = client.unassign_ticket(&request).await.unwrap().into_value().body;
    assert_eq!(second, first, "to repeat it changes nothing");
}

#[tokio::test]
async fn who_may_not_is_told_so() {
    let desk = Running::new(60).await;
    let token = || desk.token.clone();
    let mut wrong = desk.token.expose().to_owned();
    wrong.pop();
    let old = desk.store.new_token(1, -TimeDelta::seconds(1)).await.unwrap();
    let theirs = desk.store.new_token(2, TimeDelta::hours(1)).await.unwrap();
    let (forbidden, missing) = (StatusCode::FORBIDDEN, StatusCode::NOT_FOUND);
    for (who, token, place, status, why) in [
        ("a stranger", "hd_nobody_secret".into(), (7, "1"), forbidden, "The token is not valid."),
        ("no token", "secret".into(), (7, "1"), forbidden, "The token is not valid."),
        ("almost", wrong.into(), (7, "1"), forbidden, "The token is not valid."),
        ("expired", old, (7, "1"), forbidden, "The token is not valid."),
        ("other", theirs, (7, "1"), forbidden, "The token belongs to another organization."),
        ("not numeric", token(), (7, "x"), forbidden, "The token belongs to another organization."),
        ("no ticket", token(), (99, "1"), missing, "There is no ticket 99."),
        ("theirs", token(), (8, "1"), missing, "There is no ticket 8."),
    ] {
        assert_eq!(refused(&desk, token, place).await, (status, why.to_owned()), "{who}");
    }
    assert!(desk.store.ticket(1, 7).await.unwrap().unwrap().assignee.is_some());
    assert!(desk.store.ticket(2, 8).await.unwrap().unwrap().assignee.is_some());
}

#[tokio::test]
async fn without_a_token_the_scheme_is_named() {
    let desk = Running::new(60).await;
    let client = initdesk_api::client::Client::new(&desk.base).unwrap();
    let error = client.unassign_ticket(&UnassignTicketRequest::new(7, "1")).await.unwrap_err();
    let Error::Response(reply) = error else { panic!("{error:?}") };
    assert!(matches!(reply.value, UnassignTicketResponse::Unauthorized(_)));
    assert!(reply.headers.contains_key("www-authenticate"));
}

#[tokio::test]
async fn the_path_is_held_to_the_document() {
    let desk = Running::new(60).await;
    let client = reqwest::Client::new();
    for (pk, status) in [("seven", 422), ("7.5", 422), ("%ff", 400), ("7", 200)] {
        let url = format!("{}/organizations/1/tickets/{pk}/unassign/", desk.base);
        let sent = client.post(url).header("X-Initdesk-Token", desk.token.expose());
        assert_eq!(sent.send().await.unwrap().status().as_u16(), status, "{pk}");
    }
}

#[tokio::test]
async fn too_many_requests_are_told_to_wait() {
    let desk = Running::new(3).await;
    let client = desk.client(desk.token.clone());
    let request = UnassignTicketRequest::new(7, "1");
    for _ in 0..3 {
        client.unassign_ticket(&request).await.unwrap();
    }
    let error = client.unassign_ticket(&request).await.unwrap_err();
    let Error::Response(reply) = error else { panic!("{error:?}") };
    let wait: u64 = reply.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    assert_eq!(reply.headers[CONTENT_TYPE], "application/problem+json");
    let UnassignTicketResponse::TooManyRequests(answer) = &reply.value else { panic!("{reply:?}") };
    assert_eq!(answer.body.status, Some(429));
    let other = desk.store.new_token(1, TimeDelta::hours(1)).await.unwrap();
    desk.client(other).unassign_ticket(&request).await.unwrap();
}

#[tokio::test]
async fn the_document_is_served_with_its_overlays() {
    let desk = Running::new(60).await;
    let answer = reqwest::get(format!("{}/openapi.json", desk.base)).await.unwrap();
    assert_eq!(answer.headers()[CONTENT_TYPE], "application/json");
    let document: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    let operation =
        &document["paths"]["/organizations/{organization_id}/tickets/{pk}/unassign/"]["post"];
    assert_eq!(operation["operationId"], "unassignTicket");
    for status in ["200", "400", "401", "403", "404", "414", "422", "429", "431"] {
        assert!(operation["responses"][status].is_object(), "{status}");
    }
    assert_eq!(document["servers"][0]["url"], "/");
}

#[tokio::test]
async fn a_secret_is_nowhere_in_the_database() {
    let desk = Running::new(60).await;
    let secret = desk.token.expose().rsplit_once('_').unwrap().1;
    let all = "SELECT name || salt || hash AS kept FROM tokens";
    let rows = sqlx::query(all).fetch_all(desk.store.pool()).await.unwrap();
    assert_eq!(rows.len(), 1);
    let kept: String = sqlx::Row::try_get(&rows[0], "kept").unwrap();
    assert!(!kept.contains(secret));
}
