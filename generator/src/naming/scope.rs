//! A scope: which names are taken, and who gets which when several want one.
//!
//! Pinned names come first, then those of an earlier run, then the texts that are their own name,
//! then those that lose nothing, then the rest, each in document order. Whoever is late takes the
//! next name of its own list, and a number only when the list is at its end.

use std::collections::BTreeMap;

use super::context::Context;
use super::identifier::{Case, Identifier, join};
use super::words::Words;
use crate::pointer::Pointer;

/// Which names are taken.
pub(super) struct Scope {
    case: Case,
    folded: bool,
    taken: BTreeMap<String, Option<Pointer>>,
    promised: BTreeMap<String, (String, Pointer)>,
    numbers: BTreeMap<String, u32>,
}

/// Somebody who wants a name.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// What it is in the lock.
    pub(super) key: String,
    /// Where it is written.
    pub(super) place: Option<Pointer>,
    /// The name that a user gave it.
    pub(super) pinned: Option<Identifier>,
    /// The names that would do, best first.
    pub(super) candidates: Vec<Identifier>,
    /// What makes more of them when none of those is free.
    more: Option<More>,
    /// When its turn comes.
    pub(super) rank: Rank,
    /// Whether a user should know that it did not get its first name.
    pub(super) told: bool,
}

/// A text of which more names can be made.
#[derive(Debug, Clone)]
struct More {
    words: Words,
    case: Case,
    kind: String,
}

impl More {
    /// With every sign by its name, and with what is named behind it.
    fn names(&self) -> [Identifier; 2] {
        let suffixed = [self.words.plain.clone(), vec![self.kind.clone()]].concat();
        [self.words.spelled.as_slice(), suffixed.as_slice()]
            .map(|words| Identifier::of(self.case, words, &self.kind))
    }
}

/// When the turn of somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A user gave the name.
    Pinned,
    /// An earlier run gave the name.
    Earlier,
    /// The text is its own name.
    Same,
    /// The name says all that the text says.
    Lossless,
    /// Something was dropped.
    Lossy,
}

impl Rank {
    const ALL: [Self; 5] = [Self::Pinned, Self::Earlier, Self::Same, Self::Lossless, Self::Lossy];
}

impl Wanted {
    /// A name for a text of the document; `kind` says what is named.
    pub(super) fn of_text(key: String, text: &str, case: Case, kind: &str) -> Self {
        let words = Words::of(text);
        let plain = Identifier::of(case, &words.plain, kind);
        let rank = match words.lossless {
            _ if plain.bare() == text => Rank::Same,
            true => Rank::Lossless,
            false => Rank::Lossy,
        };
        let more = Some(More { words, case, kind: kind.to_owned() });
        Self { key, place: None, pinned: None, candidates: vec![plain], more, rank, told: false }
    }

    /// A name that is made of other names.
    pub(super) fn made(key: String, candidates: Vec<Identifier>) -> Self {
        let rank = Rank::Lossless;
        Self { key, place: None, pinned: None, candidates, more: None, rank, told: false }
    }

    /// The same, written at a place.
    pub(super) fn at(mut self, place: &Pointer) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The same with a name that a user gave.
    pub(super) fn pinned(mut self, pinned: Option<Identifier>) -> Self {
        self.pinned = pinned;
        self
    }

    /// The same with the name that says what is named before those that spell its signs.
    pub(super) fn suffixed(mut self) -> Self {
        let names = self.more.as_ref().map(More::names);
        self.candidates.extend(names.into_iter().flatten().skip(1));
        self
    }

    /// The same with names before all others.
    pub(super) fn first(mut self, case: Case, texts: &[Option<&str>], kind: &str) -> Self {
        let texts = texts
            .iter()
            .flatten()
            .map(|text| Identifier::of(case, &super::words::plain(text), kind));
        self.candidates = texts.chain(self.candidates).collect();
        self
    }
}

impl Scope {
    /// A scope in which some names are taken from the start.
    pub(super) fn new(case: Case, reserved: &[&str]) -> Self {
        let mut scope = Self {
            case,
            folded: false,
            taken: BTreeMap::new(),
            promised: BTreeMap::new(),
            numbers: BTreeMap::new(),
        };
        for name in reserved {
            scope.taken.insert(scope.fold(name), None);
        }
        scope
    }

    /// The same for types: what differs in case only is one page of rustdoc on many machines, and
    /// one name to many readers.
    pub(super) fn folded(mut self) -> Self {
        self.folded = true;
        let taken = std::mem::take(&mut self.taken);
        self.taken = taken.into_iter().map(|(name, place)| (name.to_lowercase(), place)).collect();
        self
    }

    /// Keeps a name for somebody whose turn comes in a later call of [`Scope::settle`].
    pub(super) fn promise(&mut self, name: &Identifier, key: &str, place: &Pointer) {
        let name = self.fold(name.bare());
        self.promised.entry(name).or_insert_with(|| (key.to_owned(), place.clone()));
    }

    fn is_free(&self, name: &Identifier, key: &str) -> bool {
        let name = self.fold(name.bare());
        let promised = self.promised.get(&name).is_some_and(|(owner, _)| owner != key);
        !promised && !self.taken.contains_key(&name)
    }

    /// Who has a name, where that has a place.
    fn holder(&self, name: &Identifier) -> Option<Pointer> {
        let name = self.fold(name.bare());
        let taken = self.taken.get(&name).cloned().flatten();
        taken.or_else(|| self.promised.get(&name).map(|(_, place)| place.clone()))
    }

    /// Names for all, in their order.
    pub(super) fn settle(&mut self, context: &mut Context<'_>, all: &[Wanted]) -> Vec<Identifier> {
        let earlier: Vec<Option<Identifier>> =
            all.iter().map(|one| context.earlier(&one.key)).collect();
        let mut names = vec![Identifier::NAMELESS; all.len()];
        for rank in Rank::ALL {
            for ((one, earlier), name) in all.iter().zip(&earlier).zip(&mut names) {
                let own = match (&one.pinned, earlier) {
                    (Some(_), _) => Rank::Pinned,
                    (None, Some(_)) => Rank::Earlier,
                    (None, None) => one.rank,
                };
                if own == rank {
                    *name = self.choose(context, one, earlier.as_ref());
                    context.lock(&one.key, name);
                }
            }
        }
        names
    }

    fn choose(
        &mut self,
        context: &mut Context<'_>,
        one: &Wanted,
        earlier: Option<&Identifier>,
    ) -> Identifier {
        let earlier = earlier.filter(|_| one.pinned.is_none());
        let wishes = one.pinned.iter().chain(earlier).chain(&one.candidates);
        let first = wishes.clone().next().cloned().unwrap_or(Identifier::NAMELESS);
        let chosen = wishes.clone().find(|wish| self.is_free(wish, &one.key)).cloned();
        let more = one.more.as_ref().filter(|_| chosen.is_none()).map(More::names);
        let free = |wish: &Identifier| self.is_free(wish, &one.key);
        let chosen = chosen.or_else(|| more.into_iter().flatten().find(free));
        let told = one.told || one.pinned.is_some() || chosen.is_none();
        let name = chosen.unwrap_or_else(|| self.number(&first, &one.key));
        if told && name != first {
            context.clash(one.place.as_ref(), (&first, &name), self.holder(&first));
        }
        self.taken.insert(self.fold(name.bare()), one.place.clone());
        name
    }

    /// The first free number behind a name.
    fn number(&mut self, name: &Identifier, key: &str) -> Identifier {
        let base = self.fold(name.bare());
        let mut number = self.numbers.get(&base).copied().unwrap_or(1);
        loop {
            number = number.saturating_add(1);
            let numbered = name.numbered(self.case, number);
            if number == u32::MAX || self.is_free(&numbered, key) {
                self.numbers.insert(base, number);
                return numbered;
            }
        }
    }

    fn fold(&self, name: &str) -> String {
        match self.folded {
            true => name.to_lowercase(),
            false => name.to_owned(),
        }
    }
}

/// A name and more words behind it, in Pascal case.
pub(super) fn extended(name: &Identifier, words: &[String]) -> Identifier {
    let more = join(Case::Pascal, words);
    let digits = name.bare().ends_with(|c: char| c.is_ascii_digit())
        && more.starts_with(|c: char| c.is_ascii_digit());
    name.and(&if digits { format!("_{more}") } else { more })
}
