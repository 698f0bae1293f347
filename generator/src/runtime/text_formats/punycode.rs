//! Punycode (RFC 3492): letters beyond ASCII in the letters of host names.

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;

/// What a label without `xn--` stands for.
pub(super) fn decode(text: &str) -> Option<Vec<char>> {
    let (plain, coded) = text.rsplit_once('-').unwrap_or(("", text));
    if !text.is_ascii() || coded.is_empty() {
        return None;
    }
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut code, mut bias, mut index) = (128_u32, 72_u32, 0_u32);
    let mut digits = coded.bytes();
    let mut damp = 700;
    while let Some(start) = digits.next() {
        let before = index;
        let (mut weight, mut position, mut digit) = (1_u32, BASE, value(start)?);
        loop {
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = threshold(position, bias);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            position = position.checked_add(BASE)?;
            digit = value(digits.next()?)?;
        }
        let count = u32::try_from(letters.len()).ok()? + 1;
        bias = adapted(index - before, count, damp);
        damp = 2;
        code = code.checked_add(index / count)?;
        index %= count;
        let place = usize::try_from(index).ok()?;
        letters.insert(place, char::from_u32(code)?);
        index += 1;
    }
    Some(letters)
}

/// How a label is written behind `xn--`.
pub(super) fn encode(letters: &[char]) -> Option<String> {
    let mut text: String = letters.iter().filter(|one| one.is_ascii()).collect();
    let plain = u32::try_from(text.len()).ok()?;
    let mut done = plain;
    if plain > 0 {
        text.push('-');
    }
    let (mut code, mut bias, mut delta) = (128_u32, 72_u32, 0_u32);
    let all = u32::try_from(letters.len()).ok()?;
    while done < all {
        let codes = letters.iter().map(|one| u32::from(*one));
        let next = codes.filter(|one| *one >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for one in letters.iter().map(|one| u32::from(*one)) {
            if one < code {
                delta = delta.checked_add(1)?;
            }
            if one == code {
                push(&mut text, delta, bias)?;
                bias = adapted(delta, done + 1, if done == plain { 700 } else { 2 });
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(text)
}

/// Writes a number with as many digits as it needs.
fn push(text: &mut String, mut rest: u32, bias: u32) -> Option<()> {
    let mut position = BASE;
    loop {
        let threshold = threshold(position, bias);
        if rest < threshold {
            text.push(digit(rest)?);
            return Some(());
        }
        text.push(digit(threshold + (rest - threshold) % (BASE - threshold))?);
        rest = (rest - threshold) / (BASE - threshold);
        position += BASE;
    }
}

fn threshold(position: u32, bias: u32) -> u32 {
    position.saturating_sub(bias).clamp(LEAST, MOST)
}

/// The bias after a number; `damp` is 700 for the first, and 2.
fn adapted(delta: u32, count: u32, damp: u32) -> u32 {
    let mut delta = delta / damp;
    delta += delta / count;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + 38)
}

fn value(byte: u8) -> Option<u32> {
    Some(match byte {
        b'a'..=b'z' => u32::from(byte - b'a'),
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'0'..=b'9' => u32::from(byte - b'0') + 26,
        _ => return None,
    })
}

fn digit(value: u32) -> Option<char> {
    let value = u8::try_from(value).ok()?;
    Some(char::from(if value < 26 { b'a' + value } else { b'0' + value - 26 }))
}
