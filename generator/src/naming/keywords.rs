//! The words that Rust keeps for itself (Reference, "Keywords", edition 2024).

/// Strict and reserved keywords. Weak ones (`union`, `safe`, `raw`, `macro_rules`) are identifiers
/// wherever we put them.
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The keywords that cannot even be raw identifiers.
const NEVER: &[&str] = &["_", "crate", "self", "Self", "super"];

/// Whether a word is an identifier only as `r#word`.
pub(super) fn needs_raw(word: &str) -> bool {
    KEYWORDS.contains(&word) && !is_never(word)
}

/// Whether a word cannot be an identifier at all.
pub(super) fn is_never(word: &str) -> bool {
    NEVER.contains(&word)
}
