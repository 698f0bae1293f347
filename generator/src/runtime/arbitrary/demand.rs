//! Schemas that look at one value → the keywords that it must fulfil: references and `allOf` are
//! followed, one branch of `anyOf` and `oneOf` is taken.

use std::ptr;

use super::super::check_plain::holds;
use super::super::node::Node;
use super::super::table::{Keyword, Schema, Types};
use super::make::Maker;
use serde_json::Value;

/// All types; an integer is a number.
pub(super) const ALL: u8 = 127;

/// What a value must fulfil: the keywords of several schemas, each by itself.
#[derive(Default)]
pub(super) struct Demand {
    pub(super) groups: Vec<&'static [Keyword]>,
    seen: Vec<&'static Schema>,
}

impl Demand {
    /// All keywords.
    pub(super) fn keywords(&self) -> impl Iterator<Item = &'static Keyword> + use<'_> {
        self.groups.iter().copied().flatten()
    }

    /// The types that a value may have.
    pub(super) fn types(&self) -> u8 {
        self.keywords().fold(ALL, |mask, keyword| mask & own_types(keyword))
    }

    /// Whether the keywords hold that look at no other schema.
    pub(super) fn plainly_holds(&self, value: &Value) -> bool {
        let all = |node: Node<'_>| self.keywords().all(|keyword| holds(keyword, node.json()));
        Node::of(value, all)
    }

    /// Whether what was made must be asked of the checker at once: keywords that choose or exclude.
    pub(super) fn is_intricate(&self) -> bool {
        self.keywords().any(|keyword| {
            matches!(
                keyword,
                Keyword::AnyOf(_)
                    | Keyword::OneOf(_)
                    | Keyword::Not(_)
                    | Keyword::If(_)
                    | Keyword::Contains(_)
                    | Keyword::DependentSchemas(_)
                    | Keyword::UnevaluatedItems(_)
                    | Keyword::UnevaluatedProperties(_)
            )
        })
    }
}

/// The types that a keyword lets through.
fn own_types(keyword: &Keyword) -> u8 {
    match keyword {
        Keyword::Never => 0,
        Keyword::Type(types) if types.meets(Types::NUMBER) => types.0 | Types::INTEGER.0,
        Keyword::Type(types) => types.0,
        _ => ALL,
    }
}

/// The types that a schema lets through, as far as it is looked at.
fn types_of(schema: &Schema, depth: u32) -> u8 {
    if depth > 8 {
        return ALL;
    }
    let any = |branches: &[&Schema]| {
        branches.iter().fold(0, |mask, branch| mask | types_of(branch, depth + 1))
    };
    schema.keywords.iter().fold(ALL, |mask, keyword| {
        mask & match keyword {
            Keyword::Reference(schema) => types_of(schema, depth + 1),
            Keyword::AllOf(branches) => {
                branches.iter().fold(ALL, |mask, branch| mask & types_of(branch, depth + 1))
            }
            Keyword::AnyOf(branches) | Keyword::OneOf(branches) => any(branches),
            _ => own_types(keyword),
        }
    })
}

impl Maker<'_, '_> {
    /// What a value must fulfil that several schemas look at.
    pub(super) fn demand(&mut self, schemas: &[&'static Schema]) -> Demand {
        let mut demand = Demand::default();
        for schema in schemas {
            self.gather(schema, &mut demand);
        }
        demand
    }

    fn gather(&mut self, schema: &'static Schema, demand: &mut Demand) {
        if demand.seen.iter().any(|seen| ptr::eq(*seen, schema)) {
            return;
        }
        demand.seen.push(schema);
        demand.groups.push(schema.keywords);
        for keyword in schema.keywords {
            match keyword {
                Keyword::Reference(schema) => self.gather(schema, demand),
                Keyword::AllOf(branches) => {
                    for branch in *branches {
                        self.gather(branch, demand);
                    }
                }
                Keyword::AnyOf(branches) | Keyword::OneOf(branches) => {
                    if let Some(branch) = self.branch(branches, demand) {
                        self.gather(branch, demand);
                    }
                }
                Keyword::If(condition) => {
                    if self.source.coin() {
                        self.gather(condition.test, demand);
                        self.gather(condition.then, demand);
                    } else {
                        self.gather(condition.otherwise, demand);
                    }
                }
                Keyword::DependentSchemas(all) => {
                    for (_, schema) in *all {
                        if self.source.coin() {
                            self.gather(schema, demand);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// One of the branches whose type is not excluded; deep inside, one of those that end soonest.
    fn branch(
        &mut self,
        branches: &'static [&'static Schema],
        demand: &Demand,
    ) -> Option<&'static Schema> {
        let types = demand.types();
        let mut open: Vec<&'static Schema> =
            branches.iter().copied().filter(|one| types_of(one, 0) & types != 0).collect();
        if self.is_deep() {
            let heights: Vec<u8> = open.iter().map(|one| self.height(one)).collect();
            let least = heights.iter().copied().min().unwrap_or(0);
            let mut heights = heights.into_iter();
            open.retain(|_| heights.next() == Some(least));
        } else {
            open.retain(|one| self.height(one) < u8::MAX);
        }
        self.source.pick(&open)
    }

    /// How many schemas deep the least value of a schema goes.
    fn height(&mut self, schema: &'static Schema) -> u8 {
        (1..=16).find(|levels| self.ends(schema, *levels)).unwrap_or(u8::MAX)
    }

    /// Whether a schema has a value that goes no more levels deep.
    fn ends(&mut self, schema: &'static Schema, levels: u8) -> bool {
        if levels == 0 {
            return false;
        }
        let key = (ptr::from_ref(schema).addr(), levels);
        if let Some(ends) = self.endings.get(&key) {
            return *ends;
        }
        let ends = schema.keywords.iter().all(|one| self.keyword_ends(one, schema, levels - 1));
        self.endings.insert(key, ends);
        ends
    }

    fn keyword_ends(&mut self, keyword: &Keyword, schema: &'static Schema, levels: u8) -> bool {
        match keyword {
            Keyword::Never => false,
            Keyword::Reference(schema) => self.ends(schema, levels),
            Keyword::AllOf(branches) => branches.iter().all(|one| self.ends(one, levels)),
            Keyword::AnyOf(branches) | Keyword::OneOf(branches) => {
                branches.iter().any(|one| self.ends(one, levels))
            }
            Keyword::Items(items) => {
                let some = |one: &Keyword| matches!(one, Keyword::MinItems(least) if *least > 0);
                !schema.keywords.iter().any(some) || self.ends(items, levels)
            }
            Keyword::Properties(properties, _) => properties.iter().all(|property| {
                let asks = |one: &Keyword| matches!(one, Keyword::Required(names) if names.contains(&property.name));
                !schema.keywords.iter().any(asks) || self.ends(property.schema, levels)
            }),
            _ => true,
        }
    }
}
