//! A small helpdesk, as people write it on a crate that speccast generated for them.
//!
//! | module | what |
//! |---|---|
//! | [`service`] | the generated traits → what they do: who calls, and to unassign a ticket |
//! | [`store`] | the database: SQLite in a file or PostgreSQL, its migrations, tokens, tickets, samples |
//! | [`rate`] | how many requests a token may make |
//! | [`failure`] | what goes wrong → an answer |
//! | [`pages`] | the document at `/openapi.json`, and the page `/docs` that shows it |
//! | [`serving`] | all of it on a socket, until it is told to stop |
//!
//! `main.rs` is the program `helpdesk`, `bin/desk.rs` the command line on the generated client.

pub mod failure;
pub mod pages;
pub mod rate;
pub mod service;
pub mod serving;
pub mod store;
