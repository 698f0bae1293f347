//! What became of every case → a table by file, every failure, and whether the run is good.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Holding;
use super::exclusions::{EXCLUSIONS, Exclusion};
use super::package::Verdict;
use super::suite::{Case, Demand, Draft, Group};

/// At most one in so many required cases may be excluded.
const EXCLUDED: usize = 100;

/// At least so many of a hundred cases of formats pass.
const FORMATS: usize = 95;

/// At least so many of a hundred cases of twins are decided without the checker.
const TYPED: usize = 60;

/// The cases of a file, counted.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    passed: usize,
    failed: usize,
    excluded: usize,
    /// Decided by decoding and typed constraints alone.
    typed: usize,
}

/// A part of the table: required cases or formats, of a dialect, as they are or as twins.
type Part = (Demand, Draft, Holding);

/// What became of all cases.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: BTreeMap<Part, BTreeMap<String, Row>>,
    failures: Vec<String>,
    /// The exclusions that were of use.
    used: BTreeSet<Exclusion>,
    stale: Vec<String>,
    /// Groups of a dialect that OpenAPI has not, by the keyword.
    foreign: BTreeMap<String, (usize, usize)>,
}

/// A group and how it is held.
type Held<'g> = (&'g Group, Holding);

impl Table {
    /// Notes a group that its version of OpenAPI cannot say.
    pub(super) fn foreign(&mut self, group: &Group, keyword: &str) {
        let (groups, cases) = self.foreign.entry(keyword.to_owned()).or_default();
        *groups += 1;
        *cases += group.cases.len();
    }

    /// Notes a case that ran.
    pub(super) fn case(&mut self, held: Held<'_>, case: &Case, verdict: Verdict) {
        let [accepted, checked, typed, exact] = verdict;
        let is_good = accepted == case.valid && checked == case.valid;
        let why = match (accepted == case.valid, checked == case.valid) {
            (false, false) => "both judge otherwise",
            (false, true) => "`from_json` judges otherwise, the checker does not",
            _ => "the checker judges otherwise",
        };
        self.note(held, case, if is_good { Ok(()) } else { Err(why) });
        if exact && typed == case.valid && is_good {
            self.row(held).typed += 1;
        }
    }

    /// Notes a case of which nothing was generated.
    pub(super) fn lost(&mut self, held: Held<'_>, case: &Case, said: &str) {
        self.note(held, case, Err(said));
    }

    fn note(&mut self, held: Held<'_>, case: &Case, outcome: Result<(), &str>) {
        let (group, _) = held;
        let words = if case.valid { "valid" } else { "invalid" };
        let added = group.added.map(|added| format!(" as {added}")).unwrap_or_default();
        let told = format!(
            "{}/{}: {}{added}: {} ({words})",
            group.draft.folder(),
            group.file,
            group.description,
            case.description,
        );
        let excluded = EXCLUSIONS.iter().find(|(file, about, text, _)| {
            *file == group.file && *about == group.description && *text == case.description
        });
        let row = self.row(held);
        match (outcome, excluded) {
            (Ok(()), None) => row.passed += 1,
            (Err(why), None) => {
                row.failed += 1;
                let failed = match group.demand {
                    Demand::Optional => "not met (optional)",
                    Demand::Required | Demand::Format => "failed",
                };
                self.failures.push(format!("{failed}: {told}: {why}"));
            }
            (Err(_), Some(exclusion)) => {
                row.excluded += 1;
                self.used.insert(*exclusion);
            }
            (Ok(()), Some(exclusion)) => {
                row.passed += 1;
                self.used.insert(*exclusion);
                self.stale.push(told);
            }
        }
    }

    fn row(&mut self, (group, holding): Held<'_>) -> &mut Row {
        let part = (group.demand, group.draft, holding);
        self.rows.entry(part).or_default().entry(group.file.clone()).or_default()
    }

    /// Prints it all.
    pub(super) fn print(&self) {
        for (part, rows) in &self.rows {
            println!("\n## {}\n", title(*part));
            println!("| file | passed | failed | excluded | without the checker |");
            println!("|---|---|---|---|---|");
            for (file, row) in rows {
                line(file, *row);
            }
            line("total", total(rows));
        }
        println!(
            "\n## Not in the dialect of OpenAPI 3.0\n\n| keyword | groups | cases |\n|---|---|---|"
        );
        for (keyword, (groups, cases)) in &self.foreign {
            println!("| {keyword} | {groups} | {cases} |");
        }
        for failure in &self.failures {
            println!("{failure}");
        }
        for stale in &self.stale {
            println!("excluded and yet passed: {stale}");
        }
    }

    /// Whether all is as it must be.
    ///
    /// # Errors
    /// What is not.
    pub(super) fn verdict(&self) -> Result<(), String> {
        let mut faults = Vec::new();
        let (mut formats, mut twins) = (Row::default(), Row::default());
        for ((demand, draft, holding), rows) in &self.rows {
            let row = total(rows);
            let all = row.passed + row.failed + row.excluded;
            match (demand, holding) {
                (Demand::Required, Holding::Property) => twins = sum(twins, row),
                (Demand::Format, _) => formats = sum(formats, row),
                (Demand::Required, Holding::Root) if row.excluded * EXCLUDED > all => {
                    faults.push(format!("too many of {} are excluded", draft.folder()));
                }
                _ => {}
            }
            if *demand == Demand::Required && row.failed > 0 {
                faults.push(format!(
                    "{} failed of: {}",
                    row.failed,
                    title((*demand, *draft, *holding))
                ));
            }
        }
        if formats.passed * 100 < (formats.passed + formats.failed) * FORMATS {
            faults.push(format!("{} cases of formats failed", formats.failed));
        }
        let typed = format!("{} of {} cases of twins", twins.typed, twins.passed + twins.failed);
        println!("\n{typed} were decided without the checker");
        if twins.typed * 100 < (twins.passed + twins.failed) * TYPED {
            faults.push(format!("only {typed} were decided without the checker"));
        }
        let ran = |file: &str| self.rows.values().any(|rows| rows.contains_key(file));
        let unused = EXCLUSIONS.iter().filter(|one| ran(one.0) && !self.used.contains(*one));
        let unused = unused.count();
        if unused + self.stale.len() > 0 {
            faults.push(format!("{} exclusions are stale", unused + self.stale.len()));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
    }
}

fn title((demand, draft, holding): Part) -> String {
    let demand = match demand {
        Demand::Required => "required",
        Demand::Format => "formats",
        Demand::Optional => "optional",
    };
    let holding = match holding {
        Holding::Root => "as written",
        Holding::Property => "typed twins",
    };
    format!("{}, {demand}, {holding}", draft.folder())
}

fn line(name: &str, row: Row) {
    let Row { passed, failed, excluded, typed } = row;
    println!("| {name} | {passed} | {failed} | {excluded} | {typed} |");
}

fn total(rows: &BTreeMap<String, Row>) -> Row {
    rows.values().copied().fold(Row::default(), sum)
}

fn sum(left: Row, right: Row) -> Row {
    Row {
        passed: left.passed + right.passed,
        failed: left.failed + right.failed,
        excluded: left.excluded + right.excluded,
        typed: left.typed + right.typed,
    }
}
