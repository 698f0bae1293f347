//! The tags of a union's branches → constraints of its schema.
//!
//! OpenAPI says that a discriminator chooses the branch, while `oneOf` alone counts every branch
//! that accepts the value: of two objects whose tag is any string, often both. So where a branch
//! does not list its tags itself, the table says that it has them, and that the default branch has
//! none of the others; then both ways choose the same branch, and a report speaks of the one that
//! was meant.

use serde_json::Value;

use super::Lowering;
use super::parts::Part;
use crate::model::{Access, Branch, Discriminator, Keyword, PropertySchema, SchemaId};

/// A branch as its schema lists it, and the values of the tag that choose it.
#[derive(Debug, Clone)]
pub(super) struct Tagged {
    /// The schema whose `oneOf` or `anyOf` it is.
    union: SchemaId,
    branch: SchemaId,
    property: String,
    tag: Tag,
    access: Access,
}

/// What the value of the property must be.
#[derive(Debug, Clone)]
enum Tag {
    /// One of these.
    Among(Vec<String>),
    /// Absent, or none of these.
    Other(Vec<String>),
}

impl Lowering<'_> {
    /// Notes the branches of a part that do not say themselves what their tag is: its values, and
    /// beside a default branch that it must be there.
    pub(super) fn note_tags(
        &mut self,
        part: Part,
        by: &Discriminator,
        found: (&[SchemaId], &[Branch]),
    ) {
        let (union, property) = (part.schema, &by.property);
        for (index, (branch, known)) in found.0.iter().zip(found.1).enumerate() {
            let mut own = self.evident(*branch, property).unwrap_or_default();
            let mut values = known.tags.clone();
            own.sort();
            values.sort();
            let tag = if by.default == Some(index) {
                let others = found.1.iter().enumerate().filter(|(other, _)| *other != index);
                Tag::Other(others.flat_map(|(_, one)| one.tags.clone()).collect())
            } else if own != values || by.default.is_some() {
                Tag::Among(values)
            } else {
                continue;
            };
            let (property, access) = (property.clone(), by.access);
            self.tagged.push(Tagged { union, branch: *branch, property, tag, access });
        }
    }

    /// Puts what was noted into the table; types are made by then, so that none sees it.
    pub(super) fn constrain_tags(&mut self) {
        for one in std::mem::take(&mut self.tagged) {
            let place = self.schemas.get(one.branch).pointer.clone();
            let (Tag::Among(values) | Tag::Other(values)) = &one.tag;
            let values = values.iter().cloned().map(Value::from).collect();
            let listed = self.schemas.add(place.clone(), vec![Keyword::Enum(values)]);
            let (schema, owed) = match one.tag {
                Tag::Among(_) => (listed, Some(Keyword::Required(vec![one.property.clone()]))),
                Tag::Other(_) => {
                    (self.schemas.add(place.clone(), vec![Keyword::Not(listed)]), None)
                }
            };
            let tag = PropertySchema { name: one.property, schema, access: one.access };
            let mut keywords = vec![Keyword::Properties(vec![tag])];
            keywords.extend(owed);
            keywords.push(Keyword::AllOf(vec![one.branch]));
            let tagged = self.schemas.add(place, keywords);
            self.schemas.replace_branch(one.union, one.branch, tagged);
        }
    }
}
