//! Side by side with peers, in one run: what generating costs, and what compiling the result costs.
//!
//! Shared machines make absolute numbers worth little. Contenders take turns, the median of all
//! rounds counts, and what is reported is the ratio.

mod check;
mod compile;
mod cost;
mod generate;
mod http;
mod peers;
mod report;
mod validate;

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `cargo xtask bench`.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Time and memory of generating, beside oas3-gen and openapi-to-rust
    Generate(On),
    /// CPU and memory of `cargo check` on what was generated, beside openapi-to-rust
    Compile(On),
    /// Time of decoding with proof, beside serde's derive without any
    Validate,
    /// Time of checking the bodies of a large API, beside the `jsonschema` crate
    Check {
        /// The folder of documents
        dir: PathBuf,
    },
    /// CPU time of a request with a JSON body of 2 KB, beside servers by hand and of openapi-to-rust
    Http {
        /// How many times each contender serves
        #[arg(long, default_value_t = 9)]
        rounds: usize,
        /// How many requests each time
        #[arg(long, default_value_t = 20_000)]
        requests: usize,
    },
}

/// What a bench runs on.
#[derive(Debug, Args)]
pub(crate) struct On {
    /// The folder of documents
    dir: PathBuf,
    /// How many times each contender runs
    #[arg(long, default_value_t = 9)]
    rounds: usize,
}

/// Runs a bench and prints its table.
///
/// # Errors
/// Why it could not be run.
pub(crate) fn run(bench: &Bench) -> Result<(), String> {
    match bench {
        Bench::Generate(on) => generate::run(on),
        Bench::Compile(on) => compile::run(on),
        Bench::Validate => validate::run(),
        Bench::Check { dir } => check::run(dir),
        Bench::Http { rounds, requests } => http::run(*rounds, *requests),
    }
}
