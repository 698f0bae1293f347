//! Email addresses (RFC 5321, section 4.1.2, and RFC 6531).

use super::host;

/// A mailbox in ASCII.
pub(super) fn email(text: &str) -> bool {
    text.is_ascii() && is_mailbox(text, host::hostname)
}

/// A mailbox in any letters.
pub(super) fn idn_email(text: &str) -> bool {
    is_mailbox(text, host::idn_hostname)
}

fn is_mailbox(text: &str, is_host: fn(&str) -> bool) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    local.len() <= 64 && is_local(local) && (is_host(domain) || is_literal(domain))
}

/// Words with dots between them, or anything in quotes.
fn is_local(text: &str) -> bool {
    let quoted = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = quoted.filter(|_| text.len() > 1) {
        return is_quoted(inner);
    }
    text.split('.').all(|word| !word.is_empty() && word.chars().all(is_atom))
}

fn is_atom(one: char) -> bool {
    one.is_ascii_alphanumeric() || !one.is_ascii() || "!#$%&'*+-/=?^_`{|}~".contains(one)
}

/// What may stand in quotes: a backslash goes before a quote and before another.
fn is_quoted(text: &str) -> bool {
    let mut letters = text.chars();
    while let Some(one) = letters.next() {
        let fits = match one {
            '"' => false,
            '\\' => letters.next().is_some_and(|next| next == ' ' || next.is_ascii_graphic()),
            other => other == ' ' || !other.is_control(),
        };
        if !fits {
            return false;
        }
    }
    true
}

/// An address in brackets.
fn is_literal(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return false;
    };
    match inner.get(..5) {
        Some(tag) if tag.eq_ignore_ascii_case("IPv6:") => {
            inner.get(5..).is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok())
        }
        _ => inner.parse::<std::net::Ipv4Addr>().is_ok(),
    }
}
