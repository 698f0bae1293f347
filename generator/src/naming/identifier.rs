//! Words → an identifier that Rust accepts, raw where it must be.

use std::borrow::Cow;
use std::fmt;

use super::keywords::{is_never, needs_raw};
use super::words;

/// A legal Rust identifier, raw where it must be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(Cow<'static, str>);

/// How the words of an identifier are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// `created_by`
    Snake,
    /// `CreatedBy`
    Pascal,
    /// `CREATED_BY`
    Shouting,
}

impl Identifier {
    /// What stands where there is nothing to name.
    pub(super) const NAMELESS: Self = Self(Cow::Borrowed("nameless"));

    /// Whether it names nothing.
    pub(crate) fn is_nameless(&self) -> bool {
        *self == Self::NAMELESS
    }

    /// The field of every response that has a body.
    pub const BODY: Self = Self(Cow::Borrowed("body"));

    /// The field of a response whose status is one of several.
    pub const STATUS: Self = Self(Cow::Borrowed("status"));

    /// The identifier of some words. Where they cannot be one, `kind` says what is named.
    pub(super) fn of(case: Case, words: &[String], kind: &str) -> Self {
        let kind = || words::plain(kind);
        let joined = join(case, words);
        let digit = joined.chars().next().is_none_or(|first| first.is_ascii_digit());
        match case {
            Case::Pascal if digit || is_never(&joined) => {
                let kinds = join(case, &kind());
                Self::legal(if digit {
                    format!("{kinds}{joined}")
                } else {
                    format!("{joined}{kinds}")
                })
            }
            Case::Snake | Case::Shouting if digit => Self::legal(format!("_{joined}")),
            _ if is_never(&joined) => Self::legal(format!("{joined}_")),
            _ => Self::legal(joined),
        }
    }

    /// A text that somebody gave as a name for Rust, when it is an identifier; keywords become raw.
    #[must_use]
    pub fn given(text: &str) -> Option<Self> {
        let text = text.strip_prefix("r#").unwrap_or(text);
        let first = text.chars().next()?;
        let legal = |c: char| c == '_' || words::is_kept(c);
        let fits = text.chars().all(legal) && !first.is_ascii_digit() && !is_never(text);
        (fits && text.chars().any(|c| c != '_')).then(|| Self::legal(text.to_owned()))
    }

    fn legal(bare: String) -> Self {
        let text = if needs_raw(&bare) { format!("r#{bare}") } else { bare };
        Self(Cow::Owned(text))
    }

    /// The text as it stands in source: `r#type`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text without `r#`, for making other names of it.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// The same words as the name of a constant: `CREATED_BY`.
    #[must_use]
    pub fn upper(&self) -> Self {
        Self::of(Case::Shouting, &words::plain(self.bare()), "constant")
    }

    /// The same words and those of a suffix as the name of a constant:
    /// `subject` with `max_length` is `SUBJECT_MAX_LENGTH`.
    #[must_use]
    pub fn constant(&self, suffix: &str) -> Self {
        Self::of(
            Case::Shouting,
            &[words::plain(self.bare()), words::plain(suffix)].concat(),
            "constant",
        )
    }

    /// The same words behind a prefix: `limit` with `with_` is `with_limit`.
    ///
    /// A `_` that only keeps a digit from the front or a keyword from being one is not wanted any
    /// more: `_1st` is `with_1st`, `self_` is `with_self`.
    #[must_use]
    pub fn prefixed(&self, prefix: &str) -> Self {
        let bare = self.bare();
        let digit = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit());
        let kept = bare.strip_prefix('_').filter(digit).unwrap_or(bare);
        let word = kept.strip_suffix('_').filter(|word| is_never(word)).unwrap_or(kept);
        Self::legal(format!("{prefix}{word}"))
    }

    /// The same with more text behind it, which letters, digits and `_` make. A `_` at its end,
    /// which keeps a keyword from being one, does not stand twice.
    #[must_use]
    pub fn and(&self, more: &str) -> Self {
        let bare = self.bare();
        let kept = bare.strip_suffix('_').filter(|_| more.starts_with('_')).unwrap_or(bare);
        Self::legal(format!("{kept}{more}"))
    }

    /// The same with a number.
    pub(super) fn numbered(&self, case: Case, number: u32) -> Self {
        let parted = case != Case::Pascal || self.bare().ends_with(|c: char| c.is_ascii_digit());
        self.and(&if parted { format!("_{number}") } else { number.to_string() })
    }

    /// The token.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where names become tokens; the text is a legal identifier"
    )]
    pub fn ident(&self) -> proc_macro2::Ident {
        let place = proc_macro2::Span::call_site();
        match self.0.strip_prefix("r#") {
            Some(bare) => proc_macro2::Ident::new_raw(bare, place),
            None => proc_macro2::Ident::new(&self.0, place),
        }
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Words in a case. Two digits that meet are kept apart: `v1_2` is not `v12`.
pub(super) fn join(case: Case, words: &[String]) -> String {
    let mut joined = String::new();
    for word in words {
        let digits = joined.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit());
        if !joined.is_empty() && (case != Case::Pascal || digits) {
            joined.push('_');
        }
        match case {
            Case::Snake => joined.push_str(word),
            Case::Shouting => joined.push_str(&word.to_uppercase()),
            Case::Pascal => {
                let mut letters = word.chars();
                joined.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                joined.push_str(letters.as_str());
            }
        }
    }
    joined
}
