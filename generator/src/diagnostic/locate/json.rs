//! Paths in a JSON text → bytes.
//!
//! The text has been parsed before, so this only steps over it. What is off the wanted paths is
//! skipped without being read; the walk goes as deep as the paths do.

use super::{Spot, Spots, Wanted};

/// Where the wanted nodes stand.
pub(super) fn spots(text: &str, wanted: &Wanted) -> Spots {
    let at = text.len() - super::without_mark(text).len();
    let mut scan = Scan { text, at, path: Vec::new(), spots: Spots::new() };
    scan.space();
    if wanted.here {
        scan.spots.insert(Vec::new(), vec![Spot { key: scan.at, value: scan.at }]);
    }
    scan.walk(wanted);
    scan.spots
}

/// A place in a text, and what was found so far.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    path: Vec<String>,
    spots: Spots,
}

impl Scan<'_> {
    /// The byte here.
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over white space and the commas and colons between values.
    fn space(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\r' | b'\n' | b',' | b':')) {
            self.at += 1;
        }
    }

    /// Steps over a value, reading what is wanted in it.
    fn walk(&mut self, wanted: &Wanted) {
        match self.byte() {
            Some(b'{') if !wanted.below.is_empty() => self.object(wanted),
            Some(b'[') if !wanted.below.is_empty() => self.list(wanted),
            _ => self.skip(),
        }
    }

    /// Steps over an object.
    fn object(&mut self, wanted: &Wanted) {
        self.at += 1;
        loop {
            self.space();
            if self.byte() != Some(b'"') {
                self.at += 1;
                return;
            }
            let key = self.at;
            self.string();
            let name = self.text.get(key..self.at).map(serde_json::from_str::<String>);
            self.space();
            match name {
                Some(Ok(name)) => self.child(wanted, name, Some(key)),
                _ => self.skip(),
            }
        }
    }

    /// Steps over a list.
    fn list(&mut self, wanted: &Wanted) {
        self.at += 1;
        for index in 0_usize.. {
            self.space();
            if matches!(self.byte(), Some(b']') | None) {
                self.at += 1;
                return;
            }
            self.child(wanted, index.to_string(), None);
        }
    }

    /// Steps over the value of a key or an item.
    fn child(&mut self, wanted: &Wanted, name: String, key: Option<usize>) {
        let Some(below) = wanted.below.get(&name) else { return self.skip() };
        self.path.push(name);
        if below.here {
            let spot = Spot { key: key.unwrap_or(self.at), value: self.at };
            self.spots.entry(self.path.clone()).or_default().push(spot);
        }
        self.walk(below);
        self.path.pop();
    }

    /// Steps over a value without looking into it.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.byte() {
                None => return,
                Some(b'"') => self.string(),
                Some(b'{' | b'[') => {
                    depth += 1;
                    self.at += 1;
                }
                Some(b'}' | b']') => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                Some(_) => self.plain(),
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Steps over white space, punctuation, numbers and words; by one byte at least.
    fn plain(&mut self) {
        self.at += 1;
        while !matches!(self.byte(), None | Some(b'"' | b'{' | b'[' | b'}' | b']' | b',')) {
            self.at += 1;
        }
    }

    /// Steps over a string.
    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.byte() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
    }
}
