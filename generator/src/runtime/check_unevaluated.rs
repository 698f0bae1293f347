//! `unevaluatedProperties` and `unevaluatedItems`: the parts of which nothing else in a schema
//! speaks.
//!
//! Nothing is noted while a value is judged. Only where such a keyword stands, those beside it are
//! asked once more which parts they speak of; schemas without it pay nothing.

use std::collections::BTreeSet;
use std::ptr;

use super::check::{Checker, Place};
use super::message::Fault;
use super::node::Json;
use super::path::Step;
use super::table::{Condition, Keyword, Schema};

/// The parts of a value of which nothing was found to speak.
struct Rest<'v> {
    names: BTreeSet<&'v str>,
    items: BTreeSet<usize>,
    /// The schemas that were asked; what they said once they would say again.
    asked: BTreeSet<usize>,
}

impl Rest<'_> {
    /// Nothing yet, for the schema that looks at a place.
    fn of(here: Place<'_>) -> Self {
        let owner = here.lookers.map(|looker| ptr::from_ref(looker.schema).addr());
        Self { names: BTreeSet::new(), items: BTreeSet::new(), asked: owner.into_iter().collect() }
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.items.is_empty()
    }
}

impl Checker<'_> {
    /// `unevaluatedProperties`.
    pub(super) fn unevaluated_properties(
        &mut self,
        schema: &'static Schema,
        beside: &'static [Keyword],
        here: Place<'_>,
    ) -> bool {
        let Json::Object(map) = here.value.json() else { return true };
        let names = map.iter().map(|(name, _)| name).collect();
        let mut rest = Rest { names, ..Rest::of(here) };
        self.strike(beside.iter().filter(|one| !is_last(one)), here.crowded(), &mut rest);
        let mut all = true;
        for name in rest.names {
            let Some(value) = map.get(name) else { continue };
            let path = here.step(Step::Key(name));
            let fault = Fault::NotKnown("unevaluatedProperties");
            all &= self.part(schema, here.below(value, &path), fault);
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    /// `unevaluatedItems`.
    pub(super) fn unevaluated_items(
        &mut self,
        schema: &'static Schema,
        beside: &'static [Keyword],
        here: Place<'_>,
    ) -> bool {
        let Json::Array(items) = here.value.json() else { return true };
        let mut rest = Rest { items: (0..items.len()).collect(), ..Rest::of(here) };
        self.strike(beside.iter().filter(|one| !is_last(one)), here.crowded(), &mut rest);
        let mut all = true;
        for index in rest.items {
            let Some(item) = items.get(index) else { continue };
            let path = here.step(Step::Index(index));
            let fault = Fault::NotAllowed("unevaluatedItems");
            all &= self.part(schema, here.below(item, &path), fault);
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    /// Takes out the parts of which keywords speak.
    fn strike<'k>(
        &mut self,
        keywords: impl Iterator<Item = &'k Keyword>,
        here: Place<'_>,
        rest: &mut Rest<'_>,
    ) {
        for keyword in keywords {
            if rest.is_empty() {
                return;
            }
            match keyword {
                Keyword::Properties(all, _) => all.iter().for_each(|one| {
                    rest.names.remove(one.name);
                }),
                Keyword::PatternProperties(all) => {
                    rest.names.retain(|name| !all.iter().any(|one| one.pattern.is_match(name)));
                }
                Keyword::AdditionalProperties(_) | Keyword::UnevaluatedProperties(_) => {
                    rest.names.clear();
                }
                Keyword::PrefixItems(schemas) => rest.items.retain(|item| *item >= schemas.len()),
                Keyword::Items(_) | Keyword::UnevaluatedItems(_) => rest.items.clear(),
                Keyword::Contains(contains) => self.strike_contained(contains.schema, here, rest),
                _ => self.strike_inner(keyword, here, rest),
            }
        }
    }

    /// Takes out the parts of which the schemas of a keyword speak that look at the same value.
    fn strike_inner(&mut self, keyword: &Keyword, here: Place<'_>, rest: &mut Rest<'_>) {
        match keyword {
            // If these do not hold, neither does the whole, whatever is left.
            Keyword::Reference(schema) => self.strike_by(schema, here, rest),
            Keyword::AllOf(all) => all.iter().for_each(|one| self.strike_by(one, here, rest)),
            Keyword::DependentSchemas(all) => {
                let due = all.iter().filter(|(name, _)| here.value.get(name).is_some());
                due.for_each(|(_, schema)| self.strike_by(schema, here, rest));
            }
            Keyword::AnyOf(all) | Keyword::OneOf(all) => self.strike_branches(all, here, rest),
            Keyword::If(Condition { test, then, otherwise }) => {
                if self.silently(test, here) {
                    self.strike_by(test, here, rest);
                    self.strike_by(then, here, rest);
                } else {
                    self.strike_by(otherwise, here, rest);
                }
            }
            _ => {}
        }
    }

    /// The branches that hold. Where none does, that is the fault, and none of the parts is.
    fn strike_branches(
        &mut self,
        branches: &'static [&'static Schema],
        here: Place<'_>,
        rest: &mut Rest<'_>,
    ) {
        let holding: Vec<&Schema> =
            branches.iter().copied().filter(|one| self.silently(one, here)).collect();
        let speaking = if holding.is_empty() { branches } else { holding.as_slice() };
        speaking.iter().for_each(|one| self.strike_by(one, here, rest));
    }

    fn strike_contained(&mut self, schema: &'static Schema, here: Place<'_>, rest: &mut Rest<'_>) {
        let Json::Array(items) = here.value.json() else { return };
        rest.items.retain(|index| {
            let path = here.step(Step::Index(*index));
            items.get(*index).is_some_and(|item| !self.silently(schema, here.below(item, &path)))
        });
    }

    fn strike_by(&mut self, schema: &'static Schema, here: Place<'_>, rest: &mut Rest<'_>) {
        if rest.asked.insert(ptr::from_ref(schema).addr())
            && let Some(here) = self.deeper(here)
        {
            self.strike(schema.keywords.iter(), here, rest);
        }
    }
}

/// Whether a keyword asks what the others leave.
const fn is_last(keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::UnevaluatedProperties(_) | Keyword::UnevaluatedItems(_))
}
