//! `requestBody` and `content` → one body: JSON before sequences before text before bytes.

use super::Lowering;
use super::operation::Site;
use crate::diagnostic::Code;
use crate::load::{Dialect, Node};
use crate::model::{Body, Content, ContentKind, Framing, Origin};

/// Methods for which HTTP defines no meaning of a body (RFC 9110, section 9.3).
const WITHOUT: [&str; 4] = ["GET", "HEAD", "DELETE", "TRACE"];

impl<'d> Lowering<'d> {
    /// The body of a request. One that cannot be read may be any JSON.
    pub(super) fn body(&mut self, site: &Site<'d>, at: &Node<'d>, index: usize) -> Body {
        if WITHOUT.contains(&site.method.as_str()) {
            let message = format!("HTTP gives a body of {} no meaning; it is sent", site.method);
            self.sink.key(Code::BodyWithoutMeaning, &at.pointer, message);
        }
        let origin = Origin::Operation(index, vec!["body".into()]);
        let node = self.follow(at);
        let content = node.as_ref().and_then(|node| node.get("content"));
        if node.is_some() && content.is_none() {
            let message = "the reference does not lead to a request body; it may be any JSON";
            self.sink.value(Code::ReferenceKind, &at.pointer, message);
        }
        let content = match content {
            Some(list) => self.content(&list, origin).unwrap_or_else(|| Content {
                pointer: list.pointer.clone(),
                media_type: "application/octet-stream".to_owned(),
                kind: ContentKind::Bytes,
            }),
            None => Content {
                pointer: at.pointer.clone(),
                media_type: "application/json".to_owned(),
                kind: ContentKind::Json({
                    let schema = self.anything(at.pointer.child("schema"));
                    self.use_of(schema, origin)
                }),
            },
        };
        let node = node.as_ref().unwrap_or(at);
        Body {
            pointer: node.pointer.clone(),
            required: node.flag("required"),
            content,
            docs: self.docs(node),
        }
    }

    /// The media type that is generated; the others are told.
    pub(super) fn content(&mut self, content: &Node<'d>, origin: Origin) -> Option<Content> {
        let mut offers: Vec<(Rank, &'d str, Node<'d>)> = content
            .entries()
            .filter(|(media, _)| !media.starts_with("x-"))
            .filter_map(|(media, node)| {
                let node = self.follow(&node)?;
                Some((self.rank(media, &node), media, node))
            })
            .collect();
        // The sort is stable: of two that are as good, the first of the document.
        offers.sort_by_key(|(rank, ..)| *rank);
        let mut offers = offers.into_iter();
        let (rank, media, node) = offers.next()?;
        for (_, other, left) in offers {
            let message = format!("`{other}` is left out; `{media}` is generated");
            self.sink.key(Code::MediaTypeLeftOut, &left.pointer, message);
        }
        let kind = match rank {
            Rank::Json | Rank::JsonLike | Rank::Any => ContentKind::Json({
                let schema = match node.get("schema") {
                    Some(schema) => self.schema(&schema),
                    None => self.anything(node.pointer.child("schema")),
                };
                self.use_of(schema, origin)
            }),
            Rank::Items(framing) => self.items(&node, framing, origin),
            Rank::Text => ContentKind::Text,
            Rank::Bytes | Rank::Foreign => ContentKind::Bytes,
        };
        if rank == Rank::Foreign {
            let message = match framing(media) {
                Some(_) => format!("`{media}` is handed on as bytes; `itemSchema` would type it"),
                None => format!("`{media}` is handed on as bytes"),
            };
            self.sink.key(Code::UnsupportedMediaType, &node.pointer, message);
        }
        for key in ["itemSchema", "prefixEncoding", "itemEncoding"] {
            let is_read = key == "itemSchema" && matches!(rank, Rank::Items(_));
            if let Some(one) = node.get(key).filter(|_| !is_read) {
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
        Some(Content { pointer: node.pointer.clone(), media_type: media.to_owned(), kind })
    }

    /// How gladly a media type is generated; `itemSchema` is a word of 3.2.
    fn rank(&self, media: &str, node: &Node<'d>) -> Rank {
        let is_read = self.document.dialect == Dialect::V32 && node.get("itemSchema").is_some();
        match framing(media).filter(|_| is_read) {
            Some(framing) => Rank::Items(framing),
            None => rank(media, node),
        }
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

    /// The type of the items of a stream, called by where it stands.
    fn model_of_item(&mut self, schema: &Node<'d>) {
        let keys: Vec<_> = schema.pointer.keys().skip(1).take(2).collect();
        let name = [keys.join(" "), "item".to_owned()].join(" ");
        let schema = self.schema(schema);
        let value = self.use_of(schema, Origin::Component(name));
        self.types.roots.push(value.id);
    }
}

/// How gladly a media type is generated, the gladdest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// `application/json`.
    Json,
    /// `application/problem+json`.
    JsonLike,
    /// A range that JSON belongs to, with a schema.
    Any,
    /// A sequence whose items have a schema.
    Items(Framing),
    /// Text.
    Text,
    /// Bytes that are meant to be bytes.
    Bytes,
    /// A format that has a structure, which is not read.
    Foreign,
}

fn rank(media: &str, node: &Node<'_>) -> Rank {
    let name = essence(media);
    let schema = node.get("schema");
    let binary = schema.as_ref().is_none_or(|schema| {
        matches!(schema.text_at("format"), Some("binary" | "byte"))
            || schema.value.as_object().is_some_and(serde_json::Map::is_empty)
    });
    let is_text = schema.as_ref().is_some_and(|schema| schema.text_at("type") == Some("string"));
    let (group, _) = name.split_once('/').unwrap_or((&name, ""));
    match name.as_str() {
        "application/json" | "text/json" => Rank::Json,
        _ if is_json(media) => Rank::JsonLike,
        "*/*" | "application/*" if !binary => Rank::Any,
        // Nobody can wait for the end of events.
        "text/event-stream" if binary || is_text => Rank::Bytes,
        "text/event-stream" => Rank::Foreign,
        _ if group == "text" => Rank::Text,
        _ if binary && group != "multipart" => Rank::Bytes,
        "application/octet-stream" | "application/pdf" | "application/zip" => Rank::Bytes,
        _ if matches!(group, "image" | "audio" | "video" | "font") => Rank::Bytes,
        _ => Rank::Foreign,
    }
}

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

/// The media type without its parameters, in lower case.
fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is JSON (RFC 8259, RFC 6839).
pub(super) fn is_json(media: &str) -> bool {
    let name = essence(media);
    matches!(name.as_str(), "application/json" | "text/json") || name.ends_with("+json")
}
