//! Response headers that are JSON text.

use serde_json::{Value, json};

use crate::runtime::Schema;
use crate::runtime::wire::{HeaderSpec, ParameterShape, ResponseReader, ResponseWriter};

static PAGE: HeaderSpec = HeaderSpec::new("X-Page", ParameterShape::Any, &Schema::ANY).json();

#[test]
fn a_header_of_json_is_read_as_it_was_written() {
    let page = json!({"total": 3, "tags": ["a, b", "c"]});
    let mut writer = ResponseWriter::new();
    writer.header(&PAGE, &page).unwrap();
    let response = writer.finish();
    assert_eq!(response.headers()["x-page"], page.to_string());
    assert_eq!(ResponseReader::new(&response).header::<Value>(&PAGE).unwrap(), page);
}

#[test]
fn what_is_no_json_is_a_fault() {
    let mut response = ResponseWriter::new().finish();
    response.headers_mut().insert("x-page", http::HeaderValue::from_static("{total"));
    assert!(ResponseReader::new(&response).header::<Value>(&PAGE).is_err());
}
