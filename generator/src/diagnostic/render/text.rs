//! Diagnostics → text for people.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::position::{Positions, Spot};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::Texts;

/// How many columns of a source line are shown.
const WIDTH: usize = 100;
/// How many columns of a cut line are shown before the mark.
const BEFORE: usize = 60;

const BOLD: Style = Style::new().bold();
const GUTTER: Style = AnsiColor::Blue.on_default().bold();

/// Diagnostics as text, in the order in which they are given, with ANSI colours.
///
/// Write it through `anstream`, which takes the colours out where they do not belong; or take
/// them out with `anstream::adapter::strip_str`.
///
/// ```
/// # use speccast::diagnostic::{Code, Diagnostic, render};
/// # use speccast::pointer::{FileId, Pointer};
/// let mut texts = speccast::source::Texts::default();
/// let file = texts.add("api.yaml", "openapi: 3.0.3\ninfoo: {}\n");
/// let one = Diagnostic::at_key(Code::UnknownKey, &Pointer::root(file).child("infoo"), "`infoo` is not a key of a document")
///     .help("did you mean `info`?");
/// let text = render::text(&[one], &texts);
/// assert_eq!(anstream::adapter::strip_str(&text).to_string(), "\
/// warning[unknown-key]: `infoo` is not a key of a document
///  --> api.yaml:2:1
///   |
/// 2 | infoo: {}
///   | ^
///   = help: did you mean `info`?
///
/// ");
/// ```
#[must_use]
pub fn text(diagnostics: &[Diagnostic], texts: &Texts) -> String {
    let positions = Positions::of_diagnostics(diagnostics, texts);
    let mut out = String::new();
    for one in diagnostics {
        diagnostic(&mut out, one, &positions);
    }
    out
}

/// One diagnostic and an empty line.
fn diagnostic(out: &mut String, one: &Diagnostic, positions: &Positions<'_>) {
    let colour = match one.severity() {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
    };
    let (severity, code, message) = (one.severity(), one.code, plain(&one.message));
    line(out, format_args!("{colour}{severity}[{code}]{colour:#}{BOLD}: {message}{BOLD:#}"));
    let places: Vec<(&Place, &str, Style)> =
        std::iter::once((&one.place, one.label.as_deref().unwrap_or_default(), colour))
            .chain(one.also.iter().map(|(place, words)| (place, words.as_str(), GUTTER)))
            .collect();
    let number = |place: &Place| positions.of(place).spot.map_or(0, |spot| spot.line);
    let widest = places.iter().map(|(place, ..)| number(place)).max().unwrap_or_default();
    let gutter = widest.to_string().len();
    for (index, (place, words, style)) in places.iter().enumerate() {
        let arrow = if index == 0 { "-->" } else { ":::" };
        let position = positions.of(place);
        let (path, pad) = (&position.path, " ".repeat(gutter));
        let Some(spot) = position.spot else {
            line(out, format_args!("{pad}{GUTTER}{arrow}{GUTTER:#} {path}"));
            continue;
        };
        let (row, column) = (spot.line, spot.column);
        line(out, format_args!("{pad}{GUTTER}{arrow}{GUTTER:#} {path}:{row}:{column}"));
        line(out, format_args!("{pad} {GUTTER}|{GUTTER:#}"));
        let (shown, before) = cut(spot);
        line(out, format_args!("{GUTTER}{row:gutter$} |{GUTTER:#} {shown}"));
        let (mark, space) = (if index == 0 { '^' } else { '-' }, " ".repeat(before));
        let words = if words.is_empty() { String::new() } else { format!(" {}", plain(words)) };
        line(out, format_args!("{pad} {GUTTER}|{GUTTER:#} {space}{style}{mark}{words}{style:#}"));
    }
    if let Some(help) = &one.help {
        let (pad, help) = (" ".repeat(gutter), plain(help));
        line(out, format_args!("{pad} {GUTTER}={GUTTER:#} {BOLD}help{BOLD:#}: {help}"));
    }
    out.push('\n');
}

/// Adds a line; white space at its end is not kept.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = write!(out, "{text}");
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}

/// The source line as it is shown, and the columns before its mark.
///
/// A long line is cut around the mark. Tabs become four spaces and control characters are
/// escaped; a character that is two columns wide counts so.
fn cut(spot: Spot<'_>) -> (String, usize) {
    let marked = spot.column.saturating_sub(1);
    // A document on one line may be megabytes wide; only what can be shown is looked at.
    let skipped = marked.saturating_sub(WIDTH);
    let near = spot.text.chars().skip(skipped).take(2 * WIDTH + 1);
    let cells: Vec<(String, usize)> = near.map(cell).collect();
    let width = |cells: &[(String, usize)]| cells.iter().map(|(_, width)| width).sum::<usize>();
    let (head, tail) = cells.split_at((marked - skipped).min(cells.len()));
    let mut first = 0;
    if skipped > 0 || width(&cells) > WIDTH {
        while width(head.get(first..).unwrap_or_default()) > BEFORE {
            first += 1;
        }
    }
    let head = head.get(first..).unwrap_or_default();
    let cut = first > 0 || skipped > 0;
    let left = if cut { "…" } else { "" };
    let mut before = width(head) + usize::from(cut);
    let mut shown = left.to_owned();
    head.iter().for_each(|(text, _)| shown.push_str(text));
    let column = before;
    for (text, width) in tail {
        if before + width > WIDTH {
            shown.push('…');
            break;
        }
        before += width;
        shown.push_str(text);
    }
    (shown, column)
}

/// A character as it is shown, and how many columns that takes.
fn cell(one: char) -> (String, usize) {
    match one {
        '\t' => ("    ".to_owned(), 4),
        _ if hidden(one) => {
            let shown = one.escape_default().to_string();
            let width = shown.len();
            (shown, width)
        }
        _ => (one.to_string(), columns(one)),
    }
}

/// Whether a character would steer a terminal or the direction of text.
fn hidden(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// How many columns a character takes on a terminal: the blocks of Unicode's East Asian Width
/// (UAX 11) that are wide, emoji among them, and the combining marks of the common scripts.
fn columns(one: char) -> usize {
    match u32::from(one) {
        0x0300..=0x036f | 0x20d0..=0x20ff | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// A text of one line that cannot steer a terminal.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for one in text.chars() {
        if hidden(one) {
            plain.extend(one.escape_default());
        } else {
            plain.push(one);
        }
    }
    plain
}
