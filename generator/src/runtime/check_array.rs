//! The keywords of arrays that hold other schemas.

use super::check::{Checker, Place};
use super::message::Fault;
use super::node::Json;
use super::path::Step;
use super::table::{Contains, Keyword, Schema};

impl Checker<'_> {
    /// `prefixItems`: each of the first items by its own schema.
    pub(super) fn prefix_items(
        &mut self,
        schemas: &'static [&'static Schema],
        here: Place<'_>,
    ) -> bool {
        let Json::Array(items) = here.value.json() else { return true };
        let mut all = true;
        for (index, (item, schema)) in items.iter().zip(schemas).enumerate() {
            let path = here.step(Step::Index(index));
            all &= self.evaluate(schema, here.below(item, &path));
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    /// `items`: those that the `prefixItems` beside it do not reach.
    pub(super) fn items(
        &mut self,
        schema: &'static Schema,
        beside: &'static [Keyword],
        here: Place<'_>,
    ) -> bool {
        let Json::Array(items) = here.value.json() else { return true };
        let mut all = true;
        for (index, item) in items.iter().enumerate().skip(reach(beside)) {
            let path = here.step(Step::Index(index));
            all &= self.part(schema, here.below(item, &path), Fault::NotAllowed("items"));
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    /// A part of a value by the schema of all that are left; `false` refuses it with a fault of
    /// its own.
    pub(super) fn part(&mut self, schema: &'static Schema, part: Place<'_>, fault: Fault) -> bool {
        match schema.keywords {
            [Keyword::Never] => self.fault(part.path, fault),
            _ => self.evaluate(schema, part),
        }
    }

    /// `contains`: how many items fit, as far as that has to be known.
    pub(super) fn contains(&mut self, contains: &Contains, here: Place<'_>) -> bool {
        let Json::Array(items) = here.value.json() else { return true };
        let mut found = 0_u64;
        for (index, item) in items.iter().enumerate() {
            if found >= contains.least && contains.most == u64::MAX {
                return true;
            }
            let path = here.step(Step::Index(index));
            found += u64::from(self.silently(contains.schema, here.below(item, &path)));
            if found > contains.most {
                return self.fault(here.path, Fault::TooManyFit(contains.most));
            }
        }
        found >= contains.least || self.fault(here.path, Fault::TooFewFit(contains.least))
    }
}

/// How many items have a schema of their own.
fn reach(keywords: &[Keyword]) -> usize {
    let prefix = keywords.iter().find_map(|keyword| match keyword {
        Keyword::PrefixItems(schemas) => Some(schemas.len()),
        _ => None,
    });
    prefix.unwrap_or(0)
}
