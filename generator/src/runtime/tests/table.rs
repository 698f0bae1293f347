//! A schema in JSON → a table, so that tests read like documents. The tables are leaked.

use serde_json::{Map, Value};

use super::super::{
    Access, Condition, Contains, Format, Keyword, Literal, Number, Pattern, PatternProperty,
    Property, Schema, Types,
};

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn leak_all<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}

/// The table of a schema. `$ref: "#"` is the schema itself, by way of `root`.
pub(super) fn table(schema: &Value) -> &'static Schema {
    let keywords = match schema {
        Value::Bool(true) => vec![],
        Value::Bool(false) => vec![Keyword::Never],
        Value::Object(map) => {
            map.iter().filter_map(|(key, value)| keyword(key, value, map)).collect()
        }
        other => panic!("no schema: {other}"),
    };
    leak(Schema { keywords: leak_all(keywords) })
}

fn keyword(key: &str, value: &Value, beside: &Map<String, Value>) -> Option<Keyword> {
    let count = || value.as_f64().unwrap() as u64;
    let number = || Number::from(value.as_number().unwrap());
    Some(match key {
        "type" => Keyword::Type(types(value)),
        "enum" => Keyword::Enum(leak_all(value.as_array().unwrap().iter().map(literal).collect())),
        "const" => Keyword::Const(literal(value)),
        "multipleOf" => Keyword::MultipleOf(number()),
        "maximum" => Keyword::Maximum(number()),
        "exclusiveMaximum" => Keyword::ExclusiveMaximum(number()),
        "minimum" => Keyword::Minimum(number()),
        "exclusiveMinimum" => Keyword::ExclusiveMinimum(number()),
        "maxLength" => Keyword::MaxLength(count()),
        "minLength" => Keyword::MinLength(count()),
        "pattern" => Keyword::Pattern(leak(Pattern::new(leak(text(value))))),
        "format" => Keyword::Format(format(value.as_str().unwrap())?),
        "prefixItems" => Keyword::PrefixItems(branches(value)),
        "items" => Keyword::Items(table(value)),
        "contains" => Keyword::Contains(contains(value, beside)),
        "unevaluatedItems" => Keyword::UnevaluatedItems(table(value)),
        "maxItems" => Keyword::MaxItems(count()),
        "minItems" => Keyword::MinItems(count()),
        "uniqueItems" if value == &Value::Bool(true) => Keyword::UniqueItems,
        "properties" => {
            let all = properties(value);
            Keyword::Properties(all, by_name(all))
        }
        "required" => Keyword::Required(names(value)),
        "patternProperties" => Keyword::PatternProperties(leak_all(
            value.as_object().unwrap().iter().map(pattern_property).collect(),
        )),
        "propertyNames" => Keyword::PropertyNames(table(value)),
        "dependentRequired" => Keyword::DependentRequired(each(value, names)),
        "dependentSchemas" => Keyword::DependentSchemas(each(value, table)),
        "unevaluatedProperties" => Keyword::UnevaluatedProperties(table(value)),
        "if" => Keyword::If(Condition {
            test: table(value),
            then: beside.get("then").map_or(&Schema::ANY, table),
            otherwise: beside.get("else").map_or(&Schema::ANY, table),
        }),
        "additionalProperties" => Keyword::AdditionalProperties(table(value)),
        "maxProperties" => Keyword::MaxProperties(count()),
        "minProperties" => Keyword::MinProperties(count()),
        "allOf" => Keyword::AllOf(branches(value)),
        "anyOf" => Keyword::AnyOf(branches(value)),
        "oneOf" => Keyword::OneOf(branches(value)),
        "not" => Keyword::Not(table(value)),
        "readOnly" | "writeOnly" | "uniqueItems" | "description" | "then" | "else"
        | "minContains" | "maxContains" => return None,
        other => panic!("no keyword of these tests: {other} in {beside:?}"),
    })
}

fn names(value: &Value) -> &'static [&'static str] {
    leak_all(value.as_array().unwrap().iter().map(|name| leak(text(name)).as_str()).collect())
}

fn each<T>(value: &Value, read: fn(&Value) -> T) -> &'static [(&'static str, T)] {
    let entries = value.as_object().unwrap().iter();
    leak_all(entries.map(|(name, value)| (leak(name.clone()).as_str(), read(value))).collect())
}

fn pattern_property((name, value): (&String, &Value)) -> PatternProperty {
    PatternProperty { pattern: leak(Pattern::new(leak(name.clone()))), schema: table(value) }
}

fn contains(value: &Value, beside: &Map<String, Value>) -> Contains {
    let count = |key: &str| beside.get(key).map(|count| count.as_f64().unwrap() as u64);
    Contains {
        schema: table(value),
        least: count("minContains").unwrap_or(1),
        most: count("maxContains").unwrap_or(u64::MAX),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn branches(value: &Value) -> &'static [&'static Schema] {
    leak_all(value.as_array().unwrap().iter().map(table).collect())
}

fn properties(value: &Value) -> &'static [Property] {
    let access = |schema: &Value| match (schema.get("readOnly"), schema.get("writeOnly")) {
        (Some(Value::String(_)), _) => Access::ReadOnlyIgnored,
        (Some(_), _) => Access::ReadOnly,
        (_, Some(_)) => Access::WriteOnly,
        _ => Access::ReadWrite,
    };
    let map = value.as_object().unwrap();
    leak_all(
        map.iter()
            .map(|(name, schema)| Property {
                name: leak(name.clone()),
                schema: table(schema),
                access: access(schema),
            })
            .collect(),
    )
}

fn by_name(all: &[Property]) -> &'static [u16] {
    let mut indexes: Vec<usize> = (0..all.len()).collect();
    indexes.sort_by_key(|index| all[*index].name);
    leak_all(indexes.into_iter().map(|index| index as u16).collect())
}

fn types(value: &Value) -> Types {
    match value {
        Value::Array(names) => Types(names.iter().fold(0, |set, name| set | types(name).0)),
        name => match name.as_str().unwrap() {
            "null" => Types::NULL,
            "boolean" => Types::BOOLEAN,
            "integer" => Types::INTEGER,
            "number" => Types::NUMBER,
            "string" => Types::STRING,
            "array" => Types::ARRAY,
            "object" => Types::OBJECT,
            other => panic!("no type: {other}"),
        },
    }
}

fn format(name: &str) -> Option<Format> {
    Some(match name {
        "date-time" => Format::DateTime,
        "date" => Format::Date,
        "uuid" => Format::Uuid,
        "ipv4" => Format::Ipv4,
        "ipv6" => Format::Ipv6,
        "byte" => Format::Base64,
        "int32" => Format::Int32,
        "int64" => Format::Int64,
        "uint64" => Format::Uint64,
        "float" => Format::Float,
        _ => return None,
    })
}

fn literal(value: &Value) -> Literal {
    match value {
        Value::Null => Literal::Null,
        Value::Bool(value) => Literal::Boolean(*value),
        Value::Number(number) => match Number::from(number) {
            Number::Integer(value) => Literal::Integer(value),
            Number::Unsigned(value) => Literal::Unsigned(value),
            Number::Float(value) => Literal::Float(value),
        },
        Value::String(text) => Literal::Text(leak(text.clone())),
        Value::Array(items) => Literal::Array(leak_all(items.iter().map(literal).collect())),
        Value::Object(map) => Literal::Object(leak_all(
            map.iter().map(|(key, value)| (leak(key.clone()).as_str(), literal(value))).collect(),
        )),
    }
}
