//! APIs made by hand, for the tests of `analyze` and `naming`.

use crate::config::ReadOnly;
use crate::load::Dialect;
use crate::model::*;
use crate::pointer::{FileId, Pointer};

pub(crate) struct Sketch {
    pub(crate) api: Api,
}

impl Sketch {
    pub(crate) fn new() -> Self {
        let api = Api {
            dialect: Dialect::V30,
            info: Info { title: "A sketch".to_owned(), ..Info::default() },
            servers: Vec::new(),
            tags: vec![Tag {
                pointer: at("/tags/0"),
                name: String::new(),
                description: None,
                traffic: Traffic::Calls,
            }],
            schemas: Vec::new(),
            files: std::collections::BTreeMap::new(),
            twins: std::collections::BTreeMap::new(),
            types: Vec::new(),
            operations: Vec::new(),
            security_schemes: Vec::new(),
            read_only: ReadOnly::Refuse,
        };
        Self { api }
    }

    pub(crate) fn schema(&mut self, place: &str, keywords: Vec<Keyword>) -> SchemaId {
        self.api.schemas.push(Schema { pointer: at(place), keywords });
        SchemaId::new(self.api.schemas.len() - 1)
    }

    fn add(
        &mut self,
        place: &str,
        origin: Origin,
        (shape, keywords): (Shape, Vec<Keyword>),
    ) -> TypeUse {
        let schema = self.schema(place, keywords);
        let docs = Docs::default();
        self.api.types.push(Type {
            pointer: at(place),
            schema,
            origin,
            shape,
            nullable: false,
            name_hint: None,
            docs,
        });
        TypeUse { id: TypeId::new(self.api.types.len() - 1), nullable: false, schema }
    }

    pub(crate) fn component(&mut self, name: &str, what: (Shape, Vec<Keyword>)) -> TypeUse {
        let place = at("/components/schemas").child(name).to_string();
        self.add(&place, Origin::Component(name.to_owned()), what)
    }

    pub(crate) fn member(
        &mut self,
        owner: TypeUse,
        words: &[&str],
        what: (Shape, Vec<Keyword>),
    ) -> TypeUse {
        let above = self.api.get(owner.id).map_or_else(String::new, |one| one.pointer.to_string());
        let place = format!("{above}/{}", words.join("/"));
        self.add(
            &place,
            Origin::Member(owner.id, words.iter().map(|word| (*word).to_owned()).collect()),
            what,
        )
    }

    pub(crate) fn scalar(&mut self, scalar: Scalar, json: JsonType) -> TypeUse {
        let place = format!("/scalar/{}", self.api.types.len());
        let origin = Origin::Operation(usize::MAX, Vec::new());
        self.add(&place, origin, (Shape::Scalar(scalar), vec![Keyword::Type(vec![json])]))
    }

    pub(crate) fn text(&mut self) -> TypeUse {
        self.scalar(Scalar::String, JsonType::String)
    }

    pub(crate) fn set(&mut self, held: TypeUse, (shape, keywords): (Shape, Vec<Keyword>)) {
        if let Some(one) = self.api.types.get_mut(held.id.index()) {
            one.shape = shape;
        }
        if let Some(schema) = self.api.schemas.get_mut(held.schema.index()) {
            schema.keywords = keywords;
        }
    }

    pub(crate) fn operation(
        &mut self,
        id: &str,
        body: Option<TypeUse>,
        answer: Option<TypeUse>,
    ) -> usize {
        let place = at("/paths").child(format!("/{id}")).child("post");
        let content =
            |held| Content::new(place.clone(), "application/json", ContentKind::Json(held));
        let response = Response {
            pointer: place.child("responses").child("200"),
            status: Status::Code(200),
            description: String::new(),
            name_hint: None,
            headers: Vec::new(),
            contents: answer.map(content).into_iter().collect(),
        };
        let body = body.map(|held| Body {
            pointer: place.clone(),
            required: true,
            contents: vec![content(held)],
            docs: Docs::default(),
        });
        self.api.operations.push(Operation {
            pointer: place.clone(),
            role: Role::Called,
            id: id.to_owned(),
            name_hint: None,
            method: "POST".to_owned(),
            path: Path { template: format!("/{id}"), parts: Vec::new() },
            tag: 0,
            docs: Docs::default(),
            parameters: Vec::new(),
            body,
            responses: vec![response],
            security: Vec::new(),
            servers: Vec::new(),
            idempotent: None,
            pages: None,
        });
        self.api.operations.len() - 1
    }
}

/// A place of the main file.
pub(crate) fn at(place: &str) -> Pointer {
    let tokens = place.split('/').skip(1).map(crate::pointer::unescape);
    tokens.fold(Pointer::root(FileId(0)), |above, token| above.child(token))
}

/// An object whose schema says exactly what the fields say.
pub(crate) fn object(fields: &[(&str, TypeUse, Access)]) -> (Shape, Vec<Keyword>) {
    let field = |(name, value, access): &(&str, TypeUse, Access)| Field {
        pointer: at("/fields").child(*name),
        name: (*name).to_owned(),
        name_hint: None,
        value: *value,
        required: true,
        access: *access,
        default: None,
        docs: Docs::default(),
    };
    let property = |(name, value, access): &(&str, TypeUse, Access)| PropertySchema {
        name: (*name).to_owned(),
        schema: value.schema,
        access: *access,
    };
    let shape =
        Object { fields: fields.iter().map(field).collect(), additional: Additional::Dropped };
    let keywords = vec![
        Keyword::Type(vec![JsonType::Object]),
        Keyword::Properties(fields.iter().map(property).collect()),
        Keyword::Required(fields.iter().map(|(name, ..)| (*name).to_owned()).collect()),
    ];
    (Shape::Object(shape), keywords)
}

pub(crate) fn plain<'n>(fields: &[(&'n str, TypeUse)]) -> (Shape, Vec<Keyword>) {
    let fields: Vec<(&'n str, TypeUse, Access)> =
        fields.iter().map(|(name, value)| (*name, *value, Access::ReadWrite)).collect();
    object(&fields)
}

pub(crate) fn list(held: TypeUse) -> (Shape, Vec<Keyword>) {
    (Shape::List(held), vec![Keyword::Type(vec![JsonType::Array]), Keyword::Items(held.schema)])
}

pub(crate) fn union(branches: &[TypeUse]) -> (Shape, Vec<Keyword>) {
    let branch = |held: &TypeUse| Branch {
        pointer: at("/branch").child(held.id.index().to_string()),
        value: *held,
        tags: Vec::new(),
        name_hint: None,
    };
    let shape = Union {
        rule: UnionRule::One,
        branches: branches.iter().map(branch).collect(),
        discriminator: None,
    };
    (Shape::Union(shape), vec![Keyword::OneOf(branches.iter().map(|held| held.schema).collect())])
}

pub(crate) fn values(texts: &[&str]) -> (Shape, Vec<Keyword>) {
    let variant = |text: &&str| Variant {
        pointer: at("/enum").child(*text),
        value: VariantValue::Text((*text).to_owned()),
        name_hint: None,
        label: None,
    };
    let variants = texts.iter().map(variant).collect();
    let shape = Enumeration { variants, others: Others::Refused };
    let listed = texts.iter().map(|text| serde_json::Value::from(*text)).collect();
    (Shape::Enum(shape), vec![Keyword::Type(vec![JsonType::String]), Keyword::Enum(listed)])
}
