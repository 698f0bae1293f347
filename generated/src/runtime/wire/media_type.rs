// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Media types (RFC 9110, section 8.3.1): whether what was sent is what is expected.

/// Whether the value of a `Content-Type` names the media type that is expected.
///
/// Type and subtype are compared without case; parameters count only where the expected type has
/// them, and `*` in the expected type stands for anything. Where JSON is expected, another type
/// with the suffix `+json` is not the same.
#[must_use]
pub fn is_media_type(sent: &str, expected: &str) -> bool {
    let (sent, sent_parameters) = split(sent);
    let (expected, expected_parameters) = split(expected);
    let same = |a: &str, b: &str| b == "*" || a.eq_ignore_ascii_case(b);
    let essence = match (sent.split_once('/'), expected.split_once('/')) {
        (Some((a, b)), Some((c, d))) => same(a, c) && same(b, d),
        _ => false,
    };
    essence
        && parameters(expected_parameters)
            .all(|one| parameters(sent_parameters).any(|two| one == two))
}

fn split(text: &str) -> (&str, &str) {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    (essence.trim(), parameters)
}

/// Names in lower case and values without quotes; the character set says nothing for JSON and
/// text, which are UTF-8 here.
fn parameters(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.split(';')
        .filter_map(|one| one.split_once('='))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"')))
        .filter(|(name, _)| name != "charset")
}
