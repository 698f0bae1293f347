//! `prefixItems` → a tuple where it speaks of the whole array, else a list of anything that it lists.

use super::Lowering;
use super::parts::Part;
use super::types::Nominal;
use crate::model::{Keyword, SchemaId, Shape, TypeId};

/// The most items of a tuple: as many as the standard library gives traits to.
const MOST: usize = 12;

/// What the parts say of an array beside its first items.
#[derive(Debug, Default)]
struct Rest {
    /// `items`.
    items: Option<SchemaId>,
    /// The highest `minItems`.
    least: Option<u64>,
    /// The lowest `maxItems`.
    most: Option<u64>,
}

impl Lowering<'_> {
    /// The tuple or list of an array whose first items have schemas of their own.
    pub(super) fn prefixed(&mut self, id: TypeId, core: SchemaId, parts: &[Part]) -> Option<Shape> {
        let first = self.all_keywords(parts).find_map(|(_, keyword)| match keyword {
            Keyword::PrefixItems(list) => Some(list.clone()),
            _ => None,
        })?;
        let rest = self.rest(parts);
        if self.is_whole(&first, &rest) {
            if rest.least.is_none() {
                let count = u64::try_from(first.len()).unwrap_or(u64::MAX);
                self.schemas.mean(core, Keyword::MinItems(count));
            }
            let mut items = Vec::with_capacity(first.len());
            for (index, schema) in first.iter().enumerate() {
                let origin = self.inside(id, Nominal::Plain, &format!("item{}", index + 1));
                items.push(self.use_of(*schema, origin));
            }
            return Some(Shape::Tuple(items));
        }
        let schema = self.any_item(core, first, &rest);
        let origin = self.inside(id, Nominal::Plain, "item");
        Some(Shape::List(self.use_of(schema, origin)))
    }

    fn rest(&self, parts: &[Part]) -> Rest {
        let mut rest = Rest::default();
        for (_, keyword) in self.all_keywords(parts) {
            match keyword {
                Keyword::Items(schema) => rest.items = Some(*schema),
                Keyword::MinItems(count) => rest.least = rest.least.max(Some(*count)),
                Keyword::MaxItems(count) => {
                    rest.most = Some(rest.most.map_or(*count, |known| known.min(*count)));
                }
                _ => {}
            }
        }
        rest
    }

    /// Whether the array has exactly the items that are listed. By the letter it may be shorter
    /// unless `minItems` says otherwise, which authors who write nothing of it do not mean.
    ///
    /// A tuple lies in its place, so one that could hold itself through nothing but tuples is none.
    fn is_whole(&self, first: &[SchemaId], rest: &Rest) -> bool {
        let count = u64::try_from(first.len()).unwrap_or(u64::MAX);
        let ends = rest.items.is_some_and(|items| self.is_never(items));
        let full = rest.least.map_or(self.practical(), |least| least >= count);
        let nested = first.iter().any(|item| {
            let core = self.peel(*item);
            self.schemas.components.contains_key(&core)
                && self
                    .schemas
                    .keywords(self.peel_whole(core))
                    .iter()
                    .any(|keyword| matches!(keyword, Keyword::PrefixItems(_)))
        });
        let closed =
            rest.most == Some(count) || (ends && rest.most.is_none_or(|most| most > count));
        closed && full && !nested && (1..=MOST).contains(&first.len())
    }

    /// What any item may be: one of those that are listed, or one of the others.
    fn any_item(&mut self, core: SchemaId, first: Vec<SchemaId>, rest: &Rest) -> SchemaId {
        let count = u64::try_from(first.len()).unwrap_or(u64::MAX);
        let place = self.schemas.get(core).pointer.child("prefixItems");
        let mut schemas = first;
        let others = match rest.items {
            Some(items) if self.is_never(items) => None,
            None if rest.most.is_some_and(|most| most <= count) => None,
            Some(items) => Some(items),
            None => Some(self.anything(place.clone())),
        };
        schemas.extend(others);
        let anything = schemas.iter().find(|one| self.schemas.keywords(**one).is_empty()).copied();
        let mut kinds: Vec<SchemaId> = Vec::new();
        for schema in schemas {
            let known = kinds
                .iter()
                .any(|one| self.schemas.keywords(*one) == self.schemas.keywords(schema));
            if !known {
                kinds.push(schema);
            }
        }
        match (anything, kinds.as_slice()) {
            (Some(anything), _) => anything,
            (None, [one]) => *one,
            _ => self.schemas.add(place, vec![Keyword::AnyOf(kinds)]),
        }
    }
}
