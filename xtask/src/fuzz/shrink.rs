//! A case with a fault → a small one with the same fault.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::worker::{Verdict, Worker};

/// How long a case is made smaller.
const PATIENCE: Duration = Duration::from_secs(90);

/// The smallest case that is found in time: parts of its tree are taken out, then its bytes.
pub(super) fn smallest(case: Vec<u8>, fault: &str, worker: &mut Worker) -> Result<Vec<u8>, String> {
    let until = Instant::now() + PATIENCE;
    let mut best = case;
    let tree = std::str::from_utf8(&best).ok().and_then(speccast::load::tree);
    if let Some(mut tree) = tree {
        let text = tree.to_string().into_bytes();
        if same(&text, fault, worker)? {
            best = text;
            while Instant::now() < until && prune(&mut tree, fault, (worker, until))? {}
            best = if tree.to_string().len() < best.len() {
                tree.to_string().into_bytes()
            } else {
                best
            };
            return Ok(best);
        }
    }
    let mut part = best.len() / 2;
    while part > 0 && Instant::now() < until {
        let mut at = 0;
        while at < best.len() && Instant::now() < until {
            let mut less = best.clone();
            less.drain(at..(at + part).min(less.len()));
            if same(&less, fault, worker)? {
                best = less;
            } else {
                at += part;
            }
        }
        part /= 2;
    }
    Ok(best)
}

/// Whether a case has the fault.
fn same(case: &[u8], fault: &str, worker: &mut Worker) -> Result<bool, String> {
    Ok(worker.judge(case)? == Verdict::Fault(fault.to_owned()))
}

/// Takes out what can be taken out, the largest parts first; whether anything was.
fn prune(
    tree: &mut Value,
    fault: &str,
    (worker, until): (&mut Worker, Instant),
) -> Result<bool, String> {
    let mut places = vec![String::new()];
    let mut smaller = false;
    while let Some(at) = places.pop() {
        let mut index = 0;
        while let Some(key) = key(tree, &at, index) {
            if Instant::now() > until {
                return Ok(false);
            }
            let mut less = tree.clone();
            remove(&mut less, &at, &key);
            if same(less.to_string().as_bytes(), fault, worker)? {
                *tree = less;
                smaller = true;
            } else {
                places.insert(0, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")));
                index += 1;
            }
        }
    }
    Ok(smaller)
}

/// The key of an entry of a collection.
fn key(tree: &Value, at: &str, index: usize) -> Option<String> {
    match tree.pointer(at)? {
        Value::Object(map) => map.keys().nth(index).cloned(),
        Value::Array(list) => list.get(index).map(|_| index.to_string()),
        _ => None,
    }
}

/// Takes an entry out of a collection.
fn remove(tree: &mut Value, at: &str, key: &str) {
    match tree.pointer_mut(at) {
        Some(Value::Object(map)) => drop(map.shift_remove(key)),
        Some(Value::Array(list)) => {
            if let Ok(index) = key.parse::<usize>() {
                list.remove(index);
            }
        }
        _ => {}
    }
}
