//! The chores of this repository, thin over the library.

mod bench;
mod bless;
mod check;
mod corpus;
mod fuzz;
mod jsonschema;
mod malformed;
mod schemathesis;
mod triangle;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use speccast::project::{self, Action};

/// The chores of this repository.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

/// A chore.
#[derive(Debug, Subcommand)]
enum Chore {
    /// Write `generated/` from `spec/`
    Generate {
        /// Write nothing; end with 3 when `generated/` is not what `spec/` gives
        #[arg(long)]
        check: bool,
    },
    /// Everything that must hold before a change is merged, cheapest first
    Check {
        /// The tests have just been run: leave them out
        #[arg(long)]
        tested: bool,
    },
    /// Accept what the generator says and writes now: fixtures, diagnostics, `generated/`
    Bless,
    /// A table of what the generator does with real documents
    Corpus(Corpus),
    /// Costs, side by side with other generators
    #[command(subcommand)]
    Bench(bench::Bench),
    /// One row of that table, as JSON; `corpus` runs it in a process of its own
    #[command(hide = true)]
    CorpusOne {
        /// The document
        file: PathBuf,
        /// Where its crate is written, if at all
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Instances of real schemas, judged by generated types, by their tables and by `jsonschema`
    Triangle(triangle::Triangle),
    /// One row of that table, as JSON; `triangle` runs it in a process of its own
    #[command(hide = true)]
    TriangleOne {
        /// The document
        file: PathBuf,
        /// Where its crate is written
        out: PathBuf,
    },
    /// Mutated documents through the generator: no panic, no hang, nothing that is no Rust
    Fuzz(Fuzz),
    /// The malformed requests of `tests/malformed` against a server
    Malformed(Malformed),
    /// Mutated requests into the generated server of `tests/malformed`: no panic, no 5xx
    FuzzRequests {
        /// How long
        #[arg(long, default_value_t = 1)]
        minutes: u64,
        /// Where the random numbers begin: the same seed makes the same cases
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// The JSON Schema Test Suite on generated code
    Jsonschema {
        /// The folder of the suite, with `tests/` and `remotes/`
        dir: PathBuf,
        /// Only the files of this name, as `allOf`
        #[arg(long, value_name = "FILE")]
        only: Option<String>,
    },
    /// Schemathesis against the helpdesk and against a server with every feature
    Schemathesis(schemathesis::Schemathesis),
    /// Judges the cases on standard input; `fuzz` runs it in a process of its own
    #[command(hide = true)]
    FuzzCases,
}

/// `cargo xtask corpus`.
#[derive(Debug, Args)]
struct Corpus {
    /// A folder of documents, searched to its depth
    dir: PathBuf,
    /// Compile what was generated: client, server, values for tests
    #[arg(long)]
    compile: bool,
    /// Compile under clippy, which says what the compiler says, and more
    #[arg(long, requires = "compile")]
    clippy: bool,
    /// Ask rustdoc as well
    #[arg(long, requires = "compile")]
    rustdoc: bool,
    /// Send each operation a request in memory
    #[arg(long, requires = "compile")]
    reach: bool,
    /// Go on where the rows of `--json` end
    #[arg(long, requires = "json")]
    resume: bool,
    /// How many documents at a time
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// Write the rows as JSON too
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// How many seconds a document may take
    #[arg(long, default_value_t = 60)]
    limit: u64,
}

/// `cargo xtask fuzz`; build it with `--release`, it is a matter of speed.
#[derive(Debug, Args)]
struct Fuzz {
    /// A folder of documents, searched to its depth
    dir: PathBuf,
    /// How long
    #[arg(long, default_value_t = 1)]
    minutes: u64,
    /// Where the random numbers begin: the same seed makes the same cases
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where findings are written; `target/fuzz` otherwise
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// How many seconds a case may take
    #[arg(long, default_value_t = 10)]
    limit: u64,
}

/// `cargo xtask malformed`.
#[derive(Debug, Args)]
struct Malformed {
    /// The server: `http://HOST:PORT`
    url: String,
    /// Only this class, as `query`
    #[arg(long)]
    class: Option<String>,
    /// Look at the status only, and take 400 for 422
    #[arg(long)]
    kind: bool,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Generate { check: true } => return generate(Action::Compare).into(),
        Chore::Generate { check: false } => return generate(Action::Write).into(),
        Chore::Check { tested: true } => check::run(&["cargo test"]),
        Chore::Check { tested: false } => check::run(&[]),
        Chore::Bless => bless::run(),
        Chore::Corpus(asked) => corpus::run(&asked),
        Chore::Bench(bench) => bench::run(&bench),
        Chore::Jsonschema { dir, only } => jsonschema::run(&dir, only.as_deref()),
        Chore::Schemathesis(asked) => schemathesis::run(&asked),
        Chore::Triangle(asked) => triangle::run(&asked),
        Chore::TriangleOne { file, out } => triangle::one(&file, &out),
        Chore::Malformed(asked) => malformed::run(&asked),
        Chore::FuzzRequests { minutes, seed } => malformed::fuzz(minutes, seed),
        Chore::Fuzz(asked) => fuzz::run(&asked),
        Chore::FuzzCases => fuzz::serve(),
        Chore::CorpusOne { file, out } => corpus::one(&file, out.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            anstream::eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Writes or compares `generated/`.
fn generate(action: Action) -> u8 {
    project::run(&workspace::root().join("spec/speccast.toml"), action)
}
