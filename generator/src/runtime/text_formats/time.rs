//! Times and durations (RFC 3339).

use super::super::formats;

/// A `full-time` of RFC 3339, section 5.6.
pub(super) fn time(text: &str) -> bool {
    // A day on which every offset leaves the years that can be written.
    formats::date_time(&format!("2000-06-15T{text}")).is_some()
}

/// A `duration` of RFC 3339, appendix A: units in their order, none left out between two others.
pub(super) fn duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_number(weeks);
    }
    match rest.split_once('T') {
        Some((date, time)) => (date.is_empty() || is_run(date, "YMD")) && is_run(time, "HMS"),
        None => is_run(rest, "YMD"),
    }
}

/// Numbers, each with a unit: a stretch of `units`, at least one.
fn is_run(text: &str, units: &str) -> bool {
    let mut rest = text;
    let mut found = String::new();
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|one: char| one.is_ascii_digit()).len();
        let (number, behind) = rest.split_at(digits);
        let mut letters = behind.chars();
        let Some(unit) = letters.next().filter(|_| !number.is_empty()) else { return false };
        found.push(unit);
        rest = letters.as_str();
    }
    !found.is_empty() && units.contains(&found)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit())
}
