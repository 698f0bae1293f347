//! Rows → a Markdown table, totals last, and every disagreement that was kept.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::row::{Disagreement, Row};

/// The head of the table.
const HEAD: &str = "\
| document | models | instances | all accept | all refuse | decided by types | narrowed | differ | changed | skipped |
|---|---|---|---|---|---|---|---|---|---|
";

/// How much of an instance is printed.
const LONGEST: usize = 600;

/// The table.
pub(crate) fn render(rows: &[Row]) -> String {
    let mut text = HEAD.to_owned();
    let mut total = Row { document: "all".to_owned(), ..Row::default() };
    for row in rows {
        text.push_str(&line(row));
        text.push('\n');
        total.models += row.models;
        total.instances += row.instances;
        total.accepted += row.accepted;
        total.refused += row.refused;
        total.settled += row.settled;
        total.disagreed += row.disagreed;
        total.changed += row.changed;
        total.narrowed.extend(row.narrowed.iter().cloned());
        total.skipped.extend(row.skipped.iter().cloned());
    }
    text.push_str(&line(&total));
    text.push('\n');
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (reason, count) in &total.narrowed {
        *reasons.entry(reason).or_default() += count;
    }
    for (_, reason) in &total.skipped {
        *reasons.entry(brief(reason)).or_default() += 1;
    }
    for (reason, count) in reasons {
        let _ = write!(text, "\n- {count}: {reason}");
    }
    text.push('\n');
    for row in rows {
        for one in &row.disagreements {
            text.push_str(&told(&row.document, one));
        }
    }
    text
}

/// A row as a line of the table.
pub(crate) fn line(row: &Row) -> String {
    let narrowed: usize = row.narrowed.iter().map(|(_, count)| count).sum();
    let Row { document, models, instances, accepted, refused, settled, disagreed, changed, .. } =
        row;
    let reason = if row.reason.is_empty() { String::new() } else { format!(": {}", row.reason) };
    format!(
        "| {document}{reason} | {models} | {instances} | {accepted} | {refused} | {settled} \
         | {narrowed} | {disagreed} | {changed} | {} |",
        row.skipped.len()
    )
}

/// The three verdicts on an instance.
pub(crate) fn told(document: &str, one: &Disagreement) -> String {
    let says = |accepts: bool| if accepts { "accepts" } else { "refuses" };
    let instance: String = one.verdict.instance.to_string().chars().take(LONGEST).collect();
    format!(
        "\n{document} {}: {} ({})\n  type {}, checker {}, reference {}\n  {}\n  {}\n",
        one.pointer,
        one.verdict.model,
        instance,
        says(one.verdict.typed),
        says(one.verdict.checked),
        says(one.reference),
        one.verdict.faults.join("; "),
        one.because
    )
}

/// The beginning of a reason.
fn brief(reason: &str) -> &str {
    reason.split([':', ';']).next().unwrap_or(reason)
}
