// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What a document asks of the parts of a form (`encoding`) → which media type is sent, and what is
//! wrong with a part.

use http::HeaderMap;

use super::super::path::{Path, Step, append};
use super::super::{Location, Report};
use super::form::Form;
use super::media_type::{Codec, is_media_type};
use super::multipart::RawPart;
use super::parameter::ParameterShape;

/// What is asked of the parts of a name.
#[derive(Debug, Clone, Copy)]
pub struct PartRule {
    /// The name.
    pub name: &'static str,
    /// The media types and ranges that it may have; any where there are none.
    pub media_types: &'static [&'static str],
    /// The headers that it must have.
    pub headers: &'static [&'static str],
}

impl PartRule {
    /// The media type that a part has of which nobody says another one.
    pub(super) fn sent(&self) -> Option<&'static str> {
        self.media_types.iter().copied().find(|one| !one.contains('*'))
    }

    /// The JSON that a part has of which nobody says another one.
    pub(super) fn json(&self) -> Option<&'static str> {
        let is_json = |one: &&str| !one.contains('*') && Codec::of(one) == Codec::Json;
        self.media_types.iter().copied().find(is_json)
    }

    /// Whether a part may be of a media type; one that does not say is taken for what it must be.
    fn takes(&self, media_type: Option<&str>) -> bool {
        let is_taken = |sent| self.media_types.iter().any(|one| is_media_type(sent, one));
        self.media_types.is_empty() || media_type.is_none_or(is_taken)
    }
}

/// A part, as far as rules speak of it: its name, media type and headers.
pub(super) type Sent<'a> = (&'a str, Option<&'a str>, &'a HeaderMap);

/// Notes what is wrong with the heads of parts.
pub(super) fn judge<'a>(form: &Form, parts: impl Iterator<Item = Sent<'a>>, report: &mut Report) {
    if form.parts.is_empty() {
        return;
    }
    let mut seen: Vec<&str> = Vec::new();
    for (name, media_type, headers) in parts {
        let index = seen.iter().filter(|one| **one == name).count();
        seen.push(name);
        let Some(rule) = form.rule(name) else { continue };
        enter(form, (name, index), report);
        if !rule.takes(media_type) {
            report.fault("contentType", format!("must be {}", rule.media_types.join(" or ")));
        }
        for header in rule.headers.iter().filter(|header| !headers.contains_key(**header)) {
            report.fault("required", format!("must have the header {header}"));
        }
    }
    report.enter(Location::Body, "");
}

fn enter(form: &Form, (name, index): (&str, usize), report: &mut Report) {
    let field = Path { above: None, step: Step::Key(name) };
    let item = Path { above: Some(&field), step: Step::Index(index) };
    let is_list = matches!(form.field(name), Some(ParameterShape::List(_)));
    let mut base = String::new();
    append(&mut base, Some(if is_list { &item } else { &field }));
    report.enter(Location::Body, base);
}

impl RawPart {
    /// As far as rules speak of it.
    pub(super) fn sent(&self) -> Sent<'_> {
        (&self.name, self.media_type(), &self.headers)
    }
}

impl Form {
    /// What is asked of the parts of a name.
    pub(super) fn rule(&self, name: &str) -> Option<&PartRule> {
        self.parts.iter().find(|rule| rule.name == name)
    }
}
