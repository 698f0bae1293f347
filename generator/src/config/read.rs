//! TOML → [`Config`], every fault with its place.

mod sections;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{AssertFormats, Config, Places, ReadOnly, Readings};
use crate::diagnostic::{Code, Diagnostic, Outcome, Place};
use crate::pointer::FileId;

impl Config {
    /// Reads a configuration. What is faulty has its default in the value.
    ///
    /// Paths stay as they are written: relative to the configuration.
    ///
    /// ```
    /// use speccast::{Config, pointer::FileId};
    /// let read = Config::read("output = \"out\"\n[package]\nname = \"pets\"", FileId(0));
    /// assert!(read.diagnostics.is_empty());
    /// assert_eq!(read.value.package.name.as_deref(), Some("pets"));
    /// ```
    #[must_use]
    pub fn read(text: &str, file: FileId) -> Outcome<Self> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { file, said: Vec::new(), spans: BTreeMap::new() };
        for error in errors {
            let span = error.span().unwrap_or_default();
            reader.say(Code::ConfigSyntax, span, error.message().to_owned());
        }
        let broken = reader.said.iter().filter_map(start).min().unwrap_or(usize::MAX);
        let syntax = reader.said.len();
        let mut value = reader.config(table.get_ref());
        // After a fault of the syntax it is a guess which table a key is in.
        let told = reader.said.split_off(syntax).into_iter();
        reader.said.extend(told.filter(|one| start(one).is_some_and(|at| at < broken)));
        value.places = Places { path: PathBuf::new(), text: text.to_owned(), spans: reader.spans };
        Outcome { value, diagnostics: reader.said }
    }
}

/// Where a diagnostic begins in the text.
fn start(one: &Diagnostic) -> Option<usize> {
    match &one.place {
        Place::Span(_, span) => Some(span.start),
        _ => None,
    }
}

/// A value with its place.
type Item<'i> = Spanned<DeValue<'i>>;

/// A form of a key: its name, and what reads it.
type Entry<'f, 'i> = (&'static str, &'f mut dyn FnMut(&mut Reader, &Item<'i>));

/// The file, and what is to be said of it.
struct Reader {
    file: FileId,
    said: Vec<Diagnostic>,
    /// Where entries stand that name parts of a document.
    spans: BTreeMap<String, Range<usize>>,
}

impl Reader {
    fn say(&mut self, code: Code, span: Range<usize>, message: String) {
        self.said.push(Diagnostic::new(code, Place::Span(self.file, span), message));
    }

    fn wrong(&mut self, item: &Item<'_>, wanted: &str) {
        let message = format!("{wanted} belongs here, not {}", noun(item.get_ref()));
        self.say(Code::ConfigWrongType, item.span(), message);
    }

    /// Reads the keys of a table; those that no entry has are unknown.
    fn keys<'i>(&mut self, table: &DeTable<'i>, entries: &mut [Entry<'_, 'i>]) {
        for (key, item) in table {
            let name: &str = key.get_ref();
            match entries.iter_mut().find(|(known, _)| *known == name) {
                Some((_, read)) => read(self, item),
                None => {
                    let place = Place::Span(self.file, key.span());
                    let message = format!("`{name}` is not a key of the configuration here");
                    let known = entries.iter().map(|(known, _)| *known);
                    let said = Diagnostic::new(Code::ConfigUnknownKey, place, message);
                    self.said.push(said.suggest(name, known));
                }
            }
        }
    }

    /// Reads a table.
    fn table<'i>(&mut self, item: &Item<'i>, entries: &mut [Entry<'_, 'i>]) {
        match item.get_ref().as_table() {
            Some(table) => self.keys(table, entries),
            None => self.wrong(item, "a table"),
        }
    }

    /// Reads a table whose keys are names.
    fn map<T>(
        &mut self,
        item: &Item<'_>,
        mut read: impl FnMut(&mut Self, &Item<'_>) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let Some(table) = item.get_ref().as_table() else {
            self.wrong(item, "a table");
            return BTreeMap::new();
        };
        let entries = table.iter().filter_map(|(key, item)| {
            let value = read(self, item)?;
            Some((key.get_ref().to_string(), value))
        });
        entries.collect()
    }

    fn text(&mut self, item: &Item<'_>) -> Option<String> {
        let text = item.get_ref().as_str();
        if text.is_none() {
            self.wrong(item, "a string");
        }
        text.map(str::to_owned)
    }

    fn path(&mut self, item: &Item<'_>) -> Option<std::path::PathBuf> {
        let text = self.text(item)?;
        if text.is_empty() {
            self.say(Code::ConfigInvalid, item.span(), "a path cannot be empty".to_owned());
            return None;
        }
        Some(text.into())
    }

    fn bool(&mut self, item: &Item<'_>) -> Option<bool> {
        let value = item.get_ref().as_bool();
        if value.is_none() {
            self.wrong(item, "a boolean");
        }
        value
    }

    /// A number of things, at least one.
    fn count(&mut self, item: &Item<'_>) -> Option<usize> {
        let number = item.get_ref().as_integer().map(|one| one.as_str().parse::<usize>());
        if !matches!(number, Some(Ok(1..))) {
            self.wrong(item, "a whole number from 1 on");
        }
        number?.ok().filter(|number| *number > 0)
    }

    fn list<T>(
        &mut self,
        item: &Item<'_>,
        mut read: impl FnMut(&mut Self, &Item<'_>) -> Option<T>,
    ) -> Vec<T> {
        match item.get_ref().as_array() {
            Some(items) => items.iter().filter_map(|item| read(self, item)).collect(),
            None => {
                self.wrong(item, "a list");
                Vec::new()
            }
        }
    }

    fn texts(&mut self, item: &Item<'_>) -> Vec<String> {
        self.list(item, Self::text)
    }

    /// A list of names of parts of a document.
    fn named(&mut self, key: &str, item: &Item<'_>) -> Vec<String> {
        self.list(item, |r, item| {
            let name = r.text(item)?;
            r.spans.insert(format!("{key}: {name}"), item.span());
            Some(name)
        })
    }

    /// A table whose keys are names of parts of a document.
    fn naming<T>(
        &mut self,
        key: &str,
        item: &Item<'_>,
        read: impl FnMut(&mut Self, &Item<'_>) -> Option<T>,
    ) -> BTreeMap<String, T> {
        for (name, _) in item.get_ref().as_table().into_iter().flatten() {
            self.spans.insert(format!("{key}: {}", name.get_ref()), name.span());
        }
        self.map(item, read)
    }

    /// Reads one of some words.
    fn word<T: Copy>(&mut self, item: &Item<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(item)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let message = format!("`{text}` is not one of `{}`", known.join("`, `"));
            self.say(Code::ConfigInvalid, item.span(), message);
        }
        found
    }

    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        let Config {
            document,
            overlays,
            allow_unmatched,
            allow_outside,
            allow_remote,
            output,
            readings,
            read_only,
            assert_formats,
            package,
            types,
            formats,
            include,
            exclude,
            names,
            layout,
            places: _,
        } = &mut config;
        let reading = [("practical", Readings::Practical), ("strict", Readings::Strict)];
        let answers = [("refuse", ReadOnly::Refuse), ("ignore", ReadOnly::Ignore)];
        let formats_held = [
            ("typed", AssertFormats::Typed),
            ("all", AssertFormats::All),
            ("none", AssertFormats::None),
        ];
        self.keys(
            table,
            &mut [
                ("document", &mut |r, item| *document = r.path(item)),
                ("overlays", &mut |r, item| *overlays = r.list(item, Self::path)),
                ("allow_unmatched_overlay_actions", &mut |r, item| {
                    *allow_unmatched = r.bool(item).unwrap_or_default();
                }),
                ("allow_outside", &mut |r, item| *allow_outside = r.list(item, Self::path)),
                ("allow_remote", &mut |r, item| *allow_remote = r.path(item)),
                ("output", &mut |r, item| *output = r.path(item)),
                ("readings", &mut |r, item| {
                    *readings = r.word(item, &reading).unwrap_or_default();
                }),
                ("read_only", &mut |r, item| *read_only = r.word(item, &answers)),
                ("assert_formats", &mut |r, item| {
                    *assert_formats = r.word(item, &formats_held).unwrap_or_default();
                }),
                ("package", &mut |r, item| r.package(item, package)),
                ("types", &mut |r, item| r.types(item, types)),
                ("formats", &mut |r, item| *formats = r.map(item, Self::rust_type)),
                ("include", &mut |r, item| r.selection("include", item, include)),
                ("exclude", &mut |r, item| r.selection("exclude", item, exclude)),
                ("names", &mut |r, item| *names = r.naming("names", item, Self::identifier)),
                ("layout", &mut |r, item| r.layout(item, layout)),
            ],
        );
        config
    }
}

/// What a value is, with its article.
fn noun(value: &DeValue<'_>) -> String {
    let kind = value.type_str();
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}

#[cfg(test)]
mod tests;
