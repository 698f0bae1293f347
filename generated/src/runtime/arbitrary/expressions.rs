// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A regular expression → texts that it matches. Look-around is left out of the reading; whether a
//! text matches is asked afterwards.

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

use super::source::Source;

/// A regular expression that was read.
pub(super) struct Expression(Hir);

/// The longest text that is sampled, in letters.
const LONGEST: usize = 4096;

impl Expression {
    /// Reads an expression; nothing when it holds more than can be read.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let read = |text: &str| regex_syntax::parse(text).ok().map(Self);
        read(text).or_else(|| read(&without_looks(text)?))
    }

    /// A text that matches, up to look-around; later attempts repeat more.
    pub(super) fn sample(&self, attempt: usize, source: &mut Source<'_, '_>) -> String {
        let mut text = String::new();
        let more = match attempt {
            0..8 => 3,
            8..16 => 0,
            16..32 => 16,
            _ => 256,
        };
        write(&self.0, more, (source, &mut text));
        text
    }
}

fn write(hir: &Hir, more: usize, (source, text): (&mut Source<'_, '_>, &mut String)) {
    if text.len() > LONGEST {
        return;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(letter(class, source)),
        HirKind::Repetition(Repetition { min, max, sub, .. }) => {
            let least = usize::try_from(*min).unwrap_or(0);
            let most = max.and_then(|max| usize::try_from(max).ok()).unwrap_or(usize::MAX);
            let room = most.saturating_sub(least).min(more);
            let count = least + if more > 3 { room } else { source.below(room + 1) };
            for _ in 0..count {
                write(sub, more, (source, text));
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, (source, text)),
        HirKind::Concat(all) => {
            for one in all {
                write(one, more, (source, text));
            }
        }
        HirKind::Alternation(all) => {
            if let Some(one) = all.get(source.below(all.len())) {
                write(one, more, (source, text));
            }
        }
    }
}

/// A letter of a class, a printable one if there is one.
fn letter(class: &Class, source: &mut Source<'_, '_>) -> Option<char> {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => {
            class.iter().map(|one| (u32::from(one.start()), u32::from(one.end()))).collect()
        }
        Class::Bytes(class) => {
            class.iter().map(|one| (u32::from(one.start()), u32::from(one.end()))).collect()
        }
    };
    let narrowed = |low: u32, high: u32| {
        let found = ranges.iter().map(|(start, end)| ((*start).max(low), (*end).min(high)));
        found.filter(|(start, end)| start <= end).collect::<Vec<_>>()
    };
    let letters = [narrowed(0x30, 0x39), narrowed(0x41, 0x5a), narrowed(0x61, 0x7a)].concat();
    let printable = if letters.is_empty() { narrowed(0x20, 0x7e) } else { letters };
    let from = if printable.is_empty() { ranges } else { printable };
    let (start, end) = source.pick(&from)?;
    char::from_u32(u32::try_from(source.between(start.into(), end.into())).ok()?)
}

/// The expression without its groups that look around; nothing when their ends are not found.
fn without_looks(text: &str) -> Option<String> {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((at, start)) = ["(?=", "(?!", "(?<=", "(?<!"]
        .into_iter()
        .filter_map(|start| Some((rest.find(start)?, start)))
        .min()
    {
        let (before, group) = rest.split_at_checked(at)?;
        kept.push_str(before);
        let inner = group.strip_prefix(start)?;
        rest = inner.split_at_checked(end_of_group(inner)?)?.1.strip_prefix(')')?;
    }
    kept.push_str(rest);
    Some(kept)
}

/// Where the parenthesis is that closes a group.
fn end_of_group(text: &str) -> Option<usize> {
    let (mut open, mut is_class, mut is_escaped) = (0_u32, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_class = true,
            ']' => is_class = false,
            '(' if !is_class => open += 1,
            ')' if !is_class && open == 0 => return Some(at),
            ')' if !is_class => open -= 1,
            _ => {}
        }
    }
    None
}
