//! JSON Pointers (RFC 6901) and relative ones.

/// A JSON Pointer.
pub(super) fn pointer(text: &str) -> bool {
    let mut tokens = text.split('/');
    tokens.next() == Some("") && tokens.all(is_token)
}

fn is_token(token: &str) -> bool {
    token.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']))
}

/// How many levels up, how far beside, and then a JSON Pointer or `#`.
pub(super) fn relative(text: &str) -> bool {
    let Some(rest) = number(text) else { return false };
    let rest = match rest.strip_prefix(['+', '-']) {
        Some(rest) if rest.starts_with('0') => return false,
        Some(rest) => match number(rest) {
            Some(rest) => rest,
            None => return false,
        },
        None => rest,
    };
    rest == "#" || pointer(rest)
}

/// What follows a number without leading zeros.
fn number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|one: char| one.is_ascii_digit());
    let digits = text.len() - rest.len();
    (digits == 1 || digits > 1 && !text.starts_with('0')).then_some(rest)
}
