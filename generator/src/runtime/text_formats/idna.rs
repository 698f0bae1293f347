//! Which letters a label of a host name may have (RFC 5892), and in which order (RFC 5893).
//!
//! What is a letter, a digit or lower case, the standard library knows; marks, and letters that have
//! rules of their own, are listed here by their blocks.

/// Marks, which go with the letter before them.
const MARKS: &[(u32, u32)] = &[
    (0x300, 0x36f),
    (0x483, 0x489),
    (0x591, 0x5bd),
    (0x5bf, 0x5bf),
    (0x5c1, 0x5c2),
    (0x5c4, 0x5c5),
    (0x5c7, 0x5c7),
    (0x610, 0x61a),
    (0x64b, 0x65f),
    (0x670, 0x670),
    (0x6d6, 0x6dc),
    (0x6df, 0x6e4),
    (0x6e7, 0x6e8),
    (0x6ea, 0x6ed),
    (0x711, 0x711),
    (0x730, 0x74a),
    (0x7a6, 0x7b0),
    (0x7eb, 0x7f3),
    (0x816, 0x82d),
    (0x859, 0x85b),
    (0x8ca, 0x903),
    (0x93a, 0x93c),
    (0x93e, 0x94f),
    (0x951, 0x957),
    (0x962, 0x963),
    (0x981, 0x983),
    (0x9bc, 0x9bc),
    (0x9be, 0x9cd),
    (0x9d7, 0x9d7),
    (0x9e2, 0x9e3),
    (0xa01, 0xa03),
    (0xa3c, 0xa51),
    (0xa70, 0xa71),
    (0xa75, 0xa75),
    (0xa81, 0xa83),
    (0xabc, 0xabc),
    (0xabe, 0xacd),
    (0xae2, 0xae3),
    (0xb01, 0xb03),
    (0xb3c, 0xb3c),
    (0xb3e, 0xb57),
    (0xb62, 0xb63),
    (0xb82, 0xb82),
    (0xbbe, 0xbcd),
    (0xbd7, 0xbd7),
    (0xc00, 0xc04),
    (0xc3c, 0xc3c),
    (0xc3e, 0xc56),
    (0xc81, 0xc83),
    (0xcbc, 0xcbc),
    (0xcbe, 0xcd6),
    (0xd00, 0xd03),
    (0xd3b, 0xd3c),
    (0xd3e, 0xd4d),
    (0xd57, 0xd57),
    (0xd81, 0xd83),
    (0xdca, 0xddf),
    (0xe31, 0xe31),
    (0xe34, 0xe3a),
    (0xe47, 0xe4e),
    (0xeb1, 0xeb1),
    (0xeb4, 0xebc),
    (0xec8, 0xece),
    (0xf18, 0xf19),
    (0xf35, 0xf35),
    (0xf37, 0xf37),
    (0xf39, 0xf39),
    (0xf3e, 0xf3f),
    (0xf71, 0xf84),
    (0xf86, 0xf87),
    (0xf8d, 0xfbc),
    (0x102b, 0x103e),
    (0x1056, 0x1059),
    (0x17b4, 0x17d3),
    (0x1ab0, 0x1ace),
    (0x1dc0, 0x1dff),
    (0x20d0, 0x20f0),
    (0x302a, 0x302f),
    (0x3099, 0x309a),
    (0xa66f, 0xa672),
    (0xa674, 0xa67d),
    (0xfe00, 0xfe0f),
    (0xfe20, 0xfe2f),
];

/// Marks that join what stands on both sides.
const VIRAMAS: &[u32] = &[
    0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd3b, 0xd3c, 0xd4d, 0xdca, 0xe3a,
    0xeba, 0xf84, 0x1039, 0x103a, 0x1714, 0x1734, 0x17d2, 0x1a60, 0x1b44, 0x1baa, 0x1bab,
];

/// Whether a label has only letters that it may have, each where it may stand.
pub(super) fn is_label(letters: &[char]) -> bool {
    let at = |index: usize| letters.get(index).copied();
    let hyphens = at(2) == Some('-') && at(3) == Some('-');
    let ends = at(0) == Some('-') || letters.last() == Some(&'-');
    !hyphens
        && !ends
        && !at(0).is_some_and(is_mark)
        && (0..letters.len()).all(|index| is_allowed(letters, index))
}

/// Whether a letter may stand where it stands.
fn is_allowed(letters: &[char], index: usize) -> bool {
    let Some(one) = letters.get(index).copied() else { return false };
    let before = index.checked_sub(1).and_then(|index| letters.get(index)).copied();
    let after = letters.get(index + 1).copied();
    let has = |low: char, high: char| letters.iter().any(|one| (low..=high).contains(one));
    match one {
        '-' | 'a'..='z' | '0'..='9' => true,
        '\u{b7}' => before == Some('l') && after == Some('l'),
        '\u{375}' => after.is_some_and(is_greek),
        '\u{5f3}' | '\u{5f4}' => before.is_some_and(is_hebrew),
        '\u{30fb}' => letters.iter().any(|one| is_japanese(*one)),
        '\u{660}'..='\u{669}' => !has('\u{6f0}', '\u{6f9}'),
        '\u{6f0}'..='\u{6f9}' => !has('\u{660}', '\u{669}'),
        '\u{200d}' => before.is_some_and(is_virama),
        '\u{200c}' => before.is_some_and(is_virama) || is_between_joining(letters, index),
        // The exceptions of RFC 5892, section 2.6.
        '\u{df}' | '\u{3c2}' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => {
            false
        }
        // Marks that enclose, and letters that others stand for.
        '\u{488}' | '\u{489}' | '\u{20dd}'..='\u{20e0}' | '\u{fe00}'..='\u{fe0f}' => false,
        '\u{1100}'..='\u{11ff}' | '\u{ff00}'..='\u{ffef}' => false,
        other => is_mark(other) || other.is_alphanumeric() && other.to_lowercase().eq([other]),
    }
}

fn is_mark(one: char) -> bool {
    let code = u32::from(one);
    MARKS.iter().any(|(low, high)| (*low..=*high).contains(&code))
}

fn is_virama(one: char) -> bool {
    VIRAMAS.contains(&u32::from(one))
}

fn is_greek(one: char) -> bool {
    matches!(one, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}') && one.is_alphabetic()
}

const fn is_hebrew(one: char) -> bool {
    matches!(one, '\u{591}'..='\u{5f4}' | '\u{fb1d}'..='\u{fb4f}')
}

/// Hiragana, Katakana or Han.
const fn is_japanese(one: char) -> bool {
    matches!(
        one,
        '\u{3005}' | '\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{20000}'..='\u{323af}'
    )
}

/// Whether a letter stands between two that join each other (RFC 5892, appendix A.1), as those of
/// the Arabic script do; some join only with what is before them.
fn is_between_joining(letters: &[char], index: usize) -> bool {
    let (before, after) = letters.split_at(index);
    let before = before.iter().rev().find(|one| !is_mark(**one));
    let after = after.iter().skip(1).find(|one| !is_mark(**one));
    let is_arabic = |one: &char| matches!(*one, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}'..='\u{6d3}');
    let joins_back = |one: &char| matches!(*one, '\u{622}'..='\u{625}' | '\u{627}' | '\u{629}' | '\u{62f}'..='\u{632}' | '\u{648}');
    before.is_some_and(|one| is_arabic(one) && !joins_back(one)) && after.is_some_and(is_arabic)
}

/// Whether a letter is written from right to left, or a digit among such.
pub(super) const fn is_rtl(one: char) -> bool {
    is_right(one) || is_arabic_number(one)
}

const fn is_right(one: char) -> bool {
    matches!(
        one,
        '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5c6}' | '\u{5d0}'..='\u{5f4}' | '\u{608}'
            | '\u{60b}' | '\u{60d}' | '\u{61b}'..='\u{64a}' | '\u{66d}'..='\u{66f}'
            | '\u{671}'..='\u{6d5}' | '\u{6e5}' | '\u{6e6}' | '\u{6ee}' | '\u{6ef}'
            | '\u{6fa}'..='\u{710}' | '\u{712}'..='\u{72f}' | '\u{74d}'..='\u{7a5}' | '\u{7b1}'
            | '\u{7c0}'..='\u{7ea}' | '\u{7f4}'..='\u{815}' | '\u{840}'..='\u{858}'
            | '\u{860}'..='\u{8c9}' | '\u{fb1d}' | '\u{fb1f}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
    )
}

const fn is_arabic_number(one: char) -> bool {
    matches!(one, '\u{660}'..='\u{669}' | '\u{66b}' | '\u{66c}' | '\u{6dd}')
}

const fn is_number(one: char) -> bool {
    matches!(one, '0'..='9' | '\u{6f0}'..='\u{6f9}')
}

/// The rule for labels of names that have letters from right to left (RFC 5893, section 2).
pub(super) fn is_bidi(letters: &[char]) -> bool {
    let Some(first) = letters.first().copied() else { return false };
    let last = letters.iter().rev().copied().find(|one| !is_mark(*one)).unwrap_or(first);
    let any = |is: fn(char) -> bool| letters.iter().any(|one| is(*one));
    if is_right(first) {
        let is_left =
            |one: char| one.is_alphanumeric() && !is_rtl(one) && !is_number(one) && !is_mark(one);
        return !any(is_left)
            && (is_rtl(last) || is_number(last))
            && !(any(is_number) && any(is_arabic_number));
    }
    let starts = first.is_alphabetic() && !is_number(first);
    starts && !any(is_rtl) && last != '-'
}
