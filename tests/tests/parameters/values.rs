//! Values of the shapes of `tests/parameters/openapi.yaml`: those that a style may not carry, and
//! any others.

use serde_json::{Map, Value, json};

/// Pieces of text that mean something in some style or place.
const PIECES: &[&str] = &[
    "a",
    "B",
    "7",
    " ",
    ",",
    ".",
    ";",
    "=",
    "&",
    "|",
    "%",
    "%2C",
    "%20",
    "+",
    "/",
    "?",
    "#",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\\",
    "-",
    "_",
    "~",
    "*",
    "(",
    "<",
    "$",
    "@",
    ":",
    "\t",
    "\n",
    "\r",
    "\0",
    "\u{7f}",
    "\u{a0}",
    "é",
    "ß",
    "漢",
    "\u{301}",
    "\u{1f980}",
    "\u{feff}",
    "\u{ffff}",
    "..",
    "true",
    "null",
    "1.0",
    "",
];

/// Values with names, of which the table tells which cannot be sent.
pub fn probes(shape: &str) -> Vec<(&'static str, Value)> {
    let text = |name, text: &str| (name, Value::from(text));
    match shape {
        "Text" => vec![
            text("a plain text", "blue"),
            text("the empty text", ""),
            text("a dot", "."),
            text("two dots", ".."),
            text("spaces at its ends", " a "),
            text("separators", "a,b c|d.e;f=g&h+i/j?k#l%m"),
            text("letters beyond ASCII", "ünï 漢 🦀"),
            text("control characters", "a\nb"),
        ],
        "Texts" => vec![
            ("a plain list", json!(["blue", "black"])),
            ("the empty list", json!([])),
            ("a list of one item", json!(["a"])),
            ("a list of one empty text", json!([""])),
            ("empty texts among others", json!(["a", "", "b"])),
            ("items with commas", json!(["a,b", "c"])),
            ("items with spaces", json!(["a b", "c"])),
            ("items with bars", json!(["a|b", "c"])),
            ("items with dots and semicolons", json!(["a.b", "c;d"])),
            ("items with ampersands and equals signs", json!(["a&b=c", "d"])),
            ("items with letters beyond ASCII", json!(["ünï", "🦀"])),
        ],
        "Map" => vec![
            ("a plain object", json!({"a": "b", "c": "d"})),
            ("the empty object", json!({})),
            ("an empty value", json!({"a": ""})),
            ("values with separators", json!({"a": "b,c d|e.f;g=h&i"})),
            ("names with commas", json!({"a,b": "c"})),
            ("names with equals signs", json!({"a=b": "c"})),
            ("names with brackets", json!({"a[b]": "c"})),
            ("names with letters beyond ASCII", json!({"ü": "c"})),
        ],
        "Object" => vec![
            ("a plain object", json!({"r": 1, "g": "a"})),
            ("an object without what is optional", json!({"r": 1})),
            ("an empty value", json!({"r": 1, "g": ""})),
            ("values with separators", json!({"r": 1, "g": "b,c d|e.f;g=h&i"})),
        ],
        "Number" => vec![
            ("a whole number", json!(7)),
            ("a fraction", json!(-0.1)),
            ("an exponent", json!(1e300)),
        ],
        "Numbers" => vec![("the empty list", json!([])), ("a list", json!([1, -2]))],
        _ => vec![("true", json!(true)), ("false", json!(false))],
    }
}

/// A value that shows how its shape is written.
pub fn example(shape: &str) -> Value {
    match shape {
        "Text" => json!("light blue"),
        "Number" => json!(1.5),
        "Boolean" => json!(true),
        "Texts" => json!(["blue", "black"]),
        "Numbers" => json!([1, 2]),
        "Object" => json!({"r": 100, "g": "x"}),
        _ => json!({"a": "b", "c": "d"}),
    }
}

/// A value without a pattern, another one for another seed.
pub fn random(shape: &str, seed: u64) -> Value {
    let mut source = Source(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let count = source.below(4);
    match shape {
        "Text" => Value::from(source.text()),
        "Number" => source.number(),
        "Boolean" => Value::from(source.below(2) == 0),
        "Texts" => (0..count).map(|_| source.text()).collect(),
        "Numbers" => (0..count).map(|_| source.integer()).collect(),
        "Object" => {
            let mut object = Map::from_iter([("r".to_owned(), source.integer())]);
            if count > 1 {
                object.insert("g".to_owned(), Value::from(source.text()));
            }
            Value::Object(object)
        }
        _ => (0..count).map(|_| (source.text(), Value::from(source.text()))).collect(),
    }
}

/// Whether two values are the same JSON: 1 is 1.0, and 0.1 is nothing but 0.1.
pub fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(one, other)| same(one, other))
        }
        (Value::Object(left), Value::Object(right)) => {
            let kept =
                |(key, one): (&String, &Value)| right.get(key).is_some_and(|two| same(one, two));
            left.len() == right.len() && left.iter().all(kept)
        }
        _ => left == right,
    }
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Source(u64);

impl Source {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn text(&mut self) -> String {
        let pieces = self.below(5);
        (0..pieces).map(|_| self.piece()).collect()
    }

    /// A piece that means something, or any character of Unicode.
    fn piece(&mut self) -> String {
        let index = usize::try_from(self.below(80)).unwrap();
        match PIECES.get(index) {
            Some(piece) => (*piece).to_owned(),
            None => {
                let code = u32::try_from(self.below(0x11_0000)).unwrap();
                char::from_u32(code).unwrap_or('z').to_string()
            }
        }
    }

    fn integer(&mut self) -> Value {
        let number = i64::from_ne_bytes(self.next().to_ne_bytes());
        Value::from(number >> self.below(64))
    }

    fn number(&mut self) -> Value {
        let number = f64::from_bits(self.next());
        if number.is_finite() { Value::from(number) } else { self.integer() }
    }
}
