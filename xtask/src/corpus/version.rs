//! The text of a document → its version as it is written, without reading the document.

/// The keys that only a main document has.
const KEYS: [&str; 2] = ["openapi", "swagger"];

/// The version that a text declares; nothing when it is no main document.
///
/// The key stands at the start of a line in YAML and in quotes in JSON, wherever it is in the
/// text; prose and data that mention it have no digit after its colon.
pub(crate) fn version(text: &str) -> Option<String> {
    KEYS.iter().find_map(|key| text.match_indices(key).find_map(|(at, _)| declared(text, key, at)))
}

/// The version after a key at a place.
fn declared(text: &str, key: &str, at: usize) -> Option<String> {
    let before = text.get(..at)?;
    let after = text.get(at + key.len()..)?;
    let quoted = before.ends_with(['"', '\'']);
    if !quoted && !before.is_empty() && !before.ends_with(['\n', '\u{feff}']) {
        return None;
    }
    let after = after.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
    let value = after.trim_start().trim_start_matches(['"', '\'']);
    let digits: String =
        value.chars().take_while(|one| one.is_ascii_digit() || *one == '.').collect();
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_version_is_found_wherever_it_stands() {
        let found = |text| version(text).unwrap_or_default();
        assert_eq!(found("openapi: 3.0.3\ninfo: {}"), "3.0.3");
        assert_eq!(found("info: {}\nopenapi : '3.1.0'\n"), "3.1.0");
        assert_eq!(found("{\"info\": {}, \"openapi\": \"3.2.0\"}"), "3.2.0");
        assert_eq!(found("\u{feff}swagger: \"2.0\""), "2.0");
        assert_eq!(version("description: openapi: 3\ntype: object"), None);
        assert_eq!(version("{\"tags\": [\"openapi\"]}"), None);
    }
}
