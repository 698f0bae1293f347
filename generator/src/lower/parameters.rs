//! Parameters of path items and operations → the parameters of an operation.

use super::operation::{Fate, Site};
use super::parameter_shape::Kind;
use super::types::hint;
use super::{Lowering, path};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::{Location, Origin, Parameter, ParameterFormat, Style};

/// Headers that OpenAPI describes elsewhere (3.0.3, "Parameter Object", `name`).
const ELSEWHERE: [&str; 3] = ["accept", "content-type", "authorization"];

/// A parameter that is declared for an operation.
#[derive(Debug, Clone)]
struct Declared<'d> {
    location: Location,
    name: String,
    node: Node<'d>,
}

impl<'d> Lowering<'d> {
    /// The parameters of an operation; nothing when one that must be sent cannot be generated.
    pub(super) fn parameters(&mut self, site: &Site<'d>, index: usize) -> Option<Vec<Parameter>> {
        let mut whole = true;
        let mut declared = self.declared(site, &mut whole);
        if site.fate != Fate::Pathless {
            self.match_template(site, &mut declared, &mut whole);
        }
        let mut parameters = Vec::with_capacity(declared.len());
        for one in &declared {
            match self.parameter(one, index) {
                Some(parameter) => parameters.push(parameter),
                None => whole &= one.location != Location::Path && !one.node.flag("required"),
            }
        }
        whole.then_some(parameters)
    }

    /// Those of the path item that the operation does not declare again, then its own.
    fn declared(&mut self, site: &Site<'d>, whole: &mut bool) -> Vec<Declared<'d>> {
        let shared = self.parameter_list(&site.item, whole);
        let own = self.parameter_list(&site.node, whole);
        let again = |one: &Declared<'d>| {
            own.iter().any(|other| other.location == one.location && other.name == one.name)
        };
        let mut all: Vec<Declared<'d>> = shared.into_iter().filter(|one| !again(one)).collect();
        all.extend(own.iter().cloned());
        all
    }

    /// What a node declares; `whole` is cleared when one that must be sent cannot be read.
    fn parameter_list(&mut self, owner: &Node<'d>, whole: &mut bool) -> Vec<Declared<'d>> {
        let mut list: Vec<Declared<'d>> = Vec::new();
        for item in owner.get("parameters").into_iter().flat_map(|list| list.items()) {
            let Some(node) = self.follow(&item) else {
                *whole = false;
                continue;
            };
            let (Some(name), Some(word)) = (node.text_at("name"), node.text_at("in")) else {
                let message = "the reference does not lead to a parameter";
                self.sink.value(Code::ReferenceKind, &item.pointer, message);
                *whole = false;
                continue;
            };
            let Some(location) = location(word) else {
                let message = format!("parameters in `{word}` are not generated");
                let place = node.pointer.child("in");
                self.sink.value(Code::UnsupportedParameter, &place, message);
                *whole &= !node.flag("required");
                continue;
            };
            if location == Location::Header && ELSEWHERE.contains(&name.to_lowercase().as_str()) {
                let message = format!("a parameter for the header `{name}` is not read");
                self.sink.value(Code::NotGenerated, &node.pointer, message);
                continue;
            }
            let same = |one: &&Declared<'d>| one.location == location && same_name(one, name);
            if let Some(first) = list.iter().find(same) {
                let message = format!("`{name}` is declared twice in the {}", word_of(location));
                self.sink.say(
                    Diagnostic::at_value(Code::DuplicateParameter, &item.pointer, message)
                        .also(Place::Value(first.node.pointer.clone()), "first here"),
                );
                continue;
            }
            list.push(Declared { location, name: name.to_owned(), node });
        }
        list
    }

    /// Compares the path parameters with the template, and keeps those that it has.
    fn match_template(
        &mut self,
        site: &Site<'d>,
        declared: &mut Vec<Declared<'d>>,
        whole: &mut bool,
    ) {
        let names = path::names(&site.path);
        let in_path = |one: &Declared<'d>| one.location == Location::Path;
        let missing: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| !declared.iter().any(|one| in_path(one) && one.name == *name))
            .collect();
        for name in &missing {
            let message = format!("the path parameter `{name}` is not declared");
            let known = declared.iter().filter(|one| in_path(one)).map(|one| one.name.as_str());
            self.sink.say(
                Diagnostic::at_key(Code::UndeclaredPathParameter, &site.key, message)
                    .label(format!("in `{}`", site.id))
                    .suggest(name, known),
            );
        }
        declared.retain(|one| {
            let used = !in_path(one) || names.contains(&one.name.as_str());
            if !used {
                let message = format!("`{}` has no `{{{}}}`", site.path.template, one.name);
                let place = one.node.pointer.child("name");
                self.sink.say(
                    Diagnostic::at_value(Code::UnusedPathParameter, &place, message)
                        .suggest(&one.name, names.iter().copied()),
                );
            }
            used
        });
        *whole &= missing.is_empty();
    }

    fn parameter(&mut self, declared: &Declared<'d>, index: usize) -> Option<Parameter> {
        let Declared { location, name, node } = declared;
        let schema = self.parameter_schema(node)?;
        let words = vec![word_of(*location).to_owned(), name.clone()];
        let value = self.use_of(schema, Origin::Operation(index, words));
        self.settle();
        let format = match node.get("schema") {
            None if node.get("content").is_some() => ParameterFormat::Json,
            _ => self.style(declared, self.kind(value.id))?,
        };
        if node.flag("allowEmptyValue") {
            let message = "`allowEmptyValue` is not read";
            self.sink.key(Code::NotGenerated, &node.pointer.child("allowEmptyValue"), message);
        }
        let inner = node.get("schema").or_else(|| media_schema(node));
        let default = inner.and_then(|inner| self.default_of(&inner, schema));
        Some(Parameter {
            pointer: node.pointer.clone(),
            name: name.clone(),
            name_hint: hint(node),
            location: *location,
            required: *location == Location::Path || node.flag("required"),
            format,
            value,
            default,
            docs: self.docs(node),
        })
    }

    fn parameter_schema(&mut self, node: &Node<'d>) -> Option<crate::model::SchemaId> {
        if let Some(schema) = node.get("schema") {
            return Some(self.schema(&schema));
        }
        let Some(content) = node.get("content") else {
            let message = "the parameter has neither `schema` nor `content`; it may be any text";
            self.sink.value(Code::MissingKey, &node.pointer, message);
            return Some(self.anything(node.pointer.child("schema")));
        };
        let (media, inner) = content.entries().next()?;
        if !super::bodies::is_json(media) {
            let message = format!("a parameter written as `{media}` is not generated");
            self.sink.key(Code::UnsupportedParameter, &inner.pointer, message);
            return None;
        }
        Some(match inner.get("schema") {
            Some(schema) => self.schema(&schema),
            None => self.anything(inner.pointer.child("schema")),
        })
    }

    fn style(&mut self, declared: &Declared<'d>, kind: Kind) -> Option<ParameterFormat> {
        let Declared { location, name, node } = declared;
        let word = node.text_at("style");
        let style = match word {
            None => Some(match location {
                Location::Query | Location::Cookie => Style::Form,
                Location::Path | Location::Header => Style::Simple,
            }),
            Some(word) => style(word).filter(|style| belongs(*style, *location)),
        };
        let explode = match node.get("explode").and_then(|node| node.value.as_bool()) {
            Some(explode) => explode,
            None => style == Some(Style::Form),
        };
        let allow_reserved = node.flag("allowReserved");
        let format = style.map(|style| ParameterFormat::Style { style, explode, allow_reserved });
        match format.filter(|format| kind.fits(*format, *location)) {
            Some(format) => Some(format),
            None => {
                let word = word.unwrap_or("its default style");
                let message = format!(
                    "`{name}` in the {} cannot be written in `{word}`: its value is {}",
                    word_of(*location),
                    kind.word()
                );
                self.sink.value(Code::UnsupportedParameter, &node.pointer, message);
                None
            }
        }
    }
}

/// Names of headers do not differ by case.
fn same_name(one: &Declared<'_>, name: &str) -> bool {
    match one.location {
        Location::Header => one.name.eq_ignore_ascii_case(name),
        _ => one.name == name,
    }
}

fn media_schema<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    node.get("content")?.entries().next()?.1.get("schema")
}

fn location(word: &str) -> Option<Location> {
    Some(match word {
        "path" => Location::Path,
        "query" => Location::Query,
        "header" => Location::Header,
        "cookie" => Location::Cookie,
        _ => return None,
    })
}

/// The word for a location, as documents write it.
pub(super) fn word_of(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

fn style(word: &str) -> Option<Style> {
    Some(match word {
        "matrix" => Style::Matrix,
        "label" => Style::Label,
        "form" => Style::Form,
        "simple" => Style::Simple,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        _ => return None,
    })
}

/// Whether a style is defined for a location (OpenAPI 3.0.3, "Style Values").
fn belongs(style: Style, location: Location) -> bool {
    match style {
        Style::Matrix | Style::Label => location == Location::Path,
        Style::Simple => matches!(location, Location::Path | Location::Header),
        Style::Form => matches!(location, Location::Query | Location::Cookie),
        Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => {
            location == Location::Query
        }
    }
}
