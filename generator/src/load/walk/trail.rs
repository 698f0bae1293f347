//! The way from the root to a value, on the stack: a pointer is only made when it is needed.

use std::borrow::Cow;

use crate::pointer::{FileId, Pointer};

/// A value's place, linked to the one above.
#[derive(Clone, Copy)]
pub(super) struct Trail<'t> {
    above: Option<&'t Trail<'t>>,
    step: Step<'t>,
}

/// The last step to a value.
#[derive(Clone, Copy)]
enum Step<'t> {
    Root(&'t Pointer),
    Key(&'t str),
    Index(usize),
}

impl<'t> Trail<'t> {
    /// Where a walk begins.
    pub(super) fn root(pointer: &'t Pointer) -> Self {
        Self { above: None, step: Step::Root(pointer) }
    }

    /// The value at a key.
    pub(super) fn key(&'t self, key: &'t str) -> Self {
        Self { above: Some(self), step: Step::Key(key) }
    }

    /// An item of a list.
    pub(super) fn index(&'t self, index: usize) -> Self {
        Self { above: Some(self), step: Step::Index(index) }
    }

    /// The place above, in the same walk.
    pub(super) fn above(&self) -> Option<&'t Trail<'t>> {
        self.above
    }

    /// The key of this value, unless it is an item or where the walk begins.
    pub(super) fn last_key(&self) -> Option<&'t str> {
        match self.step {
            Step::Key(key) => Some(key),
            Step::Root(_) | Step::Index(_) => None,
        }
    }

    /// A word for the value: its key, or that of the list that it is in.
    pub(super) fn name(&self) -> Cow<'t, str> {
        match (self.step, self.above) {
            (Step::Key(key), _) => Cow::Borrowed(key),
            (Step::Index(_), Some(above)) => above.name(),
            (Step::Root(pointer), _) => pointer.last().unwrap_or(Cow::Borrowed("the document")),
            (Step::Index(_), None) => Cow::Borrowed(""),
        }
    }

    /// The place as a pointer.
    pub(super) fn pointer(&self) -> Pointer {
        let mut steps = Vec::new();
        let mut trail = self;
        let root = loop {
            match trail.step {
                Step::Root(pointer) => break pointer.clone(),
                Step::Key(key) => steps.push(Cow::Borrowed(key)),
                Step::Index(index) => steps.push(Cow::Owned(index.to_string())),
            }
            match trail.above {
                Some(above) => trail = above,
                None => break Pointer::root(FileId(0)),
            }
        };
        root.below(steps.iter().rev())
    }
}
