//! What a server answers by itself to a request that is not what the document says, beside what
//! the document declares for such: the first place where they differ is told, with how many others
//! there are.

use std::collections::BTreeSet;

use super::Lowering;
use crate::config::Switch;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{
    Additional, Content, ContentKind, Object, Operation, Response, Role, Scalar, Shape, Status,
};
use crate::pointer::Pointer;

/// The statuses of what cannot be parsed, and of what can and breaks a schema.
const OWN: [u16; 2] = [400, 422];

/// The members of a problem that are there when a request breaks a schema.
const ALWAYS: [&str; 4] = ["type", "title", "status", "violations"];

impl Lowering<'_> {
    /// Tells of responses that have another form than the answers of the server.
    pub(super) fn tell_rejections(&mut self, operations: &[Operation]) {
        if self.config.layout.server == Switch::Never {
            return;
        }
        let mut first = None;
        let mut all: BTreeSet<&Pointer> = BTreeSet::new();
        let refusing =
            operations.iter().filter(|one| one.body.is_some() || !one.parameters.is_empty());
        let refusing = refusing.filter(|one| one.role == Role::Called);
        for (operation, code) in refusing.flat_map(|one| OWN.map(|code| (one, code))) {
            let contents = declared(operation, code).map_or(&[][..], |one| &one.contents);
            if contents.iter().any(|content| self.is_problem(content)) {
                continue;
            }
            let Some(Content { pointer, .. }) = contents.first() else { continue };
            first.get_or_insert((pointer, code));
            all.insert(pointer);
        }
        let Some((place, code)) = first else { return };
        let others = match all.len() {
            0 | 1 => String::new(),
            2 => "; nor is what is declared at one other place".to_owned(),
            more => format!("; nor is what is declared at {} other places", more - 1),
        };
        let message = format!(
            "a server answers {code} by itself as `application/problem+json`, \
             which is not what is declared here{others}"
        );
        let help = "`reject` of the generated `Service` can be overridden to answer as declared";
        self.sink.say(
            Diagnostic::new(Code::RejectionShape, Place::Key(place.clone()), message).help(help),
        );
    }

    /// Whether a body could be a problem of the runtime.
    fn is_problem(&self, content: &Content) -> bool {
        let ContentKind::Json(value) = content.kind else { return false };
        match self.settled(value.id) {
            Shape::Any(_) => true,
            Shape::Map(value) => matches!(self.settled(value.id), Shape::Any(_)),
            Shape::Object(object) => self.is_problem_object(object),
            _ => false,
        }
    }

    /// Whether an object has a member of a problem, and none that a problem does not have or has
    /// otherwise.
    fn is_problem_object(&self, object: &Object) -> bool {
        let mut shared = false;
        let fits = object.fields.iter().all(|field| {
            let shape = self.settled(field.value.id);
            let fits = match field.name.as_str() {
                "type" | "title" | "detail" => matches!(shape, Shape::Scalar(Scalar::String)),
                "status" => matches!(
                    shape,
                    Shape::Scalar(
                        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::F64
                    )
                ),
                "violations" => matches!(shape, Shape::List(_)),
                _ => return !field.required,
            };
            shared |= fits;
            fits && (!field.required || ALWAYS.contains(&field.name.as_str()))
        });
        fits && shared && object.additional != Additional::Refused
    }
}

/// What is declared for a status: by itself, by its range, by `default`.
fn declared(operation: &Operation, code: u16) -> Option<&Response> {
    let of = |status: Status| operation.responses.iter().find(|one| one.status == status);
    of(Status::Code(code)).or_else(|| of(Status::Range(4))).or_else(|| of(Status::Default))
}
