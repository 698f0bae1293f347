//! Modules → one file of nested modules, without inner attributes and inner docs.
//!
//! Nothing is indented: a string that spans lines would become another string.

use super::{Module, Printed, attributes, children, comment, visibility};
use crate::config::Config;
use crate::emit::marker;

/// The file.
pub(super) fn file(modules: &[(&Module, Printed)], config: &Config) -> String {
    let mut text = format!("// {}\n\n", marker(config));
    for (module, printed) in modules {
        if module.path.is_empty() {
            text.push_str(&printed.body);
            text.push_str(&inside(modules, module, config));
        }
    }
    text
}

/// The modules in a module.
fn inside(modules: &[(&Module, Printed)], module: &Module, config: &Config) -> String {
    let mut text = String::new();
    for (module, printed) in children(modules, module) {
        text.push('\n');
        text.push_str(&docs(printed));
        text.push_str(&attributes(module, printed, config));
        let name = module.path.last().map_or("", String::as_str);
        let body = body(modules, (module, printed)) + &inside(modules, module, config);
        text.push_str(&format!("{}mod {name} {{\n{body}}}\n", visibility(module)));
    }
    text
}

fn docs(printed: &Printed) -> String {
    printed.docs.iter().map(|line| comment("///", line)).collect()
}

/// The text of a module, with the text of the modules that it declares in it.
fn body(modules: &[(&Module, Printed)], (module, printed): (&Module, &Printed)) -> String {
    let mut text = String::new();
    for line in printed.body.lines() {
        let inner = declared(line).and_then(|name| child(modules, module, name));
        match (inner, line.strip_suffix(';')) {
            (Some(inner), Some(head)) => {
                let (_, printed) = inner;
                let body = body(modules, inner);
                text.push_str(&format!("{}{head} {{\n{body}}}\n", docs(printed)));
            }
            _ => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text
}

/// The name in `mod name;`.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_suffix(';')?;
    line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "))
}

fn child<'m>(
    modules: &'m [(&'m Module, Printed)],
    parent: &Module,
    name: &str,
) -> Option<(&'m Module, &'m Printed)> {
    let is_child = |one: &Module| {
        one.path.split_last().is_some_and(|(last, above)| last == name && above == parent.path)
    };
    modules.iter().find(|(one, _)| is_child(one)).map(|(one, printed)| (*one, printed))
}
