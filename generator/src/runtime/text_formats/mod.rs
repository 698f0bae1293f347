//! Formats of texts that no Rust type has, for crates whose configuration asks that they hold.

mod host;
mod idna;
mod mail;
mod pointer;
mod punycode;
mod regular;
mod template;
mod time;
mod uri;

use super::table::TextFormat;

/// `time` (RFC 3339, full-time).
pub static TIME: TextFormat = TextFormat {
    words: "a time with an offset (RFC 3339)",
    example: "12:00:00Z",
    fits: time::time,
};
/// `duration` (RFC 3339, appendix A).
pub static DURATION: TextFormat =
    TextFormat { words: "a duration (RFC 3339)", example: "P1D", fits: time::duration };
/// `email` (RFC 5321, Mailbox).
pub static EMAIL: TextFormat =
    TextFormat { words: "an email address", example: "a@example.com", fits: mail::email };
/// `idn-email` (RFC 6531).
pub static IDN_EMAIL: TextFormat =
    TextFormat { words: "an email address", example: "a@example.com", fits: mail::idn_email };
/// `hostname` (RFC 1123).
pub static HOSTNAME: TextFormat =
    TextFormat { words: "the name of a host", example: "example.com", fits: host::hostname };
/// `idn-hostname` (RFC 5890).
pub static IDN_HOSTNAME: TextFormat =
    TextFormat { words: "the name of a host", example: "example.com", fits: host::idn_hostname };
/// `uri` (RFC 3986).
pub static URI: TextFormat =
    TextFormat { words: "a URI (RFC 3986)", example: "https://example.com/", fits: uri::uri };
/// `uri-reference` (RFC 3986).
pub static URI_REFERENCE: TextFormat = TextFormat {
    words: "a URI or a relative reference (RFC 3986)",
    example: "https://example.com/",
    fits: uri::uri_reference,
};
/// `iri` (RFC 3987).
pub static IRI: TextFormat =
    TextFormat { words: "an IRI (RFC 3987)", example: "https://example.com/", fits: uri::iri };
/// `iri-reference` (RFC 3987).
pub static IRI_REFERENCE: TextFormat = TextFormat {
    words: "an IRI or a relative reference (RFC 3987)",
    example: "https://example.com/",
    fits: uri::iri_reference,
};
/// `uri-template` (RFC 6570).
pub static URI_TEMPLATE: TextFormat =
    TextFormat { words: "a URI template (RFC 6570)", example: "/{id}", fits: template::template };
/// `json-pointer` (RFC 6901).
pub static JSON_POINTER: TextFormat =
    TextFormat { words: "a JSON Pointer (RFC 6901)", example: "/a", fits: pointer::pointer };
/// `relative-json-pointer`.
pub static RELATIVE_JSON_POINTER: TextFormat =
    TextFormat { words: "a relative JSON Pointer", example: "1/a", fits: pointer::relative };
/// `regex` (ECMA-262).
pub static REGEX: TextFormat =
    TextFormat { words: "a regular expression (ECMA-262)", example: "^a+$", fits: regular::regex };
