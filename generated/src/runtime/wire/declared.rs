// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

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
    /// Whether it is declared for a status.
    #[must_use]
    pub fn is_for(&self, status: u16) -> bool {
        (self.statuses.0..=self.statuses.1).contains(&status)
    }
}
