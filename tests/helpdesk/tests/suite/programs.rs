//! The programs: `helpdesk` as a process, asked by `desk`, told to end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use helpdesk::store::Store;
use tempfile::TempDir;

use super::sqlite;

/// `helpdesk`, running, and what its first line says.
struct Process {
    child: Child,
    log: BufReader<ChildStderr>,
    address: String,
    token: String,
    database: String,
    _folder: TempDir,
}

impl Process {
    fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let database = sqlite(folder.path());
        let mut command = Command::new(env!("CARGO_BIN_EXE_helpdesk"));
        command.env_clear().env("HELPDESK_LOG", "helpdesk=debug").env("DATABASE_URL", &database);
        command.args(["--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (address, token) = curl(&line);
        Self { child, log, address, token, database, _folder: folder }
    }

    fn desk(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_desk"));
        command.env_clear().env("DESK_URL", format!("http://{}", self.address));
        command.env("DESK_TOKEN", &self.token);
        command.args(arguments).output().unwrap()
    }

    /// Reads the log until a line has a text.
    fn await_log(&mut self, text: &str) {
        let mut line = String::new();
        while !line.contains(text) {
            line.clear();
            assert!(self.log.read_line(&mut line).unwrap() > 0, "`{text}` never came");
        }
    }

    fn terminate(&self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// A request to unassign ticket 7, sent by hand.
    fn request(&self) -> TcpStream {
        let mut socket = TcpStream::connect(&self.address).unwrap();
        let Self { address, token, .. } = self;
        write!(
            socket,
            "POST /organizations/1/tickets/7/unassign/ HTTP/1.1\r\n\
             host: {address}\r\nx-initdesk-token: {token}\r\ncontent-length: 0\r\n\r\n"
        )
        .unwrap();
        socket
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The address and the token of a line that shows how to unassign ticket 7.
fn curl(line: &str) -> (String, String) {
    let said = line.strip_prefix("curl -X POST http://").unwrap();
    let (address, said) = said.split_once("/organizations/1/tickets/7/unassign/ ").unwrap();
    let token = said.strip_prefix("-H 'X-Initdesk-Token: ").unwrap().strip_suffix("'\n").unwrap();
    (address.to_owned(), token.to_owned())
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn desk_says_how_it_ended() {
    let helpdesk = Process::start();
    let done = helpdesk.desk(&["unassign", "7"]);
    let said = String::from_utf8(done.stdout.clone()).unwrap();
    assert_eq!(
        (status(&done), &*said),
        (0, "ticket 7 (The handle is hot) is assigned to nobody\n")
    );
    let whole = helpdesk.desk(&["unassign", "7", "--json"]);
    let ticket: serde_json::Value = serde_json::from_slice(&whole.stdout).unwrap();
    assert_eq!((&ticket["id"], &ticket["assignee"]), (&7.into(), &serde_json::Value::Null));
    for (arguments, expected, why) in [
        (&["unassign", "99"][..], 4, "There is no ticket 99."),
        (&["--token", "hd_a_b", "unassign", "7"], 3, "The token is not valid."),
        (
            &["--organization", "2", "unassign", "7"],
            3,
            "The token belongs to another organization.",
        ),
        (&["--url", "http://127.0.0.1:1", "unassign", "7"], 1, "no response was received"),
        (&["--url", "nowhere", "unassign", "7"], 2, "--url: "),
        (&["unassign", "seven"], 2, "invalid value 'seven'"),
    ] {
        let output = helpdesk.desk(arguments);
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(status(&output) == expected && said.contains(why), "{arguments:?}: {output:?}");
        assert!(!said.contains(&helpdesk.token), "{said}");
    }
    for _ in 0..60 {
        assert_eq!(helpdesk.request().read(&mut [0]).unwrap(), 1);
    }
    let output = helpdesk.desk(&["unassign", "7"]);
    assert_eq!(status(&output), 5, "{output:?}");
}

/// The first time nobody answers, the second time the helpdesk does.
#[test]
fn desk_tries_again() {
    let helpdesk = Process::start();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let address = helpdesk.address.clone();
    let between = std::thread::spawn(move || {
        drop(listener.accept().unwrap());
        let (desk, _) = listener.accept().unwrap();
        let server = TcpStream::connect(address).unwrap();
        let (mut asked, mut to) = (desk.try_clone().unwrap(), server.try_clone().unwrap());
        let asking = std::thread::spawn(move || {
            drop(std::io::copy(&mut asked, &mut to));
            drop(to.shutdown(Shutdown::Write));
        });
        drop(std::io::copy(&mut &server, &mut &desk));
        asking.join().unwrap();
    });
    let done = helpdesk.desk(&["--url", &url, "unassign", "7"]);
    assert_eq!(status(&done), 0, "{done:?}");
    between.join().unwrap();
}

#[tokio::test]
async fn the_end_loses_nothing() {
    let mut helpdesk = Process::start();
    // Whoever writes first holds the file: the request begins and waits.
    let store = Store::open(&helpdesk.database).await.unwrap();
    let mut writer = store.pool().begin().await.unwrap();
    sqlx::query("UPDATE people SET name = name").execute(&mut *writer).await.unwrap();
    let mut begun = helpdesk.request();
    helpdesk.await_log("to unassign");
    helpdesk.terminate();
    while TcpStream::connect(&helpdesk.address).is_ok() {
        std::thread::yield_now();
    }
    assert!(helpdesk.child.try_wait().unwrap().is_none(), "it waits for what has begun");
    writer.commit().await.unwrap();
    let mut answer = String::new();
    begun.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("\"assignee\":null"), "{answer}");
    assert!(helpdesk.child.wait().unwrap().success());
    assert_eq!(store.ticket(1, 7).await.unwrap().unwrap().assignee, None);
}

#[test]
fn a_token_is_made_on_the_command_line() {
    let helpdesk = Process::start();
    let mut command = Command::new(env!("CARGO_BIN_EXE_helpdesk"));
    command.args(["token", "--organization", "2", "--database", &helpdesk.database]);
    let made = command.env_clear().output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let token = String::from_utf8(made.stdout).unwrap();
    let unassign = ["--organization", "2", "--token", token.trim(), "unassign", "8"];
    assert_eq!(status(&helpdesk.desk(&unassign)), 0);
}
