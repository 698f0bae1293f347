//! Regular expressions (ECMA-262, section 22.2.1, with the flag `u`): whether a text is one.

/// How deep groups may be nested.
const DEPTH: u32 = 128;

/// A regular expression.
pub(super) fn regex(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let mut reader = Reader { letters: &letters, at: 0 };
    reader.alternatives(DEPTH).is_some() && reader.peek().is_none()
}

/// The letters, and how far they were read. A step gives nothing where the text is no expression.
struct Reader<'t> {
    letters: &'t [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let one = self.peek()?;
        self.at += 1;
        Some(one)
    }

    /// Reads a text that may stand here.
    fn eat(&mut self, text: &str) -> bool {
        let end = self.at + text.chars().count();
        let here = self.letters.get(self.at..end);
        let found = here.is_some_and(|here| here.iter().copied().eq(text.chars()));
        if found {
            self.at = end;
        }
        found
    }

    /// Alternatives, up to the end of the text or of a group.
    fn alternatives(&mut self, depth: u32) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        loop {
            match self.peek() {
                None | Some(')') => return Some(()),
                Some('|') => self.at += 1,
                Some(_) => self.term(depth)?,
            }
        }
    }

    /// An assertion, or an atom that may be repeated.
    fn term(&mut self, depth: u32) -> Option<()> {
        let is_repeated = match self.next()? {
            '^' | '$' => false,
            '(' => self.group(depth)?,
            '[' => self.class()?,
            '\\' => self.escape()?,
            '*' | '+' | '?' | '{' | '}' | ']' => return None,
            _ => true,
        };
        match self.peek() {
            Some('*' | '+' | '?') => self.at += 1,
            Some('{') => self.bounds()?,
            _ => return Some(()),
        }
        self.eat("?");
        is_repeated.then_some(())
    }

    /// What follows `(`; whether it may be repeated.
    fn group(&mut self, depth: u32) -> Option<bool> {
        let is_look = ["?=", "?!", "?<=", "?<!"].iter().any(|start| self.eat(start));
        if !is_look && !self.eat("?:") && self.eat("?") {
            if !self.eat("<") {
                return None;
            }
            self.name()?;
        }
        self.alternatives(depth)?;
        self.eat(")").then_some(!is_look)
    }

    /// The name of a group, behind `<`.
    fn name(&mut self) -> Option<()> {
        let start = self.at;
        while let Some(one) = self.next() {
            if one == '>' {
                return (self.at > start + 1).then_some(());
            }
            let fits = one.is_alphabetic() || matches!(one, '$' | '_');
            if !(fits || one.is_alphanumeric() && self.at > start + 1) {
                return None;
            }
        }
        None
    }

    /// `{2}`, `{2,}`, `{2,3}`.
    fn bounds(&mut self) -> Option<()> {
        self.at += 1;
        let least = self.number()?;
        let most = if self.eat(",") { self.number() } else { Some(least) };
        (self.eat("}") && most.is_none_or(|most| most >= least)).then_some(())
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|one| one.to_digit(10)) {
            self.at += 1;
            let known: u64 = number.unwrap_or(0);
            number = Some(known.saturating_mul(10).saturating_add(u64::from(digit)));
        }
        number
    }

    /// What follows `[`.
    fn class(&mut self) -> Option<bool> {
        self.eat("^");
        while !self.eat("]") {
            let low = self.member()?;
            let is_range = self.peek() == Some('-')
                && self.letters.get(self.at + 1).is_some_and(|one| *one != ']');
            if is_range {
                self.at += 1;
                let high = self.member()?;
                // A class of letters is no end of a range.
                if low? > high? {
                    return None;
                }
            }
        }
        Some(true)
    }

    /// A letter of a class; inside nothing for one that stands for several.
    fn member(&mut self) -> Option<Option<char>> {
        match self.next()? {
            '\\' => {
                let next = self.peek()?;
                if self.eat("-") || self.eat("b") {
                    return Some(Some(next));
                }
                if next == 'B' || next.is_ascii_digit() && next != '0' {
                    return None;
                }
                let start = self.at;
                self.escape()?;
                let several = matches!(next, 'd' | 'D' | 's' | 'S' | 'w' | 'W' | 'p' | 'P');
                let plain = self.at == start + 1 && !next.is_ascii_alphanumeric();
                Some(if several { None } else { Some(if plain { next } else { '\0' }) })
            }
            one => Some(Some(one)),
        }
    }

    /// What follows a backslash; whether it may be repeated.
    fn escape(&mut self) -> Option<bool> {
        match self.next()? {
            'b' | 'B' => return Some(false),
            'd' | 'D' | 's' | 'S' | 'w' | 'W' | 't' | 'n' | 'v' | 'f' | 'r' => {}
            '0' => return self.peek().is_none_or(|one| !one.is_ascii_digit()).then_some(true),
            '1'..='9' => drop(self.number()),
            'c' => return self.next()?.is_ascii_alphabetic().then_some(true),
            'x' => self.hex(2)?,
            'u' if self.eat("{") => {
                while !self.eat("}") {
                    self.hex(1)?;
                }
            }
            'u' => self.hex(4)?,
            'p' | 'P' => {
                if !self.eat("{") {
                    return None;
                }
                while !self.eat("}") {
                    let one = self.next()?;
                    if !one.is_ascii_alphanumeric() && !matches!(one, '_' | '=') {
                        return None;
                    }
                }
            }
            'k' if self.eat("<") => self.name()?,
            one if "^$\\.*+?()[]{}|/".contains(one) => {}
            _ => return None,
        }
        Some(true)
    }

    fn hex(&mut self, digits: u32) -> Option<()> {
        for _ in 0..digits {
            self.next().filter(char::is_ascii_hexdigit)?;
        }
        Some(())
    }
}
