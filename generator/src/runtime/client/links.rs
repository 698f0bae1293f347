//! `Link` headers (RFC 8288) → where the next page is.

use ::reqwest::Url;
use http::header::LINK;
use http::{HeaderMap, Uri};

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// To no next page.
    Nowhere,
    /// To this URL, of the same origin.
    Here(String),
    /// Away from the origin: what is sent there would show credentials to somebody else.
    Away,
    /// It is no URL.
    Broken,
}

/// The target of the first link to the next page, as seen from the URL of this one.
pub(super) fn next(headers: &HeaderMap, here: &Uri) -> Next {
    let lines = headers.get_all(LINK).iter().filter_map(|line| line.to_str().ok());
    let Some(target) = lines.filter_map(target).next() else { return Next::Nowhere };
    let Ok(here) = Url::parse(&here.to_string()) else { return Next::Broken };
    let Ok(mut there) = here.join(target) else { return Next::Broken };
    there.set_fragment(None);
    let is_plain = there.username().is_empty() && there.password().is_none();
    if there.origin() == here.origin() && is_plain { Next::Here(there.into()) } else { Next::Away }
}

/// The target of the link of a line that has the relation `next` to this page.
fn target(line: &str) -> Option<&str> {
    let mut rest = line;
    loop {
        let (before, after) = rest.split_once('<')?;
        if !before.trim_matches([' ', '\t', ',']).is_empty() {
            return None;
        }
        let (target, after) = after.split_once('>')?;
        let (parameters, after) = parameters(after);
        let value = |name: &str| {
            let mut own = parameters.iter().filter(|(one, _)| one.eq_ignore_ascii_case(name));
            own.next().map(|(_, value)| value.as_str())
        };
        let is_next = |relation: &str| relation.eq_ignore_ascii_case("next");
        let relations = value("rel").unwrap_or_default();
        if relations.split_ascii_whitespace().any(is_next) && value("anchor").is_none() {
            return Some(target.trim());
        }
        rest = after;
    }
}

/// The parameters of a link, and what follows its comma.
fn parameters(text: &str) -> (Vec<(String, String)>, &str) {
    let (mut all, mut rest) = (Vec::new(), text.trim_start());
    while let Some(parameter) = rest.strip_prefix(';') {
        let end = parameter.find(['=', ';', ',']).unwrap_or(parameter.len());
        let (name, after) = parameter.split_at(end);
        let (value, after) = match after.strip_prefix('=').map(str::trim_start) {
            Some(after) => match after.strip_prefix('"') {
                Some(quoted) => unquoted(quoted),
                None => {
                    let end = after.find([';', ',']).unwrap_or(after.len());
                    let (value, after) = after.split_at(end);
                    (value.trim().to_owned(), after)
                }
            },
            None => (String::new(), after),
        };
        all.push((name.trim().to_owned(), value));
        rest = after.trim_start();
    }
    (all, rest.strip_prefix(',').unwrap_or(rest))
}

/// The text up to the quote that ends it, and what follows.
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (value, text.get(at + 1..).unwrap_or_default()),
            '\\' => value.extend(signs.next().map(|(_, sign)| sign)),
            sign => value.push(sign),
        }
    }
    (value, "")
}
