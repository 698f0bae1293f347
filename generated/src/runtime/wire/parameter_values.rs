// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The parameters of a request that somebody built → JSON, one after the other, for whoever takes them.

use serde::Serialize;
use serde_json::Value;

use super::parameter::Parameter;

/// What takes the values of parameters; nothing stands for what has no JSON.
type Take<'a> = dyn FnMut(&'static Parameter, Option<Value>) + 'a;

/// The values of parameters on their way to a request, or to a report.
pub struct ParameterValues<'a> {
    parameters: &'static [Parameter],
    take: &'a mut Take<'a>,
}

impl<'a> ParameterValues<'a> {
    /// Those of a table.
    pub(super) fn new(parameters: &'static [Parameter], take: &'a mut Take<'a>) -> Self {
        Self { parameters, take }
    }

    /// The value of the parameter at an index of the table.
    pub fn required<T: Serialize>(&mut self, index: usize, value: &T) {
        if let Some(parameter) = self.parameters.get(index) {
            (self.take)(parameter, serde_json::to_value(value).ok());
        }
    }

    /// The value of the parameter at an index of the table, if it has one.
    pub fn optional<T: Serialize>(&mut self, index: usize, value: &Option<T>) {
        if let Some(value) = value {
            self.required(index, value);
        }
    }
}
