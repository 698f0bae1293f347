//! Tokens that can be looked into without copying them.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, TokenStream, TokenTree};

/// A token, or several between delimiters.
#[derive(Debug)]
pub(in crate::render) enum Tree {
    Ident(Ident),
    Punct(Punct),
    Literal(Literal),
    Group(Delimiter, Vec<Tree>),
}

/// The tokens, moved.
pub(in crate::render) fn trees(tokens: TokenStream) -> Vec<Tree> {
    let tree = |tree| match tree {
        TokenTree::Ident(one) => Tree::Ident(one),
        TokenTree::Punct(one) => Tree::Punct(one),
        TokenTree::Literal(one) => Tree::Literal(one),
        TokenTree::Group(group) => {
            let (delimiter, inner) = (group.delimiter(), group.stream());
            // The stream has one owner then, and its tokens are moved, not cloned.
            drop(group);
            Tree::Group(delimiter, trees(inner))
        }
    };
    tokens.into_iter().map(tree).collect()
}

/// What they were.
pub(in crate::render) fn tokens(trees: Vec<Tree>) -> TokenStream {
    let tree = |tree| match tree {
        Tree::Ident(one) => one.into(),
        Tree::Punct(one) => one.into(),
        Tree::Literal(one) => one.into(),
        Tree::Group(delimiter, inner) => TokenTree::from(Group::new(delimiter, tokens(inner))),
    };
    trees.into_iter().map(tree).collect()
}
