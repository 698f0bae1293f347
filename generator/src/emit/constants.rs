//! Limits of fields → constants: `Ticket::SUBJECT_MAX_LENGTH`.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, raw};
use super::members::{Member, Struct};
use crate::model::Keyword;

/// The constants of a struct. A name that two fields would give is the first one's.
pub(super) fn constants(context: Context<'_>, object: &Struct<'_>) -> Vec<TokenStream> {
    let mut taken = BTreeSet::new();
    let all = object.members.iter().flat_map(|member| {
        context.limits(member.field.value).into_iter().map(move |keyword| (member, keyword))
    });
    all.filter_map(|(member, keyword)| constant(member, keyword, &mut taken)).collect()
}

fn constant(
    member: &Member<'_>,
    keyword: &Keyword,
    taken: &mut BTreeSet<String>,
) -> Option<TokenStream> {
    let (suffix, count, words) = match keyword {
        Keyword::MaxLength(count) => {
            ("max length", count, "The most characters (Unicode scalar values)")
        }
        Keyword::MinLength(count) => {
            ("min length", count, "The fewest characters (Unicode scalar values)")
        }
        Keyword::MaxItems(count) => ("max items", count, "The most items"),
        Keyword::MinItems(count) => ("min items", count, "The fewest items"),
        _ => return None,
    };
    // What a 32-bit `usize` cannot hold is no limit that memory could reach there.
    let count = u32::try_from(*count).ok()?;
    let name = member.ident.constant(suffix);
    if !taken.insert(name.as_str().to_owned()) {
        return None;
    }
    let words = format!(" {words} of `{}`.", member.ident.bare());
    let count = raw(&count.to_string());
    Some(quote! {
        #[doc = #words]
        pub const #name: usize = #count;
    })
}
