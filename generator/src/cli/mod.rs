//! Arguments → a command → an [`Exit`].
//!
//! The commands decide nothing about documents: they read arguments, call the library, write what
//! was asked for to standard output and everything else to standard error.

mod arguments;
mod cache;
mod diagnose;
mod dump;
mod exit;
mod generate;
mod init;
mod input;
mod overlay;
mod progress;
mod report;
mod xtask;

use std::io::{self, Write};

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};
use exit::Exit;

/// Reads the arguments and does what they say.
pub(crate) fn run() -> Exit {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(said) => return refuse(&said),
    };
    match arguments.command {
        Command::Generate(asked) => generate::run(&asked),
        Command::Check(asked) => diagnose::run(&asked),
        Command::Overlay(asked) => overlay::run(&asked),
        Command::Dump(asked) => dump::run(&asked),
        Command::Init(asked) => init::run(&asked),
        Command::Completions { shell } => complete(shell),
    }
}

/// Prints a completion script. It is made in memory first: its maker panics where it cannot write.
fn complete(shell: clap_complete::Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "speccast", &mut script);
    match io::stdout().write_all(&script) {
        Ok(()) => Exit::Fine,
        Err(reason) => {
            report::complain(&format!("standard output: {reason}"));
            Exit::Faults
        }
    }
}

/// Prints what clap has to say: help and version are what was asked for, all else is wrong usage.
fn refuse(said: &clap::Error) -> Exit {
    // A closed pipe is no reason to say more.
    let _ = said.print();
    if said.use_stderr() { Exit::Usage } else { Exit::Fine }
}
