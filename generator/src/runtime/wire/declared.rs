//! What an operation declares to answer, for whoever checks what it answers.

use super::super::Schema;

/// A body of JSON that an operation declares for some statuses.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// The first and the last of the statuses.
    pub statuses: (u16, u16),
    /// The media type.
    pub media_type: &'static str,
    /// What the body must be.
    pub schema: &'static Schema,
}

impl Declared {
    /// A body for the statuses from the first to the last.
    #[must_use]
    pub const fn new(
        statuses: (u16, u16),
        media_type: &'static str,
        schema: &'static Schema,
    ) -> Self {
        Self { statuses, media_type, schema }
    }

    /// Whether it is declared for a status.
    #[must_use]
    pub fn is_for(&self, status: u16) -> bool {
        (self.statuses.0..=self.statuses.1).contains(&status)
    }
}
