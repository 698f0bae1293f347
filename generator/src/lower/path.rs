//! The key of a path → its literal text and its parameters, as a request writes them.
//!
//! Every key has a reading: authors write fragments to give one path several operations of a
//! method, queries that must be there, braces that mean nothing. What is not a path template by
//! the standard is told, with how it was read.

use crate::model::{Path, PathPart};

/// A key, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The path.
    pub(super) path: Path,
    /// How it was read where it is no template, a sentence each.
    pub(super) slips: Vec<String>,
}

/// The path of a key.
pub(super) fn read(key: &str) -> Reading {
    let mut slips = Vec::new();
    let (key, expansions) = without_expansions(key);
    if expansions {
        slips.push("what `{?…}` adds is a parameter of the query and declared as one".to_owned());
    }
    let (key, fragment) = cut(&key, '#');
    if fragment.is_some() {
        slips.push("a fragment is never sent; it only tells operations apart here".to_owned());
    }
    let (path, query) = cut(key, '?');
    let query = query.map(|query| fixed(query, &mut slips)).unwrap_or_default();
    let mut parts = parts(path, &mut slips);
    if !path.starts_with('/') {
        slips.push("a path begins with `/`; it was read with one".to_owned());
        match parts.first_mut() {
            Some(PathPart::Literal(text)) => text.insert(0, '/'),
            _ => parts.insert(0, PathPart::Literal("/".to_owned())),
        }
    }
    let template = format!("{}{query}", parts.iter().map(written).collect::<String>());
    Reading { path: Path { template, parts }, slips }
}

/// The text before a sign, and what follows it.
fn cut(text: &str, sign: char) -> (&str, Option<&str>) {
    text.split_once(sign).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// A key without `{?a,b}` and `{&a,b}` (RFC 6570, section 3.2.8), and whether there were any.
fn without_expansions(key: &str) -> (String, bool) {
    let mut text = key.to_owned();
    let mut any = false;
    while let Some(start) = ["{?", "{&"].iter().filter_map(|sign| text.find(sign)).min() {
        let length = text.get(start..).and_then(|rest| rest.find('}'));
        let Some(length) = length else { break };
        text.replace_range(start..=start.saturating_add(length), "");
        any = true;
    }
    (text, any)
}

/// The query that every request of the path has, with its `?`.
fn fixed(query: &str, slips: &mut Vec<String>) -> String {
    let pairs: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.contains(['{', '}'])).collect();
    if query.contains('{') {
        slips.push("a parameter of the query is declared as one; it was left out here".to_owned());
    }
    if pairs.is_empty() {
        return String::new();
    }
    let query = format!("?{}", pairs.join("&"));
    slips.push(format!("a path has no query; every request of it has `{query}`"));
    query
}

/// The parts of a path. A brace that encloses no name is text.
fn parts(path: &str, slips: &mut Vec<String>) -> Vec<PathPart> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        rest = after;
        let named = after.split_once('}').filter(|(name, _)| is_name(name));
        let Some((name, after)) = named else {
            text.push('{');
            continue;
        };
        push_text(&mut parts, &mut text, slips);
        let parameter = PathPart::Parameter(name.to_owned());
        if parts.contains(&parameter) {
            slips.push(format!("`{{{name}}}` is in it twice and has one value"));
        }
        parts.push(parameter);
        rest = after;
    }
    text.push_str(rest);
    push_text(&mut parts, &mut text, slips);
    parts
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(['{', '/'])
}

fn push_text(parts: &mut Vec<PathPart>, text: &mut String, slips: &mut Vec<String>) {
    if text.contains(['{', '}']) {
        slips.push("a brace that encloses no name is part of the text".to_owned());
        *text = text.replace('{', "%7B").replace('}', "%7D");
    }
    if !text.is_empty() {
        parts.push(PathPart::Literal(std::mem::take(text)));
    }
}

fn written(part: &PathPart) -> String {
    match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Parameter(name) => format!("{{{name}}}"),
    }
}

/// The names of the parameters, each once.
pub(super) fn names(path: &Path) -> Vec<&str> {
    let mut names = Vec::new();
    for part in &path.parts {
        match part {
            PathPart::Parameter(name) if !names.contains(&name.as_str()) => names.push(name),
            PathPart::Parameter(_) | PathPart::Literal(_) => {}
        }
    }
    names
}

/// What is left of a name when only its letters and digits count, in lower case: authors write
/// `{client-id}` and declare `clientId`, or `{path*}`, `{+path}`, `{id:[0-9]+}` and declare the name.
pub(super) fn letters(name: &str) -> String {
    let name = name.split([':', '=']).next().unwrap_or(name);
    name.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_one_segment_are_told_apart() {
        let Reading { path, slips } = read("/repos/{base}...{head}.json");
        assert_eq!(names(&path), ["base", "head"]);
        assert_eq!(path.skeleton(), "/repos/{}...{}.json?");
        assert_eq!((path.template.as_str(), slips.len()), ("/repos/{base}...{head}.json", 0));
        assert_eq!(read("/").slips, Vec::<String>::new());
    }

    #[test]
    fn what_is_no_template_has_a_reading() {
        for (key, template) in [
            ("pets", "/pets"),
            ("{a}", "/{a}"),
            ("", "/"),
            ("/{}", "/%7B%7D"),
            ("/{a", "/%7Ba"),
            ("/a}", "/a%7D"),
            ("/{a}/{a}", "/{a}/{a}"),
            ("/a?b=c&d={d}", "/a?b=c"),
            ("/a#b?c", "/a"),
            ("/a?b#c", "/a?b"),
            ("/a/{id}{?limit,offset}", "/a/{id}"),
            ("/{a/b}", "/%7Ba/b%7D"),
            ("/{a{b}}", "/%7Ba{b}%7D"),
            ("/{?a", "/%7B?a"),
        ] {
            let reading = read(key);
            assert_eq!(reading.path.template, template, "{key}");
            assert!(!reading.slips.is_empty(), "{key}");
        }
    }
}
