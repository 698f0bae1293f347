//! Values and near misses of tables, and the macros as generated code uses them.

use serde_json::Value;

use super::super::arbitrary::arbitrary::{Arbitrary, Unstructured};
use super::super::arbitrary::*;
use super::super::wire::tests::example as models;
use super::super::wire::tests::example as operations;
use super::super::{
    Access, Contains, Format, Keyword, Literal, Model, Number, Pattern, Property, Schema, Side,
    Types, Validate,
};

each_model! { Draft; }
each_request! { CreateTicketRequest; }

static CODE: Pattern = Pattern::new("^[A-Z]{2}-[0-9]{3}$");
static NODE: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property::new("id", &Schema::INT32).access(Access::ReadOnly),
                Property::new(
                    "code",
                    &Schema { keywords: &[Keyword::Type(Types::STRING), Keyword::Pattern(&CODE)] },
                ),
                Property::new("next", &Schema { keywords: &[Keyword::Reference(&NODE)] }),
                Property::new("many", &MANY),
                Property::new("price", &PRICE),
            ],
            &[],
        ),
        Keyword::Required(&["id", "code", "many", "price"]),
        Keyword::AdditionalProperties(&Schema { keywords: &[Keyword::Never] }),
    ],
};
static MANY: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::ARRAY),
        Keyword::Items(&Schema { keywords: &[Keyword::AnyOf(&[&Schema::UUID, &NODE])] }),
        Keyword::MinItems(2),
        Keyword::MaxItems(3),
        Keyword::UniqueItems,
    ],
};
static PRICE: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::NUMBER),
        Keyword::MultipleOf(Number::Float(0.01)),
        Keyword::Minimum(Number::Integer(1)),
        Keyword::ExclusiveMaximum(Number::Integer(2)),
        Keyword::Not(&Schema { keywords: &[Keyword::Const(Literal::Float(1.5))] }),
    ],
};

static COUNTED: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::ARRAY),
        Keyword::PrefixItems(&[&Schema::INT32, &Schema::INT32, &Schema::INT32]),
        Keyword::Items(&Schema { keywords: &[Keyword::Never] }),
        Keyword::Contains(Contains {
            schema: &Schema { keywords: &[Keyword::Minimum(Number::Integer(10))] },
            least: 2,
            most: 2,
        }),
    ],
};

fn bytes(seed: u8) -> Vec<u8> {
    (0..200_u8).map(|one| one.wrapping_mul(seed).wrapping_add(seed >> 2)).collect()
}

#[test]
fn values_are_valid_and_end() {
    for side in [Side::Request, Side::Response, Side::Both] {
        for seed in 0..60 {
            let value = value_of(&NODE, side, &mut Unstructured::new(&bytes(seed))).unwrap();
            assert_eq!(value.get("id").is_some(), side != Side::Request);
        }
    }
}

#[test]
fn without_bytes_a_value_is_small_and_always_the_same() {
    let small = || value_of(&MANY, Side::Request, &mut Unstructured::new(&[])).unwrap();
    assert_eq!(small(), small());
    assert_eq!(small().as_array().map(Vec::len), Some(2));
}

#[test]
fn what_nothing_satisfies_is_told() {
    static NOTHING: Schema = Schema {
        keywords: &[Keyword::Type(Types::STRING), Keyword::MinLength(3), Keyword::MaxLength(2)],
    };
    static ENDLESS: Schema = Schema {
        keywords: &[
            Keyword::Type(Types::OBJECT),
            Keyword::Properties(&[Property::new("next", &ENDLESS)], &[]),
            Keyword::Required(&["next"]),
        ],
    };
    static BUT: Schema =
        Schema { keywords: &[Keyword::Type(Types::NULL), Keyword::Not(&Schema::ANY)] };
    for schema in [&NOTHING, &ENDLESS, &BUT] {
        let error = value_of(schema, Side::Both, &mut Unstructured::new(&bytes(7))).unwrap_err();
        assert!(matches!(error, Unsatisfied::Schema(_)), "{error}");
    }
}

#[test]
fn every_constraint_is_broken_by_itself() {
    let misses = near_misses_of(&NODE, Side::Request, &mut Unstructured::new(&[])).unwrap();
    let mut found: Vec<(&str, &str)> =
        misses.iter().map(|one| (one.pointer.as_str(), one.keyword)).collect();
    found.sort_unstable();
    found.dedup();
    for wanted in [
        ("", "type"),
        ("/code", "pattern"),
        ("/code", "required"),
        ("/code", "type"),
        ("/id", "readOnly"),
        ("/many", "maxItems"),
        ("/many", "minItems"),
        ("/many", "uniqueItems"),
        ("/many/0", "format"),
        ("/many/0", "anyOf"),
        ("/price", "exclusiveMaximum"),
        ("/price", "minimum"),
        ("/price", "multipleOf"),
        ("/price", "not"),
        ("/zzzUnknown", "additionalProperties"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} is not among {found:?}");
    }
}

#[test]
fn items_are_counted_and_refused() {
    let misses = near_misses_of(&COUNTED, Side::Both, &mut Unstructured::new(&[])).unwrap();
    let found: Vec<(&str, &str)> =
        misses.iter().map(|one| (one.pointer.as_str(), one.keyword)).collect();
    for wanted in [("", "minContains"), ("", "maxContains"), ("/3", "items"), ("/0", "format")] {
        assert!(found.contains(&wanted), "{wanted:?} is not among {found:?}");
    }
}

#[test]
fn every_format_has_values() {
    use Format::*;
    for format in [DateTime, Date, Uuid, Ipv4, Ipv6, Base64, Int32, Int64, Uint32, Uint64, Float] {
        let keywords: &'static [Keyword] = Vec::leak(vec![Keyword::Format(format)]);
        let schema: &'static Schema = Box::leak(Box::new(Schema { keywords }));
        for seed in 0..20 {
            value_of(schema, Side::Both, &mut Unstructured::new(&bytes(seed))).unwrap();
        }
    }
}

#[test]
fn expressions_have_texts() {
    for text in [
        "^a+$",
        "^(?!foo)[a-z]{3,}$",
        r"^\d{4}-\d{2}$",
        "[^/]+",
        "^(GET|PUT)$",
        "x",
        "",
        r"^\p{Lu}\w*$",
        "^[^\\x00-\\x7f]$",
        r"^(?=.*\d).{8,}$",
    ] {
        let pattern: &'static _ = Box::leak(Box::new(super::super::FancyPattern::new(text)));
        let keywords: &'static [Keyword] =
            Vec::leak(vec![Keyword::Type(Types::STRING), Keyword::Pattern(pattern)]);
        let schema: &'static Schema = Box::leak(Box::new(Schema { keywords }));
        for seed in 0..20 {
            let made = value_of(schema, Side::Both, &mut Unstructured::new(&bytes(seed)));
            assert!(made.is_ok(), "{text}: {made:?}");
        }
    }
}

#[test]
fn models_and_requests_are_arbitrary() {
    struct Names(Vec<String>);
    impl ModelVisitor for Names {
        fn model<T: Model>(&mut self, name: &'static str) {
            let value: Value = value::<T>(&mut Unstructured::new(&bytes(3))).unwrap();
            assert!(value.is_object());
            self.0.push(name.to_owned());
        }
    }
    impl RequestVisitor for Names {
        fn request<O: super::super::wire::Operation>(&mut self) {
            self.0.push(O::ID.to_owned());
        }
    }
    let mut names = Names(Vec::new());
    each_model(&mut names);
    each_request(&mut names);
    assert_eq!(names.0, ["Draft", "createTicket"]);
    for seed in 0..40 {
        let bytes = bytes(seed);
        let request = request::<models::CreateTicketRequest>(&mut Unstructured::new(&bytes));
        let request = request.unwrap_or_else(|error| panic!("{error}"));
        assert!(request.is_valid());
        models::CreateTicketRequest::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
        models::Draft::arbitrary(&mut Unstructured::new(&bytes)).unwrap();
    }
}
