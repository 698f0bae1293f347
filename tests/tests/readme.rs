//! The examples of README.md, compiled; a test holds that README.md shows this code.

use axum::http::StatusCode;
use initdesk_api::Valid;
use initdesk_api::client::Client;
use initdesk_api::models::{Ticket, TicketRequest};
use initdesk_api::operations::{UnassignTicketOk, UnassignTicketRequest, UnassignTicketResponse};
use initdesk_api::runtime::client::Error;
use initdesk_api::runtime::server::Problem;
use initdesk_api::server::{self, Credentials, Service, Tickets};

async fn unassign(token: &str) -> Result<String, Box<dyn std::error::Error>> {
    let client = Client::builder().token(token).build()?;
    match client.unassign_ticket(&UnassignTicketRequest::new(7, "42")).await {
        Ok(reply) => Ok(reply.value.body.subject),
        Err(Error::Response(reply)) => Ok(format!("refused: {}", reply.status)),
        Err(other) => Err(other.into()),
    }
}

struct Desk;

impl Service for Desk {
    type Principal = String;
    type Error = Problem;

    async fn authenticate(&self, credentials: Credentials) -> Result<String, Problem> {
        match credentials.token {
            Some(token) if token == "secret" => Ok("Ada".to_owned()),
            _ => Err(Problem::new(StatusCode::UNAUTHORIZED)),
        }
    }
}

impl Tickets for Desk {
    async fn unassign_ticket(
        &self,
        request: Valid<UnassignTicketRequest>,
        caller: String,
    ) -> Result<UnassignTicketResponse, Problem> {
        let ticket = without_assignee(request.pk, &caller)?;
        Ok(UnassignTicketOk::new(ticket).into())
    }
}

async fn serve(address: &str, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(address).await?;
    server::listen(listener, server::router(Desk), Desk.limits(), stop).await;
    Ok(())
}

/// A desk without tickets.
fn without_assignee(pk: i64, caller: &str) -> Result<Ticket, Problem> {
    let detail = format!("{caller} has no ticket {pk}");
    Err(Problem::new(StatusCode::NOT_FOUND).with_detail(detail))
}

#[test]
fn both_ends_are_made() {
    // It would ask the server of the document, so nobody polls it.
    drop(unassign("secret"));
    let _: axum::Router = server::router(Desk);
}

#[tokio::test]
async fn a_server_ends_when_it_is_told_to() {
    serve("127.0.0.1:0", async {}).await.unwrap();
}

#[test]
fn every_fault_is_told() {
    let faults = Valid::<TicketRequest>::from_json(br#"{"subject": 1}"#).unwrap_err();
    for fault in faults.violations() {
        println!("{} {}: {}", fault.pointer, fault.keyword, fault.message);
    }
    assert!(faults.violations().len() > 1);
}

#[test]
fn the_readme_shows_this_code() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let here = words(include_str!("readme.rs")).join(" ");
    let readme = include_str!("../../README.md");
    let blocks = readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut count = 0;
    for block in blocks {
        assert!(here.contains(&words(block).join(" ")), "not in readme.rs:\n{block}");
        count += 1;
    }
    assert_eq!(count, 4);
}
