//! Patterns of ECMA-262 → patterns of the `regex` crate, and which engine can run them.

/// What runs a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    /// `regex`: linear time.
    Automaton,
    /// `fancy-regex`: look-around and back-references, with a step limit.
    Backtracking,
}

/// Where in a pattern a character stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Outside of a class.
    Outside,
    /// The first in a class.
    ClassStart,
    /// Later in a class.
    Class,
}

/// The letters of escapes that stand for a set of characters, which begins and ends no range.
const SETS: &str = "dDsSwWpP";

/// What ECMA-262 calls white space and ends of lines, as a part of a class: U+FEFF is one of them,
/// and U+0085 is not.
const SPACES: &str = "\\t-\\r\\p{Zs}\\u{2028}\\u{2029}\\u{FEFF}";

/// The engine for a translated pattern.
pub(super) fn engine(pattern: &str) -> Result<Engine, String> {
    if regex::Regex::new(pattern).is_ok() {
        return Ok(Engine::Automaton);
    }
    match fancy_regex::Regex::new(pattern) {
        Ok(_) => Ok(Engine::Backtracking),
        Err(error) => Err(reason(&error)),
    }
}

/// Why a pattern does not compile, in one line.
fn reason(error: &fancy_regex::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    let text = inner.to_string();
    let last = text.lines().last().unwrap_or_default().trim();
    last.trim_start_matches("error: ").to_owned()
}

/// What stands between the slashes of a pattern that is written as a literal of ECMA-262, and its
/// flags. As a pattern, one of these matches nothing: it wants a character before the beginning
/// or after the end.
pub(super) fn undelimited(pattern: &str) -> Option<(&str, &str)> {
    let (inner, flags) = pattern.strip_prefix('/')?.rsplit_once('/')?;
    let literal = (inner.starts_with('^') || inner.ends_with('$'))
        && !inner.ends_with("\\$")
        && flags.chars().all(|flag| "dgimsuvy".contains(flag));
    literal.then_some((inner, flags))
}

/// The pattern as `regex` writes it.
///
/// What differs: `\d` and `\w` are ASCII in ECMA-262, `$` is the very end, `.` ends at four kinds
/// of line ends; a `-` beside `\w` and its like in a class is itself; `/` may be escaped;
/// characters are written `\uXXXX`, `\u{…}`, `\cX`; a `[` inside a class and a `{` that begins no
/// repetition are themselves; `[^]` is any character; `\-` and other needless escapes are fine.
pub(super) fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern.chars().peekable();
    let mut at = At::Outside;
    let mut after_set = false;
    while let Some(next) = rest.next() {
        let before = at;
        let beside_set = std::mem::take(&mut after_set) || set_follows(rest.clone());
        let class = at != At::Outside;
        if at == At::ClassStart {
            at = At::Class;
        }
        match next {
            '\\' => {
                after_set = rest.peek().is_some_and(|next| SETS.contains(*next));
                out.push_str(&escaped(&mut rest, before));
            }
            '-' if class && beside_set => out.push_str("\\-"),
            '.' if !class => out.push_str("[^\\n\\r\\u{2028}\\u{2029}]"),
            '[' if class => out.push_str("\\["),
            '[' => {
                at = At::ClassStart;
                out.push('[');
                if rest.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
            }
            ']' if class => {
                close(&mut out, before);
                at = At::Outside;
            }
            '&' | '~' if class => {
                out.push('\\');
                out.push(next);
            }
            '$' if !class => out.push_str("\\z"),
            '{' if !class && !repeats(rest.clone()) => out.push_str("\\{"),
            '}' if !class && !open_repetition(&out) => out.push_str("\\}"),
            _ => out.push(next),
        }
    }
    out
}

/// Whether the next is an escape for a set of characters.
fn set_follows(mut rest: std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    rest.next() == Some('\\') && rest.next().is_some_and(|next| SETS.contains(next))
}

/// Ends a class; an empty one matches nothing, and `[^]` anything.
fn close(out: &mut String, at: At) {
    if at != At::ClassStart {
        out.push(']');
        return;
    }
    let negated = out.ends_with("[^");
    out.truncate(out.rfind('[').unwrap_or(out.len()));
    out.push_str(if negated { "(?s:.)" } else { "[a&&b]" });
}

/// Whether what follows `{` is a repetition: `3}`, `3,}` or `3,5}`.
fn repeats(rest: std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let inner: String = rest.take_while(|next| *next != '}').take(24).collect();
    let (low, high) = inner.split_once(',').unwrap_or((&inner, ""));
    let digits = |text: &str| text.chars().all(|one| one.is_ascii_digit());
    !low.is_empty() && digits(low) && digits(high)
}

/// Whether the text so far ends inside a repetition or a character's braces.
fn open_repetition(out: &str) -> bool {
    let tail: Vec<char> = out.chars().rev().take_while(|one| *one != '{').collect();
    if tail.len() == out.chars().count() {
        return false;
    }
    let before = out.chars().rev().nth(tail.len() + 1);
    before != Some('\\') && tail.iter().all(|one| one.is_ascii_digit() || *one == ',')
}

/// What follows a backslash.
fn escaped(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, at: At) -> String {
    let Some(next) = rest.next() else { return "\\\\".to_owned() };
    let class = at != At::Outside;
    match next {
        'd' if class => "0-9".to_owned(),
        'd' => "[0-9]".to_owned(),
        'D' => "[^0-9]".to_owned(),
        'w' if class => "0-9A-Za-z_".to_owned(),
        'w' => "[0-9A-Za-z_]".to_owned(),
        'W' => "[^0-9A-Za-z_]".to_owned(),
        's' if class => SPACES.to_owned(),
        's' => format!("[{SPACES}]"),
        'S' => format!("[^{SPACES}]"),
        'b' if class => "\\x08".to_owned(),
        'Z' if !class => "\\z".to_owned(),
        'u' => unicode(rest),
        'x' => hex(rest, 2).map_or_else(|| "x".to_owned(), literal),
        'c' => control(rest),
        '0' if !rest.peek().is_some_and(char::is_ascii_digit) => "\\x00".to_owned(),
        'b' | 'B' | 'n' | 'r' | 't' | 'f' | 'v' | 'A' | 'z' => format!("\\{next}"),
        'p' | 'P' => format!("\\{next}{}", braces(rest)),
        'k' => format!("\\{next}"),
        '1'..='9' => format!("\\{next}"),
        _ if next.is_ascii_alphanumeric() => next.to_string(),
        _ => literal(next),
    }
}

/// The name of a property in its braces, where there is one.
fn braces(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let text: String = rest.clone().take_while(|next| *next != '}').collect();
    let count = text.chars().count();
    if !text.starts_with('{') || rest.clone().nth(count) != Some('}') {
        return String::new();
    }
    rest.by_ref().take(count + 1).collect()
}

/// `\uXXXX` (a pair of surrogates too) and `\u{…}`.
fn unicode(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    if rest.next_if_eq(&'{').is_some() {
        let digits: String = std::iter::from_fn(|| rest.next_if(char::is_ascii_hexdigit)).collect();
        rest.next_if_eq(&'}');
        let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
        return code.map_or_else(String::new, literal);
    }
    let Some(first) = code(rest, 4) else { return "u".to_owned() };
    if let Some(one) = char::from_u32(first) {
        return literal(one);
    }
    let mut ahead = rest.clone();
    if ahead.next() == Some('\\')
        && ahead.next() == Some('u')
        && let Some(second) = code(&mut ahead, 4).filter(|code| (0xDC00..0xE000).contains(code))
    {
        *rest = ahead;
        let joined = 0x1_0000 + ((first & 0x3FF) << 10) + (second & 0x3FF);
        return char::from_u32(joined).map_or_else(String::new, literal);
    }
    literal(char::REPLACEMENT_CHARACTER)
}

fn control(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    match rest.next_if(char::is_ascii_alphabetic) {
        Some(letter) => format!("\\x{:02X}", u32::from(letter) % 32),
        None => "\\\\c".to_owned(),
    }
}

fn hex(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, digits: usize) -> Option<char> {
    char::from_u32(code(rest, digits)?)
}

fn code(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, digits: usize) -> Option<u32> {
    let text: String = rest.clone().take(digits).collect();
    if text.len() != digits || !text.chars().all(|one| one.is_ascii_hexdigit()) {
        return None;
    }
    for _ in 0..digits {
        rest.next();
    }
    u32::from_str_radix(&text, 16).ok()
}

/// A character that stands for itself, in a class or outside.
fn literal(one: char) -> String {
    if one.is_ascii_punctuation() {
        format!("\\{one}")
    } else if one.is_control() {
        format!("\\u{{{:X}}}", u32::from(one))
    } else {
        one.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes() {
        let cases = [
            ("/^a$/", Some(("^a$", ""))),
            ("/^a/gi", Some(("^a", "gi"))),
            ("/a$/u", Some(("a$", "u"))),
            ("/a/", None),
            ("/^a$", None),
            (r"/a\$/", None),
            ("/^a/b", None),
        ];
        for (pattern, parts) in cases {
            assert_eq!(undelimited(pattern), parts, "{pattern}");
        }
    }

    fn matches(pattern: &str, text: &str) -> bool {
        let translated = translate(pattern);
        match engine(&translated) {
            Ok(_) => fancy_regex::Regex::new(&translated).unwrap().is_match(text).unwrap(),
            Err(reason) => panic!("{pattern} became {translated}: {reason}"),
        }
    }

    #[test]
    fn classes_are_ascii_and_the_end_is_the_end() {
        assert!(matches(r"^\d+$", "123"));
        assert!(!matches(r"^\d+$", "١٢٣"));
        assert!(!matches(r"^\w$", "é"));
        assert!(!matches("^a$", "a\n"));
        assert!(matches(r"^[\w.-]+$", "a_b-c.d"));
    }

    #[test]
    fn a_hyphen_beside_a_set_is_itself() {
        assert!(matches(r"^[\w-\.]+@([\w-]+\.)+[\w-]{2,4}$", "a-b.c@d-e.org"));
        assert!(matches(r"^[\w-.]+$", "a-b.c"));
        assert!(matches(r"^[\w-~]+$", "a-~"));
        assert!(!matches(r"^[\w-~]+$", "`"));
        assert!(matches(r"^[+-\d]+$", "+-1"));
        assert!(!matches(r"^[+-\d]+$", ","));
        assert!(matches(r"^[\S-x]+$", "-x"));
        assert!(matches(r"^[\p{L}-_]+$", "é-_"));
        assert!(!matches(r"^[\p{L}-_]+$", "^"));
        assert!(matches(r"^\p{L}$", "é"));
        assert!(matches(r"^[+-9]$", ","));
    }

    #[test]
    fn a_dot_stops_at_every_line_end_of_ecma() {
        assert!(matches(r"^.[.]$", "é."));
        for end in ["\n", "\r", "\u{2028}", "\u{2029}"] {
            assert!(!matches("^.$", end), "{end:?}");
        }
    }

    #[test]
    fn escapes_of_ecma_are_read() {
        assert!(matches(r"^\/api\/v1$", "/api/v1"));
        assert!(matches(r"^\u00e9\x41\cJ$", "éA\n"));
        assert!(matches(r"^[\u4e00-\u9fa5]+$", "中文"));
        assert!(matches(r"^\ud83d\ude00$", "😀"));
        assert!(matches(r"^\-\_\@\:\'$", "-_@:'"));
        assert!(matches(r"^(?<year>\d{4})$", "2024"));
        assert!(matches(r"^[^]$", "\n"));
        assert!(!matches("[]", "a"));
    }

    #[test]
    fn what_is_itself_stays_itself() {
        assert!(matches(r"^{a}$", "{a}"));
        assert!(matches(r"^a{2,3}$", "aaa"));
        assert!(matches(r"^\{\{x\}\}$", "{{x}}"));
        assert!(matches(r"^[[\]&&~~-]+$", "[]&~-"));
        assert!(matches(r"^[$]$", "$"));
        assert!(matches(r"^x{$", "x{"));
    }

    #[test]
    fn engines_are_told_apart() {
        assert_eq!(engine(&translate(r"^[a-z]+$")), Ok(Engine::Automaton));
        assert_eq!(engine(&translate(r"^(?!foo)bar$")), Ok(Engine::Backtracking));
        assert_eq!(engine(&translate(r"(a)\1")), Ok(Engine::Backtracking));
        assert!(engine(&translate("(a")).is_err());
    }
}
