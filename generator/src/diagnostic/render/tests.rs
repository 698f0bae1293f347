//! What is printed.

use super::*;
use crate::diagnostic::{Code, Place};
use crate::pointer::Pointer;
use crate::source::Texts;

fn shown(text: &str, diagnostic: impl Fn(&Pointer) -> Diagnostic) -> String {
    let mut texts = Texts::default();
    let root = Pointer::root(texts.add("a.yaml", text));
    anstream::adapter::strip_str(&super::text(&[diagnostic(&root)], &texts)).to_string()
}

#[test]
fn two_places() {
    let text = "a: 1\nb:\n  - x\n  - y\n\n\n\n\n\n  - z\n";
    let printed = shown(text, |root| {
        let item = root.child("b").child("2");
        let other = Place::Key(root.child("a"));
        Diagnostic::at_value(Code::WrongType, &item, "no").label("this").also(other, "and that")
    });
    let wanted = "\
error[wrong-type]: no
  --> a.yaml:10:5
   |
10 |   - z
   |     ^ this
  ::: a.yaml:1:1
   |
 1 | a: 1
   | - and that

";
    assert_eq!(printed, wanted);
}

#[test]
fn what_the_text_does_not_have_is_shown_at_what_is_above() {
    let printed = shown("a:\n  b: {}\n", |root| {
        Diagnostic::at_value(Code::MissingKey, &root.child("a").child("b").child("c"), "no")
    });
    assert!(printed.contains("a.yaml:2:6"), "{printed}");
}

#[test]
fn text_cannot_steer_the_terminal_and_the_mark_stays_in_its_place() {
    let printed = shown("\t\"漢\u{1b}[2J\": 1", |_| {
        Diagnostic::new(Code::Syntax, Place::Span(crate::pointer::FileId(0), 8..8), "a\u{1b}b\nc")
    });
    assert!(!printed.contains('\u{1b}'));
    assert!(printed.contains("a\\u{1b}b\\nc"));
    assert!(printed.contains("1 |     \"漢\\u{1b}[2J\": 1\n"), "{printed}");
    // The byte 8 is `J`: 4 for the tab, 1 for the quote, 2, 6 for the escape, 2.
    assert!(printed.contains(&format!("  | {}^", " ".repeat(4 + 1 + 2 + 6 + 2))), "{printed}");
}

#[test]
fn long_lines_are_cut_around_the_mark() {
    let text = format!("a: [{}, 7777, {}]", "1, ".repeat(400), "2, ".repeat(400));
    let at = text.find("7777").unwrap();
    let printed = shown(&text, |_| {
        Diagnostic::new(Code::Syntax, Place::Span(crate::pointer::FileId(0), at..at), "no")
    });
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines[3].chars().count() < 110, "{printed}");
    let mark = lines[4].chars().count() - 1;
    let under: String = lines[3].chars().skip(mark).take(4).collect();
    assert_eq!(under, "7777");
}

#[test]
fn json_has_one_object_a_line() {
    let mut texts = Texts::default();
    let root = Pointer::root(texts.add("a.json", "{\"é\": {\"x\": 1}}"));
    let one = Diagnostic::at_key(Code::UnknownKey, &root.child("é").child("x"), "m")
        .also(Place::Value(root), "w");
    let line = super::json(&[one.clone(), one], &texts);
    assert_eq!(line.lines().count(), 2);
    let first: serde_json::Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    assert_eq!(first["column"], 8);
    assert_eq!(first["also"][0]["label"], "w");
    assert_eq!(first["help"], serde_json::Value::Null);
}

#[test]
fn a_file_that_was_not_read_has_no_line() {
    let printed = shown("", |_| {
        Diagnostic::new(Code::UnreadableFile, Place::Span(crate::pointer::FileId(0), 0..0), "no")
    });
    assert_eq!(printed, "error[unreadable-file]: no\n --> a.yaml\n\n");
}

#[test]
fn a_document_on_one_line_is_shown_in_the_time_of_a_short_one() {
    let text = format!("[{} 7777, 1]", "1, ".repeat(400_000));
    let at = text.find("7777").unwrap();
    let place = Place::Span(crate::pointer::FileId(0), at..at);
    let printed = shown(&text, |_| Diagnostic::new(Code::Syntax, place.clone(), "no"));
    assert!(printed.contains(" 7777, 1]\n"), "{printed}");
}
