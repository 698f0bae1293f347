//! `content` → what a body may be: media types that mean the same value are one of these.
//!
//! JSON and forms of one schema are one value, which the media type says how to read. Each media
//! type of text or bytes is something of its own, since nothing else tells what it is.

use super::Lowering;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{Content, ContentKind, Framing, Origin, TypeUse, essence, is_json, media_word};

/// What a schema may ask of a text.
const LIMITS: [&str; 5] = ["const", "enum", "maxLength", "minLength", "pattern"];

/// How many references to references are followed.
const REFERENCES: usize = 16;

/// Who sends a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sender {
    Client,
    Server,
}

/// A media type that is offered.
struct Offer<'d> {
    media: &'d str,
    node: Node<'d>,
    class: Class,
}

/// What a media type is, the one that is most gladly sent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// JSON, or a range that JSON belongs to.
    Json,
    /// Text that can only be the JSON beside it.
    JsonLike,
    /// A form of pairs.
    Pairs,
    /// A form of parts.
    Parts,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// A sequence whose items have a schema.
    Items(Framing),
}

impl<'d> Lowering<'d> {
    /// What the body of a request may be.
    pub(super) fn request_contents(&mut self, list: &Node<'d>, origin: &Origin) -> Vec<Content> {
        self.contents((list, Sender::Client), origin)
    }

    /// What the body of a response may be.
    pub(super) fn response_contents(&mut self, list: &Node<'d>, origin: &Origin) -> Vec<Content> {
        self.contents((list, Sender::Server), origin)
    }

    fn contents(&mut self, (list, sender): (&Node<'d>, Sender), origin: &Origin) -> Vec<Content> {
        let mut contents = Vec::new();
        for offers in self.groups(list, sender) {
            let Some(first) = offers.first() else { continue };
            let kind = match first.class {
                Class::Text => ContentKind::Text,
                Class::Bytes => ContentKind::Bytes,
                Class::Items(framing) => {
                    let origin = among(origin, &contents, first.media);
                    self.items(&first.node, framing, origin)
                }
                _ => {
                    let origin = among(origin, &contents, first.media);
                    ContentKind::Json(self.content_value(&first.node, origin))
                }
            };
            let mut content = Content::new(first.node.pointer.clone(), first.media, kind);
            content.media_types = offers.iter().map(|one| one.media.to_owned()).collect();
            self.tell_foreign(first);
            for one in &offers {
                self.tell_unread(one);
            }
            let mut others = Vec::new();
            let is_form = |one: &&Offer<'d>| matches!(one.class, Class::Pairs | Class::Parts);
            let forms = || offers.iter().filter(is_form);
            let form = forms().find(|one| encoding_of(&one.node).is_some()).or(forms().next());
            if let (ContentKind::Json(value), Some(form)) = (kind, form) {
                others = self.form(&mut content, value, &form.node);
            }
            contents.push(content);
            contents.extend(others);
        }
        contents
    }

    /// The offers, those together that mean the same value, JSON first.
    fn groups(&mut self, list: &Node<'d>, sender: Sender) -> Vec<Vec<Offer<'d>>> {
        let mut groups: Vec<Vec<Offer<'d>>> = Vec::new();
        for offer in self.offers(list, sender) {
            let same = |group: &&mut Vec<Offer<'d>>| {
                let first = group.first();
                // One way to write its fields is all that one value has.
                let is_written_so = group.iter().all(|one| {
                    let encodings = (encoding_of(&one.node), encoding_of(&offer.node));
                    !matches!(encodings, (Some(one), Some(other)) if one != other)
                });
                first.is_some_and(|first| {
                    first.class < Class::Text
                        && offer.class < Class::Text
                        && schema_of(&first.node) == schema_of(&offer.node)
                        && is_written_so
                })
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(offer),
                None => groups.push(vec![offer]),
            }
        }
        // Both sorts are stable: of two that are as good, the first of the document.
        for group in &mut groups {
            group.sort_by_key(|one| one.class);
        }
        groups.sort_by_key(|group| group.first().is_some_and(|one| one.class > Class::Json));
        groups
    }

    fn offers(&mut self, list: &Node<'d>, sender: Sender) -> Vec<Offer<'d>> {
        let mut offers = Vec::new();
        for (media, node) in
            list.entries().filter(|(media, _)| media.contains('/') || !media.starts_with("x-"))
        {
            let Some(node) = self.follow(&node) else { continue };
            let class = match framing(media).filter(|_| node.get("itemSchema").is_some()) {
                Some(framing) => Class::Items(framing),
                None => class(media, &node, sender),
            };
            offers.push(Offer { media, node, class });
        }
        let json: Vec<_> = offers.iter().filter(|one| one.class == Class::Json).collect();
        let like: Vec<bool> = offers
            .iter()
            .map(|one| {
                let same =
                    || json.iter().any(|other| schema_of(&other.node) == schema_of(&one.node));
                one.class == Class::Text
                    && essence(one.media) == "text/plain"
                    && is_structured(&one.node)
                    && same()
            })
            .collect();
        for (one, like) in offers.iter_mut().zip(like) {
            if like {
                one.class = Class::JsonLike;
            }
        }
        offers
    }

    /// The value of a media type.
    fn content_value(&mut self, node: &Node<'d>, origin: Origin) -> TypeUse {
        let schema = match node.get("schema") {
            Some(schema) => self.schema(&schema),
            None => self.anything(node.pointer.child("schema")),
        };
        self.use_of(schema, origin)
    }

    /// A sequence, by the schema of its items.
    fn items(&mut self, node: &Node<'d>, framing: Framing, origin: Origin) -> ContentKind {
        if let Some(whole) = node.get("schema") {
            let message = "`schema` is not checked of a stream; `itemSchema` is, item by item";
            self.sink.key(Code::NotGenerated, &whole.pointer, message);
        }
        let schema = match node.get("itemSchema") {
            Some(schema) => self.schema(&schema),
            None => self.anything(node.pointer.child("itemSchema")),
        };
        let item = "item".to_owned();
        let origin = match origin {
            Origin::Component(name) => Origin::Component([name, item].join(" ")),
            Origin::Member(owner, words) => Origin::Member(owner, [words, vec![item]].concat()),
            Origin::Operation(at, words) => Origin::Operation(at, [words, vec![item]].concat()),
        };
        ContentKind::Items(self.use_of(schema, origin), framing)
    }

    /// Tells of what the schema of text or bytes says that nobody reads: a structure, limits.
    fn tell_foreign(&mut self, one: &Offer<'d>) {
        let as_what = match one.class {
            Class::Text => "text",
            Class::Bytes => "bytes",
            _ => return,
        };
        let schema = one.node.get("schema").and_then(meant);
        let limits =
            LIMITS.iter().filter(|key| schema.as_ref().is_some_and(|one| one.get(key).is_some()));
        let limits: Vec<String> = limits.map(|key| format!("`{key}`")).collect();
        if !limits.is_empty() {
            let message = format!("{} is not checked of a body of {as_what}", limits.join(", "));
            self.sink.key(Code::NotGenerated, &one.node.pointer, message);
        }
        if is_structured(&one.node) {
            let hint = match framing(one.media) {
                Some(_) => "; `itemSchema` would type it",
                None => "",
            };
            let message = format!("`{}` is handed on as {as_what}{hint}", one.media);
            self.sink.key(Code::UnsupportedMediaType, &one.node.pointer, message);
        }
    }

    /// Tells of the parts of a media type that are not read.
    fn tell_unread(&mut self, offer: &Offer<'d>) {
        for key in ["itemSchema", "prefixEncoding", "itemEncoding"] {
            let is_read = key == "itemSchema" && matches!(offer.class, Class::Items(_));
            let Some(one) = offer.node.get(key).filter(|_| !is_read) else { continue };
            let is_model = key == "itemSchema" && !self.selective();
            let message = match is_model {
                true => format!("`{key}` is not read; its type is a model"),
                false => format!("`{key}` is not read"),
            };
            if is_model {
                self.model_of_item(&one);
            }
            self.sink.key(Code::NotGenerated, &one.pointer, message);
        }
    }
}

/// What inline types of a body are named after: beside another one, the media type too.
fn among(origin: &Origin, others: &[Content], media: &str) -> Origin {
    let mut origin = origin.clone();
    if let (Origin::Operation(_, words), false) = (&mut origin, others.is_empty()) {
        words.push(media_word(media));
    }
    origin
}

fn schema_of<'d>(node: &Node<'d>) -> Option<&'d serde_json::Value> {
    node.get("schema").map(|schema| schema.value)
}

fn encoding_of<'d>(node: &Node<'d>) -> Option<&'d serde_json::Value> {
    node.get("encoding").map(|encoding| encoding.value)
}

/// Whether a schema says more of a body than that it is text or bytes.
fn is_structured(node: &Node<'_>) -> bool {
    let Some(schema) = node.get("schema") else { return false };
    let Some(schema) = meant(schema) else { return true };
    let is_empty = schema.value.as_object().is_some_and(serde_json::Map::is_empty);
    !is_empty && !is_string(&schema)
}

/// The schema that says something: one that only refers to another says what that says.
fn meant<'d>(mut schema: Node<'d>) -> Option<Node<'d>> {
    for _ in 0..REFERENCES {
        if schema.get("$ref").is_none() {
            return Some(schema);
        }
        schema = schema.resolve().ok()?;
    }
    None
}

/// Whether the type of a schema is a string, or that and null.
fn is_string(schema: &Node<'_>) -> bool {
    let types = schema.get("type").and_then(|one| one.value.as_array());
    match types {
        Some(types) => {
            let mut types = types.iter().filter_map(serde_json::Value::as_str);
            types.clone().any(|one| one == "string")
                && types.all(|one| matches!(one, "string" | "null"))
        }
        None => schema.text_at("type") == Some("string"),
    }
}

fn class(media: &str, node: &Node<'_>, sender: Sender) -> Class {
    let name = essence(media);
    let (group, kind) = name.split_once('/').unwrap_or((&name, ""));
    match (group, kind) {
        _ if is_json(media) => Class::Json,
        ("*", _) | ("application", "*") if is_structured(node) => Class::Json,
        ("application", "x-www-form-urlencoded") if sender == Sender::Client => Class::Pairs,
        ("application", "x-www-form-urlencoded") => Class::Text,
        ("multipart", "form-data") if sender == Sender::Client => Class::Parts,
        // Nobody can wait for the end of a sequence.
        _ if framing(media).is_some() => Class::Bytes,
        ("text", _) => Class::Text,
        _ if TEXTS.iter().any(|text| kind == *text || kind.ends_with(&format!("+{text}"))) => {
            Class::Text
        }
        _ => Class::Bytes,
    }
}

/// The formats of text that are not called so.
const TEXTS: [&str; 8] =
    ["xml", "yaml", "x-yaml", "toml", "javascript", "ecmascript", "graphql", "sql"];

/// How the items of a media type that is a sequence are told apart.
fn framing(media: &str) -> Option<Framing> {
    match essence(media).as_str() {
        "text/event-stream" => Some(Framing::Events),
        "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/ndjson"
        | "application/x-ndjson" => Some(Framing::Lines),
        "application/json-seq" => Some(Framing::Sequence),
        name if name.ends_with("+json-seq") => Some(Framing::Sequence),
        _ => None,
    }
}
