//! Bodies of a large API → what the checker needs for them beside another validator, which compiles
//! its schemas before. Compiled by `cargo xtask bench check` as an example of the generated crate.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use NAME::arbitrary::{ModelVisitor, each_model, value};
use NAME::runtime::{Model, accepts};
use arbitrary::Unstructured;
use jsonschema::{Draft, Registry};
use serde_json::Value;

/// The bytes that values are made of: the more, the larger.
const LENGTH: usize = 16 * 1024;

/// A smaller value is no body to speak of, in bytes.
const SMALLEST: usize = 2 * 1024;

/// A value larger than that would be most of what is measured, in bytes.
const LARGEST: usize = 256 * 1024;

/// How many rounds there are; the median counts.
const ROUNDS: usize = 9;

/// What a round reads of each model, in bytes.
const ENOUGH: usize = 256 * 1024;

/// The formats that the types of the crate enforce; no other is asserted.
const ENFORCED: [&str; 5] = ["date", "date-time", "uuid", "ipv4", "ipv6"];

struct Bench {
    known: Value,
    registry: Registry<'static>,
    models: usize,
    bytes: usize,
    ours: Vec<f64>,
    theirs: Vec<f64>,
}

impl ModelVisitor for Bench {
    fn model<T: Model>(&mut self, name: &'static str) {
        let Some(schema) = self.known.pointer("/models").and_then(|models| models.get(name)) else {
            return;
        };
        let Ok(value) = value::<T>(&mut Unstructured::new(&bytes(LENGTH))) else { return };
        let text = value.to_string();
        if !(SMALLEST..=LARGEST).contains(&text.len()) {
            return;
        }
        let mut options = jsonschema::options().with_draft(Draft::Draft202012);
        for format in self.known.get("formats").and_then(Value::as_array).into_iter().flatten() {
            let format = format.as_str().unwrap_or_default();
            if !ENFORCED.contains(&format) {
                options = options.with_format(format, |_: &str| true);
            }
        }
        let options = options.should_validate_formats(true).with_registry(&self.registry);
        let Ok(validator) = options.build(schema) else { return };
        if !validator.is_valid(&value) || !accepts(T::schema(), T::SIDE, &value) {
            return;
        }
        self.models += 1;
        self.bytes += text.len();
        let turns = (ENOUGH / text.len()).max(1);
        for (ours, theirs) in self.ours.iter_mut().zip(&mut self.theirs) {
            *ours += cost(turns, || accepts(T::schema(), T::SIDE, black_box(&value)));
            *theirs += cost(turns, || validator.is_valid(black_box(&value)));
        }
    }
}

/// Nanoseconds of a turn.
fn cost(turns: usize, mut turn: impl FnMut() -> bool) -> f64 {
    let start = Instant::now();
    for _ in 0..turns {
        assert!(black_box(turn()));
    }
    start.elapsed().as_secs_f64() * 1e9 / turns as f64
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

fn median(mut costs: Vec<f64>) -> f64 {
    costs.sort_by(f64::total_cmp);
    costs.get(costs.len() / 2).copied().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("a file of schemas")?;
    let known: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let view = known.get("view").cloned().unwrap_or_default();
    let registry = Registry::new().add("urn:view", view)?.prepare()?;
    let (ours, theirs) = (vec![0.0; ROUNDS], vec![0.0; ROUNDS]);
    let mut bench = Bench { known, registry, models: 0, bytes: 0, ours, theirs };
    each_model(&mut bench);
    println!("models {}", bench.models);
    println!("bytes {}", bench.bytes);
    println!("ours {}", median(bench.ours));
    println!("theirs {}", median(bench.theirs));
    Ok(())
}
