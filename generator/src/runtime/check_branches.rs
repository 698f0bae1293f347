//! `allOf`, `anyOf`, `oneOf` and `if`. Where no branch holds and only one can have been meant, the report
//! says what is wrong with that one instead of naming the keyword.

use super::check::{Checker, Place};
use super::check_plain::{holds, listed};
use super::json;
use super::message::Fault;
use super::node::{Json, Node};
use super::table::{Condition, Keyword, Literal, Property, Schema};

type Branches = &'static [&'static Schema];

impl Checker<'_> {
    pub(super) fn all_of(&mut self, branches: Branches, here: Place<'_>) -> bool {
        let mut all = true;
        for schema in branches {
            all &= self.evaluate(schema, here.fork());
            if !all && !self.goes_on() {
                break;
            }
        }
        all
    }

    pub(super) fn any_of(
        &mut self,
        keyword: &'static Keyword,
        branches: Branches,
        here: Place<'_>,
    ) -> bool {
        branches.iter().any(|schema| self.silently(schema, here.fork()))
            || self.no_branch(keyword, branches, here)
    }

    pub(super) fn one_of(
        &mut self,
        keyword: &'static Keyword,
        branches: Branches,
        here: Place<'_>,
    ) -> bool {
        let mut holding = 0_u32;
        for schema in branches {
            holding += u32::from(self.silently(schema, here.fork()));
            if holding > 1 {
                return self.fault(here.path, Fault::SeveralFit);
            }
        }
        holding == 1 || self.no_branch(keyword, branches, here)
    }

    /// `then` where the test holds, else `else`.
    pub(super) fn condition(&mut self, condition: &Condition, here: Place<'_>) -> bool {
        let Condition { test, then, otherwise } = condition;
        if then.keywords.is_empty() && otherwise.keywords.is_empty() {
            return true;
        }
        let owed = if self.silently(test, here.fork()) { then } else { otherwise };
        self.evaluate(owed, here.fork())
    }

    /// Reports that no branch holds. Always false.
    fn no_branch(
        &mut self,
        keyword: &'static Keyword,
        branches: Branches,
        here: Place<'_>,
    ) -> bool {
        if !self.goes_on() {
            return false;
        }
        let mut meant = branches.iter().filter(|schema| could_mean(schema, here.value, 0));
        match (meant.next(), meant.next()) {
            (Some(schema), None) => self.evaluate(schema, here.fork()),
            _ => self.fault(here.path, Fault::Broken(keyword)),
        }
    }
}

/// How many references and branches deep a look at a schema goes.
const DEEPEST: u32 = 8;

/// Whether a schema could be the one that a value was meant for: its type fits, and so do the
/// constants of its properties (the tags), those that are excluded too.
pub(super) fn could_mean(schema: &Schema, value: Node<'_>, depth: u32) -> bool {
    if depth > DEEPEST {
        return true;
    }
    schema.keywords.iter().all(|keyword| match keyword {
        Keyword::Never | Keyword::Type(_) => holds(keyword, value.json()),
        Keyword::Enum(_) | Keyword::Const(_) => listed(keyword)
            .is_none_or(|values| values.iter().any(|literal| is_kin(literal, value.json()))),
        Keyword::Reference(schema) => could_mean(schema, value, depth + 1),
        Keyword::AllOf(branches) => branches.iter().all(|one| could_mean(one, value, depth + 1)),
        Keyword::AnyOf(branches) | Keyword::OneOf(branches) => {
            branches.iter().any(|one| could_mean(one, value, depth + 1))
        }
        Keyword::Properties(properties, _) => {
            properties.iter().all(|property| tag_fits(property, value, depth))
        }
        _ => true,
    })
}

/// Whether a constant is of the type of a value.
fn is_kin(literal: &Literal, value: Json<'_>) -> bool {
    match literal {
        Literal::Null => matches!(value, Json::Null),
        Literal::Boolean(_) => matches!(value, Json::Boolean(_)),
        Literal::Integer(_) | Literal::Unsigned(_) | Literal::Float(_) => {
            matches!(value, Json::Number(_))
        }
        Literal::Text(_) => matches!(value, Json::Text(_)),
        Literal::Array(_) => matches!(value, Json::Array(_)),
        Literal::Object(_) => matches!(value, Json::Object(_)),
    }
}

fn tag_fits(property: &Property, value: Node<'_>, depth: u32) -> bool {
    match value.get(property.name) {
        Some(value) => constants_fit(property.schema, value, depth),
        None => true,
    }
}

fn constants_fit(schema: &Schema, value: Node<'_>, depth: u32) -> bool {
    depth > DEEPEST
        || schema.keywords.iter().all(|keyword| match keyword {
            Keyword::Reference(schema) => constants_fit(schema, value, depth + 1),
            Keyword::Not(others) => {
                !others.keywords.iter().any(|one| lists(one, value) == Some(true))
            }
            _ => lists(keyword, value).unwrap_or(true),
        })
}

/// Whether a value is one of those that a keyword lists, if it lists any.
fn lists(keyword: &Keyword, value: Node<'_>) -> Option<bool> {
    listed(keyword).map(|values| values.iter().any(|one| json::is_literal(value.json(), one)))
}
