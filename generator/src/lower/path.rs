//! A path template → its literal text and its parameters.

use crate::model::{Path, PathPart};

/// The parts of a template, or what is wrong with it.
pub(super) fn parse(template: &str) -> Result<Path, String> {
    if !template.starts_with('/') {
        return Err("a path begins with `/`".to_owned());
    }
    if template.contains(['?', '#']) {
        return Err("a path has no query and no fragment; write them as parameters".to_owned());
    }
    let mut parts: Vec<PathPart> = Vec::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        check_literal(literal)?;
        push_literal(&mut parts, literal);
        let Some((name, after)) = after.split_once('}') else {
            return Err("a `{` is not closed".to_owned());
        };
        if name.is_empty() || name.contains(['{', '/']) {
            return Err(format!("`{{{name}}}` is not the name of a parameter"));
        }
        let parameter = PathPart::Parameter(name.to_owned());
        if parts.contains(&parameter) {
            return Err(format!("`{{{name}}}` is in it twice"));
        }
        parts.push(parameter);
        rest = after;
    }
    check_literal(rest)?;
    push_literal(&mut parts, rest);
    Ok(Path { template: template.to_owned(), parts })
}

fn check_literal(text: &str) -> Result<(), String> {
    if text.contains('}') { Err("a `}` closes nothing".to_owned()) } else { Ok(()) }
}

fn push_literal(parts: &mut Vec<PathPart>, text: &str) {
    if !text.is_empty() {
        parts.push(PathPart::Literal(text.to_owned()));
    }
}

/// The template without the names of its parameters: what a request can tell apart.
pub(super) fn skeleton(path: &Path) -> String {
    let part = |part: &PathPart| match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Parameter(_) => "{}".to_owned(),
    };
    path.parts.iter().map(part).collect()
}

/// The names of the parameters.
pub(super) fn names(path: &Path) -> Vec<&str> {
    let name = |part: &'_ PathPart| matches!(part, PathPart::Parameter(_));
    path.parts
        .iter()
        .filter(|part| name(part))
        .filter_map(|part| match part {
            PathPart::Parameter(name) => Some(name.as_str()),
            PathPart::Literal(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_one_segment_are_told_apart() {
        let path = parse("/repos/{base}...{head}.json").unwrap();
        assert_eq!(names(&path), ["base", "head"]);
        assert_eq!(skeleton(&path), "/repos/{}...{}.json");
    }

    #[test]
    fn what_is_no_template_is_refused() {
        for wrong in ["pets", "/{}", "/{a", "/a}", "/{a}/{a}", "/a?b=c", "/{a/b}", "/{a{b}}"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(parse("/").is_ok());
    }
}
