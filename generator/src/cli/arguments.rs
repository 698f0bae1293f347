//! What can be said on the command line, and the help that teaches it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Casts an OpenAPI document into a Rust crate: models with validation, server stubs, a client.
#[derive(Debug, Parser)]
#[command(name = "speccast", version, arg_required_else_help = true, after_help = AFTER, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a crate (or compare one) from a document
    #[command(after_help = GENERATE)]
    Generate(Generate),
    /// Say what is wrong with a document, and write nothing
    #[command(after_help = CHECK)]
    Check(Check),
    /// Print an overlay that declares the statuses which a server answers by itself
    #[command(after_help = OVERLAY)]
    Overlay(Overlay),
    /// Print what a phase of the generator made of a document
    #[command(after_help = DUMP)]
    Dump(Dump),
    /// Start a configuration and an xtask in a repository of yours
    #[command(after_help = INIT)]
    Init(Init),
    /// Print completions for a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
}

/// `speccast generate`.
#[derive(Debug, Args)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) input: Input,
    /// The folder that is written; `output` of the configuration otherwise
    #[arg(long, short, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The name of the crate; `package.name` of the configuration, or the title, otherwise
    #[arg(long, value_name = "CRATE", value_parser = package_name)]
    pub(super) name: Option<String>,
    /// Write nothing; list the files that differ and end with 3 if there are any
    #[arg(long)]
    pub(super) check: bool,
    /// Where the last run is remembered; a folder of the user otherwise
    #[arg(long, value_name = "DIR")]
    pub(super) cache: Option<PathBuf>,
    /// Generate anew, and remember nothing
    #[arg(long, conflicts_with = "cache")]
    pub(super) no_cache: bool,
    /// Write what was generated and what was not to a file (JSON), and a summary to standard error
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    #[command(flatten)]
    pub(super) messages: Messages,
}

/// `speccast check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) input: Input,
    /// Write what would be generated and what not to a file (JSON), and a summary to standard error
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    #[command(flatten)]
    pub(super) messages: Messages,
}

/// `speccast overlay`.
#[derive(Debug, Args)]
pub(super) struct Overlay {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) messages: Messages,
}

/// `speccast dump`.
#[derive(Debug, Args)]
pub(super) struct Dump {
    #[command(flatten)]
    pub(super) input: Input,
    /// The phase
    #[arg(long, value_enum)]
    pub(super) phase: Phase,
    #[command(flatten)]
    pub(super) messages: Messages,
}

/// `speccast init`.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The document that the configuration names
    #[arg(value_name = "DOCUMENT", default_value = "openapi.yaml")]
    pub(super) document: PathBuf,
    /// The folder of the configuration
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
}

/// What is read.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// The document, YAML or JSON; `-` is standard input; `document` of the configuration otherwise
    #[arg(value_name = "DOCUMENT", required_unless_present = "config")]
    pub(super) document: Option<PathBuf>,
    /// A configuration (TOML); its paths are relative to it
    #[arg(long, short, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An OpenAPI Overlay; can be repeated, follows those of the configuration
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// A folder that references may lead to beside that of the document; can be repeated
    #[arg(long, value_name = "DIR")]
    pub(super) allow_outside: Vec<PathBuf>,
    /// A list (JSON or YAML) of copies of remote files: `{URL: {"file": …, "sha256": …}}`.
    /// References to other machines are read from there; nothing is ever fetched
    #[arg(long, value_name = "FILE")]
    pub(super) allow_remote: Option<PathBuf>,
}

/// How messages are told, and which of them end the run.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Messages {
    /// Warnings and left-out parts end with 1 too, and nothing is written
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// How messages are written to standard error
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = MessageFormat::Text)]
    pub(super) message_format: MessageFormat,
}

/// How messages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// For people, with the line of the document
    Text,
    /// For machines, one JSON object a line
    Json,
}

/// A phase whose result can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Phase {
    /// The API without any word of OpenAPI or Rust
    Api,
    /// What was found out about its types
    Facts,
    /// The names that it gets in Rust
    Names,
    /// The Rust code, before it becomes files
    Items,
}

/// A name that Cargo takes for a package.
fn package_name(text: &str) -> Result<String, String> {
    match speccast::naming::is_package_name(text) {
        true => Ok(text.to_owned()),
        false => Err("Cargo takes no such name for a package".to_owned()),
    }
}

/// Shown below the list of commands; ends with the table of [`Exit`](super::exit::Exit).
const AFTER: &str = "\
Examples:
  speccast generate openapi.yaml --out petstore
  speccast check openapi.yaml
  curl -s https://example.com/openapi.json | speccast generate - --out petstore

Exit status:
  0  fine; `generate` also when parts that are wrong or not supported were told
     and left out, and the rest was written
  1  `generate`: nothing could be written; `check`: the document has errors;
     any: a file cannot be read or written, or `--deny-warnings` and a message
  2  the arguments or the configuration are wrong
  3  `--check` found a difference";

const OVERLAY: &str = "\
Example:
  speccast overlay openapi.yaml > statuses.json
  speccast generate openapi.yaml --overlay statuses.json --out petstore
      declares, for each operation, the statuses that the generated server
      answers before a handler is called: 400, 401, 408, 413, 414, 415, 422, 431

It belongs behind all other overlays; without undeclared statuses nothing is
printed. Operations that are written in other files are told and left out.
404 and 405 are answers to requests that reach no operation.";

const GENERATE: &str = "\
Examples:
  speccast generate openapi.yaml --out petstore
      writes the crate `petstore/`, named after the title of the document
  speccast generate openapi.yaml --overlay fixes.yaml --out api --name pets
      applies an overlay first, and names the crate
  speccast generate --config spec/speccast.toml --check
      in CI: ends with 3 when the files are not what the document gives

  speccast generate openapi.yaml --out petstore --report report.json
      also tells all that was left out, untyped or not enforced, with its place:
      {\"operations\": {\"declared\": N, \"generated\": N, \"left_out\": [{\"method\",
      \"path\", \"operation_id\", …}]}, \"types\": N, \"values\": {\"total\": N,
      \"untyped\": […]}, \"unenforced\": […], \"undeclared_statuses\": […]}; every entry has the keys \"reason\",
      \"message\", \"file\", \"line\", \"column\" and \"pointer\"

Parts that are wrong or not supported are told and left out; the rest is
written and the run ends with 0. `--deny-warnings` accepts nothing less than
everything. Files that speccast wrote and that no longer belong are removed;
files that it did not write are never touched.

What a run read, wrote and said is remembered in `--cache`, or else in
`speccast` of $XDG_CACHE_HOME or of ~/.cache: a run that would do the same
says the same and is done. `--no-cache` looks at nothing but the document.";

const CHECK: &str = "\
Examples:
  speccast check openapi.yaml
  speccast check openapi.yaml --deny-warnings --message-format json

Ends with 1 when there are errors, with `--deny-warnings` also when there are
warnings.";

const DUMP: &str = "\
Examples:
  speccast dump --phase api openapi.yaml
      what was understood: types, schemas, operations
  speccast dump --phase names --config spec/speccast.toml
      which name everything gets in Rust";

const INIT: &str = "\
Examples:
  speccast init
      writes speccast.toml for ./openapi.yaml
  speccast init api/openapi.yaml --folder spec
      writes spec/speccast.toml for api/openapi.yaml

Nothing that exists is overwritten. The lines for your xtask are printed.";

const COMPLETIONS: &str = "\
Example:
  speccast completions bash > speccast.bash";
