//! The names of an earlier run, so that a later one gives them again.

use std::collections::BTreeMap;

/// The names that a run gave.
///
/// The key says what is named: its kind, the place of the node (or of what owns it) as a fragment,
/// and for parts of an owner the name on the wire: `type #/components/schemas/Pet`,
/// `field #/components/schemas/Pet name`. The value is the identifier, without `r#`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lock {
    /// The names by what they name.
    pub names: BTreeMap<String, String>,
}
