//! Absent and null are never the same thing.

use serde_json::json;
use tests::fixtures::{additional_properties, defaults, enum_nullable, presence, recursion};
use tests::runtime::Valid;

use super::{breaks, holds};

type Profile = presence::models::Profile;

#[test]
fn absent_null_and_value_are_told_apart_and_written_back() {
    let least = json!({"name": "Ada", "manager": null, "home": {"city": "London"}});
    let read = holds::<Profile>(least.clone());
    assert_eq!((read.manager, read.phone, read.holiday, read.tags), (None, None, None, None));
    let mut value = least.clone();
    value["phone"] = json!(null);
    value["holiday"] = json!(null);
    value["tags"] = json!(null);
    let read = holds::<Profile>(value);
    assert_eq!((read.phone, read.holiday, read.tags), (Some(None), Some(None), Some(None)));
    let mut value = least;
    value["manager"] = json!("Eve");
    value["phone"] = json!("1");
    value["tags"] = json!(["a", null]);
    let read = holds::<Profile>(value);
    assert_eq!(read.manager.as_deref(), Some("Eve"));
    assert_eq!(read.phone, Some(Some("1".to_owned())));
    assert_eq!(read.tags, Some(Some(vec![Some("a".to_owned()), None])));
}

#[test]
fn what_is_built_is_what_is_written() {
    let home = presence::models::Address::new("London");
    let profile = Profile::new("Ada", None, home).with_phone(None);
    let text = serde_json::to_string(&profile).unwrap();
    assert_eq!(text, r#"{"name":"Ada","manager":null,"phone":null,"home":{"city":"London"}}"#);
}

#[test]
fn a_required_property_must_be_there_and_null_must_be_allowed() {
    breaks::<Profile>(json!({}), &["/name required", "/manager required", "/home required"]);
    let value = json!({"name": null, "manager": null, "home": null});
    breaks::<Profile>(value, &["/name type", "/home type"]);
}

#[test]
fn null_for_an_optional_property_is_refused_by_servers_and_absent_for_clients() {
    let text = r#"{"name": "Ada", "manager": null, "home": {"city": "London"}, "work": null}"#;
    assert_eq!(super::faults(&super::refused::<Profile>(text)), ["/work type"]);
    let lenient: Profile = serde_json::from_str(text).unwrap();
    assert_eq!(lenient.work, None);
}

#[test]
fn unknown_properties_are_passed_over_unless_the_schema_speaks_of_them() {
    let text =
        r#"{"name": "Ada", "manager": null, "home": {"city": "London", "zzz": [1]}, "zzz": 1}"#;
    let read = Valid::<Profile>::from_json(text.as_bytes()).unwrap();
    assert!(!serde_json::to_string(&read).unwrap().contains("zzz"));
}

#[test]
fn typed_unknown_properties_are_kept_and_checked() {
    use additional_properties::models::{Event, Metric};
    let metric = holds::<Metric>(json!({"name": "m", "additional_properties": true, "load": 0.5}));
    assert_eq!(metric.other_properties["load"], 0.5);
    breaks::<Metric>(json!({"name": "m", "load": -1}), &["/load minimum"]);
    breaks::<Metric>(json!({"name": "m", "load": "high"}), &["/load type"]);
    let event = holds::<Event>(json!({"kind": "k", "first": {"value": "v"}}));
    assert_eq!(event.additional_properties["first"].value, "v");
    breaks::<Event>(json!({"kind": "k", "first": {}}), &["/first/value required"]);
}

#[test]
fn enumerations_with_null() {
    use enum_nullable::models::{Seat, SeatMeal};
    let seat = holds::<Seat>(json!({"class": null, "meal": "none", "side": ""}));
    assert_eq!((seat.class, seat.meal), (None, Some(SeatMeal::None)));
    holds::<Seat>(json!({"class": "first", "meal": null, "side": null}));
    breaks::<Seat>(json!({"class": "third", "meal": null}), &["/class enum"]);
}

#[test]
fn defaults_are_told_and_not_filled_in() {
    let job = holds::<defaults::models::Job>(json!({}));
    assert_eq!((&job.retries, &job.level), (&None, &None));
    assert_eq!(serde_json::to_string(&job).unwrap(), "{}");
}

#[test]
fn lists_have_their_default_where_they_are_absent() {
    use defaults::models::{Job, Level};
    let job = holds::<Job>(json!({}));
    assert_eq!(*job.labels_or_default(), ["a", "b"]);
    assert_eq!(job.names_or_default().as_deref(), Some(&[][..]));
    assert_eq!(job.ports_or_default(), [80, 443]);
    assert_eq!(job.levels_or_default(), Some(&[Level::Low][..]));
    assert!(job.jobs_or_default().is_empty() && job.notes_or_default().is_empty());
    let job = holds::<Job>(json!({"labels": ["c"], "names": null, "ports": [], "levels": null}));
    assert_eq!(*job.labels_or_default(), ["c"]);
    assert_eq!((job.names_or_default(), job.levels_or_default()), (None, None));
    assert!(job.ports_or_default().is_empty());
}

#[test]
fn recursion_goes_as_deep_as_the_input() {
    use recursion::models::{Json, Term, Tree};
    holds::<Tree>(json!({
        "value": "a", "left": {"value": "b", "right": null}, "others": [{"value": "c"}],
        "named": {"x": {"value": "d", "right": {"value": "e"}}},
    }));
    breaks::<Tree>(
        json!({"value": "a", "left": {"value": "b", "others": [{"value": 1}, {}]}}),
        &["/left/others/0/value type", "/left/others/1/value required"],
    );
    holds::<Term>(json!([1.0, {"negate": [{"negate": 2.0}]}]));
    holds::<Json>(json!({"a": {"b": {}}}));
}

#[test]
fn nesting_has_an_end() {
    fn nested(depth: usize) -> String {
        format!("{}{}", r#"{"a":"#.repeat(depth), "{}".to_owned() + &"}".repeat(depth))
    }
    let deep = nested(100);
    assert!(Valid::<recursion::models::Json>::from_json(deep.as_bytes()).is_ok());
    let fault = super::refused::<recursion::models::Json>(&nested(5000));
    assert!(fault.is_malformed(), "{fault}");
}
