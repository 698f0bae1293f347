//! The bytes of an answer → its status, its headers, and the faults that it lists.

use serde_json::Value;

/// An answer. One that never came has the status 0.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u64,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    /// Reads the bytes that came before the connection was closed.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = String::from_utf8_lossy(bytes);
        if text.is_empty() {
            return Ok(Self::default());
        }
        let no_answer = || format!("this is no answer: {text}");
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(no_answer)?;
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let headers = lines.filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        });
        let headers: Vec<_> = headers.collect();
        let status = status.ok_or_else(no_answer)?;
        if status == 100 {
            return Self::read(body.as_bytes());
        }
        let answer = Self { status, headers, body: body.to_owned() };
        let body = match answer.has("transfer-encoding: chunked") {
            true => unchunked(body).ok_or_else(no_answer)?,
            false => return Ok(answer),
        };
        Ok(Self { body, ..answer })
    }

    /// Whether a header has an element that begins so: `Allow: GET`.
    pub(super) fn has(&self, field: &str) -> bool {
        let (name, wanted) = field.split_once(':').unwrap_or((field, ""));
        let (name, wanted) = (name.trim().to_ascii_lowercase(), wanted.trim().to_ascii_lowercase());
        let mut elements = self.headers.iter().filter(|(one, _)| *one == name).flat_map(|field| {
            let whole = std::iter::once(field.1.as_str());
            whole.chain(field.1.split(',')).map(|one| one.trim().to_ascii_lowercase())
        });
        elements.any(|one| {
            let rest = one.strip_prefix(&wanted).map(|rest| rest.chars().next());
            rest.is_some_and(|next| wanted.is_empty() || !next.is_some_and(char::is_alphanumeric))
        })
    }

    /// The faults that problem details list: `in pointer keyword`, sorted.
    pub(super) fn faults(&self) -> Vec<String> {
        let problem: Value = serde_json::from_str(&self.body).unwrap_or_default();
        let list = problem.get("violations").and_then(Value::as_array);
        let fault = |one: &Value| {
            let text = |key| one.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let words = [text("in"), text("pointer"), text("keyword")];
            words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let mut faults: Vec<String> = list.into_iter().flatten().map(fault).collect();
        faults.sort();
        faults
    }

    /// Whether problem details say the status that the answer has (RFC 9457, section 3.1.2).
    pub(super) fn is_sound(&self) -> Result<(), String> {
        if !self.has("content-type: application/problem+json") || self.body.is_empty() {
            return Ok(());
        }
        let problem: Value = serde_json::from_str(&self.body).map_err(|fault| fault.to_string())?;
        match problem.get("status").and_then(Value::as_u64) {
            Some(status) if status == self.status => Ok(()),
            other => Err(format!("the problem has the status {other:?}")),
        }
    }

    /// The body.
    pub(super) fn text(&self) -> &str {
        &self.body
    }
}

/// The content of a chunked body.
fn unchunked(mut text: &str) -> Option<String> {
    let mut content = String::new();
    loop {
        let (size, rest) = text.split_once("\r\n")?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(content);
        }
        let (chunk, rest) = rest.split_at_checked(size)?;
        content.push_str(chunk);
        text = rest.strip_prefix("\r\n")?;
    }
}
