//! Tokens → whether a method in them is called like a conversion and takes `self` unlike one.
//!
//! Methods are called as the document calls properties and operations: an operation `from_str`
//! takes `&self`, which a reader of Rust does not expect.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::context::DEPTH;

/// How deep tokens are looked into.
const NESTING: usize = 4 * DEPTH;

/// How a function takes `self`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Receiver {
    None,
    Value,
    Reference,
}

/// Whether a method takes `self` in another way than its name promises. In doubt it does.
pub(super) fn are_broken(tokens: &TokenStream) -> bool {
    in_tokens(tokens.clone(), NESTING)
}

fn in_tokens(tokens: TokenStream, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let mut is_named_next = false;
    let mut function: Option<String> = None;
    for tree in tokens {
        match tree {
            TokenTree::Ident(ident) => {
                if is_named_next {
                    function = Some(ident.to_string());
                }
                is_named_next = ident == "fn";
            }
            TokenTree::Group(group) => {
                let is_list = group.delimiter() == Delimiter::Parenthesis;
                if let Some(name) = function.take_if(|_| is_list)
                    && breaks(&name, receiver(&group))
                {
                    return true;
                }
                if in_tokens(group.stream(), depth) {
                    return true;
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    false
}

fn receiver(list: &Group) -> Receiver {
    let mut receiver = Receiver::Value;
    for tree in list.stream() {
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '&' => receiver = Receiver::Reference,
            TokenTree::Ident(ident) if ident == "self" => return receiver,
            TokenTree::Punct(sign) if matches!(sign.as_char(), ',' | ':') => break,
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
    use quote::quote;

    use super::*;

    #[test]
    fn a_name_of_the_runtime_is_not_excused_where_an_operation_has_it() {
        assert!(are_broken(&quote!(
            pub trait All {
                fn from_str(&self, request: u8) -> u8 {
                    0
                }
            }
        )));
        assert!(are_broken(
            &quote!(impl A { fn is_valid(mut self, value: bool) -> Self { self } })
        ));
        assert!(are_broken(&quote!(impl A { fn into_x<T: Into<u8>>(&self, x: T) {} })));
    }

    #[test]
    fn conversions_as_rust_writes_them_are_left_alone() {
        assert!(!are_broken(&quote!(
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
