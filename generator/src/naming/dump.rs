//! [`Names`] as text for reading, in the order of the document.

use std::fmt::Write;

use super::{Identifier, Names};
use crate::analyze::Side;
use crate::model::{Api, Role, Shape, Type, TypeId};

/// All names but those of tables.
#[must_use]
pub fn dump(names: &Names, api: &Api) -> String {
    let mut lines = vec![format!("package {}", names.krate())];
    for (id, one) in api.types() {
        lines.extend(type_lines(names, id, one));
    }
    for (index, one) in api.operations.iter().enumerate() {
        lines.extend(operation_lines(
            names,
            index,
            &format!("{}{} {}", kind(&one.role), one.method, one.path.template),
        ));
    }
    lines.extend(
        api.tags
            .iter()
            .zip(&names.tags)
            .map(|(one, name)| format!("trait {name} for tag `{}`", one.name)),
    );
    let schemes = api.security_schemes.iter().zip(&names.security);
    lines.extend(schemes.map(|(one, name)| format!("security {name} for `{}`", one.name)));
    let servers = api.servers.iter().zip(&names.servers);
    lines.extend(servers.map(|(one, own)| {
        format!("server {}({}) for {}", own.name, list(&own.variables), one.url)
    }));
    let mut text = String::new();
    for line in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    }
    text
}

/// What stands before the method of what nobody calls.
fn kind(role: &Role) -> &'static str {
    match role {
        Role::Called => "",
        Role::Webhook => "webhook ",
        Role::Callback { .. } => "callback ",
    }
}

fn type_lines(names: &Names, id: TypeId, one: &Type) -> Vec<String> {
    let own = |side| names.type_name(id, side).map(|name| name.ident.to_string());
    let sides: Vec<String> = [Side::Response, Side::Request].into_iter().filter_map(own).collect();
    if sides.is_empty() {
        return Vec::new();
    }
    let parts = match &one.shape {
        Shape::Object(object) => object.fields.len(),
        Shape::Enum(values) => values.variants.len(),
        Shape::Union(union) => union.branches.len(),
        _ => 0,
    };
    let parts: Vec<Identifier> = (0..parts).map(|index| names.field(id, index).clone()).collect();
    vec![format!("type {} {{ {} }} at {}", sides.join(" | "), list(&parts), one.pointer.fragment())]
}

fn operation_lines(names: &Names, index: usize, what: &str) -> Vec<String> {
    let own = names.operation(index);
    let first =
        format!("fn {}({} {{ {} }}) for {what}", own.method, own.request, list(&own.parameters));
    let of = |one: &super::ResponseNames| {
        format!("  {}::{}({} {{ {} }})", own.response, one.variant, one.item, list(&one.headers))
    };
    std::iter::once(first).chain(own.responses.iter().map(of)).collect()
}

fn list(names: &[Identifier]) -> String {
    names.iter().map(Identifier::as_str).collect::<Vec<_>>().join(", ")
}
