//! URI templates (RFC 6570).

/// A URI template.
pub(super) fn template(text: &str) -> bool {
    let mut rest = text;
    while let Some((literal, behind)) = rest.split_once('{') {
        let Some((expression, behind)) = behind.split_once('}') else { return false };
        if !is_literal(literal) || !is_expression(expression) {
            return false;
        }
        rest = behind;
    }
    is_literal(rest)
}

fn is_literal(text: &str) -> bool {
    let refused = |one: char| {
        one.is_control()
            || matches!(one, ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    !text.contains(refused) && escapes(text)
}

/// Whether every `%` begins an escape.
fn escapes(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|rest| rest.get(..2).is_some_and(|hex| hex.bytes().all(|one| one.is_ascii_hexdigit())))
}

/// An operator, and variables with commas between them.
fn is_expression(text: &str) -> bool {
    let operators = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];
    text.strip_prefix(operators).unwrap_or(text).split(',').all(is_variable)
}

/// A name, and how much of its value is used.
fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) => {
            let fits = length.len() <= 4 && length.bytes().all(|one| one.is_ascii_digit());
            if !fits || length.is_empty() || length.starts_with('0') {
                return false;
            }
            name
        }
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let known = |one: char| one.is_ascii_alphanumeric() || matches!(one, '_' | '%');
    let is_word = |word: &str| !word.is_empty() && word.chars().all(known);
    name.split('.').all(is_word) && escapes(name)
}
