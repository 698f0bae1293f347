//! `contentType` and `headers` of `encoding` → what is asked of the parts of a form.

use super::Lowering;
use super::parameter_shape::Kind;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{PartRule, Scalar, Shape, TypeId, is_json};

impl<'d> Lowering<'d> {
    /// What is asked of the parts of which `encoding` speaks.
    pub(super) fn part_rules(&mut self, node: &Node<'d>, id: TypeId) -> Vec<PartRule> {
        let mut rules = Vec::new();
        for (name, one) in node.get("encoding").into_iter().flat_map(|all| all.entries()) {
            let is_file = self.is_file(id, name);
            let (media_types, headers) = match is_file {
                true => (listed(&one), self.file_headers(&one)),
                false => {
                    self.tell_headers(&one);
                    (self.part_types(name, &one, id), Vec::new())
                }
            };
            if !(media_types.is_empty() && headers.is_empty()) {
                rules.push(PartRule { name: name.to_owned(), media_types, headers });
            }
        }
        rules
    }

    /// The media types of a part that is no file. A style stands before them (OpenAPI 3.1.1,
    /// "Encoding Object").
    fn part_types(&mut self, name: &str, node: &Node<'d>, id: TypeId) -> Vec<String> {
        let media_types = listed(node);
        let is_styled =
            ["style", "explode", "allowReserved"].iter().any(|key| node.get(key).is_some());
        let is_json = |one: &String| is_json(one) || one.ends_with('*');
        let kind = self.kind_of_field(name, id);
        if is_styled || media_types.is_empty() {
            return Vec::new();
        }
        let is_nested = matches!(kind, Kind::Object | Kind::Spread | Kind::Nested);
        if is_nested && !media_types.iter().any(is_json) {
            let message = format!("`{name}` in the form is {}: it is sent as JSON", kind.word());
            let place = node.pointer.child("contentType");
            self.sink.value(Code::UnsupportedMediaType, &place, message);
            return Vec::new();
        }
        media_types
    }

    /// Tells of headers of a part that has no place for them.
    fn tell_headers(&mut self, node: &Node<'d>) {
        if let Some(headers) = node.get("headers") {
            let message = "the headers of a part that is no file are not read";
            self.sink.key(Code::NotGenerated, &headers.pointer, message);
        }
    }

    /// The headers that a file must have.
    fn file_headers(&mut self, node: &Node<'d>) -> Vec<String> {
        let mut required = Vec::new();
        let Some(headers) = node.get("headers") else { return required };
        for (name, header) in headers.entries() {
            let Some(header) = self.follow(&header) else { continue };
            // Described by `contentType`, and by the form.
            if ["content-type", "content-disposition"].contains(&name.to_lowercase().as_str()) {
                continue;
            }
            if header.flag("required") {
                required.push(name.to_owned());
            }
            let Some(schema) = header.get("schema").or_else(|| header.get("content")) else {
                continue;
            };
            let is_text = schema.value.as_object().is_some_and(|keys| {
                keys.len() == usize::from(keys.contains_key("type"))
                    && schema.text_at("type").is_none_or(|one| one == "string")
            });
            if !is_text {
                let message =
                    "the value of a header of a part is not checked; a file has it as it was sent";
                self.sink.key(Code::NotGenerated, &schema.pointer, message);
            }
        }
        required
    }

    /// Whether a field is of bytes, or a list of them.
    fn is_file(&self, id: TypeId, name: &str) -> bool {
        let Shape::Object(object) = self.settled(id) else { return false };
        let field = object.fields.iter().find(|field| field.name == name);
        field.is_some_and(|field| self.holds_bytes(field.value.id))
    }

    /// Whether a value is bytes, or a list of them.
    pub(super) fn holds_bytes(&self, id: TypeId) -> bool {
        match self.settled(id) {
            Shape::Scalar(Scalar::Binary) => true,
            Shape::List(item) => matches!(self.settled(item.id), Shape::Scalar(Scalar::Binary)),
            _ => false,
        }
    }
}

/// The media types and ranges of `contentType`.
fn listed(node: &Node<'_>) -> Vec<String> {
    let text = node.text_at("contentType").unwrap_or_default();
    text.split(',').map(str::trim).filter(|one| one.contains('/')).map(str::to_owned).collect()
}
