//! Schemas → a value that fulfils them, as far as can be said beforehand; the checker decides.

use std::collections::BTreeMap;

use ::arbitrary::Unstructured;
use serde_json::Value;

use super::super::check::accepts;
use super::super::decode::Side;
use super::super::json;
use super::super::node::Node;
use super::super::table::{Keyword, Literal, Schema, Types};
use super::demand::Demand;
use super::source::Source;
use super::texts::LETTERS;

/// How often a part is made before it is given up.
pub(super) const TRIES: u32 = 12;
/// Each item or name that must differ is compared with all before it: so many at most.
pub(super) const DIFFERENT: usize = 1000;
/// From here on what may be left out is.
const DEEP: u32 = 4;
/// Deeper nothing is made.
const DEEPEST: u32 = 64;
/// How many parts are made for one value, those in vain included.
const FUEL: u32 = 20_000;

/// What free texts are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alphabet {
    /// The letters.
    pub(super) letters: &'static [char],
    /// How many a text has at least.
    pub(super) least: usize,
}

impl Alphabet {
    /// Letters of all kinds, quotes, spaces.
    pub(super) const ANY: Self = Self { letters: LETTERS, least: 0 };
}

/// Makes one value.
pub(super) struct Maker<'a, 'b> {
    pub(super) source: Source<'a, 'b>,
    pub(super) alphabet: Alphabet,
    /// Whether a schema has a value of so many levels.
    pub(super) endings: BTreeMap<(usize, u8), bool>,
    pub(super) side: Side,
    fuel: u32,
    depth: u32,
    /// Which try this is: later ones leave less out.
    pub(super) attempt: u64,
}

impl<'a, 'b> Maker<'a, 'b> {
    pub(super) fn new(
        side: Side,
        (bytes, alphabet): (&'b mut Unstructured<'a>, Alphabet),
        attempt: u64,
    ) -> Self {
        let source = Source::new(bytes, attempt);
        Self { source, alphabet, endings: BTreeMap::new(), side, fuel: FUEL, depth: 0, attempt }
    }

    /// A value of a schema.
    pub(super) fn root(&mut self, schema: &'static Schema) -> Option<Value> {
        self.make(&[schema])
    }

    /// Whether the value is as deep as is good for it.
    pub(super) fn is_deep(&self) -> bool {
        self.depth >= DEEP
    }

    /// A value that several schemas look at.
    fn make(&mut self, schemas: &[&'static Schema]) -> Option<Value> {
        let mut last = None;
        for _ in 0..TRIES {
            if self.fuel == 0 || self.depth > DEEPEST {
                return last;
            }
            self.fuel -= 1;
            let demand = self.demand(schemas);
            if let Some(value) = self.once(&demand, schemas) {
                let fits = |schema: &&Schema| accepts(schema, self.side, &value);
                if !demand.is_intricate() || schemas.iter().all(fits) {
                    return Some(value);
                }
                last = Some(value);
            }
            self.source.stir();
        }
        last
    }

    /// A value inside of this one.
    pub(super) fn inside(&mut self, schemas: &[&'static Schema]) -> Option<Value> {
        self.depth += 1;
        let value = self.make(schemas);
        self.depth -= 1;
        value
    }

    /// One try.
    fn once(&mut self, demand: &Demand, schemas: &[&'static Schema]) -> Option<Value> {
        let listed = demand.keywords().find_map(|keyword| match keyword {
            Keyword::Enum(values) => Some(*values),
            Keyword::Const(value) => Some(std::slice::from_ref(value)),
            _ => None,
        });
        if let Some(listed) = listed {
            let fits = |one: &Value| schemas.iter().all(|schema| accepts(schema, self.side, one));
            let values: Vec<Value> = listed.iter().map(literal).collect();
            let plain = values.iter().filter(|one| demand.plainly_holds(one));
            let plain: Vec<&Value> = plain.collect();
            let fitting: Vec<&Value> = plain.iter().copied().filter(|one| fits(one)).collect();
            let from = if fitting.is_empty() { plain } else { fitting };
            return self.source.pick(&from).cloned();
        }
        match self.pick_type(demand)? {
            Types::NULL => Some(Value::Null),
            Types::BOOLEAN => Some(Value::Bool(self.source.coin())),
            Types::INTEGER => self.integer(demand),
            Types::NUMBER => self.number(demand),
            Types::STRING => self.text(demand).map(Value::String),
            Types::ARRAY => self.array(demand),
            _ => self.object(demand),
        }
    }

    /// One of the types that are left; where the schema says nothing of it, one of which it speaks.
    fn pick_type(&mut self, demand: &Demand) -> Option<Types> {
        const ORDER: [Types; 7] = [
            Types::STRING,
            Types::INTEGER,
            Types::NUMBER,
            Types::BOOLEAN,
            Types::OBJECT,
            Types::ARRAY,
            Types::NULL,
        ];
        let allowed = demand.types();
        let spoken = demand.keywords().fold(0, |mask, keyword| mask | spoken_types(keyword));
        let mask = match allowed & spoken {
            0 => allowed,
            mask if demand.keywords().any(|one| matches!(one, Keyword::Type(_))) => mask | allowed,
            mask => mask,
        };
        let mut open: Vec<Types> = ORDER.into_iter().filter(|one| mask & one.0 != 0).collect();
        if open.contains(&Types::NUMBER) && mask & Types::NUMBER.0 != 0 {
            open.retain(|one| *one != Types::INTEGER);
        }
        if self.is_deep() && open.len() > 1 {
            open.retain(|one| !matches!(*one, Types::OBJECT | Types::ARRAY));
        }
        self.source.pick(&open)
    }

    fn array(&mut self, demand: &Demand) -> Option<Value> {
        let (least, most) = bounds(demand, |keyword| match keyword {
            Keyword::MinItems(least) => (*least, u64::MAX),
            Keyword::MaxItems(most) => (0, *most),
            Keyword::Contains(contains) => (contains.least, u64::MAX),
            _ => (0, u64::MAX),
        })?;
        let more = if self.is_deep() { 0 } else { self.source.below(4) };
        let count = least.saturating_add(more).min(most);
        let unique = demand.keywords().any(|one| matches!(one, Keyword::UniqueItems));
        let mut items: Vec<Value> = Vec::new();
        while items.len() < count {
            match self
                .item(&items_of(&demand.groups, items.len()), if unique { &items } else { &[] })
            {
                Some(item) => items.push(item),
                None if items.len() >= least => break,
                None => return None,
            }
        }
        Some(Value::Array(items))
    }

    /// The same items and more, as many as are wanted; they differ where they must. None where
    /// too many would have to.
    pub(super) fn longer(
        &mut self,
        items: &[Value],
        keywords: &'static [Keyword],
        count: usize,
    ) -> Option<Vec<Value>> {
        let unique = keywords.iter().any(|one| matches!(one, Keyword::UniqueItems));
        if unique && count > DIFFERENT {
            return None;
        }
        let mut items = items.to_vec();
        while items.len() < count {
            let others = if unique { items.as_slice() } else { &[] };
            items.push(self.item(&items_of(&[keywords], items.len()), others)?);
        }
        Some(items)
    }

    /// An item that is not among others.
    pub(super) fn item(&mut self, schemas: &[&'static Schema], others: &[Value]) -> Option<Value> {
        for _ in 0..TRIES * 2 {
            let item = self.inside(schemas)?;
            let is_item =
                |other| Node::of(&item, |item| Node::of(other, |other| json::equal(other, item)));
            if !others.iter().any(is_item) {
                return Some(item);
            }
            self.source.stir();
        }
        None
    }
}

/// The schemas that look at the item at an index; the first items are those that `contains` wants.
fn items_of(groups: &[&'static [Keyword]], index: usize) -> Vec<&'static Schema> {
    let mut found: Vec<&'static Schema> = Vec::new();
    for group in groups {
        let before = found.len();
        let prefix = group.iter().find_map(|one| match one {
            Keyword::PrefixItems(schemas) => Some(*schemas),
            _ => None,
        });
        found.extend(prefix.and_then(|schemas| schemas.get(index)));
        let is_open = found.len() == before;
        for keyword in *group {
            match keyword {
                Keyword::Items(schema) if is_open => found.push(schema),
                Keyword::Contains(contains) if (index as u64) < contains.least => {
                    found.push(contains.schema);
                }
                _ => {}
            }
        }
    }
    if found.is_empty() {
        found.extend(groups.iter().copied().flatten().find_map(|one| match one {
            Keyword::UnevaluatedItems(schema) => Some(*schema),
            _ => None,
        }));
    }
    found
}

/// The counts from which to which all keywords let something through; none when they contradict.
pub(super) fn bounds(
    demand: &Demand,
    of: impl Fn(&Keyword) -> (u64, u64),
) -> Option<(usize, usize)> {
    let (least, most) = demand.keywords().fold((0, u64::MAX), |(least, most), keyword| {
        let (own_least, own_most) = of(keyword);
        (least.max(own_least), most.min(own_most))
    });
    let least = usize::try_from(least).ok()?;
    (least as u64 <= most).then_some((least, usize::try_from(most).unwrap_or(usize::MAX)))
}

/// The types of which a keyword speaks.
fn spoken_types(keyword: &Keyword) -> u8 {
    match keyword {
        Keyword::MultipleOf(_)
        | Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_) => Types::NUMBER.0 | Types::INTEGER.0,
        Keyword::Format(format) => super::texts::types_of_format(*format).0,
        Keyword::MaxLength(_) | Keyword::MinLength(_) | Keyword::Pattern(_) => Types::STRING.0,
        Keyword::PrefixItems(_)
        | Keyword::Contains(_)
        | Keyword::UnevaluatedItems(_)
        | Keyword::Items(_)
        | Keyword::MaxItems(_)
        | Keyword::MinItems(_)
        | Keyword::UniqueItems => Types::ARRAY.0,
        Keyword::Properties(_, _)
        | Keyword::Required(_)
        | Keyword::AdditionalProperties(_)
        | Keyword::PatternProperties(_)
        | Keyword::PropertyNames(_)
        | Keyword::DependentRequired(_)
        | Keyword::DependentSchemas(_)
        | Keyword::UnevaluatedProperties(_)
        | Keyword::MaxProperties(_)
        | Keyword::MinProperties(_) => Types::OBJECT.0,
        _ => 0,
    }
}

/// A constant as a value.
pub(super) fn literal(one: &Literal) -> Value {
    match one {
        Literal::Null => Value::Null,
        Literal::Boolean(one) => Value::Bool(*one),
        Literal::Integer(one) => Value::from(*one),
        Literal::Unsigned(one) => Value::from(*one),
        Literal::Float(one) => Value::from(*one),
        Literal::Text(one) => Value::from(*one),
        Literal::Array(all) => Value::Array(all.iter().map(literal).collect()),
        Literal::Object(all) => {
            Value::Object(all.iter().map(|(key, one)| ((*key).to_owned(), literal(one))).collect())
        }
    }
}
