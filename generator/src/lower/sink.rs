//! What the phase has to say, each cause once.
//!
//! A schema is read for the table of constraints and again for its type; one fault must not be
//! told twice, so a diagnostic of the same kind at the same place is kept only the first time.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::Pointer;

/// The diagnostics so far.
#[derive(Debug, Default)]
pub(super) struct Sink {
    list: Vec<Diagnostic>,
    seen: BTreeSet<(Code, &'static str, Pointer, String)>,
}

impl Sink {
    /// Keeps a diagnostic unless it was said before.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        let (side, pointer) = match &diagnostic.place {
            Place::Key(pointer) => ("key", pointer),
            Place::Value(pointer) => ("value", pointer),
            Place::Span(..) | Place::File(_) => {
                self.list.push(diagnostic);
                return;
            }
        };
        let message = diagnostic.message.clone();
        if self.seen.insert((diagnostic.code, side, pointer.clone(), message)) {
            self.list.push(diagnostic);
        }
    }

    /// Says something about the key of a node.
    pub(super) fn key(&mut self, code: Code, pointer: &Pointer, message: impl Into<String>) {
        self.say(Diagnostic::at_key(code, pointer, message));
    }

    /// Says something about the value of a node.
    pub(super) fn value(&mut self, code: Code, pointer: &Pointer, message: impl Into<String>) {
        self.say(Diagnostic::at_value(code, pointer, message));
    }

    /// All that was said.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.list
    }
}
