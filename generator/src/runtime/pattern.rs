//! Regular expressions of linear time (`regex`), compiled when they are first asked.

use std::sync::OnceLock;

use ::regex::Regex;

use super::table::Matcher;

/// A regular expression; the generator made sure that it compiles.
#[derive(Debug)]
pub struct Pattern {
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// An expression, not compiled yet.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, compiled: OnceLock::new() }
    }
}

impl Matcher for Pattern {
    /// An expression that does not compile constrains nothing.
    fn is_match(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| Regex::new(self.text).ok());
        compiled.as_ref().is_none_or(|regex| regex.is_match(text))
    }

    fn text(&self) -> &str {
        self.text
    }
}
