//! URIs (RFC 3986) and IRIs (RFC 3987), absolute or relative.

/// Which letters may stand in a reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Ascii,
    Any,
}

pub(super) fn uri(text: &str) -> bool {
    scheme(text).is_some_and(|rest| is_rest(rest, Letters::Ascii))
}

pub(super) fn iri(text: &str) -> bool {
    scheme(text).is_some_and(|rest| is_rest(rest, Letters::Any))
}

pub(super) fn uri_reference(text: &str) -> bool {
    uri(text) || is_relative(text, Letters::Ascii)
}

pub(super) fn iri_reference(text: &str) -> bool {
    iri(text) || is_relative(text, Letters::Any)
}

/// What follows the scheme.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let known = |one: char| one.is_ascii_alphanumeric() || "+-.".contains(one);
    let fits =
        scheme.starts_with(|one: char| one.is_ascii_alphabetic()) && scheme.chars().all(known);
    fits.then_some(rest)
}

/// A reference without a scheme: a colon in its first step would make one.
fn is_relative(text: &str, letters: Letters) -> bool {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    !first.contains(':') && is_rest(text, letters)
}

/// What follows a scheme, or stands without one.
fn is_rest(text: &str, letters: Letters) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let path = match text.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !is_authority(authority, letters) {
                return false;
            }
            path
        }
        None => text,
    };
    consists(path, ":@/", letters)
        && consists_or_private(query, letters)
        && consists(fragment, ":@/?", letters)
}

/// Who, where and at which port.
fn is_authority(text: &str, letters: Letters) -> bool {
    let host = match text.rsplit_once('@') {
        Some((user, _)) if !consists(user, ":", letters) => return false,
        Some((_, host)) => host,
        None => text,
    };
    let is_port = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
    if let Some(rest) = host.strip_prefix('[') {
        let Some((address, port)) = rest.split_once(']') else { return false };
        let is_end = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
        return is_end && is_address(address);
    }
    match host.split_once(':') {
        Some((name, port)) => is_port(port) && consists(name, "", letters),
        None => consists(host, "", letters),
    }
}

/// What stands in brackets: IPv6, or a version to come.
fn is_address(text: &str) -> bool {
    let future = text.strip_prefix(['v', 'V']).and_then(|rest| rest.split_once('.'));
    match future {
        Some((version, address)) => {
            let is_version =
                !version.is_empty() && version.bytes().all(|one| one.is_ascii_hexdigit());
            is_version
                && !address.is_empty()
                && !address.contains('%')
                && consists(address, ":", Letters::Ascii)
        }
        None => text.parse::<std::net::Ipv6Addr>().is_ok(),
    }
}

/// Whether a text has only letters that stand for themselves, escapes, and `more`.
fn consists(text: &str, more: &str, letters: Letters) -> bool {
    let mut rest = text.chars();
    while let Some(one) = rest.next() {
        let fits = match one {
            '%' => {
                let hex = |one: Option<char>| one.is_some_and(|one| one.is_ascii_hexdigit());
                hex(rest.next()) && hex(rest.next())
            }
            one if one.is_ascii() => {
                one.is_ascii_alphanumeric() || "-._~!$&'()*+,;=".contains(one) || more.contains(one)
            }
            other => letters == Letters::Any && is_wide(other),
        };
        if !fits {
            return false;
        }
    }
    true
}

/// The same for a query, which may have private letters.
fn consists_or_private(text: &str, letters: Letters) -> bool {
    let is_private = |one: char| matches!(one, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}');
    match letters {
        Letters::Ascii => consists(text, ":@/?", letters),
        Letters::Any => text.split(is_private).all(|part| consists(part, ":@/?", letters)),
    }
}

/// `ucschar` of RFC 3987.
fn is_wide(one: char) -> bool {
    let code = u32::from(one);
    match code {
        0xa0..=0xd7ff | 0xf900..=0xfdcf | 0xfdf0..=0xffef => true,
        0x1_0000..=0xe_fffd => code & 0xffff < 0xfffe && !(0xe_0000..0xe_1000).contains(&code),
        _ => false,
    }
}
