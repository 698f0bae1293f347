//! Whether anything can satisfy several schemas at once, as far as a look at their types, values,
//! limits, required properties and branches tells.
//!
//! `allOf` of two unions pairs every branch of one with every branch of the other, and most pairs
//! have tags that exclude each other: those pairs are nobody's mistake, and no types.

use std::collections::BTreeSet;

use super::Lowering;
use super::parts::Part;
use crate::model::{Keyword, SchemaId, TypeId};

/// How deep properties and branches are looked into.
const DEPTH: usize = 6;

/// How many sets of schemas are looked at; beyond that, everything counts as possible.
const MOST: usize = 4096;

/// A look at what may hold together.
struct Search {
    id: TypeId,
    depth: usize,
    left: usize,
}

impl Lowering<'_> {
    /// Whether something may satisfy all of these; in doubt it may.
    pub(super) fn possible(&mut self, id: TypeId, schemas: &[SchemaId]) -> bool {
        let parts = self.parts_of(id, schemas);
        self.may_hold(&mut Search { id, depth: DEPTH, left: MOST }, &parts, 0)
    }

    /// The same of parts, of which those from `new` on were not looked at alone.
    fn may_hold(&mut self, search: &mut Search, parts: &[Part], new: usize) -> bool {
        if self.clash(parts).is_some() {
            return false;
        }
        search.left = search.left.saturating_sub(1);
        let Some(depth) = search.depth.checked_sub(1).filter(|_| search.left > 0) else {
            return true;
        };
        search.depth = depth;
        let holds = self.properties_hold(search, parts) && self.unions_hold(search, parts, new);
        search.depth = depth.saturating_add(1);
        holds
    }

    /// Whether each property that must be there may have a value.
    fn properties_hold(&mut self, search: &mut Search, parts: &[Part]) -> bool {
        let mut required = BTreeSet::new();
        for (_, keyword) in self.all_keywords(parts) {
            if let Keyword::Required(names) = keyword {
                required.extend(names.iter().cloned());
            }
        }
        required.into_iter().all(|name| {
            let values = self.all_keywords(parts).filter_map(|(_, keyword)| match keyword {
                Keyword::Properties(all) => all.iter().find(|one| one.name == name),
                _ => None,
            });
            let values: Vec<SchemaId> = values.map(|one| one.schema).collect();
            if values.len() < 2 {
                return true;
            }
            let parts = self.parts_of(search.id, &values);
            self.may_hold(search, &parts, 0)
        })
    }

    /// Whether of each list of branches one may hold beside the rest.
    fn unions_hold(&mut self, search: &mut Search, parts: &[Part], new: usize) -> bool {
        let unions = self.all_keywords(parts.get(new..).unwrap_or_default());
        let unions = unions.filter_map(|(_, keyword)| match keyword {
            Keyword::OneOf(list) | Keyword::AnyOf(list) => Some(list.clone()),
            _ => None,
        });
        let unions: Vec<Vec<SchemaId>> = unions.collect();
        unions.iter().all(|list| {
            list.iter().any(|branch| {
                let mut all = parts.to_vec();
                all.extend(self.parts_of(search.id, &[*branch]));
                self.may_hold(search, &all, parts.len())
            })
        })
    }
}
