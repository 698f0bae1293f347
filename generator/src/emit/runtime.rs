//! The fixed code of every output → modules `runtime`, those files of it that the API needs.
//!
//! The files are real modules of this crate, compiled and tested here, and are copied as they are.
//! Which part a file belongs to is said once, in the `mod.rs` that declares it, by comments
//! `// part: …`; see `generator/src/runtime/mod.rs`.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;

use super::context::Context;
use super::items::{Content, Gate, Module, Part, Visibility};
use crate::config::AssertFormats;
use crate::model::{ContentKind, Scalar, Shape, Traffic};

macro_rules! files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../runtime/", $path)))),*]
    };
}

/// The files that can be part of an output, by their path; a `mod.rs` before what it declares.
const FILES: &[(&str, &str)] = files![
    "mod.rs" "base64.rs" "check.rs" "check_array.rs" "check_branches.rs" "check_object.rs" "check_plain.rs"
    "check_unevaluated.rs" "constraints.rs"
    "date_time.rs" "decode.rs" "enums.rs" "fancy_pattern.rs" "formats.rs" "json.rs" "message.rs"
    "node.rs" "number.rs" "object.rs" "object_writer.rs" "path.rs" "pattern.rs" "report.rs" "scalars.rs" "secret.rs" "table.rs"
    "text_formats/mod.rs" "text_formats/host.rs" "text_formats/idna.rs" "text_formats/mail.rs"
    "text_formats/pointer.rs" "text_formats/punycode.rs" "text_formats/regular.rs"
    "text_formats/template.rs" "text_formats/time.rs" "text_formats/uri.rs"
    "tree.rs" "tuple.rs" "union.rs" "uuid.rs" "valid.rs"
    "wire/mod.rs" "wire/accept.rs" "wire/answer.rs" "wire/base.rs" "wire/basic.rs" "wire/byte_stream.rs" "wire/callback.rs" "wire/chained.rs" "wire/declared.rs"
    "wire/error.rs" "wire/event_stream.rs" "wire/form.rs" "wire/framing.rs" "wire/handle.rs" "wire/items.rs"
    "wire/json_seq.rs" "wire/media_type.rs" "wire/multipart.rs" "wire/opened.rs"
    "wire/operation.rs" "wire/parameter.rs" "wire/parameter_values.rs" "wire/part_rules.rs" "wire/parts.rs" "wire/percent.rs" "wire/problem.rs"
    "wire/request_body.rs" "wire/request_body_writer.rs" "wire/request_reader.rs" "wire/request_writer.rs" "wire/response_reader.rs"
    "wire/response_writer.rs" "wire/scalar.rs" "wire/security.rs" "wire/style_read.rs"
    "wire/style_write.rs" "wire/target.rs" "wire/typed.rs" "wire/validate.rs" "wire/within.rs"
    "arbitrary/mod.rs" "arbitrary/applied.rs" "arbitrary/broken.rs" "arbitrary/demand.rs" "arbitrary/expressions.rs"
    "arbitrary/make.rs" "arbitrary/near_misses.rs" "arbitrary/numbers.rs" "arbitrary/objects.rs" "arbitrary/reach.rs"
    "arbitrary/requests.rs" "arbitrary/source.rs" "arbitrary/texts.rs"
    "server/mod.rs" "server/answers.rs" "server/body.rs" "server/call.rs" "server/limits.rs" "server/listen.rs"
    "server/paced.rs" "server/pattern.rs" "server/presented.rs" "server/rejection.rs" "server/route.rs" "server/routed.rs" "server/serve.rs"
    "server/told.rs" "server/unimplemented.rs"
    "client/mod.rs" "client/calling.rs" "client/core.rs" "client/blocking.rs" "client/error.rs"
    "client/grant.rs" "client/hook.rs" "client/links.rs" "client/memory.rs" "client/page_error.rs" "client/pages.rs" "client/paging.rs"
    "client/reply.rs" "client/reqwest.rs" "client/retry.rs" "client/sending.rs" "client/settings.rs" "client/spans.rs" "client/terms.rs"
    "client/transport.rs" "client/tokens.rs" "client/walking.rs"
];

/// The crates that only some APIs need, named as the parts of the runtime that need them, and the
/// part that needs none.
pub(super) fn crates(context: Context<'_>) -> BTreeSet<&'static str> {
    let plain = context.api.types.iter().filter(|one| context.formatted(one).is_none());
    let mut crates: BTreeSet<&'static str> = plain
        .filter_map(|one| match one.shape {
            Shape::Scalar(Scalar::Date | Scalar::DateTime) => Some("chrono"),
            Shape::Scalar(Scalar::Uuid) => Some("uuid"),
            Shape::Scalar(Scalar::Base64) => Some("base64"),
            _ => None,
        })
        .collect();
    if context.tables.has_plain_patterns() {
        crates.insert("regex");
    }
    if context.tables.has_fancy_patterns() {
        crates.insert("fancy-regex");
    }
    if context.config.assert_formats == AssertFormats::All {
        crates.insert("formats");
    }
    if context.api.operations.iter().any(|one| one.pages.is_some()) {
        crates.insert("pages");
    }
    for (traffic, part) in [
        (Traffic::Webhooks, "sent"),
        (Traffic::Callbacks, "sent"),
        (Traffic::Callbacks, "callbacks"),
    ] {
        if context.api.traffic(traffic).next().is_some() {
            crates.insert(part);
        }
    }
    if has_items(context) {
        crates.insert("items");
    }
    crates
}

/// Whether some body is a sequence.
fn has_items(context: Context<'_>) -> bool {
    context.api.operations.iter().any(|operation| {
        let request = operation.body.iter().flat_map(|body| &body.contents);
        let answers = operation.responses.iter().flat_map(|one| &one.contents);
        request.chain(answers).any(|one| matches!(one.kind, ContentKind::Items(..)))
    })
}

/// The modules of the runtime; none when the user has one already.
pub(super) fn modules(context: Context<'_>) -> Vec<Module> {
    if context.config.layout.runtime.is_some() {
        return Vec::new();
    }
    let parts = Parts { context, crates: crates(context) };
    let mut modules: Vec<Module> = Vec::new();
    let mut declared: BTreeSet<Vec<String>> = BTreeSet::from([vec!["runtime".to_owned()]]);
    for (file, text) in FILES {
        let path = path(file);
        if !declared.contains(&path) {
            continue;
        }
        let content = if file.ends_with("mod.rs") {
            let kept = parts.keep(text);
            declared.extend(
                kept.children.iter().map(|child| [path.clone(), vec![child.clone()]].concat()),
            );
            Content::Text(kept.text)
        } else {
            Content::Verbatim(text)
        };
        modules.push(Module {
            path,
            docs: Vec::new(),
            switch: None,
            visibility: Visibility::Public,
            allows: Vec::new(),
            content,
        });
    }
    modules
}

/// `wire/mod.rs` → `runtime::wire`.
fn path(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let steps = stem.split('/').filter(|step| *step != "mod");
    std::iter::once("runtime").chain(steps).map(str::to_owned).collect()
}

/// Which parts an output has.
struct Parts<'a> {
    context: Context<'a>,
    crates: BTreeSet<&'static str>,
}

/// What is left of a `mod.rs`.
#[derive(Debug, Default)]
struct Kept {
    text: String,
    /// The modules that it declares.
    children: Vec<String>,
}

impl Parts<'_> {
    /// A `mod.rs` without the parts that do not belong, and the others behind their switch.
    fn keep(&self, text: &str) -> Kept {
        let mut kept = Kept::default();
        let mut gate = Gate::Open;
        for line in text.lines() {
            if let Some(part) = line.strip_prefix("// part: ") {
                gate = self.gate(part.trim());
                continue;
            }
            if gate == Gate::Closed {
                continue;
            }
            if is_item(line) {
                kept.text.push_str(&attribute(gate));
                kept.children.extend(child(line));
            }
            kept.text.push_str(line);
            kept.text.push('\n');
        }
        kept.text = squeeze(&kept.text);
        kept
    }

    fn gate(&self, part: &str) -> Gate {
        let layout = &self.context.config.layout;
        let has_operations = !self.context.api.operations.is_empty();
        match part {
            "core" => Gate::Open,
            "tests" => Gate::Closed,
            "wire" | "server" | "client" | "memory" if !has_operations => Gate::Closed,
            "wire" => Part::ClientOrServer.gate(layout),
            "server" => Part::Server.gate(layout),
            "client" => Part::Client.gate(layout),
            "memory" => Part::ClientAndServer.gate(layout),
            "tracing" => Part::Tracing.gate(layout),
            "blocking" => Part::Blocking.gate(layout),
            "arbitrary" => Part::Arbitrary.gate(layout),
            name if self.crates.contains(name) => Gate::Open,
            _ => Gate::Closed,
        }
    }
}

fn is_item(line: &str) -> bool {
    ["mod ", "pub mod ", "pub(crate) mod ", "pub use ", "pub(crate) use ", "use "]
        .iter()
        .any(|start| line.starts_with(start))
}

/// The module that a line declares.
fn child(line: &str) -> Option<String> {
    let line = line.strip_suffix(';')?;
    let name = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "))?;
    Some(name.to_owned())
}

fn attribute(gate: Gate) -> String {
    match gate {
        Gate::Open | Gate::Closed => String::new(),
        Gate::Feature(feature) => format!("#[cfg(feature = \"{feature}\")]\n"),
        Gate::AnyFeature => "#[cfg(any(feature = \"client\", feature = \"server\"))]\n".to_owned(),
        Gate::AllFeatures => "#[cfg(all(feature = \"client\", feature = \"server\"))]\n".to_owned(),
    }
}

/// The text without blank lines in a row.
fn squeeze(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    format!("{}\n", lines.join("\n").trim_end())
}

/// The name of the runtime at the root: a module, or an import of the one that the user has.
pub(super) fn import(context: Context<'_>) -> TokenStream {
    match &context.config.layout.runtime {
        None => TokenStream::new(),
        Some(path) => super::context::raw(&match path.ends_with("::runtime") {
            true => format!("use {path};"),
            false => format!("use {path} as runtime;"),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_is_declared_is_listed() {
        for (file, text) in FILES.iter().filter(|(file, _)| file.ends_with("mod.rs")) {
            let names = text.lines().filter_map(child).filter(|name| name != "tests");
            for name in names {
                let own = [path(file), vec![name]].concat();
                assert!(FILES.iter().any(|(other, _)| path(other) == own), "{own:?}");
            }
        }
    }

    #[test]
    fn the_files_that_are_copied_have_no_tests() {
        for (file, text) in FILES.iter().filter(|(file, _)| !file.ends_with("mod.rs")) {
            assert!(!text.contains("#[cfg(test)]"), "{file}");
        }
    }
}
