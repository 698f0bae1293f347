//! Names of APIs that are made by hand, and of every nasty text.

use std::collections::BTreeSet;

use super::identifier::{Case, Identifier};
use super::keywords::KEYWORDS;
use super::{Lock, Names, dump, naming, words};
use crate::analyze::sketch::{Sketch, at, list, object, plain, union, values};
use crate::analyze::{Side, analyze};
use crate::config::Config;
use crate::diagnostic::{Code, Outcome};
use crate::model::{Access, Location, Parameter, ParameterFormat, Style, TypeUse};

fn with(sketch: &Sketch, config: &Config, earlier: Option<&Lock>) -> Outcome<Names> {
    naming(&sketch.api, &analyze(&sketch.api, config), config, earlier)
}

fn named(sketch: &Sketch) -> Names {
    with(sketch, &Config::default(), None).value
}

fn name(names: &Names, held: TypeUse) -> String {
    names.type_name(held.id, Side::Both).unwrap().ident.to_string()
}

/// Everything that no author of a schema thinks of and some author writes.
fn nasty() -> Vec<String> {
    let mut all: BTreeSet<String> = KEYWORDS.iter().map(|word| (*word).to_owned()).collect();
    for line in NASTY {
        all.extend(line.split(';').map(str::to_owned));
    }
    all.insert("x".repeat(5_000));
    all.insert("x".repeat(5_001));
    all.into_iter().collect()
}

/// Texts parted by `;`, which begin and end with nothing.
const NASTY: &[&str] = &[
    ";+1;-1;1;0;01;1.0;10;1_0;24h;2fa;",
    "-name;name;+name;Name;NAME;_name;$name;@name;name_;na.me;na/me;na-me;naMe",
    "type;$type;@type;@id;id;ID;Id;_;__; ;*;**;<;<=;!=;\0;\n;';\"",
    "🎉;🎉🎉;a🎉;e\u{301}cole;école;ÉCOLE;straße;İl;ŉ;\u{212a};\u{212b};\u{2126}",
    "世界;नमस्ते;각;\u{1100}\u{1161}\u{11a8};ﬁ;²;½;\u{202e}abc",
    "r#type;Option;Vec;String;Result;Box;Some;Ok;Err;None;u8;str;Builder;PetBuilder;Pet",
    "build;builder;new;Unknown;unknown;additional_properties;additionalProperties",
    "body;request;response;value;map;mode;index;serializer;runtime",
];

/// Makes the token (which panics on what is no identifier) and tells its text.
fn token(name: &Identifier) -> String {
    assert_eq!(name.ident().to_string(), name.as_str());
    name.as_str().parse::<proc_macro2::TokenStream>().expect("an identifier is one token");
    name.bare().to_owned()
}

fn distinct(names: &[String]) {
    let all: BTreeSet<&String> = names.iter().collect();
    assert_eq!(all.len(), names.len(), "{names:?}");
}

/// Also when upper and lower case are one.
fn distinct_folded(names: &[String]) {
    distinct(&names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>());
}

#[test]
fn every_nasty_text_is_legal_in_every_case() {
    for text in nasty() {
        let own = words::Words::of(&text);
        for case in [Case::Snake, Case::Pascal, Case::Shouting] {
            for words in [&own.plain, &own.spelled] {
                let name = token(&Identifier::of(case, words, "value"));
                assert!(name.chars().count() <= 110, "{text:?} gives {name}");
            }
        }
    }
}

#[test]
fn kept_letters_are_legal_identifiers() {
    for c in ('\0'..=char::MAX).filter(|c| words::is_kept(*c) && !c.is_ascii_digit()) {
        token(&Identifier::given(&c.to_string()).unwrap());
        for case in [Case::Pascal, Case::Snake] {
            token(&Identifier::of(case, &words::plain(&c.to_string()), "value"));
        }
    }
}

#[test]
fn nasty_components_fields_values_and_operations_never_meet() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let texts = nasty();
    let fields: Vec<(&str, TypeUse)> = texts.iter().map(|name| (name.as_str(), text)).collect();
    let held: Vec<TypeUse> =
        texts.iter().map(|name| sketch.component(name, plain(&fields))).collect();
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    let kind = sketch.component("EveryValue", values(&all));
    for id in &texts {
        sketch.operation(id, None, None);
    }
    let names = named(&sketch);
    let types = held.iter().filter_map(|one| names.type_name(one.id, Side::Both));
    let types: Vec<String> =
        types.flat_map(|one| [token(&one.ident), token(&one.builder)]).collect();
    assert_eq!(types.len(), 2 * texts.len());
    distinct_folded(&types);
    let first = held[0].id;
    let mut inside: Vec<String> =
        (0..texts.len()).map(|index| token(names.field(first, index))).collect();
    inside.push(token(names.additional(first)));
    inside.extend(["build", "builder", "new"].map(str::to_owned));
    distinct(&inside);
    let mut variants: Vec<String> =
        (0..texts.len()).map(|index| token(names.variant(kind.id, index))).collect();
    variants.push("Unknown".to_owned());
    distinct(&variants);
    let own: Vec<_> = (0..texts.len()).map(|index| names.operation(index)).collect();
    distinct(&own.iter().map(|one| token(&one.method)).collect::<Vec<_>>());
    let items = own.iter().flat_map(|one| [&one.request, &one.response, &one.responses[0].item]);
    distinct_folded(&items.map(token).collect::<Vec<_>>());
    let tables = held.iter().map(|one| token(names.table(one.schema).unwrap()));
    distinct(&tables.collect::<Vec<_>>());
}

#[test]
fn values_read_well() {
    let mut sketch = Sketch::new();
    let all = [
        "+1",
        "-1",
        "1",
        "",
        "pending_customer",
        "c++",
        "c",
        "-name",
        "1.0",
        "unknown",
        "Self",
        "HTTPError",
        "*",
        "世界",
    ];
    let kind = sketch.component("Kind", values(&all));
    let names = named(&sketch);
    let given: Vec<&str> =
        (0..all.len()).map(|index| names.variant(kind.id, index).as_str()).collect();
    let expected = [
        "Plus1",
        "Minus1",
        "Value1",
        "Empty",
        "PendingCustomer",
        "CPlusPlus",
        "C",
        "MinusName",
        "Value1_0",
        "DeclaredUnknown",
        "SelfValue",
        "HttpError",
        "Star",
        "世界",
    ];
    assert_eq!(given, expected);
}

#[test]
fn fields_read_well() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let all = [
        "userId",
        "user_id",
        "type",
        "$type",
        "self",
        "2fa",
        "build",
        "@id",
        "additional_properties",
    ];
    let fields: Vec<(&str, TypeUse)> = all.iter().map(|name| (*name, text)).collect();
    let one = sketch.component("One", plain(&fields));
    let names = named(&sketch);
    let given: Vec<&str> =
        (0..all.len()).map(|index| names.field(one.id, index).as_str()).collect();
    let expected = [
        "user_id_field",
        "user_id",
        "r#type",
        "dollar_type",
        "self_",
        "_2fa",
        "build_field",
        "id",
        "additional_properties",
    ];
    assert_eq!(given, expected);
    assert_eq!(names.additional(one.id).as_str(), "other_properties");
    assert_eq!(names.field(one.id, 2).constant("max_length").as_str(), "TYPE_MAX_LENGTH");
}

/// A ticket with an inline creator and inline tags, and its taken request name.
fn ticket() -> (Sketch, [TypeUse; 4]) {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let ticket = sketch.component("Ticket", values(&["x"]));
    let creator = sketch.member(ticket, &["created_by"], plain(&[("role", text)]));
    let tags = sketch.member(ticket, &["tags"], values(&["x"]));
    let tag = sketch.member(tags, &["item"], values(&["a"]));
    sketch.set(tags, list(tag));
    let fields = [
        ("id", text, Access::ReadOnly),
        ("created_by", creator, Access::ReadWrite),
        ("tags", tags, Access::ReadWrite),
    ];
    sketch.set(ticket, object(&fields));
    let taken = sketch.component("TicketRequest", plain(&[("name", text)]));
    sketch.operation("unassignTicket", Some(ticket), Some(ticket));
    (sketch, [ticket, creator, tag, taken])
}

#[test]
fn inline_types_are_named_by_their_way_and_request_sides_give_way() {
    let (sketch, [one, creator, tag, taken]) = ticket();
    let outcome = with(&sketch, &Config::default(), None);
    let names = outcome.value;
    assert_eq!(name(&names, creator), "TicketCreatedBy");
    assert_eq!(name(&names, tag), "TicketTagsItem");
    assert_eq!(name(&names, taken), "TicketRequest");
    assert_eq!(names.type_name(one.id, Side::Response).unwrap().ident.as_str(), "Ticket");
    let request = names.type_name(one.id, Side::Request).unwrap();
    assert_eq!(
        (request.ident.as_str(), request.builder.as_str()),
        ("TicketInput", "TicketInputBuilder")
    );
    let operation = names.operation(0);
    assert_eq!(operation.method.as_str(), "unassign_ticket");
    assert_eq!(operation.request.as_str(), "UnassignTicketRequest");
    assert_eq!(operation.responses[0].item.as_str(), "UnassignTicketOk");
    assert_eq!(names.tag(0).as_str(), "Api");
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    assert!(
        dump(&names, &sketch.api).contains("type Ticket | TicketInput { id, created_by, tags }")
    );
}

#[test]
fn a_request_by_name_that_no_response_holds_keeps_its_name() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let one = sketch.component("LoginRequest", object(&[("password", text, Access::WriteOnly)]));
    sketch.operation("login", Some(one), None);
    let names = named(&sketch);
    assert_eq!(names.type_name(one.id, Side::Request).unwrap().ident.as_str(), "LoginRequest");
    assert_eq!(names.type_name(one.id, Side::Response), None);
}

#[test]
fn clashing_components_are_told_with_both_places() {
    let mut sketch = Sketch::new();
    let lossy = sketch.component("pet-store", values(&["a"]));
    let clean = sketch.component("PetStore", values(&["a"]));
    let outcome = with(&sketch, &Config::default(), None);
    assert_eq!(name(&outcome.value, clean), "PetStore");
    assert_eq!(name(&outcome.value, lossy), "PetDashStore");
    let [told] = outcome.diagnostics.as_slice() else { panic!("{:?}", outcome.diagnostics) };
    assert_eq!((told.code, told.also.len()), (Code::NameClash, 1));
}

#[test]
fn pins_come_first_and_wrong_ones_are_told() {
    let (mut sketch, [one, creator, ..]) = ticket();
    let other = sketch.component("Case", values(&["a"]));
    let mut config = Config::default();
    let mut pin =
        |place: &str, name: &str| config.names.insert(format!("#{place}"), name.to_owned());
    pin("/components/schemas/Ticket", "Case");
    pin("/components/schemas/Ticket/created_by", "Creator");
    pin("/components/schemas/TicketRequest", "no name");
    pin("/components/schemas/Tikcet", "Lost");
    let outcome = with(&sketch, &config, None);
    let names = &outcome.value;
    assert_eq!(names.type_name(one.id, Side::Response).unwrap().ident.as_str(), "Case");
    assert_eq!(name(names, creator), "Creator");
    assert_eq!(name(names, other), "CaseSchema");
    assert_eq!(names.unmatched(), ["names: #/components/schemas/Tikcet"]);
    let codes: Vec<Code> = outcome.diagnostics.iter().map(|told| told.code).collect();
    assert_eq!(codes, [Code::InvalidName, Code::NameClash]);
}

#[test]
fn a_later_run_gives_the_same_names_whatever_was_added() {
    let (sketch, held) = ticket();
    let before = named(&sketch);
    let (mut grown, _) = ticket();
    let text = grown.text();
    grown.component("TicketInput", plain(&[("name", text)]));
    grown.component("TicketTagsItem", plain(&[("name", text)]));
    let after = with(&grown, &Config::default(), Some(&before.lock())).value;
    for one in held {
        for side in [Side::Response, Side::Request] {
            assert_eq!(before.type_name(one.id, side), after.type_name(one.id, side));
        }
    }
    assert!(
        before.lock().names.iter().all(|(key, name)| after.lock().names.get(key) == Some(name))
    );
}

#[test]
fn union_branches_are_called_after_their_types() {
    let mut sketch = Sketch::new();
    let text = sketch.text();
    let cat = sketch.component("Cat", plain(&[("name", text)]));
    let pet = sketch.component("Pet", union(&[cat, text, text]));
    let names = named(&sketch);
    let given = [0, 1, 2].map(|index| names.variant(pet.id, index).as_str());
    assert_eq!(given, ["Cat", "String", "Option3"]);
}

#[test]
fn parameters_of_one_name_are_told_apart_by_their_location() {
    let mut sketch = Sketch::new();
    let value = sketch.text();
    let index = sketch.operation("find", None, None);
    let style =
        ParameterFormat::Style { style: Style::Simple, explode: false, allow_reserved: false };
    let parameter = |name: &str, location| Parameter {
        pointer: at("/parameters").child(name),
        name: name.to_owned(),
        name_hint: None,
        location,
        required: true,
        format: style,
        value,
        default: None,
        docs: crate::model::Docs::default(),
    };
    let all = [("id", Location::Path), ("id", Location::Query), ("body", Location::Query)];
    sketch.api.operations[index].parameters =
        all.map(|(name, location)| parameter(name, location)).to_vec();
    let names = named(&sketch);
    let own = names.operation(index);
    let given: Vec<&str> = own.parameters.iter().map(Identifier::as_str).collect();
    assert_eq!(given, ["id", "query_id", "query_body"]);
    assert_eq!(own.body.as_str(), "body");
}

#[test]
fn the_package_is_named_after_the_title() {
    let of = |title: &str| {
        let mut sketch = Sketch::new();
        sketch.api.info.title = title.to_owned();
        named(&sketch).krate().to_owned()
    };
    assert_eq!(of("Initdesk customer API"), "initdesk-customer-api");
    assert_eq!(of(""), "api");
    assert_eq!(of("🎉"), "api");
    assert_eq!(of("3scale"), "api-3scale");
    assert_eq!(of("Test"), "test-api");
    assert_eq!(of("match"), "match-api");
    let long = of(&"word ".repeat(100));
    assert!(long.len() <= 64 && long.ends_with("word"));
}

#[test]
fn a_name_that_many_want_is_numbered_in_no_time() {
    let mut sketch = Sketch::new();
    let texts: Vec<String> = (1..20_000)
        .map(|count| {
            format!("a{}", "\u{301}".repeat(count % 2 + 1)) + &"\u{200d}".repeat(count % 300)
        })
        .collect();
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    let kind = sketch.component("Kind", values(&all));
    let names = named(&sketch);
    let given: BTreeSet<&str> =
        (0..all.len()).map(|index| names.variant(kind.id, index).as_str()).collect();
    assert_eq!(given.len(), all.len());
}
