//! What a body may be → the names of the enumeration that says which, and of its variants.

use super::context::Context;
use super::identifier::{Case, Identifier};
use super::members::part;
use super::scope::{Scope, Wanted};
use crate::model::{Content, ContentKind, media_word};
use crate::pointer::Pointer;

/// The names of a body that may be several things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentNames {
    /// The enumeration, in module `operations`: `AddPetContent`.
    pub item: Identifier,
    /// Its variants, in the order of the contents: `Json`, `Xml`.
    pub variants: Vec<Identifier>,
    /// The struct of a form of parts, in module `operations`: `AddPhotoParts`.
    pub parts: Identifier,
    /// What builds that, where it takes many.
    pub builder: Identifier,
}

impl ContentNames {
    /// Those of a body that is one thing.
    pub(super) const NONE: Self = Self {
        item: Identifier::NAMELESS,
        variants: Vec::new(),
        parts: Identifier::NAMELESS,
        builder: Identifier::NAMELESS,
    };
}

/// The names of a body, whose enumeration is called after its `owner`.
pub(super) fn contents(
    context: &mut Context<'_>,
    scope: &mut Scope,
    owner: (&Identifier, &Pointer, &str),
    contents: &[Content],
) -> ContentNames {
    let (base, place, what) = owner;
    let mut names = ContentNames::NONE;
    if contents.iter().any(|one| matches!(one.kind, ContentKind::Parts(_))) {
        let key = part(context, ("parts", place), what);
        let wanted = vec![base.and("Parts"), base.and("PartsItem")];
        let own = scope.settle(context, &[Wanted::made(key, wanted).at(place)]);
        names.parts = own.into_iter().next().unwrap_or(Identifier::NAMELESS);
        let wanted = vec![names.parts.and("Builder"), names.parts.and("Maker")];
        let own = scope.settle(context, &[Wanted::made(String::new(), wanted)]);
        names.builder = own.into_iter().next().unwrap_or(Identifier::NAMELESS);
    }
    if contents.len() < 2 {
        return names;
    }
    let mut wanted = Vec::with_capacity(contents.len());
    for one in contents {
        let media = one.media_types.first().map_or("", String::as_str);
        let key = part(context, ("content-variant", place), &format!("{what} {media}"));
        wanted.push(Wanted::of_text(key, &media_word(media), Case::Pascal, "content"));
    }
    let variants = Scope::new(Case::Pascal, &[]).settle(context, &wanted);
    let key = part(context, ("content", place), what);
    let wanted = vec![base.and("Content"), base.and("ContentItem")];
    let item = scope.settle(context, &[Wanted::made(key, wanted).at(place)]);
    names.item = item.into_iter().next().unwrap_or(Identifier::NAMELESS);
    ContentNames { variants, ..names }
}
