//! What holds together must be able to: the parts of a schema that contradict one another.

use serde_json::Value;

use super::Lowering;
use super::enum_values::show;
use super::parts::{Part, both};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{JsonType, Keyword};
use crate::pointer::Pointer;

/// A lower or upper limit, where it stands.
#[derive(Debug, Clone, Copy)]
struct Limit {
    value: f64,
    exclusive: bool,
    part: Part,
    key: &'static str,
}

impl Lowering<'_> {
    /// Whether no value at all can satisfy the parts; it is told where the second of them stands.
    pub(super) fn contradictory(&mut self, parts: &[Part]) -> bool {
        let Some((message, first, second)) = self.clash(parts) else { return false };
        self.sink.say(
            Diagnostic::at_value(Code::ContradictoryAllOf, &second, message)
                .label("this")
                .also(Place::Value(first), "and this"),
        );
        true
    }

    /// Two places that cannot both hold, and why.
    pub(super) fn clash(&self, parts: &[Part]) -> Option<(String, Pointer, Pointer)> {
        let found = self.type_clash(parts).or_else(|| self.enum_clash(parts));
        found.or_else(|| self.bound_clash(parts))
    }

    fn place(&self, part: Part, key: &str) -> Pointer {
        self.schemas.get(part.schema).pointer.child(key)
    }

    fn type_clash(&self, parts: &[Part]) -> Option<(String, Pointer, Pointer)> {
        let mut known: Option<(Vec<JsonType>, Part)> = None;
        for (part, keyword) in self.all_keywords(parts) {
            let Keyword::Type(types) = keyword else { continue };
            known = Some(match known {
                None => (types.clone(), part),
                Some((before, first)) => {
                    let common = both(&before, types);
                    if common.is_empty() {
                        let message =
                            format!("no value is {} and {} at once", words(&before), words(types));
                        let first = self.place(first, "type");
                        return Some((message, first, self.place(part, "type")));
                    }
                    (common, part)
                }
            });
        }
        None
    }

    fn enum_clash(&self, parts: &[Part]) -> Option<(String, Pointer, Pointer)> {
        let mut known: Option<(Vec<Value>, Pointer)> = None;
        for (part, keyword) in self.all_keywords(parts) {
            let (values, place) = match keyword {
                Keyword::Enum(values) => (values.clone(), self.place(part, "enum")),
                Keyword::Const(value) => (vec![value.clone()], self.place(part, "const")),
                _ => continue,
            };
            known = Some(match known {
                None => (values, place),
                Some((before, first)) => {
                    let mut common = before.clone();
                    common.retain(|value| values.contains(value));
                    if common.is_empty() {
                        let one = before.first().map(show).unwrap_or_default();
                        let message = format!("no value is in both lists; {one} is in one of them");
                        return Some((message, first, place));
                    }
                    (common, first)
                }
            });
        }
        None
    }

    fn bound_clash(&self, parts: &[Part]) -> Option<(String, Pointer, Pointer)> {
        const PAIRS: [(&str, &str); 4] = [
            ("minimum", "maximum"),
            ("minLength", "maxLength"),
            ("minItems", "maxItems"),
            ("minProperties", "maxProperties"),
        ];
        PAIRS.iter().find_map(|(low, high)| {
            let lows = self.limits(parts, low);
            let highs = self.limits(parts, high);
            let low = lows.into_iter().max_by(|one, two| one.value.total_cmp(&two.value))?;
            let high = highs.into_iter().min_by(|one, two| one.value.total_cmp(&two.value))?;
            let open = low.exclusive || high.exclusive;
            let clash = low.value > high.value || (open && low.value >= high.value);
            clash.then(|| {
                let message =
                    format!("nothing is both at least {} and at most {}", low.value, high.value);
                (message, self.place(low.part, low.key), self.place(high.part, high.key))
            })
        })
    }

    fn limits(&self, parts: &[Part], wanted: &str) -> Vec<Limit> {
        let limits = self.all_keywords(parts).filter_map(|(part, keyword)| {
            let (value, exclusive, group, key) = limit(keyword)?;
            (group == wanted).then_some(Limit { value, exclusive, part, key })
        });
        limits.collect()
    }
}

/// The value of a limit, whether it is exclusive, what it limits, and the key it is written at.
fn limit(keyword: &Keyword) -> Option<(f64, bool, &'static str, &'static str)> {
    #[expect(clippy::cast_precision_loss, reason = "limits are compared, not kept")]
    let count = |number: &u64| *number as f64;
    Some(match keyword {
        Keyword::Minimum(one) => (one.as_f64()?, false, "minimum", "minimum"),
        Keyword::ExclusiveMinimum(one) => (one.as_f64()?, true, "minimum", "exclusiveMinimum"),
        Keyword::Maximum(one) => (one.as_f64()?, false, "maximum", "maximum"),
        Keyword::ExclusiveMaximum(one) => (one.as_f64()?, true, "maximum", "exclusiveMaximum"),
        Keyword::MinLength(one) => (count(one), false, "minLength", "minLength"),
        Keyword::MaxLength(one) => (count(one), false, "maxLength", "maxLength"),
        Keyword::MinItems(one) => (count(one), false, "minItems", "minItems"),
        Keyword::MaxItems(one) => (count(one), false, "maxItems", "maxItems"),
        Keyword::MinProperties(one) => (count(one), false, "minProperties", "minProperties"),
        Keyword::MaxProperties(one) => (count(one), false, "maxProperties", "maxProperties"),
        _ => return None,
    })
}

fn words(types: &[JsonType]) -> String {
    let words: Vec<&str> = types
        .iter()
        .map(|one| match one {
            JsonType::Null => "null",
            JsonType::Boolean => "a boolean",
            JsonType::Integer => "an integer",
            JsonType::Number => "a number",
            JsonType::String => "a string",
            JsonType::Array => "an array",
            JsonType::Object => "an object",
        })
        .collect();
    words.join(" or ")
}
