//! The same on PostgreSQL, where it is installed: a server of our own, in a folder of our own.

use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use helpdesk::store::Store;
use tempfile::TempDir;

use super::{contract, skipped};

#[tokio::test]
async fn postgresql_does_it() {
    let Some(programs) = programs() else {
        return skipped("postgresql_does_it", "PostgreSQL is not installed");
    };
    let server = Server::start(&programs);
    server.ready().await;
    contract::holds(&server.url).await;
}

/// Where `postgres` and `initdb` are.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<_> = std::env::split_paths(&path).collect();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    folders.extend(versions.map(|version| version.path().join("bin")));
    folders.into_iter().find(|one| one.join("postgres").exists() && one.join("initdb").exists())
}

/// A server that ends with the test.
struct Server {
    process: Child,
    url: String,
    _folder: TempDir,
}

impl Server {
    fn start(programs: &Path) -> Self {
        let folder = TempDir::new().unwrap();
        let user = Unprivileged::find();
        user.own(folder.path());
        let data = folder.path().join("data");
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.args(["--username=helpdesk", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
        initdb.args(["--no-sync", "--pgdata"]).arg(&data).current_dir(folder.path());
        let made = user.command(&mut initdb).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut postgres = Command::new(programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-p").arg(port.to_string());
        postgres.args(["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]);
        postgres.args(["-c", "fsync=off"]).current_dir(folder.path());
        postgres.stdout(Stdio::null()).stderr(Stdio::null());
        let process = user.command(&mut postgres).spawn().unwrap();
        let url = format!("postgres://helpdesk@127.0.0.1:{port}/postgres");
        Self { process, url, _folder: folder }
    }

    /// Waits until it accepts connections.
    async fn ready(&self) {
        let begin = Instant::now();
        loop {
            match Store::open(&self.url).await {
                Ok(store) => return store.close().await,
                Err(error) => assert!(begin.elapsed() < Duration::from_secs(60), "{error}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGQUIT ends it and its processes at once.
        let id = self.process.id().to_string();
        drop(Command::new("kill").args(["-QUIT", &id]).status());
        drop(self.process.wait());
    }
}

/// PostgreSQL does not run as root: where the tests do, it gets another user.
struct Unprivileged(Option<u32>);

impl Unprivileged {
    fn find() -> Self {
        let id = |arguments: &[&str]| -> Option<u32> {
            let said = Command::new("id").args(arguments).output().ok()?;
            String::from_utf8(said.stdout).ok()?.trim().parse().ok()
        };
        let is_root = id(&["-u"]) == Some(0);
        Self(is_root.then(|| id(&["-u", "postgres"]).or_else(|| id(&["-u", "nobody"]))).flatten())
    }

    fn own(&self, folder: &Path) {
        if self.0.is_some() {
            chown(folder, self.0, None).unwrap();
        }
    }

    fn command<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        match self.0 {
            Some(id) => command.uid(id),
            None => command,
        }
    }
}
