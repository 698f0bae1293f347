//! The command line: arguments → a run of the library → output, messages and an exit status.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run().into()
}
