//! Facts of APIs that are made by hand.

use super::sketch::{Sketch, list, object, plain, union, values};
use super::{Derives, Direction, Facts, Place, Side, analyze, dump, unmatched};
use crate::config::{Config, ReadOnly, RustType};
use crate::model::{
    Access, Additional, Condition, Contains, Discriminator, Field, JsonType, Keyword,
    PatternSchema, Scalar, SchemaId, Shape, TypeUse,
};

fn facts(sketch: &Sketch) -> Facts {
    analyze(&sketch.api, &Config::default())
}

fn request(name: &str) -> Config {
    let mut config = Config::default();
    config.types.request.push(name.to_owned());
    config
}

/// A list of tickets in an answer; a ticket has a read-only id and an inbox.
fn tickets() -> (Sketch, TypeUse, TypeUse) {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let inbox = sketch.component("Inbox", plain(&[("name", text)]));
    let fields = [("id", text, Access::ReadOnly), ("inbox", inbox, Access::ReadWrite)];
    let ticket = sketch.component("Ticket", object(&fields));
    let page = sketch.component("Page", list(ticket));
    sketch.operation("list", None, Some(page));
    (sketch, ticket, inbox)
}

#[test]
fn a_read_only_field_splits_all_that_holds_it_and_nothing_else() {
    let (sketch, ticket, inbox) = tickets();
    let facts = facts(&sketch);
    assert_eq!(facts.sides(ticket.id), [Side::Response]);
    assert_eq!(facts.sides(inbox.id), [Side::Both]);
    let page = crate::model::TypeId::new(3);
    assert_eq!(facts.side(page, Direction::Request), Side::Request);
    let names = |side| {
        facts.fields(&sketch.api, ticket.id, side).map(|(index, _)| index).collect::<Vec<_>>()
    };
    assert_eq!(names(Side::Request), [1]);
    assert_eq!(names(Side::Response), [0, 1]);
}

#[test]
fn the_configuration_asks_for_a_request_type_and_gets_what_it_holds() {
    let (mut sketch, ticket, _) = tickets();
    let text = sketch.text();
    let part = sketch.component("Part", object(&[("secret", text, Access::WriteOnly)]));
    let whole = sketch.component("Whole", plain(&[("part", part)]));
    let facts = analyze(&sketch.api, &request("Whole"));
    let both = [Side::Response, Side::Request];
    assert_eq!(
        facts.sides(whole.id),
        both,
        "no operation needs it, so its response type is there as well"
    );
    assert_eq!(facts.sides(part.id), both);
    assert_eq!(
        analyze(&sketch.api, &request("Ticket")).sides(ticket.id),
        [Side::Response, Side::Request]
    );
}

#[test]
fn a_component_without_use_is_emitted_as_a_response() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let used = sketch.component("Lonely", object(&[("id", text, Access::ReadOnly)]));
    assert_eq!(facts(&sketch).sides(used.id), [Side::Response]);
    assert!(facts(&sketch).sides(text.id).is_empty(), "inline scalars are no items");
}

#[test]
fn what_only_a_read_only_field_holds_is_not_needed_in_requests() {
    let mut sketch = Sketch::new();
    let owner = sketch.component("Owner", values(&["x"]));
    let kind = sketch.member(owner, &["kind"], values(&["a"]));
    sketch.set(owner, object(&[("kind", kind, Access::ReadOnly)]));
    sketch.operation("send", Some(owner), None);
    assert_eq!(facts(&sketch).sides(owner.id), [Side::Request]);
    assert!(facts(&sketch).sides(kind.id).is_empty());
}

#[test]
fn circles_are_boxed_at_fields_whatever_the_order_is() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let sum = sketch.component("Sum", values(&["x"]));
    let expr = sketch.component("Expr", union(&[text, sum]));
    sketch.set(sum, plain(&[("left", expr), ("name", text), ("self", sum)]));
    let facts = facts(&sketch);
    assert!(facts.boxed(sum.id, Place::Field(0)));
    assert!(!facts.boxed(sum.id, Place::Field(1)));
    assert!(facts.boxed(sum.id, Place::Field(2)));
    assert!(!facts.boxed(expr.id, Place::Branch(1)), "the field has cut the circle");
}

#[test]
fn unions_in_unions_are_boxed_at_branches_and_lists_need_no_box() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let first = sketch.component("First", values(&["x"]));
    let second = sketch.component("Second", union(&[first, text]));
    sketch.set(first, union(&[second, text]));
    let tree = sketch.component("Tree", values(&["x"]));
    let children = sketch.member(tree, &["children"], list(tree));
    sketch.set(tree, plain(&[("children", children)]));
    let facts = facts(&sketch);
    assert!(facts.boxed(first.id, Place::Branch(0)) && facts.boxed(second.id, Place::Branch(0)));
    assert!(!facts.boxed(first.id, Place::Branch(1)));
    assert!(!facts.boxed(tree.id, Place::Field(0)));
}

#[test]
fn a_long_chain_needs_no_stack() {
    let mut sketch = Sketch::new();
    let mut last = sketch.text();
    for index in 0..20_000 {
        last = sketch.component(&format!("C{index}"), plain(&[("next", last)]));
    }
    let facts = facts(&sketch);
    assert!(!facts.boxed(last.id, Place::Field(0)) && facts.exact(last.id, Side::Both));
}

#[test]
fn derives_follow_what_is_held() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let ratio = sketch.scalar(Scalar::F64, JsonType::Number);
    let id = sketch.component("Id", (Shape::Scalar(Scalar::Uuid), Vec::new()));
    let named = sketch.component("Named", plain(&[("id", id), ("name", text)]));
    let rated = sketch.component("Rated", plain(&[("named", named), ("ratio", ratio)]));
    let facts = facts(&sketch);
    assert_eq!(facts.derives(id.id), Derives { copy: true, eq: true, hash: true, default_: false });
    assert_eq!(
        facts.derives(named.id),
        Derives { copy: false, eq: true, hash: false, default_: false }
    );
    assert_eq!(facts.derives(rated.id), Derives::default());
}

#[test]
fn an_object_of_optional_fields_has_a_default() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let (shape, keywords) = plain(&[("name", text)]);
    let Shape::Object(mut own) = shape else { panic!("plain makes objects") };
    own.fields = own.fields.into_iter().map(|field| Field { required: false, ..field }).collect();
    let filter = sketch.component("Filter", (Shape::Object(own), keywords));
    assert!(facts(&sketch).derives(filter.id).default_);
}

#[test]
fn replaced_components_are_opaque() {
    let (mut sketch, ticket, _) = tickets();
    let holder = sketch.component("Holder", plain(&[("ticket", ticket)]));
    let mut config = Config::default();
    let path = "::mine::Ticket".to_owned();
    config.types.replace.insert("Ticket".to_owned(), RustType { path, dependency: None });
    config.types.request.push("Tikcet".to_owned());
    let facts = analyze(&sketch.api, &config);
    assert!(facts.sides(ticket.id).is_empty());
    assert_eq!(facts.sides(holder.id), [Side::Both]);
    assert!(!facts.exact(holder.id, Side::Both) && !facts.derives(holder.id).eq);
    assert_eq!(unmatched(&sketch.api, &config), ["types.request: Tikcet"]);
}

#[test]
fn a_ticket_is_exact_on_both_sides_unless_read_only_is_passed_over() {
    let (mut sketch, ticket, _) = tickets();
    assert!(facts(&sketch).exact(ticket.id, Side::Response));
    assert!(facts(&sketch).exact(ticket.id, Side::Request));
    sketch.api.read_only = ReadOnly::Ignore;
    assert!(
        !facts(&sketch).exact(ticket.id, Side::Request),
        "the schema of `id` still speaks of it"
    );
}

/// What a schema says beyond the type, for an object with one text field.
fn exact_with(keyword: Keyword) -> bool {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let (shape, mut keywords) = plain(&[("name", text)]);
    keywords.push(keyword);
    let one = sketch.component("One", (shape, keywords));
    let holder = sketch.component("Holder", plain(&[("one", one)]));
    let facts = facts(&sketch);
    assert_eq!(
        facts.exact(one.id, Side::Both),
        facts.exact(holder.id, Side::Both),
        "owners follow"
    );
    facts.exact(one.id, Side::Both)
}

#[test]
fn keywords_that_no_type_enforces_are_left_to_the_checker() {
    let any = crate::model::SchemaId::new(usize::MAX);
    assert!(!exact_with(Keyword::Not(any)));
    assert!(!exact_with(Keyword::MinProperties(1)));
    assert!(!exact_with(Keyword::Enum(Vec::new())));
    assert!(exact_with(Keyword::AnyOf(vec![any])), "it accepts everything");
    assert!(!exact_with(Keyword::Required(vec!["other".to_owned()])));
    assert!(exact_with(Keyword::MaxLength(3)), "it speaks of strings only");
    let (pattern, schema) = (String::new(), any);
    assert!(!exact_with(Keyword::PatternProperties(vec![PatternSchema { pattern, schema }])));
    assert!(!exact_with(Keyword::DependentRequired(vec![("a".to_owned(), Vec::new())])));
    assert!(!exact_with(Keyword::DependentSchemas(vec![("a".to_owned(), any)])));
    assert!(!exact_with(Keyword::If(Condition { test: any, then: Some(any), otherwise: None })));
    assert!(exact_with(Keyword::If(Condition { test: any, then: None, otherwise: None })));
    assert!(exact_with(Keyword::UnevaluatedProperties(any)), "it accepts everything");
    assert!(exact_with(Keyword::PrefixItems(vec![any])), "it speaks of arrays only");
}

#[test]
fn names_of_properties_are_strings_whatever_is_said_of_them() {
    let exact = |keywords: Vec<Keyword>| {
        let mut sketch = Sketch::new();
        let names = sketch.schema("/names", keywords);
        let text = sketch.text();
        let (shape, mut said) = plain(&[("name", text)]);
        said.push(Keyword::PropertyNames(names));
        let one = sketch.component("One", (shape, said));
        facts(&sketch).exact(one.id, Side::Both)
    };
    assert!(exact(vec![Keyword::Type(vec![JsonType::String])]));
    assert!(!exact(vec![Keyword::Type(vec![JsonType::String]), Keyword::MaxLength(3)]));
    assert!(!exact(vec![Keyword::Type(vec![JsonType::Integer])]));
}

#[test]
fn lists_whose_items_are_counted_or_have_places_are_left_to_the_checker() {
    let exact = |keyword: Option<fn(SchemaId) -> Keyword>| {
        let mut sketch = Sketch::new();
        let text = sketch.text();
        let (shape, mut keywords) = list(text);
        keywords.extend(keyword.map(|of| of(text.schema)));
        let one = sketch.component("One", (shape, keywords));
        facts(&sketch).exact(one.id, Side::Both)
    };
    assert!(exact(None));
    assert!(!exact(Some(|schema| Keyword::PrefixItems(vec![schema]))));
    assert!(!exact(Some(|schema| Keyword::Contains(Contains { schema, least: 1, most: None }))));
    assert!(!exact(Some(Keyword::UnevaluatedItems)));
}

#[test]
fn limits_on_text_are_enforced_and_limits_on_ids_are_not() {
    let mut sketch = Sketch::new();
    let with = |scalar| {
        let keywords = vec![Keyword::Type(vec![JsonType::String]), Keyword::MaxLength(3)];
        (Shape::Scalar(scalar), keywords)
    };
    let text = sketch.component("Text", with(Scalar::String));
    let uuid = sketch.component("Id", with(Scalar::Uuid));
    let loose =
        sketch.component("Loose", (Shape::Scalar(Scalar::String), vec![Keyword::MaxLength(3)]));
    let facts = facts(&sketch);
    assert!(facts.exact(text.id, Side::Both));
    assert!(!facts.exact(uuid.id, Side::Both));
    assert!(!facts.exact(loose.id, Side::Both), "without `type`, other values are accepted");
}

#[test]
fn a_place_may_add_null_and_nothing_else() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let null = sketch.schema("/null", vec![Keyword::Type(vec![JsonType::Null])]);
    let one = sketch.component("One", plain(&[("name", text)]));
    let either = sketch.schema("/either", vec![Keyword::AnyOf(vec![null, one.schema])]);
    let annotated = sketch.schema("/annotated", vec![Keyword::AllOf(vec![one.schema])]);
    let limited = sketch
        .schema("/limited", vec![Keyword::AllOf(vec![one.schema]), Keyword::MaxProperties(1)]);
    let mut holder = |name: &str, schema, nullable| {
        let held = TypeUse { schema, nullable, ..one };
        sketch.component(name, plain(&[("one", held)])).id
    };
    let (good, also) = (holder("Good", either, true), holder("Also", annotated, false));
    let (wrong, more) = (holder("Wrong", either, false), holder("More", limited, false));
    let facts = facts(&sketch);
    assert!(facts.exact(good, Side::Both) && facts.exact(also, Side::Both));
    assert!(!facts.exact(wrong, Side::Both) && !facts.exact(more, Side::Both));
}

#[test]
fn merged_objects_are_exact_when_their_parts_are_fields() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let (both, _) = plain(&[("a", text), ("b", text)]);
    let part = |name| plain(&[(name, text)]).1;
    let (left, right) = (sketch.schema("/left", part("a")), sketch.schema("/right", part("b")));
    let mut closed = part("b");
    let never = sketch.schema("/never", vec![Keyword::Never]);
    closed.push(Keyword::AdditionalProperties(never));
    let closed = sketch.schema("/closed", closed);
    let merged =
        sketch.component("Merged", (both.clone(), vec![Keyword::AllOf(vec![left, right])]));
    let shut = sketch.component("Shut", (both, vec![Keyword::AllOf(vec![left, closed])]));
    let facts = facts(&sketch);
    assert!(facts.exact(merged.id, Side::Both));
    assert!(
        !facts.exact(shut.id, Side::Both),
        "`additionalProperties` refuses the property of the other part"
    );
}

#[test]
fn a_discriminator_is_exact_when_its_values_keep_the_branches_apart() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let (cat, dog) = (
        sketch.component("CatKind", values(&["cat"])),
        sketch.component("DogKind", values(&["dog"])),
    );
    let mut pet = |name: &str, kinds: [TypeUse; 2]| {
        let branches =
            kinds.map(|kind| sketch.component(&format!("{name}Branch"), plain(&[("kind", kind)])));
        let (shape, keywords) = union(&branches);
        let Shape::Union(mut own) = shape else { panic!("union makes unions") };
        own.discriminator = Some(Discriminator {
            property: "kind".to_owned(),
            default: None,
            access: Access::ReadWrite,
        });
        sketch.component(name, (Shape::Union(own), keywords)).id
    };
    let (apart, loose, same) =
        (pet("Apart", [cat, dog]), pet("Loose", [cat, text]), pet("Same", [cat, cat]));
    let facts = facts(&sketch);
    assert!(facts.exact(apart, Side::Both));
    assert!(!facts.exact(loose, Side::Both) && !facts.exact(same, Side::Both));
    assert_eq!(
        facts.derives(apart),
        Derives::default(),
        "what a union does not know is kept as JSON"
    );
}

#[test]
fn a_closed_object_is_exact_when_it_refuses() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let never = sketch.schema("/never", vec![Keyword::Never]);
    let mut closed = |name: &str, additional| {
        let (shape, mut keywords) = plain(&[("a", text)]);
        keywords.push(Keyword::AdditionalProperties(never));
        let Shape::Object(mut own) = shape else { panic!("plain makes objects") };
        own.additional = additional;
        sketch.component(name, (Shape::Object(own), keywords)).id
    };
    let (good, wrong) = (closed("Good", Additional::Refused), closed("Wrong", Additional::Dropped));
    assert!(facts(&sketch).exact(good, Side::Both) && !facts(&sketch).exact(wrong, Side::Both));
}

#[test]
fn ids_of_another_api_have_no_facts() {
    let mut sketch = Sketch::new();
    let lost = TypeUse {
        id: crate::model::TypeId::new(77),
        nullable: false,
        schema: crate::model::SchemaId::new(77),
    };
    let holder = sketch.component("Holder", plain(&[("lost", lost)]));
    let facts = facts(&sketch);
    assert!(!facts.exact(holder.id, Side::Both) && !facts.exact(lost.id, Side::Both));
    assert!(facts.sides(lost.id).is_empty());
}

#[test]
fn the_dump_has_a_line_for_each_type() {
    let (sketch, ..) = tickets();
    let text = dump(&facts(&sketch), &sketch.api);
    assert!(text.contains("type 2 Ticket: response, Eq, exact as response\n"), "{text}");
    assert_eq!(text.lines().count(), sketch.api.types.len());
}
