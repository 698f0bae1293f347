//! How much was made of a document: declared, generated, left out, untyped, not enforced.

mod left_out;
mod places;
pub mod report;
#[cfg(test)]
mod tests;
mod undeclared;
mod unenforced;
mod untyped;

use std::fmt;

pub use left_out::LeftOut;
pub use undeclared::{Undeclared, overlay};
pub use unenforced::Unenforced;
pub use untyped::{Reason, UntypedValue, Values};

use crate::analyze::Facts;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::load::Document;
use crate::model::{Api, Traffic};
use crate::pointer::Pointer;

/// How much was made of a document. Places are those of the texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Census {
    /// The operations that the document declares.
    pub declared: usize,
    /// The operations that are generated, webhooks and callbacks not among them.
    pub operations: usize,
    /// The webhooks that are generated.
    pub webhooks: usize,
    /// The callbacks that are generated; one that several operations share counts for each.
    pub callbacks: usize,
    /// The operations that are not, and path items that cannot be read.
    pub left_out: Vec<LeftOut>,
    /// The types that are generated; one for each direction where they differ.
    pub types: usize,
    /// The values of the document, and those that became untyped JSON.
    pub values: Values,
    /// The constraints that are not enforced.
    pub unenforced: Vec<Unenforced>,
    /// The operations that a server answers with statuses which are not declared.
    pub undeclared: Vec<Undeclared>,
    /// How the names begin of what an overlay can add to the components: as no other name does.
    pub prefix: String,
}

impl Census {
    /// Counts what a document declares and what is made of it; `said` is all that was said of it.
    #[must_use]
    pub fn of(
        document: &Document,
        (api, facts): (&Api, &Facts),
        config: &Config,
        said: &[Diagnostic],
    ) -> Self {
        let count = |traffic| api.traffic(traffic).count();
        let mut values = Values::of(api);
        for one in &mut values.untyped {
            one.pointer = standing(document, &one.pointer);
        }
        Self {
            declared: document.declared.iter().filter(|one| one.method.is_some()).count(),
            operations: count(Traffic::Calls),
            webhooks: count(Traffic::Webhooks),
            callbacks: count(Traffic::Callbacks),
            left_out: left_out::left_out(document, api, said),
            types: api.types().map(|(id, _)| facts.sides(id).len()).sum(),
            values,
            unenforced: unenforced::unenforced(document, api, facts, said),
            undeclared: undeclared::undeclared(document, api, &config.layout),
            prefix: undeclared::prefix(document),
        }
    }
}

/// Where a place was written, or the nearest one above it that is there.
fn standing(document: &Document, place: &Pointer) -> Pointer {
    let mut place = place.clone();
    while document.at(&place).is_none() {
        let Some(above) = place.parent() else { break };
        place = above;
    }
    document.origin(&place)
}

impl Census {
    /// How many webhooks and callbacks there are, where there are some.
    fn sent(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let all = [(self.webhooks, "webhooks"), (self.callbacks, "callbacks")];
        all.into_iter().filter(|(count, _)| *count > 0)
    }
}

impl fmt::Display for Census {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { declared, operations, types, .. } = self;
        write!(f, "{operations} of {declared} operations, ")?;
        for (count, what) in self.sent() {
            write!(f, "{count} {what}, ")?;
        }
        write!(f, "{types} types")
    }
}
