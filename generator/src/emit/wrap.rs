//! A paragraph → lines of a width, none of which begins a list, a heading or a quote by accident.

/// Stands for a space where no line may break: inside code.
pub(super) const GLUE: char = '\u{1}';

/// The lines of a paragraph. A line feed in it is a hard break; words are never cut.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let parts: Vec<&str> = text.split('\n').filter(|part| !part.trim().is_empty()).collect();
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.into_iter().enumerate() {
        let mut line = String::new();
        let mut columns = 0;
        for word in part.split_whitespace() {
            let length = word.chars().count();
            if columns > 0 && columns + 1 + length > width {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            }
            if columns == 0 {
                line.push_str(&guarded(word));
            } else {
                line.push(' ');
                line.push_str(word);
            }
            columns += length + 1;
        }
        if index < last {
            line.push('\\');
        }
        lines.push(line);
    }
    lines.into_iter().map(|line| line.replace(GLUE, " ")).collect()
}

/// A word at the start of a line such that it begins no block.
fn guarded(word: &str) -> String {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let only = |one: char| word.chars().all(|other| other == one);
    if digits > 0 && matches!(word.get(digits..), Some("." | ")")) {
        let (number, rest) = word.split_at(digits);
        return format!("{number}\\{rest}");
    }
    let begins = word.starts_with(['>', '|', ':'])
        || word == "+"
        || (only('#') && word.len() <= 6)
        || only('-')
        || only('=');
    if begins { format!("\\{word}") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_not_longer_than_the_width() {
        let lines = wrap("one two three four", 9);
        assert_eq!(lines, ["one two", "three", "four"]);
    }

    #[test]
    fn code_is_not_broken() {
        let lines = wrap("see `a\u{1}b\u{1}c` there", 8);
        assert_eq!(lines, ["see", "`a b c`", "there"]);
    }

    #[test]
    fn no_line_begins_a_block() {
        for word in ["-", "---", "+", "#", "##", "1.", "23)", ">x", "===", "|", ":--"] {
            let text = format!("aaaa {word} b");
            let [_, second, ..] = &wrap(&text, 4)[..] else { panic!("not wrapped: {text}") };
            assert!(second.contains('\\'), "{second}");
        }
        assert_eq!(wrap("-1 is less", 80), ["-1 is less"]);
    }
}
