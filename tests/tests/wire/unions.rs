//! One of several: by a tag, by what the branches say, by the checker alone.

use serde_json::json;
use tests::fixtures::{
    any_of, discriminator_default, one_of_discriminator, one_of_untagged, tag_read_only,
};

use super::{faults, holds, refused};

type Filter = one_of_untagged::models::Filter;

#[test]
fn a_tag_decides() {
    use one_of_discriminator::models::{Payment, Result};
    let card = holds::<Payment>(json!({"kind": "debit", "number": "1"}));
    assert!(matches!(card, Payment::Card(card) if card.kind == "debit"));
    let transfer = holds::<Payment>(json!({"kind": "sepa", "iban": "1"}));
    assert!(matches!(transfer, Payment::Transfer(_)));
    let done = holds::<Result>(json!({"type": "Done"}));
    assert!(matches!(done, Result::Done(_)));
    assert!(matches!(holds::<Result>(json!({"type": "Failed"})), Result::Failed(_)));
}

#[test]
fn an_unknown_tag_is_kept_by_clients_and_refused_by_servers() {
    use one_of_discriminator::models::Payment;
    let text = r#"{"kind":"barter","goods":["hens"]}"#;
    let read: Payment = serde_json::from_str(text).unwrap();
    assert!(matches!(&read, Payment::Unknown(_)));
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    assert!(!refused::<Payment>(text).violations().is_empty());
    assert!(!refused::<Payment>(r#"{"number": "1"}"#).violations().is_empty());
}

#[test]
fn a_tag_says_which_branch_is_broken() {
    use one_of_discriminator::models::Payment;
    let fault = refused::<Payment>(r#"{"kind": "credit"}"#);
    assert_eq!(faults(&fault), ["/number required"]);
}

#[test]
fn an_object_without_a_known_tag_is_the_default_branch() {
    use discriminator_default::models::Pet;
    for other in [json!({"kind": "hen", "name": "Berta"}), json!({"name": "Berta"})] {
        assert!(matches!(holds::<Pet>(other), Pet::Other(_)));
    }
    assert!(matches!(holds::<Pet>(json!({"kind": "cat", "lives": 9})), Pet::Cat(_)));
    assert!(matches!(holds::<Pet>(json!({"kind": "hound", "breed": "beagle"})), Pet::Dog(_)));
    let fault = refused::<Pet>(r#"{"kind": "hen"}"#);
    assert_eq!(faults(&fault), ["/name required"]);
    let fault = refused::<Pet>(r#"{"kind": "cat", "name": "Tom"}"#);
    assert_eq!(faults(&fault), ["/lives required"]);
    let read: Pet = serde_json::from_str("[]").unwrap();
    assert!(matches!(read, Pet::Unknown(_)));
}

#[test]
fn a_read_only_tag_chooses_only_what_is_received() {
    use tag_read_only::models::{Shape, ShapeRequest};
    let square = holds::<Shape>(json!({"kind": "square", "side": 2}));
    assert!(matches!(square, Shape::Square(_)));
    let fault = refused::<Shape>(r#"{"side": 2}"#);
    assert_eq!(faults(&fault), [" oneOf"]);
    let square = holds::<ShapeRequest>(json!({"side": 2}));
    assert!(matches!(square, ShapeRequest::Square(_)));
    let fault = refused::<ShapeRequest>(r#"{"kind": "square", "side": 2}"#);
    assert!(!fault.violations().is_empty());
}

#[test]
fn types_and_required_properties_tell_branches_apart() {
    use one_of_untagged::models::{FilterId, FilterNames, Shape};
    let filter =
        holds::<Filter>(json!({"id": 1, "names": ["a"], "shape": {"side": 2.5}, "range": 12}));
    assert!(matches!(filter.id, Some(FilterId::Integer(1))));
    assert!(matches!(filter.names, Some(FilterNames::List(_))));
    assert!(matches!(filter.shape, Some(Shape::Square(_))));
    let filter = holds::<Filter>(json!({"id": "1", "names": "a", "perhaps": null}));
    assert!(matches!(filter.id, Some(FilterId::String(_))));
    assert_eq!(filter.perhaps, Some(None));
}

#[test]
fn exactly_one_means_one() {
    let both = refused::<Filter>(r#"{"shape": {"side": 1, "radius": 1}}"#);
    assert_eq!(faults(&both), ["/shape oneOf"]);
    let none = refused::<Filter>(r#"{"range": 10}"#);
    assert_eq!(faults(&none), ["/range oneOf"]);
    holds::<Filter>(json!({"range": 9}));
    holds::<Filter>(json!({"range": 11}));
}

#[test]
fn null_in_several_branches_is_null() {
    let filter = holds::<Filter>(json!({"either": null}));
    assert_eq!(filter.either, Some(None));
    assert_eq!(faults(&refused::<Filter>(r#"{"either": 10}"#)), ["/either maximum"]);
    assert_eq!(faults(&refused::<Filter>(r#"{"either": "no"}"#)), ["/either anyOf"]);
}

#[test]
fn of_overlapping_branches_the_first_that_holds_is_taken() {
    use any_of::models::{OwnerPetsItem, OwnerPhone, Pet};
    assert!(matches!(holds::<Pet>(json!({"name": "a", "breed": "b"})), Pet::Dog(_)));
    assert!(matches!(holds::<Pet>(json!({"name": "a"})), Pet::Cat(_)));
    let owner =
        holds::<any_of::models::Owner>(json!({"phone": "12", "pets": ["a", {"name": "b"}]}));
    assert!(matches!(owner.phone, Some(OwnerPhone::String(_))));
    assert!(matches!(owner.pets.unwrap()[..], [OwnerPetsItem::String(_), OwnerPetsItem::Pet(_)]));
}

#[test]
fn what_fits_no_branch_is_kept_by_clients() {
    let read: Filter = serde_json::from_str(r#"{"id":[1],"shape":{"sides":6}}"#).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"id":[1],"shape":{"sides":6}}"#);
}
