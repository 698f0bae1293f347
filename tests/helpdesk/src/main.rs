//! `helpdesk`: serves the API, with samples and a token to try it.

use std::error::Error;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::process::ExitCode;

use chrono::TimeDelta;
use clap::{Args, Parser, Subcommand};
use helpdesk::rate::Rate;
use helpdesk::service::Desk;
use helpdesk::serving::{serve, stopped};
use helpdesk::store::{Store, samples};
use tokio::net::TcpListener;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

/// A small helpdesk; without a command it serves
#[derive(Debug, Parser)]
#[command(name = "helpdesk", args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(flatten)]
    serving: Serving,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What it does besides.
#[derive(Debug, Subcommand)]
enum Command {
    /// Make a token of an organization and print it: it is not kept, only its hash is
    Token {
        #[command(flatten)]
        database: Database,
        /// The number of the organization
        #[arg(long)]
        organization: i64,
        /// How long it is valid
        #[arg(long, default_value_t = 90)]
        days: u32,
    },
}

/// How it serves.
#[derive(Debug, Args)]
struct Serving {
    #[command(flatten)]
    database: Database,
    /// Where; port 0 is any that is free
    #[arg(long, env = "HELPDESK_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// How many requests a token may make in a minute
    #[arg(long, default_value = "60")]
    requests_per_minute: NonZeroUsize,
    /// Add no sample tickets and no token for them
    #[arg(long)]
    no_samples: bool,
}

/// Where tickets are kept.
#[derive(Debug, Args)]
struct Database {
    /// The database: `sqlite:FILE?mode=rwc` or `postgres://…`
    #[arg(
        long = "database",
        env = "DATABASE_URL",
        default_value = "sqlite:helpdesk.db?mode=rwc",
        hide_env_values = true,
        value_name = "URL"
    )]
    url: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    log();
    let done = match arguments.command {
        None => run(&arguments.serving).await,
        Some(Command::Token { database, organization, days }) => {
            token(&database, organization, TimeDelta::days(days.into())).await
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("helpdesk: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The log goes to standard error; `HELPDESK_LOG` says how much, as `debug` or `helpdesk=debug`.
fn log() {
    let asked = std::env::var("HELPDESK_LOG").ok();
    let usual = || Targets::new().with_default(tracing::Level::INFO);
    let targets = asked.and_then(|asked| asked.parse().ok()).unwrap_or_else(usual);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    tracing_subscriber::registry().with(lines).with(targets).init();
}

async fn run(serving: &Serving) -> Result<(), Box<dyn Error>> {
    let store = Store::open(&serving.database.url).await?;
    let stop = stopped()?;
    let listener = TcpListener::bind(serving.listen).await?;
    let address = listener.local_addr()?;
    tracing::info!("the API is shown at http://{address}/docs");
    if !serving.no_samples {
        samples::plant(&store).await?;
        let token = store.new_token(samples::ORGANIZATION, TimeDelta::days(1)).await?;
        let path = format!("organizations/{}/tickets/7/unassign/", samples::ORGANIZATION);
        let key = token.expose();
        anstream::println!("curl -X POST http://{address}/{path} -H 'X-Initdesk-Token: {key}'");
    }
    let rate = Rate::per_minute(serving.requests_per_minute);
    serve(listener, Desk::new(store.clone(), rate), stop).await;
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn token(
    database: &Database,
    organization: i64,
    valid: TimeDelta,
) -> Result<(), Box<dyn Error>> {
    let store = Store::open(&database.url).await?;
    anstream::println!("{}", store.new_token(organization, valid).await?.expose());
    store.close().await;
    Ok(())
}
