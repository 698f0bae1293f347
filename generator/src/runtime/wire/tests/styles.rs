//! Every style, location and shape against the table of OpenAPI 3.0.3 and back again.

use http::Request;
use serde_json::{Value, json};

use super::super::super::{Location, Schema};
use super::super::{
    Base, ByteStream, Parameter, ParameterFormat, ParameterShape, Parts, Payload, RequestError,
    RequestReader, RequestWriter, Style,
};

static ANYTHING: Schema = Schema { keywords: &[] };
static TEXT: ParameterShape = ParameterShape::Text;
static INTEGER: ParameterShape = ParameterShape::Integer;
static RANGE: [(&str, ParameterShape); 2] =
    [("gte", ParameterShape::Integer), ("lt", ParameterShape::List(&INTEGER))];

static NESTED: [(&str, ParameterShape); 1] =
    [("range", ParameterShape::Object { properties: &RANGE, additional: None })];

fn shape(value: &Value) -> ParameterShape {
    match value {
        Value::Array(items) if items.iter().all(Value::is_number) && !items.is_empty() => {
            ParameterShape::List(&INTEGER)
        }
        Value::Array(_) => ParameterShape::List(&TEXT),
        Value::Object(one) if one.values().any(Value::is_object) => {
            ParameterShape::Object { properties: &NESTED, additional: Some(&TEXT) }
        }
        Value::Object(_) => ParameterShape::Object {
            properties: &[
                ("R", ParameterShape::Integer),
                ("G", ParameterShape::Integer),
                ("B", ParameterShape::Integer),
            ],
            additional: Some(&TEXT),
        },
        Value::Bool(_) => ParameterShape::Boolean,
        Value::Number(number) if number.is_f64() => ParameterShape::Number,
        Value::Number(_) => ParameterShape::Integer,
        _ => ParameterShape::Text,
    }
}

fn parameter(location: Location, format: ParameterFormat, value: &Value) -> &'static Parameter {
    let shape = shape(value);
    let required = true;
    let name = "color";
    Box::leak(Box::new(Parameter { name, location, format, required, shape, schema: &ANYTHING }))
}

#[expect(clippy::fn_params_excessive_bools, reason = "lines of a table")]
fn style(style: Style, explode: bool) -> ParameterFormat {
    ParameterFormat::Style { style, explode, allow_reserved: false }
}

fn write(
    parameter: &'static Parameter,
    value: &Value,
) -> Result<Request<ByteStream>, RequestError> {
    let template = if parameter.location == Location::Path { "/a/{color}/b" } else { "/a" };
    let mut writer = RequestWriter::new("GET", template);
    writer.parameter(parameter, value)?;
    writer.finish(&Base::parse("https://example.com/v1/").unwrap())
}

fn text(request: &Request<ByteStream>, location: Location) -> String {
    let header = |name: &str| {
        let value = request.headers().get(name);
        String::from_utf8(value.map(|one| one.as_bytes().to_vec()).unwrap_or_default()).unwrap()
    };
    match location {
        Location::Path => {
            let path = request.uri().path().strip_prefix("/v1/a/").unwrap();
            path.strip_suffix("/b").unwrap().to_owned()
        }
        Location::Query => request.uri().query().unwrap_or_default().to_owned(),
        Location::Header => header("color"),
        Location::Cookie => header("cookie"),
        Location::Body => String::new(),
    }
}

fn read(parameter: &'static Parameter, text: &str) -> Result<Value, String> {
    let path = [("color", text.to_owned())];
    let mut headers = http::HeaderMap::new();
    let name = if parameter.location == Location::Cookie { "cookie" } else { "color" };
    for line in text.split('\n') {
        headers.append(name, http::HeaderValue::from_bytes(line.as_bytes()).unwrap());
    }
    let parts = Parts { path: &path, query: text, headers: &headers, body: Payload::Missing };
    let mut reader = RequestReader::new(std::slice::from_ref(parameter), &[], parts);
    let value = reader.parameter::<Value>(0);
    match reader.into_report().into_result() {
        Ok(()) => Ok(value.unwrap()),
        Err(invalid) => Err(invalid.to_string()),
    }
}

/// Both directions of one line of the table.
#[expect(clippy::needless_pass_by_value, reason = "lines of a table")]
fn line(location: Location, format: ParameterFormat, value: Value, expected: &str) {
    let parameter = parameter(location, format, &value);
    let written = text(&write(parameter, &value).unwrap(), location);
    assert_eq!(written, expected, "{location:?} {format:?} {value}");
    assert_eq!(
        read(parameter, expected).as_ref(),
        Ok(&value),
        "{location:?} {format:?} {expected}"
    );
}

fn list() -> Value {
    json!(["blue", "black", "brown"])
}

fn object() -> Value {
    json!({"R": 100, "G": 200, "B": 150})
}

#[test]
fn path_styles_are_those_of_the_table() {
    let path = |one, explode, value, text| line(Location::Path, style(one, explode), value, text);
    for explode in [false, true] {
        path(Style::Simple, explode, json!("blue"), "blue");
        path(Style::Simple, explode, list(), "blue,black,brown");
        path(Style::Label, explode, json!("blue"), ".blue");
        path(Style::Matrix, explode, json!("blue"), ";color=blue");
        path(Style::Matrix, explode, json!(""), ";color");
    }
    path(Style::Simple, false, object(), "R,100,G,200,B,150");
    path(Style::Simple, true, object(), "R=100,G=200,B=150");
    // As RFC 6570 and OpenAPI since 3.0.4 have it; the tables before had dots in both.
    path(Style::Label, false, list(), ".blue,black,brown");
    path(Style::Label, true, list(), ".blue.black.brown");
    path(Style::Label, false, object(), ".R,100,G,200,B,150");
    path(Style::Label, true, object(), ".R=100.G=200.B=150");
    path(Style::Matrix, false, list(), ";color=blue,black,brown");
    path(Style::Matrix, true, list(), ";color=blue;color=black;color=brown");
    path(Style::Matrix, false, object(), ";color=R,100,G,200,B,150");
    path(Style::Matrix, true, object(), ";R=100;G=200;B=150");
}

#[test]
fn query_styles_are_those_of_the_table() {
    let query = |one, explode, value, text| line(Location::Query, style(one, explode), value, text);
    for explode in [false, true] {
        query(Style::Form, explode, json!("blue"), "color=blue");
        query(Style::Form, explode, json!(""), "color=");
        query(
            Style::DeepObject,
            explode,
            object(),
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        );
    }
    query(Style::Form, false, list(), "color=blue,black,brown");
    query(Style::Form, true, list(), "color=blue&color=black&color=brown");
    query(Style::Form, false, object(), "color=R,100,G,200,B,150");
    query(Style::Form, true, object(), "R=100&G=200&B=150");
    query(Style::SpaceDelimited, false, list(), "color=blue%20black%20brown");
    query(Style::SpaceDelimited, true, list(), "color=blue&color=black&color=brown");
    query(Style::SpaceDelimited, false, object(), "color=R%20100%20G%20200%20B%20150");
    query(Style::PipeDelimited, false, list(), "color=blue%7Cblack%7Cbrown");
    query(Style::PipeDelimited, true, list(), "color=blue&color=black&color=brown");
    query(Style::PipeDelimited, false, object(), "color=R%7C100%7CG%7C200%7CB%7C150");
    query(Style::Form, false, json!([]), "color=");
    let nested = json!({"range": {"gte": 1, "lt": [2, 3]}, "name": "x"});
    let text = "color%5Brange%5D%5Bgte%5D=1&color%5Brange%5D%5Blt%5D=2\
                &color%5Brange%5D%5Blt%5D=3&color%5Bname%5D=x";
    query(Style::DeepObject, true, nested, text);
}

#[test]
fn header_and_cookie_styles_are_those_of_the_table() {
    let header =
        |explode, value, text| line(Location::Header, style(Style::Simple, explode), value, text);
    header(false, json!("50% of 1,2 ü"), "50% of 1,2 ü");
    header(true, list(), "blue,black,brown");
    header(false, object(), "R,100,G,200,B,150");
    header(true, object(), "R=100,G=200,B=150");
    let cookie =
        |explode, value, text| line(Location::Cookie, style(Style::Form, explode), value, text);
    cookie(false, json!("a; b=c"), "color=a%3B%20b%3Dc");
    cookie(false, list(), "color=blue,black,brown");
    cookie(true, list(), "color=blue; color=black; color=brown");
    cookie(true, object(), "R=100; G=200; B=150");
}

#[test]
fn json_content_travels_in_every_place() {
    let value = json!({"a": [1, "ü \u{1f600}"]});
    let json = |location, text: &str| line(location, ParameterFormat::Json, value.clone(), text);
    let encoded = "%7B%22a%22%3A%5B1%2C%22%C3%BC%20%F0%9F%98%80%22%5D%7D";
    json(Location::Path, encoded);
    json(Location::Query, &format!("color={encoded}"));
    json(Location::Cookie, &format!("color={encoded}"));
    json(Location::Header, r#"{"a":[1,"\u00fc \ud83d\ude00"]}"#);
}

/// What is hard to write, in every place that has a way to write it.
#[test]
fn values_return_as_they_were_sent() {
    let values = [
        json!("a b+c%2Cd&e=f#g/h?i;j.k|l~m"),
        json!("ü\u{1f600}\u{7f}\n"),
        json!("%"),
        json!("..."),
        json!(-1),
        json!(u64::MAX),
        json!(1.5e-300),
        json!(true),
        json!(["a,b", "c.d", "e;f", "g&h", "%2C", "+"]),
        json!({"R": 1, "k=,.;&": "v=,.;&%+"}),
        json!([1, 2]),
        json!([]),
    ];
    let places = [
        (Location::Path, Style::Simple),
        (Location::Path, Style::Label),
        (Location::Path, Style::Matrix),
        (Location::Query, Style::Form),
        (Location::Query, Style::SpaceDelimited),
        (Location::Query, Style::PipeDelimited),
        (Location::Query, Style::DeepObject),
        (Location::Header, Style::Simple),
        (Location::Cookie, Style::Form),
    ];
    let mut returned = 0;
    for value in &values {
        for (location, one) in places {
            for (explode, allow_reserved) in
                [(false, false), (true, false), (false, true), (true, true)]
            {
                let format = ParameterFormat::Style { style: one, explode, allow_reserved };
                let parameter = parameter(location, format, value);
                let Ok(request) = write(parameter, value) else { continue };
                let text = text(&request, location);
                if text.is_empty() {
                    assert_eq!(value, &json!([]));
                    continue;
                }
                assert_eq!(
                    read(parameter, &text).as_ref(),
                    Ok(value),
                    "{location:?} {format:?} {text}"
                );
                returned += 1;
            }
        }
    }
    assert!(returned > 350, "{returned}");
}

#[test]
fn what_a_style_cannot_carry_is_refused() {
    let refused = |location, format, value: Value| {
        write(parameter(location, format, &value), &value).unwrap_err().to_string()
    };
    let simple = style(Style::Simple, false);
    let separator = "the parameter `color` holds the separator of its style";
    let empty = "the parameter `color` must not be empty in a path";
    let dots = "the request has no valid URL";
    assert_eq!(refused(Location::Path, simple, json!("")), empty);
    assert_eq!(refused(Location::Path, simple, json!([])), empty);
    assert_eq!(refused(Location::Path, simple, json!("..")), dots);
    assert_eq!(refused(Location::Path, style(Style::Label, false), json!("")), dots);
    assert_eq!(refused(Location::Path, style(Style::Label, true), json!([])), dots);
    assert_eq!(refused(Location::Header, simple, json!(["a,b"])), separator);
    assert_eq!(
        refused(Location::Header, style(Style::Simple, true), json!({"a=b": "c"})),
        separator
    );
    assert_eq!(
        refused(Location::Query, style(Style::SpaceDelimited, false), json!(["a b"])),
        separator
    );
    assert_eq!(
        refused(Location::Query, style(Style::PipeDelimited, false), json!({"a": "b|c"})),
        separator
    );
    let nothing = "the parameter `color` has no items, \
                   which its style cannot tell from a parameter that is not there";
    for (location, one) in [
        (Location::Path, Style::Matrix),
        (Location::Query, Style::Form),
        (Location::Query, Style::DeepObject),
    ] {
        for value in [json!([]), json!({})] {
            assert_eq!(refused(location, style(one, true), value), nothing, "{location:?}");
        }
    }
    assert_eq!(refused(Location::Query, style(Style::Form, true), json!({"R": []})), nothing);
    assert_eq!(
        refused(Location::Header, simple, json!("a\r\nb: c")),
        "the parameter `color` holds what no header can hold"
    );
    assert_eq!(
        refused(Location::Header, simple, json!(" a")),
        "the parameter `color` begins or ends with a space, which a header loses"
    );
    assert_eq!(
        refused(Location::Query, style(Style::Form, true), json!([["a"]])),
        "the parameter `color` is nested deeper than its style can write"
    );
    assert!(
        refused(Location::Query, style(Style::Form, false), json!([""])).contains("one empty text")
    );
}

#[test]
fn separators_are_found_before_anything_is_decoded() {
    let form = parameter(Location::Query, style(Style::Form, false), &list());
    assert_eq!(read(form, "color=a%2Cb,c"), Ok(json!(["a,b", "c"])));
    assert_eq!(read(form, "color=a+b,c%2Bd&x=1"), Ok(json!(["a b", "c+d"])));
    assert_eq!(read(form, "c%6Flor=a"), Ok(json!(["a"])));
    let pipe = parameter(Location::Query, style(Style::PipeDelimited, false), &list());
    assert_eq!(read(pipe, "color=a|b%7cc+d%2Be"), Ok(json!(["a", "b", "c d+e"])));
    let space = parameter(Location::Query, style(Style::SpaceDelimited, false), &list());
    assert_eq!(read(space, "color=a+b%20c%2Bd"), Ok(json!(["a", "b", "c+d"])));
    let json = parameter(Location::Query, ParameterFormat::Json, &json!("x"));
    assert_eq!(read(json, "color=%22a+b%2B%22"), Ok(json!("a b+")));
    let deep = parameter(Location::Query, style(Style::DeepObject, true), &object());
    assert_eq!(read(deep, "color[R]=1&color%5BG%5D=2"), Ok(json!({"R": 1, "G": 2})));
    assert_eq!(read(deep, "color[X]=a+b%2Bc"), Ok(json!({"X": "a b+c"})));
    let cookie = parameter(Location::Cookie, style(Style::Form, false), &json!("x"));
    assert_eq!(read(cookie, "color=a+b"), Ok(json!("a+b")));
    let header = parameter(Location::Header, style(Style::Simple, false), &list());
    assert_eq!(read(header, "a, b\nc"), Ok(json!(["a", "b", "c"])));
}

#[test]
fn faults_are_told_and_values_are_not() {
    let form =
        |explode, value: Value| parameter(Location::Query, style(Style::Form, explode), &value);
    let fault = |parameter, text: &str| read(parameter, text).unwrap_err();
    assert_eq!(fault(form(true, json!("x")), "a=b"), "query /color: is required");
    assert_eq!(
        fault(form(true, json!("x")), "color=a&color=b"),
        "query /color: must be given once"
    );
    assert_eq!(fault(form(false, list()), "color=a&color=b"), "query /color: must be given once");
    let encoding = "query /color: must be percent-encoded UTF-8";
    for text in ["color=%", "color=%2", "color=%zz", "color=%ff", "color=%2%41"] {
        assert_eq!(fault(form(true, json!("x")), text), encoding, "{text}");
    }
    assert_eq!(
        fault(form(false, object()), "color=R"),
        "query /color: must be written in its style"
    );
    let label = parameter(Location::Path, style(Style::Label, false), &json!("x"));
    assert_eq!(fault(label, "blue"), "path /color: must be written in its style");
    let matrix = parameter(Location::Path, style(Style::Matrix, true), &list());
    assert_eq!(fault(matrix, ";other=a"), "path /color: must be written in its style");
    let json = parameter(Location::Query, ParameterFormat::Json, &json!(1));
    assert_eq!(fault(json, "color=%7B"), "query /color: must be JSON");
    let deep = parameter(Location::Query, style(Style::DeepObject, true), &object());
    for text in ["color[R=1", "color[R]x=1", "color[[R]]=1"] {
        assert!(fault(deep, text).ends_with("must be written in its style"), "{text}");
    }
    assert!(fault(deep, "color[R][x]=1&color[R]=1").ends_with("must be written in its style"));
    assert!(fault(deep, "color[R]=1&color[R][x]=1").ends_with("must be written in its style"));
    let bottomless = format!("color{}=1", "[a]".repeat(10_000));
    assert!(fault(deep, &bottomless).ends_with("must be written in its style"));
}

#[test]
fn text_becomes_a_number_only_as_json_writes_it() {
    let integer = parameter(Location::Query, style(Style::Form, true), &json!(1));
    for (text, value) in [("1.0", json!(1.0)), ("-0", json!(-0.0)), ("1e3", json!(1000.0))] {
        assert_eq!(read(integer, &format!("color={text}")), Ok(value));
    }
    for text in ["+1", "01", "1.", ".5", "0x1", "1_0", "NaN", "", "%201", "1+"] {
        assert!(read(integer, &format!("color={text}")).unwrap().is_string(), "{text}");
    }
}
