//! `requestBody` → a body; its media types are read in `contents`.

use super::Lowering;
use super::sites::Site;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{Body, Content, ContentKind, Origin};

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
        let contents = match content {
            Some(list) => {
                let mut contents = self.request_contents(&list, &origin);
                if contents.is_empty() {
                    let kind = ContentKind::Bytes;
                    let pointer = list.pointer.clone();
                    contents.push(Content::new(pointer, "application/octet-stream", kind));
                }
                contents
            }
            None => {
                let schema = self.anything(at.pointer.child("schema"));
                let kind = ContentKind::Json(self.use_of(schema, origin));
                vec![Content::new(at.pointer.clone(), "application/json", kind)]
            }
        };
        let node = node.as_ref().unwrap_or(at);
        Body {
            pointer: node.pointer.clone(),
            required: node.flag("required"),
            contents,
            docs: self.docs(node),
        }
    }

    /// The type of the items of a stream, called by where it stands.
    pub(super) fn model_of_item(&mut self, schema: &Node<'d>) {
        let keys: Vec<_> = schema.pointer.keys().skip(1).take(2).collect();
        let name = [keys.join(" "), "item".to_owned()].join(" ");
        let schema = self.schema(schema);
        let value = self.use_of(schema, Origin::Component(name));
        self.types.roots.push(value.id);
    }
}
