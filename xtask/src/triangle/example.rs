//! Values of every model, valid and almost, and what the crate says of each: a line of JSON a value.

use NAME::arbitrary::{ModelVisitor, Unsatisfied, each_model, near_misses, value};
use NAME::runtime::{Mode, Model, Valid, accepts, from_text};
use arbitrary::Unstructured;
use serde_json::{Value, json};

/// How many near misses are taken of one value; of more, every so many.
const MOST: usize = 48;

/// The first value is the smallest that there is.
const LENGTHS: [usize; 4] = [0, 64, 512, 2048];

struct Judge;

impl ModelVisitor for Judge {
    fn model<T: Model>(&mut self, name: &'static str) {
        for length in LENGTHS {
            let bytes = bytes(length);
            match value::<T>(&mut Unstructured::new(&bytes)) {
                Ok(value) => say::<T>(name, &value),
                Err(reason) => return skip(name, &reason),
            }
            let Ok(missed) = near_misses::<T>(&mut Unstructured::new(&bytes)) else { continue };
            let step = missed.len().div_ceil(MOST).max(1);
            for one in missed.iter().step_by(step) {
                say::<T>(name, &one.value);
            }
        }
    }
}

/// Bytes that look random and are always the same.
fn bytes(length: usize) -> Vec<u8> {
    let mut state = length as u64 + 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(|_| next()).collect()
}

fn skip(name: &str, reason: &Unsatisfied) {
    println!("{}", json!({ "model": name, "skipped": reason.to_string() }));
}

fn say<T: Model>(name: &str, value: &Value) {
    let text = value.to_string();
    let Ok(value) = serde_json::from_str::<Value>(&text) else { return };
    let typed = Valid::<T>::from_json(text.as_bytes());
    let decoded = from_text::<T>(&text, Mode::Strict);
    let settled = T::EXACT && decoded.is_ok_and(|one| one.conforms());
    let faults: Vec<String> = match &typed {
        Ok(_) => Vec::new(),
        Err(invalid) => invalid.violations().iter().map(ToString::to_string).collect(),
    };
    let again = typed.as_ref().ok().and_then(|valid| serde_json::to_value(valid).ok());
    let checked = accepts(T::schema(), T::SIDE, &value);
    println!(
        "{}",
        json!({ "model": name, "instance": value, "typed": typed.is_ok(), "checked": checked,
            "settled": settled, "faults": faults,
            "again": again.filter(|again| *again != value) })
    );
}

fn main() {
    each_model(&mut Judge);
}
