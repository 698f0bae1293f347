//! The blocks of a module → one text, or a text for each part of a module that is too long.
//!
//! A part is a group of pieces. What is in it depends on the group and the name of a piece alone,
//! so that what is added elsewhere moves nothing: a group that is too long itself is divided by
//! the letters that names begin with, half of the alphabet at a time, as often as it takes.

use std::collections::BTreeMap;

use super::{Block, text};
use crate::emit::{Exports, Imports, Module, Pieces, Visibility};

/// The text of a module, and those of its parts by their names.
pub(super) struct Divided {
    pub(super) body: String,
    pub(super) parts: BTreeMap<String, String>,
}

/// A block with the key of its piece.
type Keyed<'p> = (&'p str, Block);

/// A module in one text.
pub(super) fn whole(blocks: Vec<Block>) -> Result<Divided, String> {
    let imports = imports(&blocks);
    let texts = std::iter::once(text::items(imports.tokens())).chain(texts(blocks));
    Ok(Divided { body: body(texts)?, parts: BTreeMap::new() })
}

/// A module whose groups have texts of their own.
pub(super) fn divided(
    module: &Module,
    pieces: &Pieces,
    blocks: Vec<Block>,
    limit: usize,
) -> Result<Divided, String> {
    let mut heads = Vec::new();
    let mut groups: BTreeMap<&str, (Exports, Vec<Keyed<'_>>)> = BTreeMap::new();
    let mut imports = Imports::default();
    for (piece, block) in pieces.all.iter().zip(blocks) {
        let Some(group) = &piece.group else {
            heads.push(block);
            continue;
        };
        for name in block.needs.beside.iter().filter(|name| !pieces.has(name)) {
            imports.beside(name);
        }
        let kept = groups.entry(&group.name).or_insert_with(|| (group.exports, Vec::new()));
        kept.1.push((&group.key, block));
    }
    let mut parts = BTreeMap::new();
    let mut declared = String::new();
    for (name, (exports, group)) in groups {
        let mut own = BTreeMap::new();
        divide((name, Range::all("")), group, limit, &mut own);
        for (name, blocks) in own {
            let name = free(name, &parts);
            declared.push_str(&declaration(module.visibility, exports, &name));
            parts.insert(name, blocks);
        }
    }
    imports.extend(&self::imports(&heads));
    let declared = text::items(declared.parse().unwrap_or_default());
    let imports = text::items(imports.tokens());
    let body = body([imports, declared].into_iter().chain(texts(heads)))?;
    let parts = parts.into_iter().map(|(name, blocks)| {
        let imports = text::items(self::imports(&blocks).within());
        Ok((name, self::body(std::iter::once(imports).chain(texts(blocks)))?))
    });
    Ok(Divided { body, parts: parts.collect::<Result<_, String>>()? })
}

/// The names of a part: they begin with `letters`, and go on with one of a range of letters.
#[derive(Clone, Copy)]
struct Range<'l> {
    letters: &'l str,
    first: usize,
    last: usize,
}

/// What names are made of, once they are in lower case and without signs.
const ALPHABET: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

impl<'l> Range<'l> {
    /// All that begin with some letters.
    const fn all(letters: &'l str) -> Self {
        Self { letters, first: 0, last: ALPHABET.len() - 1 }
    }

    const fn is_all(self) -> bool {
        self.first == 0 && self.last == ALPHABET.len() - 1
    }

    /// Whether the rest of a name is in it; a name that ends comes first.
    fn holds(self, rest: &str) -> bool {
        let next = rest.chars().next().and_then(|letter| ALPHABET.find(letter)).unwrap_or(0);
        (self.first..=self.last).contains(&next)
    }

    /// Its halves. Where they are cut depends on no name, so that no name moves the others.
    const fn halves(self) -> [Self; 2] {
        let middle = self.first.midpoint(self.last);
        [Self { last: middle, ..self }, Self { first: middle + 1, ..self }]
    }

    /// The part of a group that it is: `repos`, `repos_list`, `repos_list_a_h`.
    fn name(self, group: &str) -> String {
        let letter = |index| ALPHABET.get(index..=index).unwrap_or_default();
        let name = match self.letters {
            "" => group.to_owned(),
            letters => format!("{group}_{letters}"),
        };
        // Hardly a name begins with a digit.
        let first = if self.last < 10 { self.first } else { self.first.max(10) };
        let (first, last) = (letter(first), letter(self.last));
        match self.is_all() {
            true => name,
            false if first == last => format!("{name}_{first}"),
            false => format!("{name}_{first}_{last}"),
        }
    }
}

/// Puts a group into as many parts as it takes.
fn divide(
    (name, range): (&str, Range<'_>),
    group: Vec<Keyed<'_>>,
    limit: usize,
    parts: &mut BTreeMap<String, Vec<Block>>,
) {
    let lines: usize = group.iter().map(|(_, block)| block.lines()).sum();
    let is_alike = group.iter().all(|(rest, _)| rest.is_empty());
    if lines <= limit || is_alike || group.len() <= 1 {
        let blocks: Vec<_> = group.into_iter().map(|(_, block)| block).collect();
        if !blocks.is_empty() {
            parts.insert(free(range.name(name), parts), blocks);
        }
    } else if range.first == range.last {
        let next = ALPHABET.get(range.first..=range.last).unwrap_or_default();
        let letters = format!("{}{next}", range.letters);
        let rest = group.into_iter().map(|(key, block)| (key.get(1..).unwrap_or_default(), block));
        divide((name, Range::all(&letters)), rest.collect(), limit, parts);
    } else {
        let [first, second] = range.halves();
        let (low, high) = group.into_iter().partition(|(rest, _)| first.holds(rest));
        divide((name, first), low, limit, parts);
        divide((name, second), high, limit, parts);
    }
}

/// A name that no part has.
fn free(mut name: String, parts: &BTreeMap<String, Vec<Block>>) -> String {
    while parts.contains_key(&name) {
        name.push('_');
    }
    name
}

/// `mod tickets; pub use tickets::*;`
fn declaration(visibility: Visibility, exports: Exports, name: &str) -> String {
    match (exports, visibility) {
        (Exports::Nothing, _) => format!("mod {name};"),
        (Exports::Inner, _) => format!("mod {name}; use {name}::*;"),
        (Exports::Items, Visibility::Public) => format!("mod {name}; pub use {name}::*;"),
        (Exports::Items, Visibility::Private) => format!("mod {name}; pub(crate) use {name}::*;"),
    }
}

fn imports(blocks: &[Block]) -> Imports {
    let mut imports = Imports::default();
    for block in blocks {
        imports.extend(&block.needs.imports);
    }
    imports
}

fn texts(blocks: Vec<Block>) -> impl Iterator<Item = Result<text::Block, String>> {
    blocks.into_iter().map(|block| block.text)
}

fn body(texts: impl Iterator<Item = Result<text::Block, String>>) -> Result<String, String> {
    Ok(text::joined(&texts.collect::<Result<Vec<_>, _>>()?))
}
