// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! UUIDs (`uuid`).

use ::uuid::Uuid;
use serde::Deserializer;

use super::decode::{Decode, Mode};
use super::formats;
use super::scalars::decode_parsed;

impl Decode for Uuid {
    /// Strict: as RFC 9562 writes it. Tolerant: in every form that `uuid` reads.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        let parse = match mode {
            Mode::Strict => {
                |text: &str| formats::is_uuid(text).then(|| Self::try_parse(text).ok()).flatten()
            }
            Mode::Tolerant => |text: &str| Self::try_parse(text).ok(),
        };
        decode_parsed(deserializer, "a UUID", parse)
    }
}
