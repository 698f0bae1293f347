//! `enum` and `const` → an enumeration of strings or integers, with the names and labels that
//! extensions give to its values.

use serde_json::Value;

use super::Lowering;
use super::judge::{is, same};
use super::parts::Part;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{
    Enumeration, JsonType, Keyword, Others, Scalar, SchemaId, Shape, TypeId, Variant, VariantValue,
};

/// The keys that give values their names for Rust.
const NAMES: &[&str] = &["x-enum-varnames", "x-enumNames", "x-enum-names", "x-enumVarnames"];

/// The keys that say what values stand for.
const LABELS: &[&str] = &["x-enum-descriptions", "x-enumDescriptions"];

impl<'d> Lowering<'d> {
    /// The enumeration that the parts make together; nothing when no part lists values.
    pub(super) fn enumeration(
        &mut self,
        id: TypeId,
        core: SchemaId,
        parts: &[Part],
    ) -> Option<Shape> {
        let listed = |keyword: &Keyword| matches!(keyword, Keyword::Enum(_) | Keyword::Const(_));
        let (first, _) = self.all_keywords(parts).find(|(_, keyword)| listed(keyword))?;
        let types = self.types_of(parts);
        let mut items = self.listed(first.schema);
        items.retain(|item| {
            let typed =
                types.as_ref().is_none_or(|types| types.iter().any(|one| is(*one, item.value)));
            typed
                && self.all_keywords(parts).all(|(_, keyword)| match keyword {
                    Keyword::Enum(values) => values.iter().any(|one| same(one, item.value)),
                    Keyword::Const(value) => same(value, item.value),
                    _ => true,
                })
        });
        if items.is_empty() {
            // Only null is left.
            return Some(Shape::Scalar(Scalar::Null));
        }
        let values: Vec<&Value> = items.iter().map(|item| item.value).collect();
        Some(match self.types_of_values(&values).as_slice() {
            [JsonType::Boolean] => Shape::Scalar(Scalar::Boolean),
            [JsonType::Number] => Shape::Scalar(Scalar::F64),
            [JsonType::String | JsonType::Integer] => self.shape_of_values(first.schema, &items),
            [JsonType::Object] => self.object(id, core, parts),
            [JsonType::Array] => self.list(id, core, parts),
            several => self.several(id, (core, parts), several),
        })
    }

    fn shape_of_values(&mut self, schema: SchemaId, items: &[Node<'d>]) -> Shape {
        match self.variants(schema, items) {
            Some(variants) => Shape::Enum(Enumeration { variants, others: Others::Refused }),
            // Integers beyond 64 bits, which were told.
            None => Shape::Scalar(Scalar::F64),
        }
    }

    /// One enumeration of all values of several schemas, when each lists strings.
    pub(super) fn merged_enumeration(&mut self, schemas: &[SchemaId]) -> Option<Shape> {
        let mut variants: Vec<Variant> = Vec::new();
        for schema in schemas {
            let core = self.peel_whole(*schema);
            let plain = self.schemas.keywords(core).iter().all(|keyword| {
                matches!(keyword, Keyword::Enum(_) | Keyword::Const(_) | Keyword::Type(_))
            });
            let items = self.listed(core);
            if !plain || items.is_empty() {
                return None;
            }
            for mut variant in self.variants(core, &items)? {
                // `oneOf: [{const: 1, title: First}]` is an enumeration whose values have prose.
                if items.len() == 1 && !self.schemas.components.contains_key(&core) {
                    self.told(core, &mut variant);
                }
                if !variants.iter().any(|known| known.value == variant.value) {
                    variants.push(variant);
                }
            }
        }
        let texts = |one: &Variant| matches!(one.value, VariantValue::Text(_));
        let one_kind = variants.iter().all(texts) || !variants.iter().any(texts);
        let others = Others::Refused;
        (one_kind && !variants.is_empty()).then_some(Shape::Enum(Enumeration { variants, others }))
    }

    /// An enumeration beside any string: known values have names, others are as good.
    pub(super) fn open_enumeration(&mut self, schemas: &[SchemaId]) -> Option<Shape> {
        let any = |one: &SchemaId| {
            let keywords = self.schemas.keywords(self.peel_whole(*one));
            matches!(keywords, [Keyword::Type(types)] if types.contains(&JsonType::String)
                && types.iter().all(|one| matches!(one, JsonType::String | JsonType::Null)))
        };
        let (strings, listed): (Vec<SchemaId>, Vec<SchemaId>) =
            schemas.iter().partition(|one| any(one));
        if strings.is_empty() {
            return None;
        }
        let Shape::Enum(mut found) = self.merged_enumeration(&listed)? else { return None };
        found.others = Others::Valid;
        let texts = |one: &Variant| matches!(one.value, VariantValue::Text(_));
        found.variants.iter().all(texts).then_some(Shape::Enum(found))
    }

    /// Title and description of a schema that lists one value, as name and label of that value.
    fn told(&self, schema: SchemaId, variant: &mut Variant) {
        let Some(node) = self.node(schema) else { return };
        let text = |key: &str| node.text_at(key).map(str::to_owned);
        let name = || text("x-rust-name").or_else(|| text("title"));
        variant.name_hint = variant.name_hint.take().or_else(name);
        variant.label = variant.label.take().or_else(|| text("description"));
    }

    /// An enumeration without the values that one of the parts does not list.
    pub(super) fn limited(&self, shape: Shape, parts: &[Part]) -> Shape {
        let Shape::Enum(mut enumeration) = shape else { return shape };
        let all = enumeration.clone();
        enumeration.variants.retain(|variant| {
            let value = match &variant.value {
                VariantValue::Text(text) => Value::from(text.as_str()),
                VariantValue::Integer(number) => Value::from(*number),
            };
            self.all_keywords(parts).all(|(_, keyword)| match keyword {
                Keyword::Enum(values) => values.iter().any(|one| same(one, &value)),
                Keyword::Const(one) => same(one, &value),
                _ => true,
            })
        });
        if enumeration.variants.is_empty() { Shape::Enum(all) } else { Shape::Enum(enumeration) }
    }

    /// The values that a schema lists, as they are written, null aside.
    fn listed(&self, schema: SchemaId) -> Vec<Node<'d>> {
        let Some(node) = self.node(schema) else {
            return Vec::new();
        };
        let kept = |value: &Value| {
            self.schemas.keywords(schema).iter().any(|keyword| match keyword {
                Keyword::Enum(values) => values.contains(value),
                Keyword::Const(one) => one == value,
                _ => false,
            })
        };
        let mut items: Vec<Node<'d>> = Vec::new();
        let list = node.get("enum").into_iter().flat_map(|list| list.items());
        for item in list.chain(node.get("const")) {
            let twice = items.iter().any(|known| same(known.value, item.value));
            if !twice && !item.value.is_null() && kept(item.value) {
                items.push(item);
            }
        }
        items
    }

    fn variants(&mut self, schema: SchemaId, items: &[Node<'d>]) -> Option<Vec<Variant>> {
        let node = self.node(schema)?;
        let mut variants = Vec::with_capacity(items.len());
        for item in items {
            let value = match item.value {
                Value::String(text) => VariantValue::Text(text.clone()),
                other if !is(JsonType::Integer, other) => return None,
                other => match integer(other) {
                    Some(number) => VariantValue::Integer(number),
                    None => {
                        let message = "the value does not fit 64 bits; any number is accepted here";
                        self.sink.value(Code::NarrowedNumber, &item.pointer, message);
                        return None;
                    }
                },
            };
            variants.push(Variant {
                pointer: item.pointer.clone(),
                value,
                name_hint: beside(&node, NAMES, item),
                label: beside(&node, LABELS, item),
            });
        }
        Some(variants)
    }
}

/// An integer, also one that is written with a fraction of zero.
fn integer(value: &Value) -> Option<i64> {
    let float = || value.as_f64().filter(|number| number.fract() == 0.0);
    value.as_i64().or_else(|| format!("{:.0}", float()?).parse().ok())
}

/// What an extension says of a value: by its index in a list, or by the value in a map.
fn beside(schema: &Node<'_>, keys: &[&str], item: &Node<'_>) -> Option<String> {
    let key = match item.value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    keys.iter().find_map(|name| {
        let extension = schema.get(name)?;
        let found = match extension.value {
            Value::Array(_) => extension.step(&item.pointer.last()?)?,
            _ => extension.get(&key)?,
        };
        found.text().filter(|text| !text.is_empty()).map(str::to_owned)
    })
}
