//! The suite of malformed requests: YAML → cases, and what is wrong with the answers to them.
//!
//! It is compiled into the chore and into the tests, so that both read the cases alike; the format
//! stands in `tests/malformed/README.md`.

mod answer;
mod request;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use answer::Answer;
use request::Afterwards;

/// The keys of a case.
const KEYS: &[&str] =
    &["name", "send", "headers", "body", "json", "raw", "close", "status", "faults", "answer"];

/// A request and what it must be answered with.
pub(crate) struct Case {
    /// The class: the name of its file.
    pub(crate) class: String,
    /// What is special about the request.
    pub(crate) name: String,
    tree: Value,
}

/// How exactly answers are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judging {
    /// By their status, their headers and the faults that they list.
    Whole,
    /// By their status, 400 and 422 being one.
    Kind,
}

/// The cases of a folder, by file and in the order of the file.
///
/// # Errors
/// What cannot be read.
pub(crate) fn cases(folder: &Path) -> Result<Vec<Case>, String> {
    let told = |reason| format!("{}: {reason}", folder.display());
    let entries = fs::read_dir(folder).map_err(told)?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if file.extension().is_some_and(|ending| ending == "yaml") && name != "openapi" {
            cases.extend(class(&file, name)?);
        }
    }
    Ok(cases)
}

fn class(file: &Path, class: &str) -> Result<Vec<Case>, String> {
    let told = |reason: &str| format!("{}: {reason}", file.display());
    let text = fs::read_to_string(file).map_err(|reason| told(&reason.to_string()))?;
    let tree = speccast::load::tree(&text).ok_or_else(|| told("this is not YAML"))?;
    let Value::Array(list) = tree else { return Err(told("this is not a list")) };
    let case = |tree: Value| {
        let name = tree.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let keys = tree.as_object().into_iter().flat_map(|case| case.keys());
        let unknown = keys.filter(|key| !KEYS.contains(&key.as_str())).count();
        if name.is_empty() || unknown > 0 || tree.get("status").is_none() {
            return Err(told(&format!("this is no case: {tree}")));
        }
        let case = Case { class: class.to_owned(), name, tree };
        case.request("test").map_err(|reason| told(&format!("{}: {reason}", case.name)))?;
        Ok(case)
    };
    list.into_iter().map(case).collect()
}

impl Case {
    /// What is sent.
    ///
    /// # Errors
    /// What of the case cannot be read.
    pub(crate) fn request(&self, host: &str) -> Result<Vec<u8>, String> {
        request::bytes(&self.tree, host)
    }

    /// Sends the request to a server, and says what is wrong with what it answers.
    ///
    /// # Errors
    /// What is wrong.
    pub(crate) fn run(&self, address: &str, judging: Judging) -> Result<(), String> {
        let closes = self.tree.get("close").is_some();
        let then = if closes { Afterwards::Close } else { Afterwards::Wait };
        let sent = self.request(address)?;
        let bytes = request::exchange(address, sent, then)
            .map_err(|reason| format!("no answer: {reason}"))?;
        let answer = Answer::read(&bytes)?;
        self.judge(&answer, judging).map_err(|reason| match answer.text() {
            "" => reason,
            text => format!("{reason}\n    {text}"),
        })
    }

    fn judge(&self, answer: &Answer, judging: Judging) -> Result<(), String> {
        let mut wanted = Vec::new();
        match self.tree.get("status") {
            Some(Value::Array(list)) => wanted.extend(list.iter().filter_map(Value::as_u64)),
            Some(one) => wanted.extend(one.as_u64()),
            None => {}
        }
        let kind = |status: u64| match (status, judging) {
            (422, Judging::Kind) => 400,
            (status, _) => status,
        };
        if !wanted.iter().any(|one| kind(*one) == kind(answer.status)) {
            return Err(format!("{} instead of {wanted:?}", answer.status));
        }
        if judging == Judging::Kind {
            return Ok(());
        }
        for field in texts(&self.tree, "answer") {
            if !answer.has(&field) {
                return Err(format!("the answer has no `{field}`"));
            }
        }
        if self.tree.get("faults").is_some() {
            let mut wanted = texts(&self.tree, "faults");
            wanted.sort();
            let found = answer.faults();
            if found != wanted {
                return Err(format!("{found:?} instead of {wanted:?}"));
            }
        }
        answer.is_sound()
    }
}

fn texts(tree: &Value, key: &str) -> Vec<String> {
    let list = tree.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
