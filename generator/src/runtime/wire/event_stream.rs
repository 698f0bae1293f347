//! Server-sent events, as the standard of HTML defines how a stream of them is interpreted.
//!
//! An item is an object of the fields of an event that were sent with it: `data`, `event` and `id`
//! are text, `retry` is a number (OpenAPI 3.2, "Special Considerations for Server-Sent Events").

use std::fmt::Write;

use bytes::{Buf, Bytes, BytesMut};
use serde_json::{Map, Value};

use super::error::BoxError;

/// Cuts a stream of events.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// How much of the buffer has no end of a line in it.
    scanned: usize,
    /// Whether a byte order mark may no longer come.
    begun: bool,
    /// Whether a line feed belongs to the carriage return before it.
    returned: bool,
    event: Event,
}

/// The fields that were sent so far.
#[derive(Debug, Default)]
struct Event {
    data: Option<String>,
    event: Option<String>,
    id: Option<String>,
    retry: Option<u64>,
}

impl Events {
    /// The next event, and how many bytes were held of it. One that is not whole at the end is none.
    pub(super) fn cut(&mut self, buffer: &mut BytesMut) -> Option<(Value, usize)> {
        loop {
            let line = self.line(buffer)?;
            if !line.is_empty() {
                self.event.field(&String::from_utf8_lossy(&line));
            } else {
                let held = self.held();
                if let Some(event) = self.event.take() {
                    return Some((event, held));
                }
            }
        }
    }

    /// How many bytes of an event are held.
    pub(super) fn held(&self) -> usize {
        let texts = [&self.event.data, &self.event.event, &self.event.id];
        texts.into_iter().flatten().map(String::len).sum()
    }

    /// The next line, which ends in a line feed, a carriage return or both.
    fn line(&mut self, buffer: &mut BytesMut) -> Option<Bytes> {
        self.begin(buffer)?;
        if self.returned && !buffer.is_empty() {
            self.returned = false;
            if buffer.first() == Some(&b'\n') {
                buffer.advance(1);
            }
        }
        let fresh = buffer.get(self.scanned..).unwrap_or_default();
        let Some(end) = fresh.iter().position(|one| matches!(one, b'\n' | b'\r')) else {
            self.scanned = buffer.len();
            return None;
        };
        let line = buffer.split_to(self.scanned + end).freeze();
        self.scanned = 0;
        self.returned = buffer.first() == Some(&b'\r');
        buffer.advance(1);
        Some(line)
    }

    /// Passes over a byte order mark; nothing while it is not known whether there is one.
    fn begin(&mut self, buffer: &mut BytesMut) -> Option<()> {
        const MARK: &[u8] = "\u{feff}".as_bytes();
        if self.begun {
            return Some(());
        }
        if buffer.len() < MARK.len() && MARK.starts_with(buffer) {
            return None;
        }
        if buffer.starts_with(MARK) {
            buffer.advance(MARK.len());
        }
        self.begun = true;
        Some(())
    }
}

impl Event {
    /// Reads a line that is not empty; a comment begins with a colon.
    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "event" => self.event = (!value.is_empty()).then(|| value.to_owned()),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" if value.bytes().all(|one| one.is_ascii_digit()) => {
                self.retry = value.parse().ok().or(self.retry);
            }
            _ => {}
        }
    }

    /// The event, unless it has no data: then there is none.
    fn take(&mut self) -> Option<Value> {
        let Self { data, event, id, retry } = std::mem::take(self);
        let mut fields = Map::new();
        fields.insert("data".to_owned(), data?.into());
        fields.extend(event.map(|event| ("event".to_owned(), event.into())));
        fields.extend(id.map(|id| ("id".to_owned(), id.into())));
        fields.extend(retry.map(|retry| ("retry".to_owned(), retry.into())));
        Some(Value::Object(fields))
    }
}

/// The text of an event.
///
/// # Errors
/// When the item is no object, has other fields, or a line break where there can be none.
pub(super) fn write(item: Value) -> Result<String, BoxError> {
    let Value::Object(fields) = item else { return Err("an event is an object".into()) };
    let mut text = String::new();
    for (name, value) in &fields {
        let value = match value {
            Value::Null => continue,
            Value::String(value) => value.clone(),
            other => other.to_string(),
        };
        let is_data = name == "data";
        if !is_data
            && (!matches!(name.as_str(), "event" | "id" | "retry")
                || value.contains(['\n', '\r', '\0']))
        {
            return Err(format!("the field `{name}` of an event cannot be sent").into());
        }
        let value = value.replace("\r\n", "\n").replace('\r', "\n");
        for line in value.split('\n') {
            writeln!(text, "{name}: {line}")?;
        }
    }
    text.push('\n');
    Ok(text)
}
