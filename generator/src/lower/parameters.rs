//! Parameters of path items and operations → the parameters of an operation.

use super::parameter_shape::Kind;
use super::sites::Site;
use super::types::hint;
use super::{Lowering, path};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::{
    Docs, JsonType, Keyword, Location, Origin, Parameter, ParameterFormat, SchemaId, Style, Whole,
};
use crate::pointer::Pointer;

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
    /// The parameters of an operation: those that are declared, and those that its path has.
    pub(super) fn parameters(&mut self, site: &Site<'d>, index: usize) -> Vec<Parameter> {
        let mut declared = self.declared(site);
        let undeclared = self.match_template(site, &mut declared);
        let mut parameters: Vec<Parameter> =
            declared.iter().map(|one| self.parameter(one, index)).collect();
        parameters.extend(undeclared.iter().map(|name| self.only_named(site, name, index)));
        parameters
    }

    /// Those of the path item that the operation does not declare again, then its own.
    fn declared(&mut self, site: &Site<'d>) -> Vec<Declared<'d>> {
        let shared = self.parameter_list(&site.item);
        let own = self.parameter_list(&site.node);
        let again = |one: &Declared<'d>| {
            own.iter().any(|other| other.location == one.location && other.name == one.name)
        };
        let mut all: Vec<Declared<'d>> = shared.into_iter().filter(|one| !again(one)).collect();
        all.extend(own.iter().cloned());
        all
    }

    /// What a node declares; what cannot be read is told and left out.
    fn parameter_list(&mut self, owner: &Node<'d>) -> Vec<Declared<'d>> {
        let mut list: Vec<Declared<'d>> = Vec::new();
        for item in owner.get("parameters").into_iter().flat_map(|list| list.items()) {
            let Some(node) = self.follow(&item) else { continue };
            let whole = (node.text_at("in") == Some("querystring")).then_some("query");
            let (Some(name), Some(location)) =
                (node.text_at("name").or(whole), node.text_at("in").and_then(location))
            else {
                let message = "the reference does not lead to a parameter; it is left out";
                self.sink.value(Code::ReferenceKind, &item.pointer, message);
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

    /// Compares the path parameters with the template: keeps those that it has, under the names
    /// that it gives them, and returns the names of those that nobody declares.
    fn match_template(&mut self, site: &Site<'d>, declared: &mut Vec<Declared<'d>>) -> Vec<String> {
        let names = path::names(&site.path);
        let in_path = |one: &Declared<'d>| one.location == Location::Path;
        let mut undeclared = Vec::new();
        for name in &names {
            if declared.iter().any(|one| in_path(one) && one.name == *name) {
                continue;
            }
            let meant = declared.iter_mut().find(|one| {
                let is_free = in_path(one) && !names.contains(&one.name.as_str());
                is_free && path::letters(&one.name) == path::letters(name)
            });
            let reading = match &meant {
                Some(one) => format!("`{}` is meant", one.name),
                None => "it is text".to_owned(),
            };
            let message = format!("the path parameter `{name}` is not declared; {reading}");
            self.sink.say(
                Diagnostic::at_key(Code::UndeclaredPathParameter, &site.key, message)
                    .label(format!("in `{}`", site.id)),
            );
            match meant {
                Some(one) => (*name).clone_into(&mut one.name),
                None => undeclared.push((*name).to_owned()),
            }
        }
        declared.retain(|one| {
            let used = !in_path(one) || names.contains(&one.name.as_str());
            if !used {
                let message = format!("`{}` has no `{{{}}}`", site.path.template, one.name);
                let place = one.node.pointer.child("name");
                self.sink.say(
                    Diagnostic::at_value(Code::UnusedPathParameter, &place, message)
                        .label("left out"),
                );
            }
            used
        });
        undeclared
    }

    /// A parameter of the path of which only the name is known.
    fn only_named(&mut self, site: &Site<'d>, name: &str, index: usize) -> Parameter {
        let pointer = site.node.pointer.child("parameters").child(name);
        let schema = self.text_schema(&pointer);
        let words = vec![word_of(Location::Path).to_owned(), name.to_owned()];
        let value = self.use_of(schema, Origin::Operation(index, words));
        self.settle();
        Parameter {
            pointer,
            name: name.to_owned(),
            name_hint: None,
            location: Location::Path,
            required: true,
            format: ParameterFormat::Style {
                style: Style::Simple,
                explode: false,
                allow_reserved: false,
            },
            value,
            default: None,
            docs: Docs::default(),
        }
    }

    fn parameter(&mut self, declared: &Declared<'d>, index: usize) -> Parameter {
        let Declared { location, name, node } = declared;
        let origin =
            |_: &Self| Origin::Operation(index, vec![word_of(*location).to_owned(), name.clone()]);
        let (schema, writing) = self.parameter_schema(node);
        let mut value = self.use_of(schema, origin(self));
        self.settle();
        let kind = self.kind(value.id);
        let is_whole = node.text_at("in") == Some("querystring");
        let format = match writing {
            Writing::Json if is_whole => ParameterFormat::WholeQuery(Whole::Json),
            Writing::Json => ParameterFormat::Json,
            Writing::Form | Writing::Style => self.style(declared, kind),
            Writing::Text(media) => {
                if kind != Kind::Plain {
                    let message = format!("a parameter written as `{media}` is a text");
                    self.sink.value(Code::UnsupportedParameter, &node.pointer, message);
                    let schema = self.text_schema(&node.pointer);
                    value = self.use_of(schema, origin(self));
                    self.settle();
                }
                if is_whole {
                    ParameterFormat::WholeQuery(Whole::Text)
                } else {
                    self.style(declared, Kind::Plain)
                }
            }
        };
        if node.flag("allowEmptyValue") {
            let message = "`allowEmptyValue` is not read";
            self.sink.key(Code::NotGenerated, &node.pointer.child("allowEmptyValue"), message);
        }
        let inner = node.get("schema").or_else(|| media_schema(node));
        let default = inner.and_then(|inner| self.default_of(&inner, value.schema));
        Parameter {
            pointer: node.pointer.clone(),
            name: name.clone(),
            name_hint: hint(node),
            location: *location,
            required: *location == Location::Path || node.flag("required"),
            format,
            value,
            default,
            docs: self.docs(node),
        }
    }

    /// The schema of a parameter, and how it is written.
    pub(super) fn parameter_schema(&mut self, node: &Node<'d>) -> (SchemaId, Writing) {
        if let Some(schema) = node.get("schema") {
            return (self.schema(&schema), Writing::Style);
        }
        let media = node.get("content").and_then(|content| {
            let (media, inner) = content.entries().next()?;
            Some((media, self.follow(&inner)?))
        });
        let Some((media, inner)) = media else {
            let message = "the parameter has neither `schema` nor `content`; it may be any text";
            self.sink.value(Code::MissingKey, &node.pointer, message);
            return (self.anything(node.pointer.child("schema")), Writing::Style);
        };
        let writing = if crate::model::is_json(media) {
            Writing::Json
        } else if media == "application/x-www-form-urlencoded" {
            Writing::Form
        } else {
            Writing::Text(media.to_owned())
        };
        let schema = match (inner.get("schema"), &writing) {
            (Some(schema), _) => self.schema(&schema),
            (None, Writing::Text(_)) => self.text_schema(&inner.pointer),
            (None, _) => self.anything(inner.pointer.child("schema")),
        };
        (schema, writing)
    }

    /// The schema of a text of which nothing else is known.
    fn text_schema(&mut self, place: &Pointer) -> SchemaId {
        let keywords = vec![Keyword::Type(vec![JsonType::String])];
        self.schemas.add(place.child("schema"), keywords)
    }

    /// How a value is written; what its style cannot write is written in another way.
    fn style(&mut self, declared: &Declared<'d>, kind: Kind) -> ParameterFormat {
        let Declared { location, name, node } = declared;
        let usual = match location {
            Location::Query | Location::Cookie => Style::Form,
            Location::Path | Location::Header => Style::Simple,
        };
        let word = node.text_at("style").unwrap_or("the usual style");
        let wanted = match node.text_at("style") {
            None => Some(usual),
            Some(word) => style(word).filter(|style| belongs(*style, *location)),
        };
        let explode = node.get("explode").and_then(|node| node.value.as_bool());
        let manner = |style: Style| (style, explode.unwrap_or(explodes(style)));
        let wanted = wanted.map(manner);
        let ways = [wanted, Some(manner(usual)), Some((usual, false))];
        let way = ways.into_iter().flatten().find(|manner| kind.fits(*manner, *location));
        if way.is_none() || way != wanted {
            let instead = match way {
                None => "JSON text".to_owned(),
                Some((style, true)) => format!("`{style:?}`, exploded"),
                Some((style, false)) => format!("`{style:?}`"),
            };
            let message = format!(
                "`{name}` in the {} is {}, for which {word} is not defined; it is written as \
                 {instead}",
                word_of(*location),
                kind.word(),
            );
            self.sink.value(Code::UnsupportedParameter, &node.pointer, message);
        }
        let allow_reserved = node.flag("allowReserved");
        way.map_or(ParameterFormat::Json, |(style, explode)| ParameterFormat::Style {
            style,
            explode,
            allow_reserved,
        })
    }
}

/// How a parameter is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Writing {
    /// By its style.
    Style,
    /// As JSON.
    Json,
    /// As a form.
    Form,
    /// As text of this media type.
    Text(String),
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
        "query" | "querystring" => Location::Query,
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

pub(super) fn style(word: &str) -> Option<Style> {
    Some(match word {
        "matrix" => Style::Matrix,
        "label" => Style::Label,
        "form" => Style::Form,
        "simple" => Style::Simple,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        "cookie" => Style::Cookie,
        _ => return None,
    })
}

/// Whether values in a style are exploded where nothing else is said.
fn explodes(style: Style) -> bool {
    matches!(style, Style::Form | Style::Cookie)
}

/// Whether a style is defined for a location (OpenAPI 3.0.3 and 3.2, "Style Values").
fn belongs(style: Style, location: Location) -> bool {
    match style {
        Style::Matrix | Style::Label => location == Location::Path,
        Style::Simple => matches!(location, Location::Path | Location::Header),
        Style::Form => matches!(location, Location::Query | Location::Cookie),
        Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => {
            location == Location::Query
        }
        Style::Cookie => location == Location::Cookie,
    }
}
