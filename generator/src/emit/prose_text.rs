//! Text that is text, code that is code: what keeps markup out of prose that is written anew.

use super::wrap::GLUE;

/// The languages of code that keep their name; all other code is `text`.
const LANGUAGES: &[&str] = &[
    "bash",
    "console",
    "css",
    "csv",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "php",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "text",
    "toml",
    "typescript",
    "xml",
    "yaml",
    "yml",
];

/// Whether code stands in the cell of a table, where a bar has a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    Yes,
    No,
}

/// The text without characters that no reader sees, or that rustc refuses in a comment.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.chars()
        .filter(|one| !is_hidden(*one))
        .map(|one| if one == '\t' { ' ' } else { one })
        .collect()
}

fn is_hidden(one: char) -> bool {
    let direction =
        matches!(one, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    direction || one == '\u{feff}' || (one.is_control() && !matches!(one, '\n' | '\t'))
}

/// A character inside the angle brackets of a link.
pub(super) fn encoded(one: char) -> String {
    match one {
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '\\' => "%5C".to_owned(),
        ' ' | '\n' => "%20".to_owned(),
        other => other.to_string(),
    }
}

/// The language of a fence as rustdoc may know it: never Rust, or it would be run.
pub(super) fn language(info: &str) -> &'static str {
    let word = info.split([' ', ',', '{']).next().unwrap_or_default().to_ascii_lowercase();
    LANGUAGES.iter().find(|known| **known == word).copied().unwrap_or("text")
}

/// Where the first web address of a text begins.
pub(super) fn address(text: &str) -> Option<usize> {
    [text.find("https://"), text.find("http://")].into_iter().flatten().min()
}

/// How long the web address is that a text begins with.
pub(super) fn address_length(text: &str) -> usize {
    let end = text.find(|one: char| one.is_whitespace() || "<>\"`'|\\".contains(one));
    let found = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    let closed = !found.contains('(');
    found.trim_end_matches(|one: char| ".,;:!?*]".contains(one) || (closed && one == ')')).len()
}

/// Text in which nothing is markup.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut before = out.chars().next_back();
    let mut rest = text.chars().peekable();
    while let Some(one) = rest.next() {
        let after = rest.peek().copied();
        let inside = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let special = match one {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !(inside(before) && inside(after)),
            '&' => after.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '!' => after.is_none(),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if one == '\n' { ' ' } else { one });
        before = Some(one);
    }
}

/// Code as a span that nothing inside can end; its spaces do not break.
pub(super) fn span(code: &str, cell: Cell) -> String {
    let code = clean(code).replace(['\n', ' '], &GLUE.to_string());
    let code = match cell {
        Cell::Yes => code.replace('|', "\\|"),
        Cell::No => code,
    };
    let fence = "`".repeat(longest(&code) + 1);
    let pad = match code.starts_with('`') || code.ends_with('`') {
        true => GLUE.to_string(),
        false => String::new(),
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The most backticks in a row.
pub(super) fn longest(code: &str) -> usize {
    code.split(|one| one != '`').map(str::len).max().unwrap_or_default()
}
