// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Answers that the document does not allow → events of `tracing`.

use super::answers::WrongAnswer;

/// Tells of an answer that the document does not allow: a warning for each violation, by its place
/// and its keyword, never by a value.
pub fn tell(answer: &WrongAnswer) {
    for violation in answer.invalid.violations() {
        tracing::warn!(
            operation = answer.operation,
            status = answer.status.as_u16(),
            pointer = violation.pointer,
            keyword = violation.keyword,
            "the answer is not what the document declares",
        );
    }
}
