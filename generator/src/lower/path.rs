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

/// The path of some names, each a segment whatever it is, and of more text behind them, in which
/// each expression in braces stands for anything.
pub(super) fn segments(names: &[&str], behind: &str) -> Path {
    let mut template = String::new();
    for name in names {
        template.push('/');
        template.extend(name.bytes().map(escaped));
    }
    let mut rest = behind;
    let mut count = 0_usize;
    while let Some((before, after)) = rest.split_once('{') {
        let (expression, after) = after.split_once('}').unwrap_or((after, ""));
        template.push_str(before);
        if !expression.is_empty() {
            count = count.saturating_add(1);
            template.push_str(&format!("{{{count}}}"));
        }
        rest = after;
    }
    template.push_str(&rest.replace('}', "%7D"));
    // Not a parameter: nobody asks what was there.
    Path { parts: vec![PathPart::Literal(template.clone())], template }
}

/// What the path of a URL with runtime expressions has behind the expression that it begins with, or
/// behind its host.
pub(super) fn behind(url: &str) -> &str {
    let mut depth = 0_usize;
    let end = url.find(|sign: char| {
        match sign {
            '{' => depth = depth.saturating_add(1),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(sign, '?' | '#')
    });
    let path = end.and_then(|end| url.get(..end)).unwrap_or(url);
    // `$request.body#/url` may stand without braces, alone.
    if path.starts_with('$') {
        return "";
    }
    if path.starts_with('{') {
        return path.split_once('}').map_or("", |(_, rest)| rest);
    }
    let from_host = path.split_once("://").map_or(path, |(_, rest)| rest);
    from_host.find('/').and_then(|start| from_host.get(start..)).unwrap_or_default()
}

/// A byte as it stands in a segment.
fn escaped(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
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
    fn names_are_segments_and_expressions_are_anything() {
        for (names, url, template) in [
            (&["newPet"][..], "", "/newPet"),
            (&["a/b {c}?"], "", "/a%2Fb%20%7Bc%7D%3F"),
            (&["x", "on"], "{$request.body#/url}", "/x/on"),
            (&["x", "on"], "$request.body#/url", "/x/on"),
            (&["x", "on"], "{$request.query.at}/data?a={$request.body#/a}", "/x/on/data"),
            (&["x", "on"], "{$url}/{$request.path.id}/b#c", "/x/on/{1}/b"),
            (&["x", "on"], "https://a.example:1/b/{$request.body#/a?b}", "/x/on/b/{1}"),
            (&["x", "on"], "http://a.example?b={$request.body#/c}", "/x/on"),
            (&["x", "on"], "/b", "/x/on/b"),
            (&["x", "on"], "b", "/x/on"),
            (&["x", "on"], "{$url}/{a", "/x/on/{1}"),
        ] {
            assert_eq!(segments(names, behind(url)).template, template, "{url}");
        }
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
