//! Every fixture: values of each model are taken and written again as they were, near misses are
//! refused with the constraint that they break, and each operation is reached in memory.

#![expect(clippy::panic, reason = "a test that fails may panic")]

use std::collections::BTreeSet;

use serde_json::Value;
use tests::runtime::arbitrary::{
    ModelVisitor, NearMiss, Reach, arbitrary::Unstructured, near_misses, value,
};
use tests::runtime::{Model, Valid};

/// How many values of each model are looked at.
const VALUES: u64 = 50;

/// Bytes without a pattern, other ones for another seed.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed;
    let next = |_| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..seed * 16).map(next).collect()
}

/// Whether two values are the same JSON: 1 is 1.0.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(one, other)| same(one, other))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(key, one)| right.get(key).is_some_and(|other| same(one, other)))
        }
        _ => left == right,
    }
}

/// Looks at every model of a fixture.
struct Looking {
    fixture: &'static str,
    missed: BTreeSet<(String, &'static str)>,
}

impl ModelVisitor for Looking {
    fn model<T: Model>(&mut self, name: &'static str) {
        let place = format!("{}::{name}", self.fixture);
        for seed in 0..VALUES {
            let bytes = bytes(seed);
            match value::<T>(&mut Unstructured::new(&bytes)) {
                Ok(value) => taken::<T>(&place, &value),
                Err(error) => panic!("{place}: {error}"),
            }
            for miss in near_misses::<T>(&mut Unstructured::new(&bytes)).unwrap() {
                refused::<T>(&place, &miss);
                self.missed.insert((miss.pointer, miss.keyword));
            }
        }
    }
}

fn taken<T: Model>(place: &str, value: &Value) {
    let text = value.to_string();
    match Valid::<T>::from_json(text.as_bytes()) {
        Ok(read) => {
            let again = serde_json::to_value(&read).unwrap();
            assert!(same(value, &again), "{place}: {value} became {again}");
        }
        Err(report) => panic!("{place}: {value}: {report}"),
    }
}

fn refused<T: Model>(place: &str, miss: &NearMiss) {
    let NearMiss { value, pointer, keyword, .. } = miss;
    let Err(report) = Valid::<T>::from_json(value.to_string().as_bytes()) else {
        panic!("{place}: {value} is taken, though `{keyword}` is broken at {pointer}")
    };
    let found: Vec<_> =
        report.violations().iter().map(|one| (one.pointer.as_str(), one.keyword)).collect();
    assert_eq!(found, [(pointer.as_str(), *keyword)], "{place}: {value}");
}

fn assert_reached(fixture: &str, reach: impl Fn(&[u8]) -> Vec<Reach>) {
    for seed in 0..8 {
        let missed: Vec<_> = reach(&bytes(seed))
            .into_iter()
            .filter(|one| one.obstacle.is_some())
            .map(|one| one.to_string())
            .collect();
        assert!(missed.is_empty(), "{fixture}, seed {seed}: {missed:#?}");
    }
}

macro_rules! fixtures {
    (reached { $($served:ident;)* } models { $($bare:ident;)* }) => {
        mod models {
            $(#[test] fn $served() { super::look(stringify!($served), tests::fixtures::$served::arbitrary::each_model); })*
            $(#[test] fn $bare() { super::look(stringify!($bare), tests::fixtures::$bare::arbitrary::each_model); })*
        }

        mod operations {
            $(#[test] fn $served() { super::assert_reached(stringify!($served), tests::fixtures::$served::arbitrary::reach); })*
        }

        #[test]
        fn what_the_provider_sends_is_reached() {
            assert_reached("webhooks_sent", tests::fixtures::webhooks_sent::webhooks::arbitrary::reach);
            assert_reached("callbacks_sent", tests::fixtures::callbacks_sent::callbacks::arbitrary::reach);
        }

        #[test]
        fn every_fixture_is_here() {
            let here = [$(stringify!($served),)* $(stringify!($bare)),*];
            let served = [$(stringify!($served)),*];
            for fixture in tests::house::fixtures() {
                let name = fixture.name.as_str();
                assert!(here.contains(&name), "{name}");
                let text = std::fs::read_to_string(&fixture.expected).unwrap();
                assert_eq!(text.contains("pub fn reach("), served.contains(&name), "{name}");
            }
        }
    };
}

fn look(
    fixture: &'static str,
    each: impl FnOnce(&mut Looking),
) -> BTreeSet<(String, &'static str)> {
    let mut looking = Looking { fixture, missed: BTreeSet::new() };
    each(&mut looking);
    looking.missed
}

macro_rules! missed {
    ($fixture:ident: $($wanted:literal)+) => {
        let missed = look(stringify!($fixture), tests::fixtures::$fixture::arbitrary::each_model);
        let found: Vec<_> = missed.iter().map(|(place, keyword)| format!("{place} {keyword}")).collect();
        $(assert!(found.iter().any(|one| one == $wanted), "{} is not in {found:#?}", $wanted);)+
    };
}

#[test]
fn keywords_that_ask_other_schemas_are_broken_by_themselves() {
    missed!(array_keywords: "/members contains" "/members maxContains" "/log/2 type" "/closed/1 unevaluatedItems");
    missed!(conditions: "/iban required" "/iban false" "/holder dependentRequired" "/card required" "/card minLength");
    missed!(unevaluated: "/zzzUnknown unevaluatedProperties");
    missed!(property_patterns: "/zzzUnknown propertyNames");
    missed!(not: " not" "/name not" "/age not" "/anything not");
}

fixtures! {
    reached {
        additional_properties; aliases; all_of_merge; all_of_single; any_of; any_value;
        array_keywords; arrays; binary_body; callbacks_sent; closed_object; conditions; content_parameters;
        content_ranges; form_body; multipart_files; several_contents; stream_or_whole;
        cookie_parameters; defaults; deprecated; deprecated_http;
        discriminator_default; enum_integers; enum_mixed; enum_nullable; enum_open; enum_strings; header_parameters; keywords_http;
        local_names_http; maps; media_types; mutual_recursion; nested_inline; not;
        number_limits; object_limits; odd_names_http; one_of_discriminator; one_of_untagged;
        optional_body; pagination; passed_over; path_styles; path_templates; pattern; pattern_maps;
        prelude_names_http; presence; property_patterns; prose; query_deep_object;
        query_delimited; query_form; query_nested; query_whole; read_only; read_only_recursion;
        recursion; references; response_headers; response_headers_json; rival_paths; rust_names;
        scalars; security; sequences; server_urls; shared_parts; statuses; string_limits;
        tag_read_only; tags; text_body; ticket_create; tuples; type_lists; unevaluated;
        unique_items; untagged; webhooks_sent; write_only;
    }
    models {
        anchors; content_encoding; discriminated_base; dynamic_references; earlier_drafts;
        enum_names; identical; keywords; local_names; odd_names; plain_logic; prelude_names;
        small_integers;
    }
}
