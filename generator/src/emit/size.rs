//! About how many bytes a value takes where it stands, so that no variant of an enum dwarfs the
//! others.

use super::context::{At, Context};
use crate::analyze::{Direction, Place, Side};
use crate::model::{Additional, Scalar, Shape, TypeId, TypeUse};

/// What is larger than all that matters; a type of the user may be.
const LARGE: usize = 1024;

/// How deep structs are followed.
const NESTING: usize = 12;

impl Context<'_> {
    /// About how many bytes a value takes, at most [`LARGE`].
    pub(super) fn size(self, value: TypeUse, at: At) -> usize {
        self.size_of(value, at.direction, NESTING)
    }

    fn size_of(self, value: TypeUse, direction: Direction, depth: usize) -> usize {
        let bare = self.bare_size(value.id, direction, depth);
        // At worst a flag beside the value, padded.
        if value.nullable { (bare + 8).min(LARGE) } else { bare.min(LARGE) }
    }

    fn bare_size(self, id: TypeId, direction: Direction, depth: usize) -> usize {
        let (Some((id, one)), Some(depth)) = (self.target(id), depth.checked_sub(1)) else {
            return LARGE;
        };
        if self.replaced(one).is_some() || self.formatted(one).is_some() {
            return LARGE;
        }
        match &one.shape {
            Shape::Scalar(scalar) => scalar_size(*scalar),
            Shape::Any(_) => 80,
            Shape::List(_) | Shape::Map(_) | Shape::Enum(_) => 24,
            Shape::Tuple(items) => {
                let sizes = items.iter().map(|item| self.size_of(*item, direction, depth));
                sizes.fold(0, usize::saturating_add).min(LARGE)
            }
            Shape::Alias(_) => LARGE,
            Shape::Object(object) => {
                let side = self.facts.side(id, direction);
                let rest = match object.additional {
                    Additional::Kept(_) => 24,
                    Additional::Dropped | Additional::Refused => 0,
                };
                self.object_size((id, side), direction, depth).saturating_add(rest).min(LARGE)
            }
            Shape::Union(union) => {
                let sizes = union.branches.iter().enumerate().map(|(index, branch)| {
                    match self.facts.boxed(id, Place::Branch(index)) {
                        true => 8,
                        false => self.size_of(branch.value, direction, depth).min(128),
                    }
                });
                sizes.max().unwrap_or_default().max(80) + 8
            }
        }
    }

    fn object_size(self, (id, side): (TypeId, Side), direction: Direction, depth: usize) -> usize {
        let mut sum: usize = 0;
        for (index, field) in self.facts.fields(self.api, id, side) {
            let size = match self.facts.boxed(id, Place::Field(index)) {
                true => 8,
                false => self.size_of(field.value, direction, depth),
            };
            sum = sum.saturating_add(size).saturating_add(if field.required { 0 } else { 8 });
            if sum >= LARGE {
                return LARGE;
            }
        }
        sum
    }
}

fn scalar_size(scalar: Scalar) -> usize {
    match scalar {
        Scalar::Boolean | Scalar::Null => 1,
        Scalar::I32 | Scalar::U32 | Scalar::F32 | Scalar::Date | Scalar::Ipv4 => 4,
        Scalar::I64 | Scalar::U64 | Scalar::F64 => 8,
        Scalar::DateTime | Scalar::Uuid | Scalar::Ipv6 => 16,
        Scalar::String | Scalar::Password | Scalar::Base64 | Scalar::Binary => 24,
    }
}
