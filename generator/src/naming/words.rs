//! Text of a document → words of letters and digits that any identifier can be made of.
//!
//! Plain words drop punctuation; spelled words name it, for texts that differ in nothing else.
//! A sign in front always counts: `-1` is not `1`, and a list sorted by `-name` is another one.
//! Beyond ASCII only letters are kept that Unicode normalisation leaves alone wherever they stand
//! (rustc compares identifiers in NFC); other letters become their number.

use std::borrow::Cow;

use heck::ToSnakeCase;

/// The letters and digits that one name may have; what is longer is cut.
const LENGTH: usize = 100;

/// A text as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// Without punctuation.
    pub(super) plain: Vec<String>,
    /// With every sign by its name.
    pub(super) spelled: Vec<String>,
    /// Whether nothing was dropped to get the plain words.
    pub(super) lossless: bool,
}

impl Words {
    /// The words of a text; never empty.
    pub(super) fn of(text: &str) -> Self {
        let inner = !text.starts_with('_') && !text.ends_with('_') && !text.is_empty();
        let lossless = inner && text.bytes().all(|c| c == b'_' || c.is_ascii_alphanumeric());
        let plain = split(&clean(text, Mode::Plain));
        if lossless && !plain.is_empty() {
            return Self { spelled: plain.clone(), plain, lossless };
        }
        let spelled = spelled(text);
        let plain = if plain.is_empty() { spelled.clone() } else { plain };
        Self { plain, spelled, lossless }
    }
}

/// The words of a text with every sign by its name; never empty.
fn spelled(text: &str) -> Vec<String> {
    let spelled = split(&clean(text, Mode::Spelled));
    if spelled.is_empty() { vec!["empty".to_owned()] } else { spelled }
}

/// The plain words of a text.
pub(super) fn plain(text: &str) -> Vec<String> {
    let plain = split(&clean(text, Mode::Plain));
    if plain.is_empty() { spelled(text) } else { plain }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Plain,
    Spelled,
}

fn split(cleaned: &str) -> Vec<String> {
    let lower = |c: u8| c == b'_' || c.is_ascii_digit() || c.is_ascii_lowercase();
    let snake = match cleaned.bytes().all(lower) {
        true => Cow::Borrowed(cleaned),
        false => Cow::Owned(cleaned.to_snake_case()),
    };
    let mut left = LENGTH;
    let mut words = Vec::new();
    for word in snake.split('_').filter(|word| !word.is_empty()) {
        let word: String = word.chars().take(left).collect();
        left -= word.chars().count();
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}

/// The text with everything that is no kept letter or digit as `_`, or by its name between two.
fn clean(text: &str, mode: Mode) -> String {
    if text.len() <= LENGTH && text.bytes().all(|c| c.is_ascii_alphanumeric()) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut leading = true;
    // More than the limit can hold is cut here, so that a hostile text costs nothing.
    let mut rest = text.chars().take(LENGTH * 8).peekable();
    while let Some(c) = rest.next() {
        let signed = leading && rest.peek().is_some_and(|next| next.is_alphanumeric());
        leading = false;
        match c {
            _ if is_kept(c) => cleaned.push(c),
            _ if is_silent(c) => {}
            '+' if signed => cleaned.push_str("plus_"),
            '-' if signed => cleaned.push_str("minus_"),
            _ if c.is_alphanumeric() => cleaned.push_str(&number(c)),
            _ if mode == Mode::Plain => cleaned.push('_'),
            '_' if !cleaned.is_empty() => cleaned.push('_'),
            _ if c.is_whitespace() => cleaned.push('_'),
            _ => cleaned.push_str(&symbol(c)),
        }
    }
    cleaned
}

/// What stands inside words without parting them: apostrophes, combining marks, joiners.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
}

fn number(c: char) -> String {
    format!("_u{:x}_", u32::from(c))
}

fn symbol(c: char) -> String {
    let name = match c {
        '!' => "exclamation",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '(' | ')' => "parenthesis",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "dash",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equals",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' | ']' => "bracket",
        '\\' => "backslash",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' | '}' => "brace",
        '|' => "pipe",
        '~' => "tilde",
        _ => return number(c),
    };
    format!("_{name}_")
}

/// Whether a letter or digit can stand in an identifier, in upper and in lower case.
pub(super) fn is_kept(c: char) -> bool {
    let stable = |c: char| c.is_ascii_alphanumeric() || is_stable(c);
    stable(c) && c.to_lowercase().all(stable) && c.to_uppercase().all(stable)
}

/// Letters that may begin an identifier, are their own NFC, join with no other of these, and that
/// Unicode allows in identifiers without reserve (UTS 39, `Identifier_Status`).
fn is_stable(c: char) -> bool {
    let listed = matches!(c,
        // Latin
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{131}' | '\u{134}'..='\u{13e}'
        | '\u{141}'..='\u{148}' | '\u{14a}'..='\u{17e}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}'
        | '\u{1b0}' | '\u{1cd}'..='\u{1dc}' | '\u{1de}'..='\u{1e3}' | '\u{1e6}'..='\u{1ef}'
        | '\u{1f4}' | '\u{1f5}' | '\u{1f8}'..='\u{21b}' | '\u{21e}' | '\u{21f}'
        | '\u{226}'..='\u{233}' | '\u{1e00}'..='\u{1e99}' | '\u{1e9e}' | '\u{1ea0}'..='\u{1ef9}'
        // Greek, Cyrillic, Armenian
        | '\u{386}' | '\u{388}'..='\u{3ce}' | '\u{400}'..='\u{45f}' | '\u{48a}'..='\u{4ff}'
        | '\u{510}'..='\u{529}' | '\u{531}'..='\u{556}' | '\u{561}'..='\u{586}'
        // Hebrew, Arabic
        | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}'
        // Kana, Han, Hangul syllables
        | '\u{3005}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'
        | '\u{3400}'..='\u{4db5}' | '\u{4e00}'..='\u{9fef}' | '\u{ac00}'..='\u{d7a3}');
    listed && c.is_alphabetic()
}
