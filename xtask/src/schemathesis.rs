//! Schemathesis, which makes requests of a document and judges the answers by it, against servers
//! of ours: the helpdesk, and one with every feature of HTTP.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use clap::Args;

use crate::workspace::{cargo, root, step};

/// `cargo xtask schemathesis`.
#[derive(Debug, Args)]
pub(crate) struct Schemathesis {
    /// How many cases an operation gets at most in each phase
    #[arg(long, default_value_t = 300)]
    cases: u32,
    /// Where the random numbers begin: the same seed makes the same cases
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// Only this server
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
}

/// A server that can be tested. The first line that it prints is a `curl` with its address and a
/// header with a key that it lets in.
struct Tested {
    name: &'static str,
    /// How Cargo runs it; `FOLDER` is one for its files.
    arguments: &'static [&'static str],
    /// How Schemathesis gets in: the key is `API_KEY` in its environment.
    config: &'static str,
}

const SERVERS: &[Tested] = &[
    Tested {
        name: "helpdesk",
        arguments: &[
            "--package=helpdesk",
            "--",
            "--listen=127.0.0.1:0",
            "--database=sqlite:FOLDER/helpdesk.db?mode=rwc",
            // The limit has a test of its own: here it would hide everything else.
            "--requests-per-minute=1000000",
        ],
        config: "tests/helpdesk/schemathesis.toml",
    },
    Tested {
        name: "showcase",
        arguments: &["--package=tests", "--example=showcase"],
        config: "tests/showcase/schemathesis.toml",
    },
];

/// What to do where it is not installed.
const INSTALL: &str = "Schemathesis is not installed: nothing was tested. To install it:
    python3 -m venv target/schemathesis && target/schemathesis/bin/pip install schemathesis";

/// Runs it against the servers, where it is installed.
///
/// # Errors
/// A server cannot be started, or an answer is not what the document says.
pub(crate) fn run(asked: &Schemathesis) -> Result<(), String> {
    let Some(program) = program() else {
        eprintln!("{INSTALL}");
        return Ok(());
    };
    let is_asked = |name: &str| asked.only.as_ref().is_none_or(|only| only == name);
    if !SERVERS.iter().any(|tested| is_asked(tested.name)) {
        let names: Vec<&str> = SERVERS.iter().map(|tested| tested.name).collect();
        return Err(format!("there is no such server; there are {}", names.join(", ")));
    }
    for tested in SERVERS.iter().filter(|tested| is_asked(tested.name)) {
        let folder = root().join("target/schemathesis-runs").join(tested.name);
        let server = Server::start(tested.arguments, &folder)?;
        let mut command = Command::new(&program);
        command.arg("--config-file").arg(root().join(tested.config)).arg("run");
        command.arg(format!("http://{}/openapi.json", server.address));
        command.args(["--checks=all", "--continue-on-failure"]).env("API_KEY", &server.key);
        command.arg(format!("--max-examples={}", asked.cases));
        command.arg(format!("--seed={}", asked.seed)).current_dir(&folder);
        step(&format!("schemathesis run ({})", tested.name), &mut command)?;
    }
    Ok(())
}

/// Where Schemathesis is: in a virtual environment of this repository, or among all programs.
fn program() -> Option<PathBuf> {
    let own = root().join("target/schemathesis/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::iter::once(own).chain(std::env::split_paths(&path));
    folders.find_map(|folder| Some(folder.join("schemathesis")).filter(|file| file.is_file()))
}

/// A server that ends with its test.
struct Server {
    process: Child,
    address: String,
    /// What lets a request in.
    key: String,
}

impl Server {
    /// Starts a server whose files are in a folder of its own, new each time.
    fn start(arguments: &[&str], folder: &Path) -> Result<Self, String> {
        // It need not be there; what cannot be removed is told by the next line.
        drop(std::fs::remove_dir_all(folder));
        std::fs::create_dir_all(folder)
            .map_err(|reason| format!("{}: {reason}", folder.display()))?;
        let place = folder.display().to_string();
        let mut command = cargo();
        command.args(["run", "--quiet"]).env_remove("DATABASE_URL");
        command.args(arguments.iter().map(|one| one.replace("FOLDER", &place)));
        let started = command.stdout(Stdio::piped()).spawn();
        let mut process = started.map_err(|reason| format!("cargo run: {reason}"))?;
        let mut line = String::new();
        let output = process.stdout.take().ok_or("the server has no output")?;
        let read = BufReader::new(output).read_line(&mut line);
        read.map_err(|reason| format!("the server says nothing: {reason}"))?;
        let (address, key) = curl(&line).ok_or("the server did not start")?;
        Ok(Self { process, address, key })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended if it cannot be ended.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The address and the key in a line with a `curl`.
fn curl(line: &str) -> Option<(String, String)> {
    let address = line.split_once("http://")?.1.split_once('/')?.0;
    let header = line.split_once("-H '")?.1.split_once('\'')?.0;
    Some((address.to_owned(), header.split_once(": ")?.1.to_owned()))
}
