//! Tokens → whether a method in them is called like a conversion and takes `self` unlike one.
//!
//! Methods are called as the document calls properties and operations: an operation `from_str`
//! takes `&self`, which a reader of Rust does not expect.

use proc_macro2::{Delimiter, Ident};

use super::tree::Tree;

/// Names that clippy takes for those of somebody who had no better one.
const PLACEHOLDERS: &[&str] = &["baz", "foo", "quux"];

/// Names of methods of operators that take two values, as setters do, or one.
const OPERATORS: &[&str] =
    &["add", "bitand", "bitor", "bitxor", "div", "mul", "neg", "not", "rem", "shl", "shr", "sub"];

/// Whether a name looks as if nobody had thought of it.
pub(super) fn is_placeholder(ident: &Ident) -> bool {
    PLACEHOLDERS.iter().any(|name| ident == name)
}

/// The beginnings of names that promise how `self` is taken.
const PROMISES: &[&str] = &["as_", "from_", "into_", "is_", "to_"];

/// How a function takes `self`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Receiver {
    None,
    Value,
    Reference,
}

/// Whether a list in parentheses is that of a method which takes `self` in another way than its
/// name, in front of the list, promises. In doubt it is.
pub(super) fn are_broken(before: &[Tree], list: &[Tree]) -> bool {
    let Some(name) = function(before).map(ToString::to_string) else { return false };
    let receiver = || receiver(list);
    (PROMISES.iter().any(|start| name.starts_with(start)) && breaks(&name, receiver()))
        || (OPERATORS.contains(&name.as_str()) && receiver() == Receiver::Value)
}

/// The name in `fn name` or `fn name<…>`.
fn function(before: &[Tree]) -> Option<&Ident> {
    if let [.., Tree::Ident(word), Tree::Ident(name)] = before {
        return (word == "fn").then_some(name);
    }
    if !matches!(before, [.., Tree::Punct(last)] if last.as_char() == '>') {
        return None;
    }
    // Generics have no braces in them.
    let is_brace = |pair: &&[Tree]| matches!(pair, [Tree::Group(Delimiter::Brace, _), ..]);
    before.windows(2).rev().take_while(|pair| !is_brace(pair)).find_map(|pair| match pair {
        [Tree::Ident(word), Tree::Ident(name)] if word == "fn" => Some(name),
        _ => None,
    })
}

fn receiver(list: &[Tree]) -> Receiver {
    let mut receiver = Receiver::Value;
    for tree in list {
        match tree {
            Tree::Punct(sign) if sign.as_char() == '&' => receiver = Receiver::Reference,
            Tree::Ident(ident) if ident == "self" => return receiver,
            Tree::Punct(sign) if matches!(sign.as_char(), ',' | ':') => break,
            _ => {}
        }
    }
    Receiver::None
}

/// `to_…` takes a value or a reference, as its type is copied or not.
fn breaks(name: &str, receiver: Receiver) -> bool {
    let starts = |start: &str| name.starts_with(start);
    match receiver {
        Receiver::None => starts("as_") || starts("into_") || starts("to_"),
        Receiver::Value => starts("as_") || starts("from_") || starts("is_") || starts("to_"),
        Receiver::Reference => starts("from_") || starts("into_") || starts("to_"),
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::super::shorten::shortened;
    use super::super::taken::Taken;

    fn are_broken(tokens: TokenStream) -> bool {
        shortened(tokens, &Taken::default()).needs.breaks_conventions
    }

    #[test]
    fn a_name_of_the_runtime_is_not_excused_where_an_operation_has_it() {
        assert!(are_broken(quote!(
            pub trait All {
                fn from_str(&self, request: u8) -> u8 {
                    0
                }
            }
        )));
        assert!(are_broken(quote!(impl A { fn is_valid(mut self, value: bool) -> Self { self } })));
        assert!(are_broken(quote!(impl A { fn into_x<T: Into<u8>>(&self, x: T) {} })));
    }

    #[test]
    fn conversions_as_rust_writes_them_are_left_alone() {
        assert!(!are_broken(quote!(
            impl A {
                fn from_str(text: &str) -> Self {
                    Self(text.len())
                }
                fn as_str(&self) -> &str {
                    ""
                }
                fn is_valid(&self) -> bool {
                    true
                }
                fn into_inner(self) -> u8 {
                    from_them(&self)
                }
            }
        )));
    }
}
