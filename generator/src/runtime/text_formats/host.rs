//! Names of hosts (RFC 1123), and those with letters beyond ASCII (RFC 5890 to 5893).

use super::{idna, punycode};

/// The most letters of a label, and of a name.
const LABEL: usize = 63;
const NAME: usize = 253;

/// A name in ASCII.
pub(super) fn hostname(text: &str) -> bool {
    text.is_ascii() && text.len() <= NAME && is_name(&text.split('.').collect::<Vec<_>>())
}

/// A name in any letters.
pub(super) fn idn_hostname(text: &str) -> bool {
    let labels: Vec<&str> = text.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']).collect();
    let length = |label: &&str| ascii(label).map(|text| text.len() + 1);
    let whole: Option<usize> = labels.iter().map(length).sum();
    whole.is_some_and(|whole| whole <= NAME + 1) && is_name(&labels)
}

/// How a label is written in ASCII; nothing where that would be too long, which is found out before
/// it is written: that takes time that grows with the square of the letters.
fn ascii(label: &str) -> Option<String> {
    if label.chars().nth(LABEL).is_some() {
        return None;
    }
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let letters: Vec<char> = label.chars().collect();
    Some(format!("xn--{}", punycode::encode(&letters)?))
}

fn is_name(labels: &[&str]) -> bool {
    let mut wide = Vec::with_capacity(labels.len());
    for label in labels {
        match letters(label) {
            Some(letters) => wide.push(letters),
            None => return false,
        }
    }
    // What is written from right to left asks something of all labels.
    !wide.iter().flatten().any(|one| idna::is_rtl(*one))
        || wide.iter().all(|one| idna::is_bidi(one))
}

/// What a label stands for; nothing where it is none.
fn letters(label: &str) -> Option<Vec<char>> {
    let text = ascii(label)?;
    if text.is_empty() || text.len() > LABEL || label.starts_with('-') || label.ends_with('-') {
        return None;
    }
    let tag = label.get(..4).filter(|tag| tag.eq_ignore_ascii_case("xn--"));
    if let (Some(_), Some(coded)) = (tag, label.get(4..)) {
        let letters = punycode::decode(coded)?;
        let again = punycode::encode(&letters)?;
        let is_same = again.eq_ignore_ascii_case(coded);
        let is_wide = letters.iter().any(|one| !one.is_ascii());
        return (is_same && is_wide && idna::is_label(&letters)).then_some(letters);
    }
    let letters: Vec<char> = label.chars().collect();
    let is_plain = |one: &char| one.is_ascii_alphanumeric() || *one == '-';
    let fits = match label.is_ascii() {
        true => letters.iter().all(is_plain) && label.get(2..4) != Some("--"),
        false => idna::is_label(&letters),
    };
    fits.then_some(letters)
}
