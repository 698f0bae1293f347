//! A schema → the shape that its values have in Rust.

use super::Lowering;
use super::parts::Part;
use super::scalars::is_text;
use super::types::Nominal;
use crate::diagnostic::Code;
use crate::model::{JsonType, Keyword, SchemaId, Shape, TypeId, Untyped};

impl Lowering<'_> {
    /// The shape of the values of `core`, for the type `id`.
    pub(super) fn shape(&mut self, id: TypeId, core: SchemaId) -> Shape {
        let mut parts = self.parts(id, core);
        let before = parts.len();
        parts.retain(|part| !self.schemas.unreadable.contains(&part.schema));
        if parts.is_empty() {
            let reason = if before == 0 { Untyped::Unconstrained } else { Untyped::Unreadable };
            return Shape::Any(reason);
        }
        if parts.len() > 1 && self.contradictory(&parts) {
            return Shape::Any(Untyped::Never);
        }
        if self.all_keywords(&parts).any(|(_, keyword)| matches!(keyword, Keyword::Never)) {
            return Shape::Any(Untyped::Never);
        }
        if let Some(union) = self.union_of(id, core, &parts) {
            return union;
        }
        if let Some(enumeration) = self.enumeration(id, core, &parts) {
            return enumeration;
        }
        self.by_type(id, core, &parts)
    }

    fn by_type(&mut self, id: TypeId, core: SchemaId, parts: &[Part]) -> Shape {
        let types = self.types_of(parts).or_else(|| {
            let meant = self.meant(parts)?;
            self.schemas.mean(core, Keyword::Type(meant.clone()));
            Some(meant)
        });
        match types.as_deref() {
            None => Shape::Any(Untyped::Unconstrained),
            Some([]) => Shape::Any(Untyped::Never),
            Some([JsonType::Object]) => self.object(id, core, parts),
            Some([JsonType::Array]) => self.list(id, core, parts),
            Some([one]) => Shape::Scalar(self.scalar(*one, parts)),
            Some(several) => self.several(id, (core, parts), several),
        }
    }

    /// The type that authors mean who write keywords of one type and no `type`.
    fn meant(&self, parts: &[Part]) -> Option<Vec<JsonType>> {
        if !self.practical() {
            return None;
        }
        self.all_keywords(parts).find_map(|(_, keyword)| match keyword {
            Keyword::Properties(_) | Keyword::AdditionalProperties(_) => {
                Some(vec![JsonType::Object])
            }
            Keyword::Items(_) => Some(vec![JsonType::Array]),
            Keyword::MinLength(_) | Keyword::MaxLength(_) | Keyword::Pattern(_) => {
                Some(vec![JsonType::String])
            }
            Keyword::Format(format) if is_text(format) => Some(vec![JsonType::String]),
            _ => None,
        })
    }

    pub(super) fn list(&mut self, id: TypeId, core: SchemaId, parts: &[Part]) -> Shape {
        if let Some(prefixed) = self.prefixed(id, core, parts) {
            return prefixed;
        }
        let items: Vec<(SchemaId, TypeId)> = self
            .all_keywords(parts)
            .filter_map(|(part, keyword)| match keyword {
                Keyword::Items(schema) => Some((*schema, part.home)),
                _ => None,
            })
            .collect();
        let schema = self.together(core, "items", &items);
        let origin = self.inside(id, Nominal::Plain, "item");
        Shape::List(self.use_of(schema, origin))
    }

    /// The schema of a value of which several parts speak; anything when none does.
    pub(super) fn together(
        &mut self,
        core: SchemaId,
        key: &str,
        schemas: &[(SchemaId, TypeId)],
    ) -> SchemaId {
        let mut kept: Vec<(SchemaId, SchemaId)> = Vec::new();
        for (schema, _) in schemas {
            let whole = self.peel(*schema);
            let says = !self.schemas.keywords(*schema).is_empty();
            match kept.iter_mut().find(|(_, known)| *known == whole) {
                Some(known) => known.0 = *schema,
                None if says => kept.push((*schema, whole)),
                None => {}
            }
        }
        self.drop_implied(&mut kept);
        let pointer = self.schemas.get(core).pointer.clone();
        match kept.as_slice() {
            [] => match schemas.last() {
                Some((schema, _)) => *schema,
                None => self.anything(pointer.child(key)),
            },
            [(one, _)] => *one,
            [.., (last, _)] => {
                let place = self.schemas.get(*last).pointer.clone();
                let last = *last;
                let whole = kept.iter().map(|(_, whole)| *whole).collect();
                let merged = self.schemas.all_of(place.clone(), whole);
                if merged.is_none() {
                    let message = "too many schemas are merged; only this one is read here";
                    self.sink.value(Code::NestingTooDeep, &place, message);
                }
                merged.unwrap_or(last)
            }
        }
    }

    /// Drops schemas that say nothing which another one does not say too.
    fn drop_implied(&self, kept: &mut Vec<(SchemaId, SchemaId)>) {
        let mut index = 0;
        while let Some((_, one)) = kept.get(index) {
            let said = self.schemas.keywords(*one);
            let implied = kept.iter().enumerate().any(|(other, (_, known))| {
                let whole = self.schemas.keywords(*known);
                other != index && said.iter().all(|keyword| whole.contains(keyword))
            });
            if implied {
                kept.remove(index);
            } else {
                index += 1;
            }
        }
    }
}
