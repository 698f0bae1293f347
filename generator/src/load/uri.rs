//! A reference and the URI of where it stands → the URI that it means (RFC 3986, section 5.2).
//!
//! Files are URIs here too: their path, without a scheme. So a relative `$id` and a relative
//! reference meet, wherever the document lies.

/// A URI reference, taken apart; it has no fragment.
struct Parts<'u> {
    scheme: Option<&'u str>,
    authority: Option<&'u str>,
    path: &'u str,
    query: Option<&'u str>,
}

impl<'u> Parts<'u> {
    fn of(uri: &'u str) -> Self {
        let (scheme, rest) = match uri.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, uri),
        };
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        match rest.strip_prefix("//") {
            Some(rest) => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                Self { scheme, authority: Some(authority), path, query }
            }
            None => Self { scheme, authority: None, path: rest, query },
        }
    }

    fn text(
        scheme: Option<&str>,
        authority: Option<&str>,
        path: &str,
        query: Option<&str>,
    ) -> String {
        let mut text = String::new();
        if let Some(scheme) = scheme {
            text.push_str(scheme);
            text.push(':');
        }
        if let Some(authority) = authority {
            text.push_str("//");
            text.push_str(authority);
        }
        text.push_str(path);
        if let Some(query) = query {
            text.push('?');
            text.push_str(query);
        }
        text
    }
}

/// Whether a text is a scheme. One letter is a drive, not a scheme.
pub(super) fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|one| one.is_ascii_alphanumeric() || "+-.".contains(one))
}

/// Whether a URI says by itself where it leads.
pub(super) fn is_absolute(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
}

/// The URI that a reference means; both are without fragments.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let to = Parts::of(reference);
    let from = Parts::of(base);
    if to.scheme.is_some() {
        return Parts::text(to.scheme, to.authority, &tidy(to.path), to.query);
    }
    if to.authority.is_some() {
        return Parts::text(from.scheme, to.authority, &tidy(to.path), to.query);
    }
    if to.path.is_empty() {
        let query = to.query.or(from.query);
        return Parts::text(from.scheme, from.authority, from.path, query);
    }
    let path = if to.path.starts_with('/') {
        tidy(to.path)
    } else if from.path.is_empty() && from.authority.is_some() {
        tidy(&format!("/{}", to.path))
    } else {
        let folder = from.path.rfind('/').and_then(|end| from.path.get(..=end));
        tidy(&format!("{}{}", folder.unwrap_or_default(), to.path))
    };
    Parts::text(from.scheme, from.authority, &path, to.query)
}

/// A path without `.`, and without `..` where there is something to go up from.
fn tidy(path: &str) -> String {
    let root = path.starts_with('/');
    let mut tidy: Vec<&str> = Vec::new();
    let mut last = "";
    for step in path.strip_prefix('/').unwrap_or(path).split('/') {
        last = step;
        match step {
            "." => {}
            ".." if tidy.last().is_some_and(|above| *above != "..") => {
                tidy.pop();
            }
            ".." if root => {}
            step => tidy.push(step),
        }
    }
    if matches!(last, "." | "..") && !tidy.is_empty() {
        tidy.push("");
    }
    format!("{}{}", if root { "/" } else { "" }, tidy.join("/"))
}

/// The way from the folder of a file to another; the whole URI where there is none.
pub(super) fn relative(from: &str, to: &str) -> String {
    let rooted = |uri: &str| uri.starts_with('/');
    if is_absolute(to) || is_absolute(from) || rooted(from) != rooted(to) {
        return to.to_owned();
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let steps = |path: &str| -> Vec<String> {
        path.split('/').filter(|step| !matches!(*step, "" | ".")).map(str::to_owned).collect()
    };
    let (folder, to) = (steps(folder), steps(to));
    let shared = folder.iter().zip(&to).take_while(|(left, right)| left == right).count();
    let up = folder.iter().skip(shared).map(|_| "..".to_owned());
    up.chain(to.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_folder_of_another() {
        for (from, to, wanted) in [
            ("api.yaml", "schemas/pet.yaml", "schemas/pet.yaml"),
            ("spec/api.yaml", "spec/./pet.yaml", "pet.yaml"),
            ("/a/spec/api.yaml", "/a/shared/pet.yaml", "../shared/pet.yaml"),
            ("spec/api.yaml", "https://a/pet.yaml", "https://a/pet.yaml"),
        ] {
            assert_eq!(relative(from, to), wanted);
        }
    }

    #[test]
    fn references_are_resolved() {
        for (base, reference, wanted) in [
            ("http://a/b/c/d?q", "g", "http://a/b/c/g"),
            ("http://a/b/c/d?q", "./g/", "http://a/b/c/g/"),
            ("http://a/b/c/d?q", "../../g", "http://a/g"),
            ("http://a/b/c/d?q", "../../../g", "http://a/g"),
            ("http://a/b/c/d?q", "/g", "http://a/g"),
            ("http://a/b/c/d?q", "//g", "http://g"),
            ("http://a/b/c/d?q", "?y", "http://a/b/c/d?y"),
            ("http://a/b/c/d?q", "", "http://a/b/c/d?q"),
            ("http://a/b/c/d?q", "..", "http://a/b/"),
            ("http://a", "g", "http://a/g"),
            ("http://a/b", "urn:g:h", "urn:g:h"),
            ("spec/api.yaml", "pet.json", "spec/pet.json"),
            ("spec/api.yaml", "../pet.json", "pet.json"),
            ("api.yaml", "../pet.json", "../pet.json"),
        ] {
            assert_eq!(resolve(base, reference), wanted, "{base} {reference}");
        }
        assert!(is_absolute("urn:x") && !is_absolute("c:/x") && !is_absolute("a/b:c"));
    }
}
