//! The keywords of JSON Schema 2020-12 that no Rust type can express: the table decides.

use serde_json::json;
use tests::fixtures::{array_keywords, conditions, earlier_drafts, property_patterns, unevaluated};

use super::{breaks, holds};

#[test]
fn one_property_asks_for_others() {
    type Payment = conditions::models::Payment;
    holds::<Payment>(json!({"kind": "transfer", "iban": "x"}));
    holds::<Payment>(json!({"kind": "cash", "card": "1234", "holder": "a", "code": "1"}));
    breaks::<Payment>(json!({"kind": "transfer"}), &["/iban required"]);
    breaks::<Payment>(json!({"kind": "cash", "iban": "x"}), &["/iban false"]);
    breaks::<Payment>(json!({"kind": "cash", "card": "1234"}), &["/holder dependentRequired"]);
    breaks::<Payment>(json!({"kind": "cash", "code": "1"}), &["/card required"]);
}

#[test]
fn items_have_places_and_are_counted() {
    type Team = array_keywords::models::Team;
    holds::<Team>(json!({"members": ["a", "lead"], "log": ["a", 1, true], "closed": ["a"]}));
    breaks::<Team>(json!({"members": ["a"]}), &["/members contains"]);
    breaks::<Team>(json!({"members": ["lead", "lead"]}), &["/members maxContains"]);
    breaks::<Team>(json!({"log": [1, 1, 1]}), &["/log/0 type", "/log/2 type"]);
    breaks::<Team>(json!({"closed": ["a", 1]}), &["/closed/1 unevaluatedItems"]);
}

#[test]
fn names_decide_what_values_are() {
    type Labels = property_patterns::models::Labels;
    holds::<Labels>(json!({"name": "a", "x-a": "b", "n-a": 9}));
    breaks::<Labels>(
        json!({"n-a": 10, "name": "a", "x-a": 1, "z": 1}),
        &["/n-a maximum", "/x-a type", "/z additionalProperties"],
    );
    type Scores = property_patterns::models::Scores;
    holds::<Scores>(json!({"ada": 1}));
    breaks::<Scores>(json!({"Ada": 1}), &["/Ada propertyNames"]);
}

#[test]
fn what_no_part_speaks_of_is_refused() {
    type Dog = unevaluated::models::Dog;
    holds::<Dog>(json!({"name": "a", "barks": true}));
    let fault = super::refused::<Dog>(r#"{"name": "a", "meows": 1}"#);
    assert_eq!(super::faults(&fault), ["/meows unevaluatedProperties"]);
}

#[test]
fn earlier_drafts_mean_the_same() {
    type Pair = earlier_drafts::models::Pair;
    holds::<Pair>(json!({"both": ["a", 2], "number": "1", "holder": "b"}));
    breaks::<Pair>(json!({"both": ["a", 1, 2]}), &["/both/1 exclusiveMinimum", "/both/2 items"]);
    breaks::<Pair>(json!({"number": "1"}), &["/holder required"]);
    breaks::<Pair>(json!({"holder": "1"}), &[" minProperties"]);
}
