// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The parts of a request that somebody built → violations, for emitted `Validate` impls.

use serde::Serialize;

use super::super::{Location, Part, Report, Side, check};
use super::parameter::Parameter;

/// Notes what is wrong with the value of a parameter.
pub fn report_parameter<T: Serialize + ?Sized>(
    parameter: &'static Parameter,
    value: &T,
    report: &mut Report,
) {
    let value = serde_json::to_value(value);
    report.enter_parameter(parameter.location, parameter.name);
    match value {
        Ok(value) => {
            check(parameter.schema, Side::Request, &value, report);
        }
        Err(_) => report.fault("type", "cannot be written as JSON"),
    }
}

/// Notes what is wrong with the value of a parameter, if there is one.
pub fn report_optional<T: Serialize + ?Sized>(
    parameter: &'static Parameter,
    value: Option<&T>,
    report: &mut Report,
) {
    if let Some(value) = value {
        report_parameter(parameter, value, report);
    }
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
