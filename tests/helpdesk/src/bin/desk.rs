//! `desk`: the helpdesk from the command line, on the generated client.

use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use initdesk_api::client::{Client, Error, RetryPolicy};
use initdesk_api::models::{Problem, Ticket};
use initdesk_api::operations::{UnassignTicketRequest, UnassignTicketResponse};

const STATUSES: &str = "\
Exit status:
  0  done
  1  the server was not reached, or answered something unexpected
  2  the arguments are wrong
  3  the token is missing, not valid, or of another organization
  4  there is no such ticket
  5  too many requests: try again later";

/// The helpdesk from the command line
#[derive(Debug, Parser)]
#[command(name = "desk", after_help = STATUSES, arg_required_else_help = true)]
struct Arguments {
    /// Where the helpdesk is
    #[arg(long, env = "DESK_URL", default_value = "http://127.0.0.1:8080")]
    url: String,
    /// The number of your organization
    #[arg(long, env = "DESK_ORGANIZATION", default_value = "1")]
    organization: String,
    /// Your token; in the environment nobody sees it in a list of processes
    #[arg(long, env = "DESK_TOKEN", hide_env_values = true)]
    token: Option<String>,
    #[command(subcommand)]
    chore: Chore,
}

/// What it can do.
#[derive(Debug, Subcommand)]
enum Chore {
    /// Take a ticket from whom it is assigned to
    Unassign {
        /// The ticket's `id`, not its public number
        id: i64,
        /// Print the whole ticket, as JSON
        #[arg(long)]
        json: bool,
    },
}

/// Why it was not done: the exit status, and a line for people.
struct Refusal(u8, String);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Chore::Unassign { id, json } = arguments.chore;
    match unassign(&arguments, id).await {
        Ok(ticket) if json => {
            anstream::println!("{}", serde_json::json!(ticket));
            ExitCode::SUCCESS
        }
        Ok(ticket) => {
            anstream::println!("ticket {} ({}) is assigned to nobody", ticket.id, ticket.subject);
            ExitCode::SUCCESS
        }
        Err(Refusal(status, why)) => {
            anstream::eprintln!("desk: {why}");
            status.into()
        }
    }
}

async fn unassign(arguments: &Arguments, id: i64) -> Result<Ticket, Refusal> {
    // Unassigning is marked as safe to repeat. Nobody waits at a terminal for a minute to pass.
    let policy = RetryPolicy::default().total(Duration::from_secs(10));
    let mut builder = Client::builder().base_url(&arguments.url).retry(policy);
    if let Some(token) = &arguments.token {
        builder = builder.token(token.as_str());
    }
    let client = builder.build().map_err(|error| Refusal(2, format!("--url: {error}")))?;
    let request = UnassignTicketRequest::new(id, &arguments.organization);
    match client.unassign_ticket(&request).await {
        Ok(reply) => Ok(reply.into_value().body),
        Err(error) => Err(refusal(&error)),
    }
}

fn refusal(error: &Error<UnassignTicketResponse>) -> Refusal {
    let Error::Response(reply) = error else { return Refusal(1, with_causes(error)) };
    let (status, problem) = match &reply.value {
        UnassignTicketResponse::Unauthorized(answer) => (3, &answer.body),
        UnassignTicketResponse::Forbidden(answer) => (3, &answer.body),
        UnassignTicketResponse::NotFound(answer) => (4, &answer.body),
        UnassignTicketResponse::TooManyRequests(answer) => (5, &answer.body),
        _ => return Refusal(1, error.to_string()),
    };
    Refusal(status, format!("{error}{}", explained(problem)))
}

/// What a problem says, to stand after something else.
fn explained(problem: &Problem) -> String {
    let said = problem.detail.as_ref().or(problem.title.as_ref());
    said.map(|said| format!(": {said}")).unwrap_or_default()
}

/// An error with everything that led to it, in one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said.push_str(&format!(": {error}"));
        cause = error.source();
    }
    said
}
