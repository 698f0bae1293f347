//! A keyword that looks at a value itself, and a value that fulfils it → values that do not, one
//! arm for each keyword.

use ::arbitrary::Unstructured;
use serde_json::{Map, Value};

use super::super::decode::Side;
use super::super::number::Number;
use super::super::table::{Access, Format, Keyword, Property, Schema, Types};
use super::make::{Alphabet, Maker};

/// A value in which a keyword is broken.
pub(super) struct Broken {
    /// Instead of the value.
    pub(super) value: Value,
    /// Where the fault is, below the value.
    pub(super) below: Option<String>,
    /// What must be reported.
    pub(super) keyword: &'static str,
}

impl Broken {
    pub(super) fn here(keyword: &Keyword, value: Value) -> Self {
        Self::named(keyword.name(), value)
    }

    pub(super) fn named(keyword: &'static str, value: Value) -> Self {
        Self { value, below: None, keyword }
    }

    pub(super) fn below(name: &str, keyword: &'static str, value: Value) -> Self {
        Self { value, below: Some(name.to_owned()), keyword }
    }
}

/// A property that no document knows.
pub(super) const UNKNOWN: &str = "zzzUnknown";

/// The ways to break a keyword, that with the best hope first.
pub(super) fn broken(
    keyword: &'static Keyword,
    beside: &'static [Keyword],
    side: Side,
    value: &Value,
) -> Vec<Broken> {
    let values = match (keyword, value) {
        (Keyword::Not(schema), _) => excluded(schema, side),
        (Keyword::Type(types), _) => of_other_type(*types),
        (Keyword::Enum(_) | Keyword::Const(_), value) => of_same_type(value),
        (_, Value::Number(number)) => numbers(keyword, number.into()),
        (_, Value::String(text)) => texts(keyword, text),
        (_, Value::Array(items)) => arrays(keyword, (beside, side), items),
        (_, Value::Object(map)) => return objects(keyword, side, map),
        _ => Vec::new(),
    };
    values.into_iter().map(|value| Broken::here(keyword, value)).collect()
}

/// Values of the types that are not allowed.
pub(super) fn of_other_type(types: Types) -> Vec<Value> {
    let number = if types.meets(Types::INTEGER) { Types::NUMBER } else { Types(12) };
    let fraction = (number, Value::from(0.5));
    let others = [
        (Types::NULL, Value::Null),
        (Types::BOOLEAN, Value::Bool(true)),
        (Types::OBJECT, Value::Object(Map::new())),
        (Types::ARRAY, Value::Array(Vec::new())),
        (Types::STRING, Value::from("zzz")),
    ];
    [fraction]
        .into_iter()
        .chain(others)
        .filter(|(own, _)| !types.meets(*own))
        .map(|(_, value)| value)
        .collect()
}

/// Values that are hardly in a list.
fn of_same_type(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => vec![Value::from(format!("{text}zzz")), Value::from("zzz")],
        Value::Number(_) => [987_654_321, 123, -1].into_iter().map(Value::from).collect(),
        Value::Bool(value) => vec![Value::Bool(!value)],
        Value::Null => vec![Value::from("zzz"), Value::from(987_654_321)],
        Value::Array(_) | Value::Object(_) => Vec::new(),
    }
}

fn numbers(keyword: &Keyword, value: Number) -> Vec<Value> {
    match keyword {
        Keyword::Maximum(limit) => beside(*limit, 1),
        Keyword::Minimum(limit) => beside(*limit, -1),
        Keyword::ExclusiveMaximum(limit) | Keyword::ExclusiveMinimum(limit) => beside(*limit, 0),
        Keyword::MultipleOf(of) => match (value.integer(), of.integer()) {
            (Some(value), Some(_)) => integers([value + 1, value - 1]),
            _ => vec![Value::from(float(value) + float(*of) / 3.0)],
        },
        Keyword::Format(Format::Int32) => {
            integers([i128::from(i32::MAX) + 1, i128::from(i32::MIN) - 1])
        }
        Keyword::Format(Format::Uint32) => integers([i128::from(u32::MAX) + 1, -1]),
        Keyword::Format(Format::Int64) => integers([i128::from(i64::MAX) + 1, i128::MIN]),
        Keyword::Format(Format::Uint64) => integers([-1, i128::MIN]),
        Keyword::Format(Format::Float) => vec![Value::from(1e300)],
        _ => Vec::new(),
    }
}

/// Numbers on the side of a limit.
fn beside(limit: Number, by: i128) -> Vec<Value> {
    let fraction = by as f64;
    let steps = [0.01, 1.0, 1e10].map(|step| Value::from(float(limit) + fraction * step));
    let whole = limit.integer().map(|limit| integers([limit + by, limit + by * 1000]));
    whole.unwrap_or_default().into_iter().chain(steps).collect()
}

fn float(number: Number) -> f64 {
    match number {
        Number::Integer(one) => one as f64,
        Number::Unsigned(one) => one as f64,
        Number::Float(one) => one,
    }
}

/// Those that JSON holds here.
fn integers<const N: usize>(all: [i128; N]) -> Vec<Value> {
    let one = |one: i128| {
        i64::try_from(one).map(Value::from).or_else(|_| u64::try_from(one).map(Value::from)).ok()
    };
    all.into_iter().filter_map(one).collect()
}

/// No text is made longer than this to break a limit.
pub(super) const LONGEST: u64 = 1 << 16;

fn texts(keyword: &Keyword, text: &str) -> Vec<Value> {
    let length = text.chars().count();
    match keyword {
        Keyword::MaxLength(limit) if *limit < LONGEST => {
            let missing = usize::try_from(*limit + 1).unwrap_or(0).saturating_sub(length);
            let last = text.chars().last().unwrap_or('a');
            let first = text.chars().next().unwrap_or('a');
            let more = |letter: char| letter.to_string().repeat(missing);
            [
                format!("{text}{}", more(last)),
                format!("{}{text}", more(first)),
                format!("{text}{}", more('a')),
            ]
            .map(Value::from)
            .to_vec()
        }
        Keyword::MinLength(limit) if *limit > 0 => {
            let fewer = usize::try_from(*limit - 1).unwrap_or(0);
            vec![Value::from(text.chars().take(fewer).collect::<String>())]
        }
        Keyword::Pattern(_) => {
            let same = |letter: char| Value::from(text.chars().map(|_| letter).collect::<String>());
            let mut found: Vec<Value> =
                ['~', '\u{7f}', '!', 'z', '0', ' ', '\n'].map(same).to_vec();
            found.extend(["", "~", " ~ ", "\u{1f600}"].map(Value::from));
            found
        }
        Keyword::Format(_) => ["~", "zz zz", "~~~~~~~~~~~~~~~~~~~~~~~~"].map(Value::from).to_vec(),
        _ => Vec::new(),
    }
}

/// Values of a schema that must not hold.
fn excluded(schema: &'static Schema, side: Side) -> Vec<Value> {
    let mut bytes = Unstructured::new(&[]);
    (0..4)
        .filter_map(|attempt| Maker::new(side, (&mut bytes, Alphabet::ANY), attempt).root(schema))
        .collect()
}

fn arrays(
    keyword: &Keyword,
    (beside, side): (&'static [Keyword], Side),
    items: &[Value],
) -> Vec<Value> {
    match keyword {
        Keyword::MaxItems(limit) if *limit < LONGEST => {
            let count = usize::try_from(*limit + 1).unwrap_or(0);
            let mut bytes = Unstructured::new(&[]);
            let mut maker = Maker::new(side, (&mut bytes, Alphabet::ANY), 1);
            let longer = maker.longer(items, beside, count).into_iter();
            let repeated = items.last().map(|filler| {
                let mut all = items.to_vec();
                all.resize(count.max(items.len()), filler.clone());
                all
            });
            longer.chain(repeated).map(Value::Array).collect()
        }
        Keyword::MinItems(limit) if *limit > 0 => {
            let fewer = usize::try_from(*limit - 1).unwrap_or(0);
            vec![Value::Array(items.iter().take(fewer).cloned().collect())]
        }
        Keyword::UniqueItems => {
            let Some(first) = items.first() else { return Vec::new() };
            let longer = [items, std::slice::from_ref(first)].concat();
            let mut same = items.to_vec();
            if let Some(last) = same.last_mut() {
                last.clone_from(first);
            }
            vec![Value::Array(longer), Value::Array(same)]
        }
        _ => Vec::new(),
    }
}

fn objects(keyword: &'static Keyword, side: Side, map: &Map<String, Value>) -> Vec<Broken> {
    let with = |name: &str, value: Value| {
        let mut map = map.clone();
        map.insert(name.to_owned(), value);
        Value::Object(map)
    };
    match keyword {
        Keyword::Required(names) => {
            let there = names.iter().filter(|name| map.contains_key(**name));
            there.map(|name| Broken::below(name, "required", without(map, name))).collect()
        }
        Keyword::AdditionalProperties(schema) if matches!(schema.keywords, [Keyword::Never]) => {
            vec![Broken::below(UNKNOWN, "additionalProperties", with(UNKNOWN, Value::Null))]
        }
        Keyword::Properties(properties, _) => {
            let one = |property: &Property| {
                let keyword = match (property.access, side) {
                    (Access::ReadOnly, Side::Request) => "readOnly",
                    (Access::WriteOnly, Side::Response) => "writeOnly",
                    _ => return None,
                };
                Some(Broken::below(property.name, keyword, with(property.name, Value::Null)))
            };
            properties.iter().filter_map(one).collect()
        }
        Keyword::MaxProperties(limit) if *limit < LONGEST => {
            let mut map = map.clone();
            let filler = map.values().next().cloned().unwrap_or(Value::Null);
            let missing = (*limit + 1).saturating_sub(map.len() as u64);
            map.extend((0..missing).map(|one| (format!("{UNKNOWN}{one}"), filler.clone())));
            vec![Broken::here(keyword, Value::Object(map))]
        }
        Keyword::MinProperties(limit) if *limit > 0 => {
            let fewer = usize::try_from(*limit - 1).unwrap_or(0);
            let kept = |from: &mut dyn Iterator<Item = (&String, &Value)>| {
                let kept = from.take(fewer).map(|(key, value)| (key.clone(), value.clone()));
                Value::Object(kept.collect())
            };
            [kept(&mut map.iter()), kept(&mut map.iter().rev())]
                .map(|value| Broken::here(keyword, value))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn without(map: &Map<String, Value>, name: &str) -> Value {
    let rest = map.iter().filter(|(key, _)| *key != name);
    Value::Object(rest.map(|(key, value)| (key.clone(), value.clone())).collect())
}
