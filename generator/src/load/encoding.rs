//! Bytes in UTF-16 → text. Everything else is UTF-8.

/// The text of some bytes, when they are UTF-16: with its mark, or by the zeros of ASCII.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let (first, second) = (bytes.first()?, bytes.get(1)?);
    let of: fn([u8; 2]) -> u16 = match (first, second) {
        (0xff, 0xfe) | (1.., 0) => u16::from_le_bytes,
        (0xfe, 0xff) | (0, 1..) => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| of(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().map(|text| text.trim_start_matches('\u{feff}').to_owned())
}

#[cfg(test)]
mod tests {
    use super::utf16;

    #[test]
    fn both_orders_are_read() {
        let text = "openapi: \u{1f600}";
        let units = |mark: &str| format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
        for mark in ["", "\u{feff}"] {
            let little = units(mark).iter().flat_map(|one| one.to_le_bytes()).collect::<Vec<u8>>();
            let big = units(mark).iter().flat_map(|one| one.to_be_bytes()).collect::<Vec<u8>>();
            assert_eq!(utf16(&little).as_deref(), Some(text));
            assert_eq!(utf16(&big).as_deref(), Some(text));
        }
        assert_eq!(utf16(text.as_bytes()), None);
        assert_eq!(utf16(b"\xff\xfe\x00\xd8"), None);
    }
}
