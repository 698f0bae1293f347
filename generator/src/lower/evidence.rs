//! The branches of a union → whether anything tells them apart before they are checked: their JSON
//! types, a constant, a format, a key that one requires and the other does not have.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Lowering;
use super::judge::same;
use super::parts::{Part, both};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{JsonType, Keyword, SchemaId, TypeId, UnionRule};

/// How many branches are compared with one another.
const COMPARED: usize = 40;

/// The formats that are enforced, of which no text has two.
const FORMATS: &[&str] = &["date", "date-time", "ipv4", "ipv6", "uuid"];

/// What tells the values of a branch from those of another.
#[derive(Debug, Default)]
struct Profile {
    types: Vec<JsonType>,
    declared: BTreeSet<String>,
    required: BTreeSet<String>,
    /// The values that a property may have; those of the branch itself have no name.
    values: Vec<(String, Vec<Value>)>,
    format: Option<&'static str>,
}

impl Lowering<'_> {
    /// Warns when nothing tells two branches apart before they are checked.
    pub(super) fn evidence(
        &mut self,
        (id, part): (TypeId, Part),
        rule: UnionRule,
        list: &[SchemaId],
    ) {
        let profiles: Vec<Profile> =
            list.iter().take(COMPARED).map(|branch| self.profile(id, *branch)).collect();
        let clash = profiles.iter().enumerate().find_map(|(index, one)| {
            let mut others = profiles.iter().skip(index + 1);
            let other = others.position(|two| concerns(rule, one, two) && !apart(one, two))?;
            Some((index, index + other + 1))
        });
        let Some((one, two)) = clash else { return };
        let (key, decides) = match rule {
            UnionRule::One => ("oneOf", "each value is checked"),
            UnionRule::Any => {
                ("anyOf", "of those that accept a value the first that knows most of it is taken")
            }
        };
        let place = self.schemas.get(part.schema).pointer.child(key);
        let (first, second) = (one + 1, two + 1);
        let message = format!("nothing tells branch {first} from branch {second}; {decides}");
        let mut said = Diagnostic::at_key(Code::UntypedUnion, &place, message);
        for index in [one, two] {
            let Some(branch) = list.get(index) else { continue };
            let place = self.schemas.get(*branch).pointer.clone();
            said = said.also(Place::Value(place), format!("branch {}", index + 1));
        }
        self.sink.say(said);
    }

    fn profile(&mut self, id: TypeId, branch: SchemaId) -> Profile {
        let parts = self.parts(id, branch);
        let types = self.types_of(&parts).unwrap_or_default();
        let mut profile = Profile { types, ..Profile::default() };
        for (_, keyword) in self.all_keywords(&parts) {
            match keyword {
                Keyword::Properties(list) => {
                    if profile.types.is_empty() {
                        profile.types.push(JsonType::Object);
                    }
                    for one in list {
                        profile.declared.insert(one.name.clone());
                        let values = self.constants(one.schema);
                        if !values.is_empty() {
                            profile.values.push((one.name.clone(), values));
                        }
                    }
                }
                Keyword::Required(names) => profile.required.extend(names.iter().cloned()),
                Keyword::Enum(values) => profile.values.push((String::new(), values.clone())),
                Keyword::Const(value) => {
                    profile.values.push((String::new(), vec![value.clone()]));
                }
                Keyword::Format(format) => {
                    profile.format = FORMATS.iter().find(|known| *known == format).copied();
                }
                _ => {}
            }
        }
        profile
    }

    /// The values that a schema lists; none when it does not list them.
    fn constants(&self, schema: SchemaId) -> Vec<Value> {
        let core = self.peel_whole(schema);
        let listed = self.schemas.keywords(core).iter().find_map(|keyword| match keyword {
            Keyword::Enum(values) => Some(values.clone()),
            Keyword::Const(value) => Some(vec![value.clone()]),
            _ => None,
        });
        listed.unwrap_or_default()
    }
}

/// Whether two branches that overlap are worth a word. Authors who write `anyOf` of plain values
/// mean the overlap; of objects, the first may drop what the other would have kept.
fn concerns(rule: UnionRule, one: &Profile, two: &Profile) -> bool {
    rule == UnionRule::One || both(&one.types, &two.types).as_slice() == [JsonType::Object]
}

fn apart(one: &Profile, two: &Profile) -> bool {
    if disjoint(one, two) {
        return true;
    }
    if one.types.is_empty() || two.types.is_empty() {
        return false;
    }
    let common = both(&one.types, &two.types);
    let needs =
        |one: &Profile, two: &Profile| one.required.iter().any(|name| !two.declared.contains(name));
    match common.as_slice() {
        [] => true,
        [JsonType::Object] => needs(one, two) || needs(two, one),
        [JsonType::String] => one.format.zip(two.format).is_some_and(|(one, two)| one != two),
        _ => false,
    }
}

/// Whether both list the values of the same thing, and none of them is in both lists.
fn disjoint(one: &Profile, two: &Profile) -> bool {
    one.values.iter().any(|(name, values)| {
        let other = two.values.iter().find(|(known, _)| known == name);
        other.is_some_and(|(_, others)| {
            values.iter().all(|value| !others.iter().any(|other| same(value, other)))
        })
    })
}
