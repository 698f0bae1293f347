//! What a crate says of its instances, beside what the `jsonschema` crate says of them.

use std::collections::BTreeMap;

use jsonschema::{Draft, Registry, ValidationOptions, Validator};
use serde_json::Value;
use speccast::analyze::Side;

use super::again;
use super::prepare::{Known, Stands};
use super::row::{Disagreement, Line, Row, Verdict};
use super::view::{self, View};

/// How many disagreements of a model are kept.
const KEPT: usize = 3;

/// The formats of text that no Rust type enforces: annotations.
const ANNOTATIONS: [&str; 16] = [
    "duration",
    "email",
    "hostname",
    "idn-email",
    "idn-hostname",
    "iri",
    "iri-reference",
    "json-pointer",
    "password",
    "regex",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
    "binary",
];

/// Judges every instance once more.
///
/// # Errors
/// The view cannot be made.
pub(crate) fn judge(known: &Known, said: Vec<Line>) -> Result<Row, String> {
    let mut row = Row::default();
    let mut verdicts: BTreeMap<String, Vec<Verdict>> = BTreeMap::new();
    for line in said {
        match line {
            Line::Verdict(one) => verdicts.entry(one.model.clone()).or_default().push(one),
            Line::Skipped { model, skipped } => row.skipped.push((model, skipped)),
        }
    }
    for side in [Side::Both, Side::Request, Side::Response] {
        let mut view = View::new(&known.document, side);
        let of_side = known.models.iter().filter(|(_, one)| one.side == side);
        let models: Vec<_> = of_side.map(|(name, one)| (name, one, view.all(one))).collect();
        let view = view.into_schema();
        let registry = Registry::new().add(view::NAME, view);
        let registry = registry.and_then(|all| all.prepare()).map_err(|no| no.to_string())?;
        let options = options().with_registry(&registry);
        for (name, stands, schema) in models {
            let Some(verdicts) = verdicts.remove(name) else { continue };
            match options.build(&schema) {
                Ok(validator) => {
                    let reference = Reference { validator };
                    compare(&reference, (stands, verdicts), &mut row);
                }
                Err(reason) => row.skipped.push((name.clone(), reason.to_string())),
            }
        }
    }
    row.skipped.extend(verdicts.into_keys().map(|name| (name, "no such model".to_owned())));
    Ok(row)
}

/// As the crate is meant to judge: formats are assertions where Rust types enforce them.
fn options<'r>() -> ValidationOptions<'r> {
    let mut options = jsonschema::options().with_draft(Draft::Draft202012);
    options = options.should_validate_formats(true).with_format("byte", is_base64);
    for name in ANNOTATIONS {
        options = options.with_format(name, |_: &str| true);
    }
    options
}

/// RFC 4648, section 4.
fn is_base64(text: &str) -> bool {
    let letters = text.trim_end_matches('=');
    let padding = text.len() - letters.len();
    let is_letter = |one: u8| one.is_ascii_alphanumeric() || matches!(one, b'+' | b'/');
    text.len().is_multiple_of(4) && padding <= 2 && letters.bytes().all(is_letter)
}

/// What is known of a model beside its crate.
struct Reference {
    validator: Validator,
}

impl Reference {
    /// How the type changes an instance that it accepts.
    fn change(&self, verdict: &Verdict) -> Option<String> {
        let (sent, written) = (&verdict.instance, verdict.again.as_ref()?);
        again::difference(sent, written, &|_, _| true)?;
        let spoken = again::spoken_of(&self.validator, sent);
        again::difference(sent, written, &|pointer, name| {
            spoken.contains(&(pointer.to_owned(), name.to_owned()))
        })
    }
}

fn compare(by: &Reference, (stands, verdicts): (&Stands, Vec<Verdict>), row: &mut Row) {
    row.models += 1;
    let mut kept = 0;
    for verdict in verdicts {
        row.instances += 1;
        let reference = by.validator.is_valid(&verdict.instance);
        row.settled += usize::from(verdict.settled);
        if let Some(because) = by.change(&verdict) {
            row.changed += 1;
            kept += 1;
            if kept <= KEPT {
                let pointer = stands.pointer.fragment();
                row.disagreements.push(Disagreement { verdict, reference, pointer, because });
            }
            continue;
        }
        if verdict.typed == reference && verdict.checked == reference {
            row.accepted += usize::from(reference);
            row.refused += usize::from(!reference);
            continue;
        }
        if let Some(reason) = narrowed(stands, &verdict).filter(|_| reference) {
            match row.narrowed.iter_mut().find(|(known, _)| known == reason) {
                Some((_, count)) => *count += 1,
                None => row.narrowed.push((reason.to_owned(), 1)),
            }
            continue;
        }
        row.disagreed += 1;
        kept += 1;
        if kept <= KEPT {
            let because = by.validator.validate(&verdict.instance).err();
            let because = because.map_or_else(String::new, |one| one.to_string());
            let pointer = stands.pointer.fragment();
            row.disagreements.push(Disagreement { verdict, reference, pointer, because });
        }
    }
}

/// Why a type does not hold what its schema accepts, where that is declared.
fn narrowed(stands: &Stands, verdict: &Verdict) -> Option<&'static str> {
    if verdict.typed {
        return None;
    }
    if verdict.checked && stands.nullable && verdict.instance == Value::Null {
        return Some("null at the root is for the owner of a nullable type to hold");
    }
    is_large(&verdict.instance).then_some("an integer is beyond those of an `i64`")
}

/// Whether an integer without a format would be beyond its type.
fn is_large(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let whole = number.as_f64().filter(|one| one.fract() == 0.0);
            number.as_i64().is_none() && whole.is_some_and(|one| one.abs() >= EDGE)
        }
        Value::Array(items) => items.iter().any(is_large),
        Value::Object(map) => map.values().any(is_large),
        _ => false,
    }
}

/// Two to the power of 63.
const EDGE: f64 = 9_223_372_036_854_775_808.0;
