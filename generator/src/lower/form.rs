//! Media types of forms, and the styles of `encoding` → how a value is written as pairs or parts.
//!
//! A field is written as its value is: plain ones as text, lists as one field for each item, what
//! is nested as JSON (OpenAPI 3.0.4, "Encoding Object"). Only what differs from that is noted.

use std::collections::BTreeSet;

use super::Lowering;
use super::parameter_shape::Kind;
use super::parameters::style;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{
    Additional, Content, ContentKind, Location, ParameterFormat, Shape, Style, TypeId, TypeUse,
    essence, is_json,
};

impl<'d> Lowering<'d> {
    /// Makes a form of a value where one can hold it. What cannot be read as a form of it stands
    /// beside it, and is returned.
    pub(super) fn form(
        &mut self,
        content: &mut Content,
        value: TypeUse,
        node: &Node<'d>,
    ) -> Vec<Content> {
        self.settle();
        let (holds, files) =
            (self.holds_fields(value.id, &mut BTreeSet::new()), self.has_files(value.id));
        let (own, lost): (Vec<String>, Vec<String>) =
            std::mem::take(&mut content.media_types).into_iter().partition(|media| {
                !(is_pairs(media) || is_parts(media)) || holds && !(files && is_parts(media))
            });
        content.media_types = own;
        if content.media_types.iter().any(|media| is_pairs(media) || is_parts(media)) {
            content.kind = ContentKind::Form(value);
            content.encodings = self.field_encodings(node, value.id);
            content.parts = self.part_rules(node, value.id);
        }
        let mut others = Vec::with_capacity(lost.len());
        for media in &lost {
            others.push(match holds && is_parts(media) {
                true => self.form_of_parts(media, value, node),
                false => self.unread(media, node),
            });
        }
        if content.media_types.is_empty() && !others.is_empty() {
            *content = others.remove(0);
        }
        others
    }

    /// A form of parts with files.
    fn form_of_parts(&mut self, media: &str, value: TypeUse, node: &Node<'d>) -> Content {
        if let Shape::Object(object) = self.settled(value.id)
            && let Additional::Kept(_) = object.additional
        {
            let message = format!("of `{media}` only the parts are read that have names");
            self.sink.key(Code::NotGenerated, &node.pointer, message);
        }
        let mut content = Content::new(node.pointer.clone(), media, ContentKind::Parts(value));
        content.encodings = self.field_encodings(node, value.id);
        content.parts = self.part_rules(node, value.id);
        content
    }

    /// What becomes of a form that cannot be read.
    fn unread(&mut self, media: &str, node: &Node<'d>) -> Content {
        let (kind, word) = match is_pairs(media) {
            true => (ContentKind::Text, "text"),
            false => (ContentKind::Bytes, "bytes"),
        };
        let message = format!("`{media}` is handed on as {word}");
        self.sink.key(Code::UnsupportedMediaType, &node.pointer, message);
        Content::new(node.pointer.clone(), media, kind)
    }

    /// Whether a value is an object in every case, but for types that were looked at before.
    fn holds_fields(&self, id: TypeId, seen: &mut BTreeSet<TypeId>) -> bool {
        if !seen.insert(id) {
            return true;
        }
        match self.settled(id) {
            Shape::Object(_) | Shape::Map(_) | Shape::Any(_) => true,
            Shape::Union(union) => {
                union.branches.iter().all(|branch| self.holds_fields(branch.value.id, seen))
            }
            _ => false,
        }
    }

    /// Whether an object has a field of bytes, or of a list of them.
    fn has_files(&self, id: TypeId) -> bool {
        let Shape::Object(object) = self.settled(id) else { return false };
        object.fields.iter().any(|field| self.holds_bytes(field.value.id))
    }

    /// How the fields are written that `encoding` speaks of.
    fn field_encodings(&mut self, node: &Node<'d>, id: TypeId) -> Vec<(String, ParameterFormat)> {
        let mut encodings = Vec::new();
        for (name, one) in node.get("encoding").into_iter().flat_map(|all| all.entries()) {
            let Some(format) = self.encoding_of(name, &one, id) else { continue };
            encodings.push((name.to_owned(), format));
        }
        encodings
    }

    /// How a field is written, where that is not as usual.
    fn encoding_of(&mut self, name: &str, node: &Node<'d>, id: TypeId) -> Option<ParameterFormat> {
        let is_styled =
            ["style", "explode", "allowReserved"].iter().any(|key| node.get(key).is_some());
        if !is_styled {
            return node
                .text_at("contentType")
                .filter(|one| is_json(one))
                .map(|_| ParameterFormat::Json);
        }
        let style = node.text_at("style").and_then(style).filter(|one| *one != Style::Cookie);
        let style = style.unwrap_or(Style::Form);
        let explode = node.get("explode").and_then(|node| node.value.as_bool());
        let explode = explode.unwrap_or(style == Style::Form);
        let kind = self.kind_of_field(name, id);
        if !kind.fits((style, explode), Location::Query) {
            let message = format!(
                "`{name}` in the form is {}, for which this is not defined; it is written as usual",
                kind.word(),
            );
            self.sink.key(Code::UnsupportedParameter, &node.pointer, message);
            return None;
        }
        let allow_reserved = node.flag("allowReserved");
        Some(ParameterFormat::Style { style, explode, allow_reserved })
    }

    pub(super) fn kind_of_field(&self, name: &str, id: TypeId) -> Kind {
        let Shape::Object(object) = self.settled(id) else { return Kind::Plain };
        let field = object.fields.iter().find(|field| field.name == name);
        field.map_or(Kind::Plain, |field| self.kind(field.value.id))
    }
}

fn is_pairs(media: &str) -> bool {
    essence(media) == "application/x-www-form-urlencoded"
}

fn is_parts(media: &str) -> bool {
    essence(media) == "multipart/form-data"
}
