//! Rows → a Markdown table, totals last.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::row::{Compiled, Fate, Reached, Row};

/// The head of the table.
const HEAD: &str = "\
| document | version | result | operations | types | values | untyped | errors | warnings | ms | compiles | rustdoc | reached |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
";

/// The table.
pub(crate) fn render(rows: &[Row]) -> String {
    let mut text = HEAD.to_owned();
    for row in rows {
        text.push_str(&line(row));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&totals(rows));
    text
}

/// A row as a line of the table.
pub(crate) fn line(row: &Row) -> String {
    let Row {
        document,
        version,
        declared,
        operations,
        types,
        values,
        untyped,
        errors,
        warnings,
        milliseconds,
        ..
    } = row;
    let result = result(row);
    let cell = |one: &Option<Compiled>| one.as_ref().map(compiled).unwrap_or_default();
    let [compiled, rustdoc] = [&row.compiled, &row.rustdoc].map(cell);
    let reached = row.reached.as_ref().map(reached).unwrap_or_default();
    format!(
        "| {document} | {version} | {result} | {operations}/{declared} | {types} \
         | {values} | {untyped} | {errors} | {warnings} | {milliseconds} | {compiled} \
         | {rustdoc} | {reached} |"
    )
}

/// What became of a document, in a cell.
fn result(row: &Row) -> String {
    let reason = brief(&row.reason);
    match row.fate {
        Fate::Generated if row.operations < row.declared => "generated in part".to_owned(),
        Fate::Generated => "generated".to_owned(),
        Fate::Refused => format!("refused: {reason}"),
        Fate::Crashed => format!("**crashed**: {reason}"),
        Fate::TimedOut => format!("**too slow**: {reason}"),
    }
}

/// The beginning of a text, as a cell can hold it.
fn brief(text: &str) -> String {
    let text: String = text.chars().take(100).collect();
    text.replace('|', "\\|").replace('\n', " ")
}

/// How its compilation ended, in a cell.
fn compiled(compiled: &Compiled) -> String {
    match compiled {
        Compiled { errors: 0, warnings: 0, .. } => "yes".to_owned(),
        Compiled { errors: 0, warnings, .. } => format!("{warnings} warnings"),
        Compiled { errors, .. } => format!("no ({errors})"),
    }
}

/// How many operations are reached, in a cell.
fn reached(reached: &Reached) -> String {
    let Reached { reached, of, first } = reached;
    let first = brief(first);
    if first.is_empty() { format!("{reached}/{of}") } else { format!("{reached}/{of}: {first}") }
}

/// The sums, and the sums by version.
fn totals(rows: &[Row]) -> String {
    let mut text = sum("all", &rows.iter().collect::<Vec<_>>());
    let mut versions: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let minor: Vec<_> = row.version.split('.').take(2).collect();
        versions.entry(minor.join(".")).or_default().push(row);
    }
    for (version, rows) in versions {
        let name = if version.is_empty() { "no version" } else { &version };
        text.push_str(&sum(name, &rows));
    }
    text
}

/// A line of sums.
fn sum(name: &str, rows: &[&Row]) -> String {
    let fate = |fate| rows.iter().filter(|row| row.fate == fate).count();
    let add = |of: fn(&Row) -> usize| rows.iter().map(|row| of(row)).sum::<usize>();
    let whole = rows
        .iter()
        .filter(|row| row.fate == Fate::Generated && row.operations == row.declared)
        .count();
    let tried = rows.iter().filter_map(|row| row.compiled.as_ref());
    let fine = tried.clone().filter(|one| one.errors == 0).count();
    let clean = tried.clone().filter(|one| one.errors == 0 && one.warnings == 0).count();
    let mut text = format!(
        "- {name}: {} documents; {} generated ({whole} whole), {} refused, {} crashed, {} too slow; \
         {} of {} operations, {} types, {} of {} values untyped",
        rows.len(),
        fate(Fate::Generated),
        fate(Fate::Refused),
        fate(Fate::Crashed),
        fate(Fate::TimedOut),
        add(|row| row.operations),
        add(|row| row.declared),
        add(|row| row.types),
        add(|row| row.untyped),
        add(|row| row.values),
    );
    let tried = tried.count();
    if tried > 0 {
        // Writing to a string does not fail.
        let _ = write!(text, "; {fine} of {tried} compile ({clean} without a warning)");
    }
    let told = rows.iter().filter_map(|row| row.rustdoc.as_ref());
    let clean = told.clone().filter(|one| one.errors + one.warnings == 0).count();
    let told = told.count();
    if told > 0 {
        let _ = write!(text, "; {clean} of {told} clean for rustdoc");
    }
    let reached = rows.iter().filter_map(|row| row.reached.as_ref());
    let (met, of) = reached.fold((0, 0), |(met, of), one| (met + one.reached, of + one.of));
    if of > 0 {
        let _ = write!(text, "; {met} of {of} operations reached");
    }
    text.push('\n');
    text
}
