//! The properties of all parts of a schema → one object, or a map.

use indexmap::IndexMap;
use serde_json::Value;

use super::Lowering;
use super::parts::Part;
use super::types::{Nominal, hint};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Node;
use crate::model::{
    Access, Additional, Field, Keyword, Object, PropertySchema, SchemaId, Shape, TypeId, TypeUse,
};

/// What the parts say of one property.
type Said = Vec<(PropertySchema, TypeId)>;

impl<'d> Lowering<'d> {
    /// The object with the properties of all parts, or the map when no part names any.
    pub(super) fn object(&mut self, id: TypeId, core: SchemaId, parts: &[Part]) -> Shape {
        self.lone_discriminators(parts);
        let mut said: IndexMap<String, Said> = IndexMap::new();
        for (part, keyword) in self.all_keywords(parts) {
            let Keyword::Properties(list) = keyword else { continue };
            for one in list {
                said.entry(one.name.clone()).or_default().push((one.clone(), part.home));
            }
        }
        let required: Vec<(String, Part)> = self
            .all_keywords(parts)
            .filter_map(|(part, keyword)| match keyword {
                Keyword::Required(names) => {
                    Some(names.iter().map(move |name| (name.clone(), part)))
                }
                _ => None,
            })
            .flatten()
            .collect();
        let mut fields: Vec<Field> = Vec::with_capacity(said.len());
        for (name, said) in &said {
            let required = required.iter().any(|(one, _)| one == name);
            let mut field = self.field(core, name, said);
            field.required = required;
            fields.push(field);
        }
        let mut extra = self.additional_schemas(core, parts);
        if self.has_patterns(parts) && !self.says_of_others(parts) {
            // By the letter a name that no pattern matches may have any value. Where a map has
            // nothing but patterns, authors mean that there are no other names.
            extra.retain(|_| fields.is_empty() && self.practical());
        }
        let refused = extra.iter().any(|(schema, _)| self.is_never(*schema));
        if fields.is_empty() && !refused {
            let schema = self.together(core, "additionalProperties", &extra);
            let origin = self.inside(id, Nominal::Plain, "value");
            return Shape::Map(self.use_of(schema, origin));
        }
        let additional = match refused {
            true => Additional::Refused,
            false if self.has_patterns(parts) => Additional::Kept(self.kept(id, core, &extra)),
            false => self.additional(id, core, &extra),
        };
        if additional == Additional::Dropped {
            self.undeclared(id, &required, &mut fields);
        }
        Shape::Object(Object { fields, additional })
    }

    fn field(&mut self, core: SchemaId, name: &str, said: &Said) -> Field {
        let schemas: Vec<(SchemaId, TypeId)> =
            said.iter().map(|(one, home)| (one.schema, *home)).collect();
        let schema = self.together(core, name, &schemas);
        let home = said.iter().rev().find(|(one, _)| one.schema == schema).or(said.last());
        let origin = match home {
            Some((_, home)) => self.inside(*home, Nominal::Named, name),
            None => crate::model::Origin::Member(TypeId::new(0), vec![name.to_owned()]),
        };
        let value = self.use_of(schema, origin);
        let nodes: Vec<Node<'d>> =
            said.iter().filter_map(|(one, _)| self.node(one.schema)).collect();
        let access = said.iter().rev().map(|(one, _)| one.access);
        let access = access.into_iter().find(|one| *one != Access::ReadWrite);
        let docs = nodes.iter().rev().map(|node| self.docs(node));
        let docs = docs.into_iter().find(|docs| *docs != crate::model::Docs::default());
        let inline = self.types.get(value.id).filter(|_| docs.is_none());
        let inline = inline.filter(|one| !matches!(one.origin, crate::model::Origin::Component(_)));
        let inline = inline.map(|one| one.docs.clone());
        let last = said.last().map_or(schema, |(one, _)| one.schema);
        Field {
            pointer: self.schemas.get(last).pointer.clone(),
            name: name.to_owned(),
            name_hint: nodes.iter().rev().find_map(hint),
            value,
            required: false,
            access: access.unwrap_or_default(),
            default: nodes.iter().rev().find_map(|node| self.default_of(node, schema)),
            docs: docs.or(inline).unwrap_or_default(),
        }
    }

    /// The default at a node, when its schema accepts it; else that of the schema it refers to.
    pub(super) fn default_of(&mut self, node: &Node<'d>, schema: SchemaId) -> Option<Value> {
        let counts = !self.old() || self.practical() || node.text_at("$ref").is_none();
        let own = node.get("default").filter(|_| counts);
        let default = own.or_else(|| self.node(self.peel_whole(schema))?.get("default"))?;
        if self.accepts(schema, default.value) {
            return Some(default.value.clone());
        }
        let shown = super::enum_values::show(default.value);
        let message = format!("the default {shown} is not what its schema accepts; it is left out");
        self.sink.say(Diagnostic::at_value(Code::InvalidDefault, &default.pointer, message));
        None
    }

    /// Whether something is said of the properties that neither a name nor a pattern speaks of.
    fn says_of_others(&self, parts: &[Part]) -> bool {
        self.all_keywords(parts)
            .any(|(_, keyword)| matches!(keyword, Keyword::AdditionalProperties(_)))
    }

    /// Whether names are told apart by patterns.
    fn has_patterns(&self, parts: &[Part]) -> bool {
        self.all_keywords(parts)
            .any(|(_, keyword)| matches!(keyword, Keyword::PatternProperties(_)))
    }

    /// What is said of unnamed properties. Where patterns tell them apart, that is all which any of
    /// the patterns says; what no pattern matches counts when its schema says something.
    fn additional_schemas(&mut self, core: SchemaId, parts: &[Part]) -> Vec<(SchemaId, TypeId)> {
        let (mut patterns, mut others) = (Vec::new(), Vec::new());
        for (part, keyword) in self.all_keywords(parts) {
            match keyword {
                Keyword::PatternProperties(list) => {
                    patterns.extend(list.iter().map(|one| (one.schema, part.home)));
                }
                Keyword::AdditionalProperties(schema) => others.push((*schema, part.home)),
                _ => {}
            }
        }
        let Some((_, home)) = patterns.first().copied() else { return others };
        let mut schemas: Vec<SchemaId> = Vec::new();
        for (schema, _) in patterns.into_iter().chain(others) {
            if !self.is_never(schema) && !schemas.contains(&schema) {
                schemas.push(schema);
            }
        }
        match schemas.as_slice() {
            [] => Vec::new(),
            [one] => vec![(*one, home)],
            _ => {
                let place = self.schemas.get(core).pointer.child("patternProperties");
                vec![(self.schemas.add(place, vec![Keyword::AnyOf(schemas)]), home)]
            }
        }
    }

    pub(super) fn is_never(&self, schema: SchemaId) -> bool {
        self.schemas.keywords(schema).contains(&Keyword::Never)
    }

    /// What happens to unnamed properties that are not refused: typed ones are kept, and all
    /// where the configuration asks for it.
    fn additional(
        &mut self,
        id: TypeId,
        core: SchemaId,
        extra: &[(SchemaId, TypeId)],
    ) -> Additional {
        let typed = extra.iter().any(|(schema, _)| !self.schemas.keywords(*schema).is_empty());
        let component = self.types.get(id).and_then(|one| match &one.origin {
            crate::model::Origin::Component(name) => Some(name),
            _ => None,
        });
        let asked = component.is_some_and(|name| self.config.types.keep_unknown.contains(name));
        if !typed && !asked {
            return Additional::Dropped;
        }
        Additional::Kept(self.kept(id, core, extra))
    }

    /// The type of the properties that are not named.
    fn kept(&mut self, id: TypeId, core: SchemaId, extra: &[(SchemaId, TypeId)]) -> TypeUse {
        let schema = self.together(core, "additionalProperties", extra);
        let origin = self.inside(id, Nominal::Named, "value");
        self.use_of(schema, origin)
    }

    /// Properties that are required and not declared become fields of any value, so that a value
    /// which satisfies the schema can be written down.
    fn undeclared(&mut self, id: TypeId, required: &[(String, Part)], fields: &mut Vec<Field>) {
        for (name, part) in required {
            if fields.iter().any(|field| field.name == *name) {
                continue;
            }
            let owner = self.schemas.get(part.schema).pointer.clone();
            let list = self.document.at(&owner).and_then(|node| node.get("required"));
            let place = list
                .and_then(|list| list.items().find(|one| one.text() == Some(name)))
                .map_or_else(|| owner.child("required"), |item| item.pointer);
            let message = format!("`{name}` is required and not declared; it may be any value");
            self.sink.value(Code::ConflictingKeywords, &place, message);
            let schema = self.anything(place.clone());
            let origin = self.inside(id, Nominal::Named, name);
            fields.push(Field {
                pointer: place,
                name: name.clone(),
                name_hint: None,
                value: self.use_of(schema, origin),
                required: true,
                access: Access::ReadWrite,
                default: None,
                docs: crate::model::Docs::default(),
            });
        }
    }
}
