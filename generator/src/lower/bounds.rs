//! Numeric bounds: boolean exclusive bounds of 3.0 → numbers, and numbers that Rust cannot hold.

use serde_json::{Number, Value};

use super::Lowering;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::Keyword;

impl<'d> Lowering<'d> {
    /// `multipleOf`, `maximum`, `minimum` and their exclusive forms.
    pub(super) fn bound(
        &mut self,
        schema: &Node<'d>,
        key: &str,
        value: &Node<'d>,
    ) -> Option<Keyword> {
        if value.value.is_boolean() {
            return self.exclusive_flag(schema, key, value);
        }
        let Value::Number(number) = value.value else { return None };
        self.narrowed(schema, value, number);
        let number = number.clone();
        Some(match key {
            "multipleOf" => Keyword::MultipleOf(number),
            "maximum" if schema.flag("exclusiveMaximum") => Keyword::ExclusiveMaximum(number),
            "minimum" if schema.flag("exclusiveMinimum") => Keyword::ExclusiveMinimum(number),
            "maximum" => Keyword::Maximum(number),
            "minimum" => Keyword::Minimum(number),
            "exclusiveMaximum" => Keyword::ExclusiveMaximum(number),
            _ => Keyword::ExclusiveMinimum(number),
        })
    }

    /// `exclusiveMaximum: true` is read with `maximum`; alone it says nothing.
    fn exclusive_flag(
        &mut self,
        schema: &Node<'d>,
        key: &str,
        value: &Node<'d>,
    ) -> Option<Keyword> {
        let bound = if key == "exclusiveMaximum" { "maximum" } else { "minimum" };
        if schema.flag(key) && schema.get(bound).is_none() {
            let message = format!("`{key}` says nothing without `{bound}`");
            self.sink.key(Code::ConflictingKeywords, &value.pointer, message);
        }
        None
    }

    /// Tells of a bound of an integer that no 64-bit integer reaches.
    fn narrowed(&mut self, schema: &Node<'d>, value: &Node<'d>, number: &Number) {
        if schema.text_at("type") != Some("integer") || !number.is_f64() {
            return;
        }
        if number.as_f64().is_some_and(|float| float.abs() >= 9_223_372_036_854_775_808.0) {
            let message = "the bound does not fit 64 bits and is read with 17 digits";
            self.sink.value(Code::NarrowedNumber, &value.pointer, message);
        }
    }
}
