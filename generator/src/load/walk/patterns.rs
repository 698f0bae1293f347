//! Objects whose keys follow a pattern: paths, responses, callbacks.

use serde_json::{Map, Value};

use super::trail::Trail;
use super::{Verdict, Walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::grammar::{Form, Kind};

impl Walk {
    /// Checks an object whose keys follow the pattern of its kind.
    pub(super) fn patterned(
        &mut self,
        map: &Map<String, Value>,
        kind: Kind,
        trail: &Trail<'_>,
    ) -> Verdict {
        for (key, value) in map {
            let trail_of_key = trail.key(key);
            if key.starts_with("x-") {
                continue;
            }
            let form = match kind {
                Kind::Paths if key.starts_with('/') || is_item(value) => {
                    Form::Object(Kind::PathItem)
                }
                Kind::Responses if is_status(key) => Form::Refer(Kind::Response),
                Kind::Callback if is_expression(key) => Form::Refer(Kind::PathItem),
                _ => {
                    self.stray(key, kind, trail);
                    continue;
                }
            };
            if kind == Kind::Responses && *key != spelled(key) {
                let message = format!("`{key}` was read as `{}`", spelled(key));
                let at = trail_of_key.pointer();
                self.say(Diagnostic::at_key(Code::RepairedValue, &at, message));
            }
            if self.value(value, form, &trail_of_key) == Verdict::Drop {
                self.edits.remove(trail_of_key.pointer());
            }
        }
        Verdict::Keep
    }

    /// Says that a key does not follow the pattern, and takes it out.
    fn stray(&mut self, key: &str, kind: Kind, trail: &Trail<'_>) {
        let at = trail.key(key).pointer();
        let message = format!("`{key}` is not a key of {}", kind.title());
        let help = match kind {
            Kind::Paths => "a path begins with `/`",
            Kind::Responses => "a response has a status (`200`), a range (`4XX`) or `default`",
            _ => "a callback has a URL or an expression (`{$request.body#/url}`)",
        };
        self.say(Diagnostic::at_key(Code::UnknownKey, &at, message).help(help));
        self.edits.remove(at);
    }
}

/// Whether a value under a path that begins without `/` is meant as a path item.
fn is_item(value: &Value) -> bool {
    value
        .as_object()
        .is_some_and(|map| Kind::PathItem.keys().iter().any(|key| map.contains_key(key.name)))
}

/// A key of responses as the standard spells it.
fn spelled(key: &str) -> String {
    if key.eq_ignore_ascii_case("default") {
        key.to_ascii_lowercase()
    } else {
        key.to_ascii_uppercase()
    }
}

/// Whether a key of responses is one: `default`, a status, or a range.
fn is_status(key: &str) -> bool {
    let mut bytes = key.bytes();
    let first = bytes.next().is_some_and(|first| (b'1'..=b'5').contains(&first));
    let rest: Vec<u8> = bytes.collect();
    key.eq_ignore_ascii_case("default")
        || (first
            && (rest.eq_ignore_ascii_case(b"xx")
                || (rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))))
}

/// Whether a key of a callback can be the address that is called.
fn is_expression(key: &str) -> bool {
    key.contains(['{', '/', '$', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses() {
        for good in ["default", "Default", "200", "599", "4XX", "4xx", "4Xx"] {
            assert!(is_status(good), "{good}");
        }
        for bad in ["", "20", "2000", "2X0", "0XX", "6XX", "zzz", "２00"] {
            assert!(!is_status(bad), "{bad}");
        }
    }
}
