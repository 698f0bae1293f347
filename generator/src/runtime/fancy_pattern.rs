//! Regular expressions with look-around and back-references (`fancy-regex`), compiled when they are
//! first asked. They backtrack, up to the limit of that crate.

use std::sync::OnceLock;

use ::fancy_regex::Regex;

use super::table::Matcher;

/// A regular expression that backtracks; the generator made sure that it compiles.
#[derive(Debug)]
pub struct FancyPattern {
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl FancyPattern {
    /// An expression, not compiled yet.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, compiled: OnceLock::new() }
    }
}

impl Matcher for FancyPattern {
    /// An expression that does not compile constrains nothing; a text that takes more backtracking
    /// than the limit allows does not match.
    fn is_match(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| Regex::new(self.text).ok());
        compiled.as_ref().is_none_or(|regex| regex.is_match(text).unwrap_or(false))
    }

    fn text(&self) -> &str {
        self.text
    }
}
