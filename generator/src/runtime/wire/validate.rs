//! The parts of a request that somebody built → violations, for emitted `Validate` impls.

use serde::Serialize;
use serde_json::Value;

use super::super::{Location, Part, Report, check};
use super::operation::Operation;
use super::parameter::Parameter;
use super::parameter_values::ParameterValues;

/// Notes what is wrong with a request.
pub fn report<O: Operation>(request: &O, report: &mut Report) {
    let take = &mut |parameter: &'static Parameter, value: Option<Value>| {
        report.enter_parameter(parameter.location, parameter.name);
        match value {
            Some(value) => {
                check(parameter.schema, O::SENT, &value, report);
            }
            None => report.fault("type", "cannot be written as JSON"),
        }
    };
    request.parameters(&mut ParameterValues::new(O::PARAMETERS, take));
    request.report_body(report);
}

/// Notes what is wrong with a body of JSON.
pub fn report_body<T: Serialize>(value: &T, part: &Part<T>, report: &mut Report) {
    let value = serde_json::to_value(value);
    report.enter(Location::Body, "");
    match value {
        Ok(value) => {
            check(part.schema, part.side, &value, report);
        }
        Err(_) => report.fault("type", "cannot be written as JSON"),
    }
}
