//! What all parts of naming share: the names that a user or an earlier run gave, and what is said.

use std::collections::{BTreeMap, BTreeSet};

use super::identifier::Identifier;
use super::lock::Lock;
use crate::analyze::Facts;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Api, Origin, Shape, Type};
use crate::pointer::{FileId, Pointer};

/// What all parts of naming share.
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) facts: &'a Facts,
    pins: BTreeMap<&'a str, &'a str>,
    matched: BTreeSet<String>,
    earlier: Option<&'a Lock>,
    asked: BTreeSet<String>,
    given: Vec<(String, String)>,
    diagnostics: Vec<Diagnostic>,
    main: FileId,
}

/// What kind of name a pin is for, where one place of the document has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pin {
    /// Whatever stands there.
    Any,
    /// A type inside another thing: its pin begins with a capital.
    Type,
    /// A field or parameter, whose inline type may stand at the same place: its pin does not.
    Value,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        api: &'a Api,
        facts: &'a Facts,
        config: &'a Config,
        earlier: Option<&'a Lock>,
    ) -> Self {
        Self {
            api,
            facts,
            pins: config
                .names
                .iter()
                .map(|(place, name)| (place.as_str(), name.as_str()))
                .collect(),
            matched: BTreeSet::new(),
            earlier,
            asked: BTreeSet::new(),
            given: Vec::new(),
            diagnostics: Vec::new(),
            main: main(api),
        }
    }

    /// The shape of a type; of an alias of an inline type that of what it is the same as, so that
    /// no name depends on whether there is such a type elsewhere.
    pub(super) fn shape<'t>(&self, one: &'t Type) -> &'t Shape
    where
        'a: 't,
    {
        match &one.shape {
            Shape::Alias(target) if !matches!(one.origin, Origin::Component(_)) => {
                self.api.get(target.id).map_or(&one.shape, |owner| &owner.shape)
            }
            own => own,
        }
    }

    /// The lock key of a kind of thing at a place.
    pub(super) fn key(&self, kind: &str, place: &Pointer) -> String {
        // Other files have no name here, but the number of each follows from the document.
        match place.file == self.main {
            true => format!("{kind} {}", place.fragment()),
            false => format!("{kind} file{}{}", place.file.0, place.fragment()),
        }
    }

    /// The name that a user gave what stands at a place: the configuration first, then the document.
    pub(super) fn pin(
        &mut self,
        pin: Pin,
        place: &Pointer,
        hint: Option<&str>,
    ) -> Option<Identifier> {
        let pinnable = !self.pins.is_empty();
        let written = if pinnable { self.api.place(place) } else { String::new() };
        let configured = self.pins.get(written.as_str()).copied().filter(|_| pinnable);
        let fits = |text: &&str| match (pin, text.starts_with(char::is_uppercase)) {
            (Pin::Any, _) | (Pin::Type, true) | (Pin::Value, false) => true,
            (Pin::Type, false) | (Pin::Value, true) => false,
        };
        if let Some(text) = configured.filter(fits) {
            let first = self.matched.insert(written);
            let name = Identifier::given(text);
            if first && name.is_none() {
                self.invalid(Place::Key(place.clone()), text, "the configuration");
            }
            return name;
        }
        let text = hint.filter(fits)?;
        let name = Identifier::given(text);
        if name.is_none() {
            self.invalid(Place::Value(place.child("x-rust-name")), text, "`x-rust-name`");
        }
        name
    }

    fn invalid(&mut self, place: Place, text: &str, by: &str) {
        let message = format!("`{text}`, given by {by}, is not a Rust identifier");
        let told = Diagnostic::new(Code::InvalidName, place, message)
            .help("a name of our own is used instead");
        if !self.diagnostics.contains(&told) {
            self.diagnostics.push(told);
        }
    }

    /// Says something that has no other place than the title of the document.
    pub(super) fn invalid_package(&mut self, name: &str) {
        let place = Place::Value(Pointer::root(self.main).child("info").child("title"));
        let message =
            format!("`{name}`, given by the configuration, cannot be the name of a package");
        let told = Diagnostic::new(Code::InvalidName, place, message)
            .help("a name made of this title is used instead");
        self.diagnostics.push(told);
    }

    /// The name that an earlier run gave; each is given again once.
    pub(super) fn earlier(&mut self, key: &str) -> Option<Identifier> {
        let text = self.earlier?.names.get(key).filter(|_| !key.is_empty())?;
        self.asked.insert(key.to_owned()).then(|| Identifier::given(text)).flatten()
    }

    /// The same without giving it.
    pub(super) fn remembered(&self, key: &str) -> Option<Identifier> {
        self.earlier?.names.get(key).and_then(|text| Identifier::given(text))
    }

    /// Keeps a name for later runs; what has no key is not kept.
    pub(super) fn lock(&mut self, key: &str, name: &Identifier) {
        if key.is_empty() {
            return;
        }
        self.given.push((key.to_owned(), name.bare().to_owned()));
    }

    /// Says that a name was taken and which one is used.
    pub(super) fn clash(
        &mut self,
        place: Option<&Pointer>,
        names: (&Identifier, &Identifier),
        holder: Option<Pointer>,
    ) {
        let Some(place) = place else { return };
        let (wanted, name) = names;
        let message = format!("`{}` is already the name of something else in Rust", wanted.bare());
        let told = Diagnostic::at_key(Code::NameClash, place, message)
            .label(format!("is named `{name}`"))
            .help(
                "give one of them a name with `x-rust-name` or in `[names]` of the configuration",
            );
        let told = match holder {
            Some(other) => {
                told.also(Place::Key(other), format!("has the name `{}`", wanted.bare()))
            }
            None => told,
        };
        self.diagnostics.push(told);
    }

    /// Whether an earlier run gave names.
    pub(super) fn has_earlier(&self) -> bool {
        self.earlier.is_some()
    }

    /// The names that were given, the pins that named nothing, and what was said.
    pub(super) fn finish(self) -> (Vec<(String, String)>, Vec<String>, Vec<Diagnostic>) {
        let unmatched = self.pins.keys().filter(|place| !self.matched.contains(**place));
        let unmatched = unmatched.map(|place| format!("names: {place}")).collect();
        (self.given, unmatched, self.diagnostics)
    }
}

/// The main file: it is read before those that it refers to, so its number is the lowest.
fn main(api: &Api) -> FileId {
    let types = api.types.iter().map(|one| one.pointer.file);
    let operations = api.operations.iter().map(|one| one.pointer.file);
    let tags = api.tags.iter().map(|one| one.pointer.file);
    let servers = api.servers.iter().map(|one| one.pointer.file);
    types.chain(operations).chain(tags).chain(servers).min().unwrap_or(FileId(0))
}
