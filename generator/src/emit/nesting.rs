//! Tokens → whether a type in them nests so deeply that clippy calls it complex.
//!
//! A document that nests lists, maps and null in one place says so; a name for each level would
//! say less to a reader than the type.

use proc_macro2::Spacing;

use super::tree::Tree;

/// What clippy accepts (`type-complexity-threshold`).
const MOST: usize = 250;

/// Whether a type among tokens is more complex than clippy accepts. In doubt it is.
pub(super) fn is_deep(trees: &[Tree]) -> bool {
    let mut nest = 0_usize;
    let mut score = 0_usize;
    let mut before = ' ';
    for tree in trees {
        let sign = match tree {
            Tree::Punct(sign) => sign.as_char(),
            _ => ' ',
        };
        match tree {
            Tree::Punct(one) if sign == ':' && one.spacing() == Spacing::Joint && nest > 0 => {
                // The name before was part of a path.
                score = score.saturating_sub(10 * nest);
            }
            Tree::Punct(_) if sign == '<' => nest += 1,
            Tree::Punct(_) if sign == '>' && !matches!(before, '-' | '=') => {
                nest = nest.saturating_sub(1);
            }
            Tree::Punct(_) if sign == ';' => nest = 0,
            Tree::Ident(_) | Tree::Group(..) if nest > 0 => score += 10 * (nest + 1),
            _ => {}
        }
        if nest == 0 {
            score = 10;
        }
        if score > MOST {
            return true;
        }
        before = sign;
    }
    false
}

#[cfg(test)]
mod tests {
    use quote::quote;

    fn is_deep(tokens: proc_macro2::TokenStream) -> bool {
        super::is_deep(&super::super::tree::trees(tokens))
    }

    #[test]
    fn clippys_threshold_is_where_it_is() {
        assert!(is_deep(quote! {
            pub a: Option<Option<BTreeMap<String, Option<BTreeMap<String, serde_json::Value>>>>>
        }));
        assert!(!is_deep(
            quote! { pub a: Option<Option<BTreeMap<String, Vec<serde_json::Value>>>> }
        ));
        assert!(!is_deep(
            quote! { a: Option<Vec<String>>, b: Option<Vec<String>>, c: Vec<Vec<u8>> }
        ));
    }
}
