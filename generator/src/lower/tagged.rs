//! The tags of a union's branches → constraints of its schema.
//!
//! OpenAPI says that a discriminator chooses the branch, while `oneOf` alone counts every branch
//! that accepts the value: of two objects whose tag is any string, often both. So where a branch
//! does not list its tags itself, the table says that it has them; then both ways choose the same
//! branch, and a report speaks of the one that was meant.

use serde_json::Value;

use super::Lowering;
use super::parts::Part;
use crate::model::{Access, Branch, Keyword, PropertySchema, SchemaId};

/// A branch as its schema lists it, and the values of the tag that choose it.
#[derive(Debug, Clone)]
pub(super) struct Tagged {
    /// The schema whose `oneOf` or `anyOf` it is.
    union: SchemaId,
    branch: SchemaId,
    property: String,
    values: Vec<String>,
}

impl Lowering<'_> {
    /// Notes the branches of a part that do not list the values of their tag themselves.
    pub(super) fn note_tags(
        &mut self,
        part: Part,
        property: &str,
        found: (&[SchemaId], &[Branch]),
    ) {
        for (branch, known) in found.0.iter().zip(found.1) {
            let mut own = self.evident(*branch, property).unwrap_or_default();
            let mut values = known.tags.clone();
            own.sort();
            values.sort();
            if own != values {
                let (union, branch) = (part.schema, *branch);
                self.tagged.push(Tagged { union, branch, property: property.to_owned(), values });
            }
        }
    }

    /// Puts what was noted into the table; types are made by then, so that none sees it.
    pub(super) fn constrain_tags(&mut self) {
        for one in std::mem::take(&mut self.tagged) {
            let place = self.schemas.get(one.branch).pointer.clone();
            let values = one.values.into_iter().map(Value::from).collect();
            let schema = self.schemas.add(place.clone(), vec![Keyword::Enum(values)]);
            let tag =
                PropertySchema { name: one.property.clone(), schema, access: Access::ReadWrite };
            let keywords = vec![
                Keyword::Properties(vec![tag]),
                Keyword::Required(vec![one.property]),
                Keyword::AllOf(vec![one.branch]),
            ];
            let tagged = self.schemas.add(place, keywords);
            self.schemas.replace_branch(one.union, one.branch, tagged);
        }
    }
}
