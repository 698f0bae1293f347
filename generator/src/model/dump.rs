//! An [`Api`] → text made for reading: operations first, then types, then the table of schemas.

use std::fmt::{self, Write};

use super::*;

/// The whole API as text. The layout may change; it is for eyes, not for programs.
#[must_use]
pub fn dump(api: &Api) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = Dump { api, out: &mut out }.all();
    out
}

struct Dump<'a> {
    api: &'a Api,
    out: &'a mut String,
}

impl Dump<'_> {
    fn all(&mut self) -> fmt::Result {
        let api = self.api;
        writeln!(self.out, "{} {} ({:?})", api.info.title, api.info.version, api.dialect)?;
        for server in &api.servers {
            writeln!(self.out, "server {}", server.url)?;
            for variable in &server.variables {
                let ServerVariable { name, default, values, .. } = variable;
                writeln!(self.out, "  {name} = {default:?} of {values:?}")?;
            }
        }
        for (index, scheme) in api.security_schemes.iter().enumerate() {
            writeln!(self.out, "security {index} {} {:?}", scheme.name, scheme.kind)?;
        }
        for operation in &api.operations {
            self.operation(operation)?;
        }
        for (id, one) in api.types() {
            self.one_type(id, one)?;
        }
        for (index, schema) in api.schemas.iter().enumerate() {
            writeln!(self.out, "\nschema s{index} {}", schema.pointer)?;
            for keyword in &schema.keywords {
                writeln!(self.out, "  {}", keyword_text(keyword))?;
            }
        }
        Ok(())
    }

    fn operation(&mut self, operation: &Operation) -> fmt::Result {
        let Operation { id, method, path, .. } = operation;
        let tag = self.api.tags.get(operation.tag).map_or("", |tag| tag.name.as_str());
        let kind = match operation.role {
            Role::Called => "operation",
            Role::Webhook => "webhook",
            Role::Callback { .. } => "callback",
        };
        writeln!(self.out, "\n{kind} {id}: {method} {} [{tag}]", path.template)?;
        if let Role::Callback { of, url, .. } = &operation.role {
            let of = self.api.operations.get(*of).map_or("", |one| one.id.as_str());
            writeln!(self.out, "  of {of} to {url}")?;
        }
        for server in &operation.servers {
            writeln!(self.out, "  server {}", server.url)?;
        }
        if let Some(idempotent) = operation.idempotent {
            writeln!(self.out, "  idempotent {idempotent}")?;
        }
        if let Some(Pages { style, items }) = &operation.pages {
            let items =
                items.as_ref().map(|(place, item)| format!("{place} of {}", self.used(item)));
            writeln!(self.out, "  pages {style:?} {}", items.unwrap_or_default())?;
        }
        for alternative in &operation.security {
            writeln!(self.out, "  security {:?}", alternative.requirements)?;
        }
        for one in &operation.parameters {
            let required = if one.required { "" } else { "?" };
            let format = match one.format {
                ParameterFormat::Json => "json".to_owned(),
                ParameterFormat::WholeQuery(whole) => format!("query {whole:?}"),
                ParameterFormat::Style { style, explode, .. } => {
                    format!("{style:?}{}", if explode { "*" } else { "" })
                }
            };
            let (name, location) = (&one.name, one.location);
            let value = self.used(&one.value);
            writeln!(
                self.out,
                "  {location:?} {name}{required}: {value} ({format}){}",
                default(&one.default)
            )?;
        }
        if let Some(body) = &operation.body {
            let required = if body.required { "" } else { "?" };
            writeln!(self.out, "  body{required}: {}", self.contents(&body.contents))?;
        }
        for response in &operation.responses {
            let content = self.contents(&response.contents);
            writeln!(self.out, "  {:?}: {content}", response.status)?;
            for header in &response.headers {
                let required = if header.required { "" } else { "?" };
                writeln!(self.out, "    {}{required}: {}", header.name, self.used(&header.value))?;
            }
        }
        Ok(())
    }

    fn one_type(&mut self, id: TypeId, one: &Type) -> fmt::Result {
        let null = if one.nullable { "?" } else { "" };
        let (name, schema) = (self.name(id), one.schema.index());
        writeln!(self.out, "\ntype t{} {name}{null} s{schema}", id.index())?;
        match &one.shape {
            Shape::Object(object) => {
                for field in &object.fields {
                    self.field(field)?;
                }
                if let Additional::Kept(value) = object.additional {
                    writeln!(self.out, "  …: {}", self.used(&value))?;
                } else {
                    writeln!(self.out, "  … {:?}", object.additional)?;
                }
            }
            Shape::Enum(enumeration) => {
                for one in &enumeration.variants {
                    let Variant { value, name_hint, label, .. } = one;
                    writeln!(self.out, "  {value:?} {name_hint:?} {label:?}")?;
                }
            }
            Shape::Union(union) => {
                writeln!(self.out, "  {:?} by {:?}", union.rule, union.discriminator)?;
                for branch in &union.branches {
                    let Branch { tags, name_hint, .. } = branch;
                    let value = self.used(&branch.value);
                    writeln!(self.out, "  | {value} {tags:?} {name_hint:?}")?;
                }
            }
            Shape::Map(value) => writeln!(self.out, "  map of {}", self.used(value))?,
            Shape::List(item) => writeln!(self.out, "  list of {}", self.used(item))?,
            Shape::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.used(item)).collect();
                writeln!(self.out, "  tuple of {}", items.join(", "))?;
            }
            Shape::Alias(target) => writeln!(self.out, "  alias of {}", self.used(target))?,
            other @ (Shape::Any(_) | Shape::Scalar(_)) => writeln!(self.out, "  {other:?}")?,
        }
        Ok(())
    }

    fn field(&mut self, field: &Field) -> fmt::Result {
        let value = self.used(&field.value);
        let (name, presence) = (&field.name, field.presence());
        let access = match field.access {
            Access::ReadWrite => "",
            Access::ReadOnly => " read-only",
            Access::WriteOnly => " write-only",
        };
        let deprecated = if field.docs.deprecated { " deprecated" } else { "" };
        let default = default(&field.default);
        writeln!(self.out, "  {name}: {value} {presence:?}{access}{deprecated}{default}")
    }

    fn contents(&self, contents: &[Content]) -> String {
        let each = contents.iter().map(|content| {
            let media = content.media_types.join(", ");
            match &content.kind {
                ContentKind::Json(value) => format!("{media} {}", self.used(value)),
                ContentKind::Form(value) => format!("{media} form {}", self.used(value)),
                ContentKind::Parts(value) => format!("{media} parts {}", self.used(value)),
                ContentKind::Items(value, framing) => {
                    format!("{media} {framing:?} of {}", self.used(value))
                }
                other => format!("{media} {other:?}"),
            }
        });
        let each: Vec<String> = each.collect();
        if each.is_empty() { "nothing".to_owned() } else { each.join(" | ") }
    }

    /// A use: the type, whether null is accepted, the schema where it is not that of the type.
    fn used(&self, one: &TypeUse) -> String {
        let null = if one.nullable { "?" } else { "" };
        let own = self.api.get(one.id).map(|one| one.schema);
        let schema = if own == Some(one.schema) {
            String::new()
        } else {
            format!(" s{}", one.schema.index())
        };
        let name = match self.api.get(one.id) {
            Some(found) if found.is_nominal() => self.name(one.id),
            Some(Type { shape: Shape::List(item), .. }) => format!("[{}]", self.used(item)),
            Some(Type { shape: Shape::Tuple(items), .. }) => {
                let items: Vec<String> = items.iter().map(|item| self.used(item)).collect();
                format!("({})", items.join(", "))
            }
            Some(Type { shape: Shape::Map(value), .. }) => format!("{{{}}}", self.used(value)),
            Some(Type { shape: Shape::Scalar(scalar), .. }) => format!("{scalar:?}"),
            Some(Type { shape: Shape::Any(reason), .. }) => format!("any({reason:?})"),
            _ => "nothing".to_owned(),
        };
        format!("{name}{null}{schema}")
    }

    fn name(&self, id: TypeId) -> String {
        match self.api.get(id).map(|one| &one.origin) {
            Some(Origin::Component(name)) => name.clone(),
            Some(Origin::Member(_, words)) => format!("t{}:{}", id.index(), words.join(".")),
            Some(Origin::Operation(index, words)) => {
                let operation = self.api.operations.get(*index).map_or("", |one| one.id.as_str());
                format!("t{}:{operation}.{}", id.index(), words.join("."))
            }
            None => "nothing".to_owned(),
        }
    }
}

fn default(value: &Option<serde_json::Value>) -> String {
    value.as_ref().map(|value| format!(" = {value}")).unwrap_or_default()
}

fn keyword_text(keyword: &Keyword) -> String {
    let list = |ids: &[SchemaId]| {
        ids.iter().map(|id| format!("s{}", id.index())).collect::<Vec<String>>().join(" ")
    };
    match keyword {
        Keyword::Reference(id) => format!("reference s{}", id.index()),
        Keyword::Items(id) => format!("items s{}", id.index()),
        Keyword::PrefixItems(ids) => format!("prefixItems {}", list(ids)),
        Keyword::UnevaluatedItems(id) => format!("unevaluatedItems s{}", id.index()),
        Keyword::AdditionalProperties(id) => format!("additionalProperties s{}", id.index()),
        Keyword::PropertyNames(id) => format!("propertyNames s{}", id.index()),
        Keyword::UnevaluatedProperties(id) => format!("unevaluatedProperties s{}", id.index()),
        Keyword::Not(id) => format!("not s{}", id.index()),
        Keyword::AllOf(ids) => format!("allOf {}", list(ids)),
        Keyword::AnyOf(ids) => format!("anyOf {}", list(ids)),
        Keyword::OneOf(ids) => format!("oneOf {}", list(ids)),
        Keyword::Properties(properties) => {
            let one = |one: &PropertySchema| format!("{} s{}", one.name, one.schema.index());
            let all: Vec<String> = properties.iter().map(one).collect();
            format!("properties {}", all.join(", "))
        }
        other => format!("{other:?}"),
    }
}
