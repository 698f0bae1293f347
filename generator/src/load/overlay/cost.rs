//! A JSONPath → how long it may take to find what it selects, before anybody tries.
//!
//! Descendants of descendants and lists of selectors multiply (RFC 9535, section 2.5), so a short
//! path can select more than any machine holds. The estimate is that of the worst document of the
//! size; a path as people write it has one `..` at most.

/// How many steps a path may take.
const STEPS: u64 = 200_000_000;

/// Whether a path is bounded on a document of so many nodes that is nested so deep.
pub(super) fn is_bounded(path: &str, (nodes, depth): (usize, usize)) -> bool {
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX).max(1);
    let (nodes, depth) = (number(nodes), number(depth));
    let Marks { descents, filters, searches, choices } = Marks::of(path);
    let factor = |base: u64, times: u32| base.saturating_pow(times);
    let steps = nodes
        .saturating_mul(factor(depth, descents.saturating_sub(1).saturating_add(filters)))
        .saturating_mul(factor(nodes, searches))
        .saturating_mul(factor(2, choices));
    steps <= STEPS
}

/// What costs, by how often it is there.
#[derive(Debug, Default, PartialEq, Eq)]
struct Marks {
    /// `..`.
    descents: u32,
    /// `?`.
    filters: u32,
    /// `..` and `$` in filters, where they are looked at for each candidate.
    searches: u32,
    /// `,`.
    choices: u32,
}

impl Marks {
    /// Those of a path; what stands in quotes is a name.
    fn of(path: &str) -> Self {
        let mut marks = Self::default();
        let mut quote = None;
        let mut last = ' ';
        for one in path.chars() {
            match quote {
                Some(open) => {
                    if one == open && last != '\\' {
                        quote = None;
                    }
                }
                None => match one {
                    '"' | '\'' => quote = Some(one),
                    '.' if last == '.' && marks.filters > 0 => marks.searches += 1,
                    '.' if last == '.' => marks.descents += 1,
                    '$' if marks.filters > 0 => marks.searches += 1,
                    '?' => marks.filters += 1,
                    ',' => marks.choices += 1,
                    _ => {}
                },
            }
            // An escaped backslash escapes nothing.
            last = if last == '\\' && one == '\\' { ' ' } else { one };
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_multiplies_is_refused() {
        let large = (1_000_000, 20);
        for path in [
            "$.paths['/a..b,?c'].get",
            "$..*",
            "$..[?@.type == 'x']",
            "$.a[?@.b == 'c'].d['e','f']",
        ] {
            assert!(is_bounded(path, large), "{path}");
        }
        let choices = format!("${}", "[*,*]".repeat(40));
        for path in ["$..*..*..*..*", "$..[?@..x]", "$[?$..x]", choices.as_str()] {
            assert!(!is_bounded(path, large), "{path}");
        }
        assert!(is_bounded("$..*..*", (10_000, 12)));
    }
}
