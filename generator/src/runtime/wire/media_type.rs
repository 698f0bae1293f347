//! Media types (RFC 9110, section 8.3.1): whether what was sent is what is expected, and in which
//! characters.

/// Whether the value of a `Content-Type` names the media type that is expected.
///
/// Type and subtype are compared without case; parameters count only where the expected type has
/// them, and `*` in the expected type stands for anything, `*+json` for JSON of any kind. Where
/// JSON is expected, another type with the suffix `+json` is not the same.
#[must_use]
pub fn is_media_type(sent: &str, expected: &str) -> bool {
    closeness(sent, expected).is_some()
}

/// Which of the media types that are expected the value of a `Content-Type` names; of several, the
/// one that says most.
#[must_use]
pub fn closest(sent: &str, expected: &[&str]) -> Option<usize> {
    let mut best = None;
    for (index, one) in expected.iter().enumerate() {
        let Some(close) = closeness(sent, one) else { continue };
        if best.is_none_or(|(most, _)| close > most) {
            best = Some((close, index));
        }
    }
    best.map(|(_, index)| index)
}

/// How much an expected media type says of one that was sent; nothing when it is another one.
pub(super) fn closeness(sent: &str, expected: &str) -> Option<usize> {
    let (sent, sent_parameters) = split(sent);
    let (expected, expected_parameters) = split(expected);
    let Some((expected_kind, expected_name)) = expected.split_once('/') else {
        // Not a media type, yet what a document names and its client sends.
        return part(sent, expected);
    };
    let (kind, name) = sent.split_once('/')?;
    let kind = part(kind, expected_kind)?;
    let name = match expected_name.strip_prefix("*+") {
        Some("json") if name.eq_ignore_ascii_case("json") => 1,
        Some(suffix) => {
            let (_, own) = name.rsplit_once('+')?;
            part(own, suffix)?
        }
        None => part(name, expected_name)?,
    };
    let mut close = kind + name;
    for one in parameters(expected_parameters) {
        if !parameters(sent_parameters).any(|two| one == two) {
            return None;
        }
        close += 1;
    }
    Some(close)
}

fn part(sent: &str, expected: &str) -> Option<usize> {
    match expected {
        "*" => Some(0),
        _ if sent.eq_ignore_ascii_case(expected) => Some(2),
        _ => None,
    }
}

fn split(text: &str) -> (&str, &str) {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    (essence.trim(), parameters)
}

/// Names in lower case and values without quotes; the character set is looked at by itself.
fn parameters(text: &str) -> impl Iterator<Item = (String, &str)> {
    all_parameters(text).filter(|(name, _)| name != "charset")
}

fn all_parameters(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.split(';')
        .filter_map(|one| one.split_once('='))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"')))
}

/// The parameter of a media type.
pub(super) fn parameter<'a>(media_type: &'a str, name: &str) -> Option<&'a str> {
    all_parameters(split(media_type).1).find_map(|(one, value)| (one == name).then_some(value))
}

/// The formats of text that are not called so.
const TEXTS: [&str; 8] =
    ["ecmascript", "graphql", "javascript", "sql", "toml", "x-yaml", "xml", "yaml"];

/// The structured syntax of a subtype (RFC 6838, section 4.2.8), which is all of it where it has no
/// suffix.
fn suffix(name: &str) -> &str {
    name.rsplit_once('+').map_or(name, |(_, suffix)| suffix)
}

/// What a body of a media type is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codec {
    /// JSON.
    Json,
    /// A form of pairs.
    Pairs,
    /// A form of parts.
    Parts,
    /// Text.
    Text,
    /// Anything else.
    Bytes,
}

impl Codec {
    /// That of a media type.
    pub(super) fn of(media_type: &str) -> Self {
        let essence = split(media_type).0.to_ascii_lowercase();
        match essence.split_once('/') {
            Some((_, "json")) => Self::Json,
            Some((_, name)) if name.ends_with("+json") => Self::Json,
            Some((_, "x-www-form-urlencoded")) => Self::Pairs,
            Some(("multipart", _)) => Self::Parts,
            Some(("text", _)) => Self::Text,
            Some((_, name)) if TEXTS.contains(&suffix(name)) => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// How the characters of a body are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    /// UTF-8, and ASCII, which is a part of it.
    Utf8,
    /// ISO-8859-1: each byte is a character.
    Latin1,
}

impl Charset {
    /// That of a media type; nothing when it is one that is not read there. JSON and forms are
    /// UTF-8 (RFC 8259, section 8.1).
    pub(super) fn of(media_type: &str) -> Option<Self> {
        let Some(name) = parameter(media_type, "charset") else { return Some(Self::Utf8) };
        let is = |known: &[&str]| known.iter().any(|one| name.eq_ignore_ascii_case(one));
        match Codec::of(media_type) {
            Codec::Bytes => Some(Self::Utf8),
            _ if is(&["utf-8", "utf8", "us-ascii", "ascii"]) => Some(Self::Utf8),
            Codec::Text if is(&["iso-8859-1", "latin1"]) => Some(Self::Latin1),
            _ => None,
        }
    }

    /// The text of bytes; nothing when they are none.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
            Self::Latin1 => Some(bytes.iter().copied().map(char::from).collect()),
        }
    }
}

/// Whether the characters of a body of this media type can be read.
#[must_use]
pub fn is_readable(media_type: &str) -> bool {
    Charset::of(media_type).is_some()
}
