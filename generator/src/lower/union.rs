//! `oneOf` and `anyOf` → a union of types.
//!
//! Branches that only constrain (`oneOf: [{required: [a]}, {required: [b]}]`) are no types, and
//! the checker has them. Where the schema has properties of its own beside real branches, each
//! branch is merged with them.

use super::Lowering;
use super::parts::Part;
use super::types::{Nominal, hint};
use crate::diagnostic::Code;
use crate::model::{
    Branch, JsonType, Keyword, Scalar, SchemaId, Shape, TypeId, Union, UnionRule, Untyped,
};

impl Lowering<'_> {
    /// The union that a part makes; nothing when no part has branches that are types.
    pub(super) fn union_of(&mut self, id: TypeId, core: SchemaId, parts: &[Part]) -> Option<Shape> {
        let (part, rule, mut list) = self.typed_union(id, core, parts)?;
        list.retain(|branch| !self.is_null(*branch));
        if list.is_empty() {
            return Some(Shape::Scalar(Scalar::Null));
        }
        let base = self.base(parts, part);
        if !self.discriminates(part)
            && let Some(merged) = self.merged_enumeration(&list)
        {
            return Some(self.limited(merged, parts));
        }
        if rule == UnionRule::Any
            && base.is_empty()
            && let Some(open) = self.open_enumeration(&list)
        {
            return Some(open);
        }
        if !base.is_empty() {
            let around: Vec<SchemaId> = base.iter().map(|one| one.schema).collect();
            let with = |branch: SchemaId| [around.as_slice(), &[branch]].concat();
            let first = list.first().copied();
            list.retain(|branch| self.possible(id, &with(*branch)));
            if list.is_empty() {
                let parts = first.map(|first| self.parts_of(id, &with(first))).unwrap_or_default();
                if !self.contradictory(&parts) {
                    let message = "none of the branches can hold beside what stands around them";
                    let place = self.schemas.get(part.schema).pointer.clone();
                    self.sink.value(Code::ContradictoryAllOf, &place, message);
                }
                return Some(Shape::Any(Untyped::Never));
            }
        }
        if let Some(scalar) = self.one_scalar(id, &list).filter(|_| base.is_empty()) {
            return Some(Shape::Scalar(scalar));
        }
        let mut branches = Vec::with_capacity(list.len());
        for (index, branch) in list.iter().enumerate() {
            match self.branch(id, (index, *branch), &base) {
                Some(branch) => branches.push(branch),
                None => {
                    let place = self.schemas.get(*branch).pointer.clone();
                    let message = "too many schemas are merged; any value is read here";
                    self.sink.value(Code::NestingTooDeep, &place, message);
                    return Some(Shape::Any(Untyped::TooMany));
                }
            }
        }
        let mut discriminator = self.discriminator(part, &list, &mut branches);
        if !self.practical() {
            // By the letter it is a hint, which does not change what is valid.
            discriminator = None;
            branches.iter_mut().for_each(|branch| branch.tags.clear());
        }
        if let Some(tag) = &discriminator {
            self.note_tags(part, tag, (&list, &branches));
        }
        if discriminator.is_none() {
            self.evidence((id, part), rule, &list);
        }
        Some(Shape::Union(Union { rule, branches, discriminator }))
    }

    /// The first `oneOf` or `anyOf` whose branches are types.
    ///
    /// A branch often includes, by `allOf`, the very schema that lists it. Inside the branch that
    /// list is settled: it is that branch.
    fn typed_union(
        &mut self,
        id: TypeId,
        core: SchemaId,
        parts: &[Part],
    ) -> Option<(Part, UnionRule, Vec<SchemaId>)> {
        let unions: Vec<(Part, UnionRule, Vec<SchemaId>)> = self
            .all_keywords(parts)
            .filter_map(|(part, keyword)| match keyword {
                Keyword::OneOf(list) => Some((part, UnionRule::One, list.clone())),
                Keyword::AnyOf(list) => Some((part, UnionRule::Any, list.clone())),
                _ => None,
            })
            .filter(|(_, _, list)| !self.only_constrains(parts, list))
            .collect();
        if unions.is_empty() {
            return None;
        }
        let way = self.on_the_way(id, core);
        unions
            .into_iter()
            .find(|(_, _, list)| !list.iter().any(|branch| way.contains(&self.peel(*branch))))
    }

    /// What each branch must be merged with: nothing, or all parts without these branches.
    fn base(&mut self, parts: &[Part], part: Part) -> Vec<Base> {
        let shaped = parts.iter().any(|one| {
            self.schemas.keywords(one.schema).iter().any(|keyword| {
                let union = matches!(keyword, Keyword::OneOf(_) | Keyword::AnyOf(_));
                shapes(keyword) || (union && one.schema != part.schema)
            })
        });
        if !shaped {
            return Vec::new();
        }
        let mut base = Vec::with_capacity(parts.len());
        for one in parts {
            let schema = if one.schema == part.schema {
                self.schemas.without_unions(one.schema)
            } else {
                one.schema
            };
            if !self.schemas.keywords(schema).is_empty() {
                base.push(Base { whole: one.schema, schema });
            }
        }
        base
    }

    fn branch(
        &mut self,
        id: TypeId,
        (index, schema): (usize, SchemaId),
        base: &[Base],
    ) -> Option<Branch> {
        let pointer = self.schemas.get(schema).pointer.clone();
        let core = self.peel(schema);
        let name = self.schemas.components.get(&core).cloned();
        let node = self.document.at(&pointer);
        let title = node
            .as_ref()
            .and_then(|node| hint(node).or_else(|| node.text_at("title").map(str::to_owned)));
        let word = format!("option{}", index + 1);
        // What the branch includes already is not merged with it again.
        let way = self.on_the_way(id, core);
        let around = base.iter().filter(|one| !way.contains(&one.whole));
        let mut whole: Vec<SchemaId> = around.map(|one| one.schema).collect();
        if whole.is_empty() {
            let origin = self.inside(id, Nominal::Named, &word);
            let value = self.use_of(schema, origin);
            let name_hint = title.filter(|_| name.is_none());
            return Some(Branch { pointer, value, tags: Vec::new(), name_hint });
        }
        if !whole.contains(&core) {
            whole.push(core);
        }
        let merged = self.schemas.all_of(pointer.clone(), whole)?;
        let origin = self.inside(id, Nominal::Named, name.as_deref().unwrap_or(&word));
        let value = self.use_of(merged, origin);
        Some(Branch { pointer, value, tags: Vec::new(), name_hint: name.or(title) })
    }

    /// Whether the branches say nothing of shape that the schema around them does not say.
    fn only_constrains(&self, parts: &[Part], list: &[SchemaId]) -> bool {
        let around = self.types_of(parts);
        list.iter().all(|branch| {
            let core = self.peel_whole(*branch);
            self.schemas.keywords(core).iter().all(|keyword| match keyword {
                Keyword::Type(types) => around.as_ref().is_some_and(|around| around == types),
                Keyword::Reference(_)
                | Keyword::AllOf(_)
                | Keyword::AnyOf(_)
                | Keyword::OneOf(_) => false,
                other => !shapes(other),
            })
        })
    }

    /// The scalar that all branches are, when they differ in their constraints only.
    fn one_scalar(&mut self, id: TypeId, list: &[SchemaId]) -> Option<Scalar> {
        let mut found = None;
        for branch in list {
            let core = self.peel(*branch);
            let parts = self.parts(id, core);
            let plain = self.all_keywords(&parts).all(|(_, keyword)| {
                !shapes(keyword) && !matches!(keyword, Keyword::OneOf(_) | Keyword::AnyOf(_))
            });
            let types = self.types_of(&parts)?;
            let [one] = types.as_slice() else { return None };
            let structured = matches!(one, JsonType::Object | JsonType::Array | JsonType::Null);
            let named = self.schemas.components.contains_key(&core);
            let scalar = self.scalar(*one, &parts);
            if !plain || structured || named || found.is_some_and(|found| found != scalar) {
                return None;
            }
            found = Some(scalar);
        }
        found
    }

    /// The strings that a schema lists.
    pub(super) fn values(&self, schema: SchemaId) -> Vec<String> {
        let core = self.peel_whole(schema);
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let listed = self.schemas.keywords(core).iter().find_map(|keyword| match keyword {
            Keyword::Enum(values) => Some(values.iter().filter_map(text).collect()),
            Keyword::Const(value) => Some(text(value).into_iter().collect()),
            _ => None,
        });
        listed.unwrap_or_default()
    }
}

/// A schema that holds around the branches.
#[derive(Debug, Clone, Copy)]
struct Base {
    /// The schema.
    whole: SchemaId,
    /// The schema without the branches.
    schema: SchemaId,
}

/// Whether a keyword says what shape a value has.
fn shapes(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Properties(_)
            | Keyword::AdditionalProperties(_)
            | Keyword::Items(_)
            | Keyword::Enum(_)
            | Keyword::Const(_)
    )
}
