//! The page that shows the API, as a browser sees it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::{Running, skipped};

const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "chromium-headless-shell", "google-chrome", "chrome"];

/// A browser without a window that knows no host but this one, after it has shown a page: the page
/// as it is then, and what was said on its console.
fn show(browser: &Path, url: &str) -> Output {
    let profile = TempDir::new().unwrap();
    let mut command = Command::new(browser);
    command.args(["--headless", "--disable-gpu", "--no-first-run", "--enable-logging=stderr"]);
    command.arg("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    // In a container or as root there is no sandbox to be had; the only page is ours.
    command.args(["--no-sandbox", "--virtual-time-budget=20000", "--dump-dom", url]);
    command.arg(format!("--user-data-dir={}", profile.path().display()));
    command.output().unwrap()
}

fn browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut all = std::env::split_paths(&path)
        .flat_map(|folder| BROWSERS.iter().map(move |name| folder.join(name)));
    all.find(|program| program.is_file())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_is_shown_without_a_network() {
    let Some(browser) = browser() else {
        return skipped("the_api_is_shown_without_a_network", "Chromium is not installed");
    };
    let desk = Running::new(60).await;
    let url = format!("{}/docs", desk.base);
    let shown = tokio::task::spawn_blocking(move || show(&browser, &url)).await.unwrap();
    let page = String::from_utf8_lossy(&shown.stdout);
    let said = String::from_utf8_lossy(&shown.stderr);
    let path = "data-path=\"/organizations/{organization_id}/tickets/{pk}/unassign/\"";
    assert!(page.contains(path), "{page}\n{said}");
    assert!(page.contains("A unique integer value identifying this ticket."), "{page}");
    let complaints = ["Content Security Policy", "ERR_", "Uncaught", ":ERROR:CONSOLE"];
    for complaint in complaints {
        assert!(!said.contains(complaint), "{said}");
    }
}

#[tokio::test]
async fn nothing_of_the_page_is_elsewhere() {
    let desk = Running::new(60).await;
    let page = reqwest::get(format!("{}/docs", desk.base)).await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; "), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    let text = page.text().await.unwrap();
    let named: Vec<_> = text.split(['"']).filter(|part| part.starts_with("/docs/")).collect();
    assert_eq!(named.len(), 3);
    for name in named {
        let part = reqwest::get(format!("{}{name}", desk.base)).await.unwrap();
        assert!(part.status().is_success(), "{name}");
        assert_eq!(part.headers()["x-content-type-options"], "nosniff");
    }
}
