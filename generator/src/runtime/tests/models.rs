//! Generated code and the runtime together: strict, tolerant, valid or not, and why.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde::ser::SerializeMap;
use serde::{Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use super::super::{
    Access, Decode, Entry, Keyword, MissingField, Mode, Model, Object, Part, Property, Report,
    Rule, Schema, Side, Union, Unknown, UnknownJson, Valid, Validate, decode_object, decode_union,
    from_text, from_value, max_length, read_json, sealed, serialize_tagged, text_enum,
};
use super::helpdesk::models::{Comment, Priority, TicketStatus};
use super::helpdesk::schemas;

/// What a client sends: `id` is read-only, `legacy` is passed over.
#[derive(Debug, Clone, PartialEq)]
struct TicketRequest {
    subject: String,
    status: TicketStatus,
    assignee: Option<String>,
    priority: Option<Priority>,
    due: Option<Option<chrono::DateTime<chrono::Utc>>>,
    thread: Option<Comment>,
}

#[derive(Default)]
struct TicketRequestBuilder {
    subject: Option<String>,
    status: Option<TicketStatus>,
    assignee: Option<Option<String>>,
    priority: Option<Priority>,
    due: Option<Option<chrono::DateTime<chrono::Utc>>>,
    thread: Option<Comment>,
}

impl Object for TicketRequestBuilder {
    type Output = TicketRequest;
    const NAME: &'static str = "TicketRequest";
    const FIELDS: &'static [&'static str] =
        &["subject", "status", "assignee", "priority", "due", "thread"];
    const REFUSED: &'static [&'static str] = &["id"];
    const IGNORED: &'static [&'static str] = &["legacy"];
    const UNKNOWN: Unknown = Unknown::Refused;

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => self.subject = Some(entry.read()?),
            1 => self.status = Some(entry.read()?),
            2 => self.assignee = Some(entry.read()?),
            3 => return entry.optional(&mut self.priority),
            4 => return entry.optional(&mut self.due),
            5 => return entry.optional(&mut self.thread),
            _ => return entry.skip(),
        }
        Ok(())
    }

    fn finish(self) -> Result<TicketRequest, MissingField> {
        Ok(TicketRequest {
            subject: self.subject.ok_or(MissingField::new("subject"))?,
            status: self.status.ok_or(MissingField::new("status"))?,
            assignee: self.assignee.ok_or(MissingField::new("assignee"))?,
            priority: self.priority,
            due: self.due,
            thread: self.thread,
        })
    }
}

impl Decode for TicketRequest {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        decode_object::<TicketRequestBuilder, D>(deserializer, mode)
    }
}

impl Serialize for TicketRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("subject", &self.subject)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("assignee", &self.assignee)?;
        if let Some(value) = &self.priority {
            map.serialize_entry("priority", value)?;
        }
        if let Some(value) = &self.due {
            map.serialize_entry("due", value)?;
        }
        if let Some(value) = &self.thread {
            map.serialize_entry("thread", value)?;
        }
        map.end()
    }
}

impl sealed::Sealed for TicketRequest {}

impl Model for TicketRequest {
    const SIDE: Side = Side::Request;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::TICKET
    }

    fn conforms(&self) -> bool {
        max_length(&self.subject, 5)
            && self.status.conforms()
            && !matches!(self.priority, Some(Priority::Unknown(_)))
    }
}

fn faults(text: &str) -> Vec<String> {
    match Valid::<TicketRequest>::from_json(text.as_bytes()) {
        Ok(_) => Vec::new(),
        Err(invalid) => invalid.violations().iter().map(ToString::to_string).collect(),
    }
}

const GOOD: &str = r#"{"subject": "äöüßx", "status": "", "assignee": null, "priority": 2.0, "due": null,
    "thread": {"text": "a", "more": 3, "replies": [{"text": "b"}]}}"#;

#[test]
fn good_input_is_valid_and_written_back() {
    let valid = Valid::<TicketRequest>::from_json(GOOD.as_bytes()).unwrap();
    assert_eq!(valid.status, TicketStatus::None);
    assert_eq!((valid.assignee.as_ref(), valid.due), (None, Some(None)));
    assert_eq!(valid.thread.as_ref().unwrap().additional, BTreeMap::from([("more".to_owned(), 3)]));
    let text = serde_json::to_string(&valid).unwrap();
    assert_eq!(Valid::from_json(text.as_bytes()).unwrap(), valid);
    assert_eq!(Valid::new(valid.clone().into_inner()).unwrap(), valid);
    let by_value: Valid<TicketRequest> = serde_json::from_str(GOOD).unwrap();
    assert_eq!(by_value, valid);
}

#[test]
fn everything_that_is_wrong_is_in_one_report() {
    let text = r#"{"priority": 3, "status": "shut", "id": 1, "subject": "secret",
        "thread": {"replies": [{"text": 5, "more": "x"}]}, "due": "yesterday"}"#;
    assert_eq!(
        faults(text),
        [
            "/id: is read-only: it must not be sent",
            "/subject: must have at most 5 characters",
            "/status: must be one of `open`, \"\"",
            "/assignee: is required",
            "/priority: must be one of `1`, `2`",
            "/due: must be a date and time with an offset (RFC 3339)",
            "/thread/text: is required",
            "/thread/replies/0/text: must be a string",
            "/thread/replies/0/more: must be an integer",
        ]
    );
    assert_eq!(faults("[]"), ["body: must be an object"]);
    assert_eq!(
        faults(r#"{"subject": null, "status": "open", "assignee": "a", "priority": null}"#),
        ["/subject: must be a string", "/priority: must be an integer"]
    );
}

#[test]
fn malformed_is_not_the_same_as_invalid() {
    let malformed = |bytes: &[u8]| {
        let invalid = Valid::<TicketRequest>::from_json(bytes).unwrap_err();
        assert_eq!(invalid.is_malformed(), invalid.violations()[0].keyword == "syntax");
        (invalid.is_malformed(), invalid.to_string())
    };
    assert_eq!(
        malformed(b"{\"subject\": 1,\n  oops}"),
        (true, "body: is not JSON: key must be a string at line 2 column 3".to_owned())
    );
    assert_eq!(
        malformed(b"{\"a\": \"\xff\"}"),
        (true, "body: is not UTF-8 after 7 bytes".to_owned())
    );
    assert!(malformed(b"").0 && malformed(b"{} {}").0);
    let deep = format!("{{\"legacy\": {}{}}}", "[".repeat(200), "]".repeat(200));
    assert!(malformed(deep.as_bytes()).0, "nesting of what is passed over counts");
    let surrogate = r#"{"subject": "a", "status": "open", "assignee": null, "legacy": "\ud800"}"#;
    assert!(malformed(surrogate.as_bytes()).0, "so does its text");
    assert!(!malformed(b"{}").0);
}

#[test]
fn the_last_of_equal_keys_counts() {
    let text = r#"{"subject": 1, "subject": "a", "status": "open", "assignee": null}"#;
    assert_eq!(Valid::<TicketRequest>::from_json(text.as_bytes()).unwrap().subject, "a");
    let text = r#"{"subject": "a", "subject": "too long", "status": "open", "assignee": null}"#;
    assert_eq!(faults(text), ["/subject: must have at most 5 characters"]);
}

#[test]
fn clients_tolerate_what_servers_refuse() {
    let text = r#"{"id": 1, "zzz": {"a": [1]}, "subject": "too long", "status": "new", "assignee": "b",
        "priority": null, "legacy": 1}"#;
    assert!(from_text::<TicketRequest>(text, Mode::Strict).is_err());
    let ticket: TicketRequest = from_text(text, Mode::Tolerant).unwrap();
    assert_eq!(ticket.status, text_enum("new"));
    assert_eq!((ticket.priority.as_ref(), ticket.due), (None, None));
    assert!(!ticket.is_valid());
    assert_eq!(ticket.validate().unwrap_err().violations().len(), 2);
    assert!(from_text::<TicketRequest>("{}", Mode::Tolerant).is_err(), "what is needed is needed");
}

#[test]
fn a_schema_that_accepts_more_than_its_type_still_reports() {
    let anything: Part<i64> = Part {
        schema: &Schema { keywords: &[] },
        side: Side::Both,
        exact: true,
        conforms: |_| true,
    };
    let mut report = Report::new();
    assert_eq!(read_json(b"\"text\"", &anything, &mut report), None);
    assert_eq!(
        report.into_result().unwrap_err().to_string(),
        "body: does not have the form that is asked for"
    );
}

#[derive(Debug, PartialEq)]
enum Target<const TAGGED: bool> {
    Comment(Comment),
    Status(TicketStatus),
    Unknown(UnknownJson),
}

impl<const TAGGED: bool> Union for Target<TAGGED> {
    const NAME: &'static str = "Target";
    const SIDE: Side = Side::Both;
    const RULE: Rule = Rule::One;
    const TAG: Option<&'static str> = if TAGGED { Some("text") } else { None };
    const TAGS: &'static [(&'static str, usize)] = &[("hello", 0)];

    fn branches() -> &'static [&'static Schema] {
        static BRANCHES: [&Schema; 2] = [&schemas::COMMENT, &schemas::TICKET_STATUS];
        &BRANCHES
    }

    fn branch(index: usize, value: Value, mode: Mode) -> Result<Self, serde_json::Error> {
        match index {
            0 => from_value(value, mode).map(Self::Comment),
            _ => from_value(value, mode).map(Self::Status),
        }
    }

    fn unknown(value: UnknownJson) -> Self {
        Self::Unknown(value)
    }
}

impl<const TAGGED: bool> Decode for Target<TAGGED> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        decode_union(deserializer, mode)
    }
}

#[test]
fn unions_are_told_apart_by_what_fits() {
    let read = |value: Value, mode| from_value::<Target<false>>(value, mode);
    assert_eq!(read(json!("open"), Mode::Strict).unwrap(), Target::Status(TicketStatus::Open));
    assert!(matches!(read(json!({"text": "x"}), Mode::Strict), Ok(Target::Comment(_))));
    assert!(read(json!("new"), Mode::Strict).is_err());
    assert_eq!(read(json!("new"), Mode::Tolerant).unwrap(), Target::Status(text_enum("new")));
    let Ok(Target::Unknown(kept)) = read(json!([1]), Mode::Tolerant) else { panic!("not kept") };
    assert_eq!(kept.as_value(), &json!([1]));
    assert!(super::super::accepts(&schemas::TARGET, Side::Both, &json!("open")));
}

static TREE: Schema = Schema {
    keywords: &[Keyword::Properties(
        &[Property { name: "child", schema: &TREE, access: Access::ReadWrite }],
        &[],
    )],
};
static MARKED: Schema =
    Schema { keywords: &[Keyword::Reference(&TREE), Keyword::Required(&["mark"])] };

/// Every branch reads the child as a tree again and then wants a mark that is not there.
#[derive(Debug)]
struct Tree;

impl Union for Tree {
    const NAME: &'static str = "Tree";
    const SIDE: Side = Side::Both;
    const RULE: Rule = Rule::Any;

    fn branches() -> &'static [&'static Schema] {
        static BRANCHES: [&Schema; 3] = [&MARKED, &MARKED, &MARKED];
        &BRANCHES
    }

    fn branch(_: usize, mut value: Value, mode: Mode) -> Result<Self, serde_json::Error> {
        from_value::<Option<Self>>(value["child"].take(), mode)?;
        from_value::<i64>(value["mark"].take(), mode).map(|_| Self)
    }

    fn unknown(_: UnknownJson) -> Self {
        Self
    }
}

impl Decode for Tree {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        decode_union(deserializer, mode)
    }
}

/// Objects that may have one property and may have others.
#[derive(Debug, PartialEq)]
struct Loose(usize);

impl Union for Loose {
    const NAME: &'static str = "Loose";
    const SIDE: Side = Side::Both;
    const RULE: Rule = Rule::Any;

    fn branches() -> &'static [&'static Schema] {
        static FOO: &[Property] = &[Property::new("foo", &Schema::STRING)];
        static BAR: &[Property] =
            &[Property::new("foo", &Schema::STRING), Property::new("bar", &Schema::STRING)];
        static IN_FOO: Schema = Schema { keywords: &[Keyword::Properties(FOO, &[])] };
        static IN_BAR: Schema = Schema { keywords: &[Keyword::Properties(BAR, &[])] };
        static BRANCHES: [&Schema; 5] = [
            &Schema { keywords: &[Keyword::Properties(FOO, &[])] },
            &Schema { keywords: &[Keyword::Properties(BAR, &[])] },
            &Schema { keywords: &[Keyword::AdditionalProperties(&Schema::STRING)] },
            &Schema { keywords: &[Keyword::Properties(&[Property::new("in", &IN_FOO)], &[])] },
            &Schema { keywords: &[Keyword::Properties(&[Property::new("in", &IN_BAR)], &[])] },
        ];
        &BRANCHES
    }

    fn branch(index: usize, _: Value, _: Mode) -> Result<Self, serde_json::Error> {
        Ok(Self(index))
    }

    fn unknown(_: UnknownJson) -> Self {
        Self(usize::MAX)
    }
}

impl Decode for Loose {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        decode_union(deserializer, mode)
    }
}

/// What a branch does not know would be lost.
#[test]
fn of_branches_that_all_fit_the_one_that_knows_most_is_taken() {
    for mode in [Mode::Strict, Mode::Tolerant] {
        let read = |value: Value| from_value::<Loose>(value, mode).unwrap();
        assert_eq!(read(json!({"foo": ""})), Loose(0));
        assert_eq!(read(json!({"bar": ""})), Loose(1));
        assert_eq!(read(json!({"foo": "", "bar": "", "other": ""})), Loose(2));
        assert_eq!(read(json!({"foo": "", "bar": "", "other": 1})), Loose(1));
        assert_eq!(read(json!({})), Loose(0));
        assert_eq!(read(json!({"in": {"foo": ""}})), Loose(3));
        assert_eq!(read(json!({"in": {"bar": ""}})), Loose(4));
        assert_eq!(read(json!(1)), Loose(0));
    }
}

#[test]
fn a_tag_is_written_in_front_where_the_branch_has_none() {
    let write = |value: Value| {
        let mut text = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut text);
        serialize_tagged("kind", "cat", &value, &mut serializer).unwrap();
        String::from_utf8(text).unwrap()
    };
    assert_eq!(write(json!({"lives": 9, "kind": "?"})), r#"{"kind":"cat","lives":9}"#);
    assert_eq!(write(json!([1])), "[1]");
}

#[test]
fn unions_within_unions_do_not_multiply() {
    let value = (0..100).fold(json!({}), |child, _| json!({ "child": child }));
    let start = Instant::now();
    assert!(from_value::<Tree>(value.clone(), Mode::Tolerant).is_ok());
    assert!(from_value::<Tree>(value, Mode::Strict).is_err());
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn unions_are_told_apart_by_their_tag() {
    let read = |value: Value, mode| from_value::<Target<true>>(value, mode);
    assert!(matches!(read(json!({"text": "hello"}), Mode::Strict), Ok(Target::Comment(_))));
    for value in [json!({"text": "x"}), json!({}), json!("open")] {
        assert!(read(value.clone(), Mode::Strict).is_err());
        assert!(matches!(read(value, Mode::Tolerant), Ok(Target::Unknown(_))));
    }
}
