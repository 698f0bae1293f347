//! An exploded object without names of its own, among other parameters and API keys.

use serde_json::{Value, json};

use super::super::super::{Location, Schema, Types};
use super::super::{
    Parameter, ParameterFormat, ParameterShape, Parts, Payload, RequestReader, Requirement,
    SecurityKind, SecurityScheme, Style,
};

static ANYTHING: Schema = Schema { keywords: &[] };

static SESSION: SecurityScheme = key_in(Location::Cookie, "session");
static KEY: SecurityScheme = key_in(Location::Query, "api_key");
static KEYS: &[&[Requirement]] = &[
    &[],
    &[Requirement { scheme: &SESSION, scopes: &[] }, Requirement { scheme: &KEY, scopes: &[] }],
];

const fn key_in(location: Location, name: &'static str) -> SecurityScheme {
    SecurityScheme { name, kind: SecurityKind::ApiKey { location, name } }
}

#[test]
fn a_free_form_object_takes_what_nobody_else_names() {
    let free = ParameterShape::Object {
        properties: &[("page", ParameterShape::Integer)],
        additional: Some(&ParameterShape::Any),
    };
    let format =
        ParameterFormat::Style { style: Style::Form, explode: true, allow_reserved: false };
    let parameter = |name, shape| Parameter {
        name,
        location: Location::Query,
        format,
        required: false,
        shape,
        schema: &ANYTHING,
    };
    let parameters: &'static [Parameter] = Box::leak(Box::new([
        parameter("filter", free),
        parameter("sort", ParameterShape::Text),
        parameter("q", ParameterShape::Scalar(Types(Types::NULL.0 | Types::BOOLEAN.0))),
    ]));
    let headers = http::HeaderMap::new();
    let query = "sort=a&page=2&x+y=1.50&z=a&flag=true&q=&api%5Fkey=secret&session=b";
    let parts = Parts { path: &[], query, headers: &headers, body: Payload::Missing };
    let mut reader = RequestReader::new(parameters, KEYS, parts);
    let mut read = |index: usize| reader.optional::<Value>(index).unwrap().unwrap();
    assert_eq!(read(0), json!({"page": 2, "x y": 1.5, "z": "a", "flag": true, "session": "b"}));
    assert_eq!((read(1), read(2)), (json!("a"), json!(null)));
}
