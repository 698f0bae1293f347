//! What a document, or an overlay of it, says of its operations in words of ours:
//! `x-speccast-idempotent` and `x-speccast-pagination`.
//!
//! They are read last: what they speak of are the types of whole answers.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Node;
use crate::model::{
    Api, ContentKind, Location, Operation, PageStyle, Pages, ParameterFormat, Role, Shape, Status,
    Style, TypeUse,
};

const IDEMPOTENT: &str = "x-speccast-idempotent";
const PAGINATION: &str = "x-speccast-pagination";

/// How far aliases are followed.
const DEPTH: usize = 64;

/// The keys of a style of pagination; those with a question mark may be missing.
fn keys(style: &str) -> Option<&'static [&'static str]> {
    Some(match style {
        "link" => &["items?"],
        "cursor" => &["parameter", "next", "items?"],
        "offset" => &["parameter", "items", "limit?"],
        "page" => &["parameter", "items", "first?"],
        _ => return None,
    })
}

/// Why an extension cannot be used: the place below it, and the message.
type Fault<'d> = (Node<'d>, String);

impl<'d> Lowering<'d> {
    /// Reads the extensions of all operations.
    pub(super) fn extensions(&mut self, api: &mut Api) {
        for index in 0..api.operations.len() {
            let Some(operation) = api.operations.get(index) else { continue };
            let Some(node) = self.document.at(&operation.pointer) else { continue };
            let idempotent = self.idempotent(&node);
            let pages = self.pagination(&node, api, operation);
            self.unknown_extensions(&node);
            if let Some(operation) = api.operations.get_mut(index) {
                (operation.idempotent, operation.pages) = (idempotent, pages);
            }
        }
    }

    fn idempotent(&mut self, node: &Node<'d>) -> Option<bool> {
        let node = node.get(IDEMPOTENT)?;
        let value = node.value.as_bool();
        if value.is_none() {
            self.unusable((node, "it is neither `true` nor `false`".to_owned()));
        }
        value
    }

    fn pagination(&mut self, node: &Node<'d>, api: &Api, of: &Operation) -> Option<Pages> {
        let node = node.get(PAGINATION)?;
        if of.role != Role::Called {
            self.unusable((node, "only what is called has pages".to_owned()));
            return None;
        }
        let written = Written { node: &node, api, of };
        match written.pages() {
            Ok(pages) => {
                let known = keys(node.text_at("style").unwrap_or_default()).unwrap_or_default();
                let known = known.iter().map(|key| key.trim_end_matches('?')).chain(["style"]);
                let known: Vec<&str> = known.collect();
                for (key, entry) in node.entries().filter(|(key, _)| !known.contains(key)) {
                    let message = format!("`{key}` is not a key of this style of pagination");
                    let said = Diagnostic::at_key(Code::UnknownKey, &entry.pointer, message);
                    self.sink.say(said.suggest(key, known.iter().copied()));
                }
                Some(pages)
            }
            Err(fault) => {
                self.unusable(fault);
                None
            }
        }
    }

    /// Extensions that look like ours and are not.
    fn unknown_extensions(&mut self, node: &Node<'d>) {
        for (key, entry) in node.entries() {
            if key.starts_with("x-speccast-") && key != IDEMPOTENT && key != PAGINATION {
                let message = format!("there is no extension `{key}` of operations");
                let said = Diagnostic::at_key(Code::InvalidExtension, &entry.pointer, message);
                self.sink.say(said.suggest(key, [IDEMPOTENT, PAGINATION]));
            }
        }
    }

    fn unusable(&mut self, (node, message): Fault<'d>) {
        self.sink.value(Code::InvalidExtension, &node.pointer, message);
    }
}

/// An extension as it is written, and what it speaks of.
struct Written<'a, 'd> {
    node: &'a Node<'d>,
    api: &'a Api,
    of: &'a Operation,
}

impl<'d> Written<'_, 'd> {
    fn pages(&self) -> Result<Pages, Fault<'d>> {
        let style = self.node.text_at("style").unwrap_or_default();
        let Some(keys) = keys(style) else {
            let message = "its `style` is none of `link`, `cursor`, `offset` and `page`";
            return Err(self.fault("style", message.to_owned()));
        };
        let missing = keys.iter().find(|key| !key.ends_with('?') && self.node.get(key).is_none());
        if let Some(key) = missing {
            return Err(self.fault("style", format!("this style needs the key `{key}`")));
        }
        let style = match style {
            "link" => PageStyle::Link,
            "cursor" => {
                let next = self.text("next")?;
                self.leads("next", &next, |shape| {
                    matches!(shape, Shape::Scalar(_) | Shape::Any(_) | Shape::Enum(_))
                })?;
                PageStyle::Cursor { parameter: self.parameter("parameter")?, next }
            }
            "offset" => {
                let limit = self.node.get("limit").map(|_| self.parameter("limit")).transpose()?;
                PageStyle::Offset { parameter: self.parameter("parameter")?, limit }
            }
            _ => PageStyle::Page { parameter: self.parameter("parameter")?, first: self.first()? },
        };
        Ok(Pages { style, items: self.items()? })
    }

    fn fault(&self, key: &str, message: String) -> Fault<'d> {
        (self.node.get(key).unwrap_or_else(|| self.node.clone()), message)
    }

    fn text(&self, key: &str) -> Result<String, Fault<'d>> {
        let text = self.node.text_at(key).map(str::to_owned);
        text.ok_or_else(|| self.fault(key, format!("`{key}` is not a text")))
    }

    fn first(&self) -> Result<u64, Fault<'d>> {
        match self.node.get("first") {
            None => Ok(1),
            Some(node) => node.value.as_u64().ok_or_else(|| {
                self.fault("first", "`first` is not the number of a page".to_owned())
            }),
        }
    }

    /// A parameter that is written as one pair of the query.
    fn parameter(&self, key: &str) -> Result<String, Fault<'d>> {
        let name = self.text(key)?;
        let is_plain = |shape: &Shape| matches!(shape, Shape::Scalar(_) | Shape::Enum(_));
        let fits = self.of.parameters.iter().any(|one| {
            one.name == name
                && one.location == Location::Query
                && matches!(one.format, ParameterFormat::Style { style: Style::Form, .. })
                && self.shape(one.value).is_some_and(is_plain)
        });
        let fault = || format!("`{name}` is no parameter of the query with a plain value");
        if fits { Ok(name) } else { Err(self.fault(key, fault())) }
    }

    fn items(&self) -> Result<Option<(String, TypeUse)>, Fault<'d>> {
        if self.node.get("items").is_none() {
            return Ok(None);
        }
        let place = self.text("items")?;
        let list = self.leads("items", &place, |shape| matches!(shape, Shape::List(_)))?;
        match self.shape(list) {
            Some(Shape::List(item)) => Ok(Some((place, *item))),
            _ => Ok(None),
        }
    }

    /// What a JSON Pointer leads to in the answer.
    fn leads(
        &self,
        key: &str,
        place: &str,
        fits: impl Fn(&Shape) -> bool,
    ) -> Result<TypeUse, Fault<'d>> {
        let found = self.body().and_then(|body| self.at(body, place));
        let found = found.filter(|found| self.shape(*found).is_some_and(fits));
        found.ok_or_else(|| {
            let wanted = if key == "items" { "a list" } else { "a plain value" };
            self.fault(key, format!("`{place}` does not lead to {wanted} in the answer"))
        })
    }

    /// The JSON of the first success.
    fn body(&self) -> Option<TypeUse> {
        let successes = self.of.responses.iter().filter(|one| match one.status {
            Status::Code(code) => (200..300).contains(&code),
            Status::Range(hundreds) => hundreds == 2,
            Status::Default => true,
        });
        let mut bodies = successes.flat_map(|one| &one.contents);
        bodies.find_map(|one| match one.kind {
            ContentKind::Json(value) => Some(value),
            _ => None,
        })
    }

    fn at(&self, body: TypeUse, place: &str) -> Option<TypeUse> {
        let mut found = body;
        let mut steps = place.split('/');
        if steps.next() != Some("") {
            return None;
        }
        for step in steps {
            let name = step.replace("~1", "/").replace("~0", "~");
            let Shape::Object(object) = self.shape(found)? else { return None };
            found = object.fields.iter().find(|field| field.name == name)?.value;
        }
        Some(found)
    }

    /// The shape behind aliases.
    fn shape(&self, value: TypeUse) -> Option<&Shape> {
        let mut value = value;
        for _ in 0..DEPTH {
            match &self.api.get(value.id)?.shape {
                Shape::Alias(target) => value = *target,
                shape => return Some(shape),
            }
        }
        None
    }
}
