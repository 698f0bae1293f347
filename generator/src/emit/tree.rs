//! Tokens that can be looked into and changed without copying them.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, TokenStream, TokenTree};

/// A token, or several between delimiters.
#[derive(Debug, Clone)]
pub enum Tree {
    /// A word.
    Ident(Ident),
    /// A sign.
    Punct(Punct),
    /// A text, a number or a character.
    Literal(Literal),
    /// Several between delimiters.
    Group(Delimiter, Vec<Tree>),
}

/// The tokens, moved.
#[must_use]
pub fn trees(tokens: TokenStream) -> Vec<Tree> {
    tokens.into_iter().map(tree).collect()
}

/// A token, moved.
pub(super) fn tree(token: TokenTree) -> Tree {
    match token {
        TokenTree::Ident(one) => Tree::Ident(one),
        TokenTree::Punct(one) => Tree::Punct(one),
        TokenTree::Literal(one) => Tree::Literal(one),
        TokenTree::Group(group) => {
            let (delimiter, inner) = opened(group);
            Tree::Group(delimiter, trees(inner))
        }
    }
}

/// What is in a group.
pub(super) fn opened(group: Group) -> (Delimiter, TokenStream) {
    let opened = (group.delimiter(), group.stream());
    // The stream has one owner then, and its tokens are moved, not cloned.
    drop(group);
    opened
}

/// What they were.
#[must_use]
pub fn tokens(trees: Vec<Tree>) -> TokenStream {
    let tree = |tree| match tree {
        Tree::Ident(one) => one.into(),
        Tree::Punct(one) => one.into(),
        Tree::Literal(one) => one.into(),
        Tree::Group(delimiter, inner) => TokenTree::from(Group::new(delimiter, tokens(inner))),
    };
    trees.into_iter().map(tree).collect()
}
