//! Every combination of `tests/parameters/openapi.yaml`: what the client sends is what the server
//! reads, for any value that it does not refuse to send; and the table of `docs/PARAMETERS.md`,
//! which is made from what was seen.

mod table;
mod values;

use std::collections::BTreeMap;

use bytes::Bytes;
use http::Request;
use serde_json::Value;
use tests::parameters::arbitrary::{RequestVisitor, each_request};
use tests::runtime::wire::{Base, Operation, Parts, Payload, RequestReader, RequestWriter};
use tests::runtime::{Invalid, Location};

use table::{Declared, declared};

/// How many random values each combination carries or refuses.
const VALUES: u64 = 300;

/// What was seen of a combination.
#[derive(Debug, Default)]
struct Seen {
    /// A value as it is sent.
    example: String,
    /// What cannot be sent.
    refused: Vec<&'static str>,
    /// Whether its values are not written in its style.
    elsewhere: bool,
}

/// The request that carries a value; nothing when the client refuses to send it.
fn sent<O: Operation>(value: &Value) -> Option<Request<Bytes>> {
    let mut writer = RequestWriter::new(O::METHOD, O::PATH);
    writer.parameter(&O::PARAMETERS[0], value).ok()?;
    let request = writer.finish(&Base::parse("http://localhost").unwrap()).ok()?;
    Some(request.map(|_| Bytes::new()))
}

/// What a server reads of a request: the request as a type, and the bare value.
fn read<O: Operation>(request: &Request<Bytes>) -> Result<(O, Option<Value>), Invalid> {
    let start = O::PATH.split('{').next().unwrap();
    let text = request.uri().path().strip_prefix(start).unwrap_or_default().to_owned();
    let is_path = O::PARAMETERS[0].location == Location::Path;
    let path: &[_] = if is_path { &[("value", text)] } else { &[] };
    let parts = || Parts {
        path,
        query: request.uri().query().unwrap_or_default(),
        headers: request.headers(),
        body: Payload::Missing,
    };
    let mut reader = RequestReader::new(O::PARAMETERS, O::SECURITY, parts());
    let typed = O::read(&mut reader);
    reader.into_report().into_result()?;
    let mut reader = RequestReader::new(O::PARAMETERS, O::SECURITY, parts());
    let bare = reader.optional::<Value>(0).unwrap();
    Ok((typed.unwrap(), bare))
}

/// What a request that was read says when it is sent again.
fn again<O: Operation>(request: &O) -> Request<Bytes> {
    let writer = RequestWriter::of(request).unwrap();
    let request = writer.finish(&Base::parse("http://localhost").unwrap()).unwrap();
    request.map(|_| Bytes::new())
}

/// Whether a value arrives; it must not arrive as another.
fn carried<O: Operation>(value: &Value) -> bool {
    let Some(request) = sent::<O>(value) else { return false };
    let shown = table::shown(&request, &O::PARAMETERS[0]);
    let told = |report| panic!("{}: {value} is sent as {shown}: {report}", O::ID);
    let (typed, bare) = read::<O>(&request).unwrap_or_else(told);
    let bare = bare.unwrap_or_else(|| panic!("{}: {value} is lost as {shown}", O::ID));
    assert!(values::same(value, &bare), "{}: {value} becomes {bare} by {shown}", O::ID);
    let (_, bare) = read::<O>(&again(&typed)).unwrap_or_else(told);
    let bare = bare.unwrap_or_else(|| panic!("{}: {value} is lost the second time", O::ID));
    assert!(values::same(value, &bare), "{}: {value} becomes {bare} as a type", O::ID);
    true
}

/// What is read where nothing was sent.
fn absent<O: Operation>(declared: &Declared) {
    let request = Request::get(format!("http://localhost/{}", O::ID)).body(Bytes::new()).unwrap();
    match (read::<O>(&request), declared.required) {
        (Err(report), true) => {
            let [one] = report.violations() else { panic!("{}: {report}", O::ID) };
            assert_eq!((one.pointer.as_str(), one.keyword), ("/value", "required"), "{}", O::ID);
            assert!(!report.is_malformed());
        }
        (Ok((typed, bare)), false) => {
            assert_eq!(bare, None);
            let (_, bare) = read::<O>(&again(&typed)).unwrap();
            assert!(bare.is_none() || bare == declared.default, "{}: {bare:?}", O::ID);
        }
        (other, _) => panic!("{}: {:?}", O::ID, other.map(|(_, bare)| bare)),
    }
}

/// Looks at each combination.
struct Looking {
    declared: BTreeMap<String, Declared>,
    seen: BTreeMap<String, Seen>,
}

impl RequestVisitor for Looking {
    fn request<O: Operation>(&mut self) {
        let declared = &self.declared[O::ID];
        let mut seen = Seen::default();
        if O::PARAMETERS[0].location != Location::Path {
            absent::<O>(declared);
        }
        for (name, value) in values::probes(&declared.shape) {
            if !carried::<O>(&value) {
                seen.refused.push(name);
            }
        }
        let random =
            (0..VALUES).filter(|seed| carried::<O>(&values::random(&declared.shape, *seed)));
        assert!(random.count() > 0, "{} carries nothing", O::ID);
        let example = values::example(&declared.shape);
        let request = sent::<O>(&example).unwrap_or_else(|| panic!("{}: {example}", O::ID));
        seen.example = table::shown(&request, &O::PARAMETERS[0]);
        seen.elsewhere = declared.is_elsewhere(&O::PARAMETERS[0]);
        self.seen.insert(O::ID.to_owned(), seen);
    }
}

#[test]
fn what_is_sent_is_what_is_read() {
    let declared: BTreeMap<_, _> = declared().into_iter().collect();
    let count = declared.len();
    let mut looking = Looking { declared, seen: BTreeMap::new() };
    each_request(&mut looking);
    assert_eq!(looking.seen.len(), count, "each combination is generated");
    table::hold(&looking.seen);
}

#[test]
fn an_empty_text_is_not_a_missing_one() {
    let request = Request::get("http://localhost/queryFormTextOptional?value=").body(Bytes::new());
    let (_, bare) =
        read::<tests::parameters::operations::QueryFormTextOptionalRequest>(&request.unwrap())
            .unwrap();
    assert_eq!(bare, Some(Value::from("")));
}
