//! Tokens of one line → its text.
//!
//! Only what has one reading without a parser is printed; everything else is nothing.

use std::fmt::Write;

use proc_macro2::{Delimiter, Ident, Literal, Punct, Spacing};

use crate::emit::tree::Tree;

/// The widest struct literal that stands on a line, without its closing brace.
const LITERAL: usize = 34;

/// What the line so far ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Something that nothing is set apart from.
    Open,
    /// A name or a literal.
    Word(Kind),
    /// A word or a lifetime that is set apart from what follows.
    Keyword(Kind),
    /// What ends a value or a type.
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `fn`, and the name behind it.
    Function,
    /// `impl`.
    Impl,
    /// `pub`.
    Public,
    /// `use`.
    Use,
    /// A name that begins as those of types do.
    Type,
    Other,
}

/// Writes the tokens behind what `out` has already.
pub(super) fn flat(trees: &[Tree], out: &mut String) -> Option<()> {
    let mut line =
        Line { out, before: Before::Open, comma: false, angles: Vec::new(), path: 0, word: false };
    let mut rest = trees;
    while let [tree, after @ ..] = rest {
        rest = line.tree(tree, after)?;
    }
    line.angles.is_empty().then_some(())
}

struct Line<'o> {
    out: &'o mut String,
    before: Before,
    /// Whether a comma waits for something to follow it.
    comma: bool,
    /// What is before the text behind each `<` that is closed.
    angles: Vec<Before>,
    /// Where the last path begins.
    path: usize,
    /// Whether a path goes on: `::` is the last of the text.
    word: bool,
}

impl Line<'_> {
    /// Writes a token, and says what is left.
    fn tree<'t>(&mut self, tree: &Tree, rest: &'t [Tree]) -> Option<&'t [Tree]> {
        let is_closing = matches!(tree, Tree::Punct(sign) if sign.as_char() == '>');
        if std::mem::take(&mut self.comma) && !is_closing {
            self.out.push_str(", ");
            self.before = Before::Open;
        }
        let joined = std::mem::take(&mut self.word);
        match tree {
            Tree::Ident(ident) => {
                let from = self.ident(ident)?;
                if !joined {
                    self.path = from;
                }
            }
            Tree::Literal(literal) => self.literal(literal),
            Tree::Group(delimiter, inner) => self.group(*delimiter, inner)?,
            Tree::Punct(sign) => {
                let next = match rest.first() {
                    Some(Tree::Punct(next)) if sign.spacing() == Spacing::Joint => {
                        Some(next.as_char())
                    }
                    _ => None,
                };
                let double = self.sign(sign, next, rest)?;
                return rest.get(double..);
            }
        }
        Some(rest)
    }

    fn space(&mut self) {
        if self.before != Before::Open {
            self.out.push(' ');
        }
    }

    /// Writes a word, and says where it begins.
    fn ident(&mut self, ident: &Ident) -> Option<usize> {
        let function = self.before == Before::Keyword(Kind::Function);
        self.space();
        let from = self.out.len();
        // Writing to a string does not fail.
        let _ = write!(self.out, "{ident}");
        let text = self.out.get(from..)?;
        self.before = match text {
            // Words of what takes more than a line, or of what is not looked into.
            "async" | "break" | "continue" | "else" | "extern" | "if" | "loop" | "macro_rules"
            | "match" | "mod" | "move" | "trait" | "union" | "unsafe" | "where" | "while"
            | "yield" => return None,
            "fn" => Before::Keyword(Kind::Function),
            "impl" => Before::Keyword(Kind::Impl),
            "pub" => Before::Keyword(Kind::Public),
            "use" => Before::Keyword(Kind::Use),
            "as" | "const" | "dyn" | "enum" | "for" | "in" | "let" | "mut" | "ref" | "return"
            | "static" | "struct" | "type" => Before::Keyword(Kind::Other),
            _ if function => Before::Word(Kind::Function),
            _ if text.starts_with(|first: char| first.is_uppercase()) => Before::Word(Kind::Type),
            _ => Before::Word(Kind::Other),
        };
        Some(from)
    }

    fn literal(&mut self, literal: &Literal) {
        self.space();
        let _ = write!(self.out, "{literal}");
        self.before = Before::Word(Kind::Other);
    }

    fn group(&mut self, delimiter: Delimiter, trees: &[Tree]) -> Option<()> {
        let is_comma = |tree: &Tree| matches!(tree, Tree::Punct(sign) if sign.as_char() == ',');
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => {
                let is_value = matches!(self.before, Before::Word(_) | Before::Close);
                if !is_value && trees.last().is_some_and(is_comma) {
                    return None;
                }
                ("(", ")")
            }
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => return self.literal_of_struct(trees),
            Delimiter::None => return None,
        };
        let is_whose = |tree: &Tree| match tree {
            Tree::Ident(word) => ["crate", "in", "self", "super"].iter().any(|one| word == one),
            _ => false,
        };
        match self.before {
            // `pub(crate)`, beside the type in `pub ()`.
            Before::Keyword(Kind::Public) if trees.first().is_some_and(is_whose) => {}
            Before::Keyword(_) => self.out.push(' '),
            _ => {}
        }
        self.out.push_str(open);
        flat(trees, self.out)?;
        self.out.push_str(close);
        self.before = Before::Close;
        Some(())
    }

    /// ` { id, name: None }`
    fn literal_of_struct(&mut self, trees: &[Tree]) -> Option<()> {
        if self.before != Before::Word(Kind::Type) || !is_fields(trees) {
            return None;
        }
        let closing = if trees.is_empty() {
            self.out.push_str(" {}");
            0
        } else {
            self.out.push_str(" { ");
            flat(trees, self.out)?;
            self.out.push_str(" }");
            1
        };
        if self.out.len() - self.path > LITERAL + closing {
            return None;
        }
        self.before = Before::Close;
        Some(())
    }

    /// Writes a sign, and says how many of those behind it belong to it.
    fn sign(&mut self, sign: &Punct, next: Option<char>, rest: &[Tree]) -> Option<usize> {
        let is_value = matches!(self.before, Before::Word(_) | Before::Close);
        match (sign.as_char(), next) {
            (':', Some(':')) => {
                if matches!(self.before, Before::Keyword(_)) {
                    self.out.push(' ');
                }
                if !is_value {
                    self.path = self.out.len();
                }
                self.put("::");
                self.word = true;
                return Some(1);
            }
            (':', None) => self.put(": "),
            (';', None) => self.put("; "),
            ('.', None) => self.put("."),
            (',', _) => self.comma = true,
            ('?', _) => {
                self.out.push('?');
                self.before = Before::Close;
            }
            ('-', Some('>')) => return self.spaced(" -> "),
            ('=', Some('>')) => return self.spaced(" => "),
            ('=', Some('=')) if is_value => return self.spaced(" == "),
            ('!', Some('=')) if is_value => return self.spaced(" != "),
            ('&', Some('&')) if is_value => return self.spaced(" && "),
            ('|', Some('|')) if is_value => return self.spaced(" || "),
            ('|', None) if is_value => self.put(" | "),
            ('+', None) if is_value => self.put(" + "),
            ('=', None) => self.put(" = "),
            ('&' | '*' | '!' | '-', None) if !is_value => {
                self.space();
                self.put(sign.as_char().encode_utf8(&mut [0; 4]));
            }
            ('<', _) => {
                let behind = self.behind_opened().or((!is_value).then_some(Before::Close))?;
                self.angles.push(behind);
                self.put("<");
            }
            ('>', _) => self.closed()?,
            ('\'', Some(_) | None) => return self.lifetime(rest),
            _ => return None,
        }
        Some(0)
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.before = Before::Open;
    }

    fn spaced(&mut self, text: &str) -> Option<usize> {
        self.put(text);
        Some(1)
    }

    /// What stands before what follows the generics that begin here; nothing where `<` may compare.
    fn behind_opened(&mut self) -> Option<Before> {
        match self.before {
            Before::Keyword(Kind::Impl) => Some(Before::Keyword(Kind::Other)),
            Before::Keyword(Kind::Use) => Some(Before::Close),
            Before::Keyword(_) => {
                self.out.push(' ');
                Some(Before::Close)
            }
            Before::Word(Kind::Type | Kind::Function) => Some(Before::Close),
            _ => None,
        }
    }

    fn closed(&mut self) -> Option<()> {
        let behind = self.angles.pop()?;
        self.out.push('>');
        self.before = behind;
        Some(())
    }

    fn lifetime(&mut self, rest: &[Tree]) -> Option<usize> {
        let Some(Tree::Ident(name)) = rest.first() else { return None };
        self.space();
        let _ = write!(self.out, "'{name}");
        self.before = Before::Keyword(Kind::Other);
        Some(1)
    }
}

/// Whether braces hold the fields of a literal.
pub(super) fn is_fields(trees: &[Tree]) -> bool {
    match trees {
        [] | [Tree::Ident(_)] => true,
        [Tree::Ident(_), Tree::Punct(sign), ..] => {
            let is_colon = sign.as_char() == ':' && sign.spacing() == Spacing::Alone;
            is_colon || sign.as_char() == ','
        }
        _ => false,
    }
}
