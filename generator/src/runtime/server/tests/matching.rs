//! Tests of which template serves a path.

use super::super::super::wire::{Parameter, ParameterShape};
use super::super::super::{Schema, Side};
use super::super::route::{Choice, Found, Route, Table};

/// The template that serves a path, and its parameters.
fn find(table: &Table, routes: &[Route], path: &str) -> Option<(&'static str, Vec<String>)> {
    match table.find("GET", path, "") {
        Found::Route(found) => {
            let values = found.path.iter().map(|(name, value)| format!("{name}={value}"));
            Some((routes[found.index].template, values.collect()))
        }
        Found::Methods(_) | Found::Nothing => None,
    }
}

const fn get(template: &'static str) -> Route {
    Route {
        id: "",
        method: "GET",
        template,
        parameters: &[],
        security: &[],
        body: &[],
        offers: &[],
        streams: &[],
        file: None,
        answers: &[],
        answered: Side::Response,
    }
}

static PATHS: &[Route] = &[
    get("/{a}"),
    get("/users/{id}"),
    get("/users/me"),
    get("/users/{name}/x"),
    get("/users/{id}.json"),
    get("/{base}...{head}"),
    get("/compare/{base}...{head}/{tail}"),
    get("/café/{x}"),
    get("/a%2Fb"),
    get("/dir/"),
    get("/{x}{y}/pair"),
    get("/open{brace"),
    Route { method: "PUT", ..get("/users/me") },
    Route { method: "DELETE", ..get("/users/{other}") },
];

#[test]
fn the_most_literal_template_serves_a_path() {
    let table = Table::new(PATHS, Choice::default());
    let cases: &[(&str, &str, &[&str])] = &[
        ("/x", "/{a}", &["a=x"]),
        ("/users", "/{a}", &["a=users"]),
        ("/users/me", "/users/me", &[]),
        ("/users/m%65", "/users/me", &[]),
        ("/users/me/x", "/users/{name}/x", &["name=me"]),
        ("/users/1.json", "/users/{id}.json", &["id=1"]),
        ("/users/.json", "/users/{id}", &["id=.json"]),
        ("/users/a%2Fb", "/users/{id}", &["id=a%2Fb"]),
        ("/a...b", "/{base}...{head}", &["base=a", "head=b"]),
        ("/a%2e..b", "/{base}...{head}", &["base=a", "head=b"]),
        ("/compare/a....b/c", "/compare/{base}...{head}/{tail}", &["base=a", "head=.b", "tail=c"]),
        ("/caf%C3%A9/1", "/café/{x}", &["x=1"]),
        ("/a%2fb", "/a%2Fb", &[]),
        ("/dir/", "/dir/", &[]),
        ("/abc/pair", "/{x}{y}/pair", &["x=a", "y=bc"]),
        ("/open{brace", "/open{brace", &[]),
    ];
    for (path, template, values) in cases {
        let (found, captured) = find(&table, PATHS, path).unwrap();
        assert_eq!(
            (found, captured),
            (*template, values.iter().map(|one| (*one).to_owned()).collect()),
            "{path}"
        );
    }
    for path in ["", "/", "/dir", "//dir/", "/users/", "/users/me/", "/compare/a..b/c"] {
        assert_eq!(
            find(&table, PATHS, path),
            (path == "/dir").then(|| ("/{a}", vec!["a=dir".to_owned()])),
            "{path}"
        );
    }
}

#[test]
fn a_method_of_a_less_literal_template_is_found() {
    let table = Table::new(PATHS, Choice::default());
    let Found::Route(found) = table.find("DELETE", "/users/me", "") else { panic!() };
    assert_eq!(found.path, [("other", "me".to_owned())]);
    let Found::Methods(methods) = table.find("PATCH", "/users/me", "") else { panic!() };
    assert_eq!(methods, ["GET", "PUT", "DELETE"]);
}

#[test]
fn no_path_takes_long() {
    let template: &'static str = Box::leak(format!("/{}", "{a}x".repeat(50)).into_boxed_str());
    let routes: &'static [Route] = Box::leak(Box::new([get(template)]));
    let table = Table::new(routes, Choice::default());
    let started = std::time::Instant::now();
    for path in [
        "/".repeat(60_000),
        format!("/{}", "x%".repeat(30_000)),
        format!("/{}y", "x".repeat(60_000)),
    ] {
        assert!(find(&table, routes, &path).is_none());
    }
    assert!(started.elapsed().as_secs() < 5);
}

static BY_ID: &[Parameter] = &[Parameter::path("id", ParameterShape::Integer, &Schema::INT64)];
static BY_NAME: &[Parameter] = &[Parameter::path("name", ParameterShape::Text, &Schema::ANY)];
static RIVALS: &[Route] = &[
    Route { id: "byId", parameters: BY_ID, ..get("/pets/{id}") },
    Route { id: "byName", parameters: BY_NAME, ..get("/pets/{name}") },
    Route { id: "byNick", parameters: BY_NAME, ..get("/pets/{name}") },
    Route { id: "cats", ..get("/pets/all?kind=cat&old") },
    Route { id: "all", ..get("/pets/all") },
];

/// The route that serves a path and a query.
fn served(choice: Choice<'_>, path: &str, query: &str) -> Option<&'static str> {
    match Table::new(RIVALS, choice).find("GET", path, query) {
        Found::Route(found) => Some(RIVALS[found.index].id),
        Found::Methods(_) | Found::Nothing => None,
    }
}

#[test]
fn of_rivals_the_first_that_fits_and_is_implemented_serves() {
    let choice = Choice::default();
    assert_eq!(served(choice, "/pets/1", ""), Some("byId"));
    assert_eq!(served(choice, "/pets/rex", ""), Some("byName"));
    let idle = Choice { unimplemented: &["byId", "byName"], ..choice };
    assert_eq!(served(idle, "/pets/1", ""), Some("byNick"));
    let preferring = Choice { preferred: &["byName"], ..idle };
    assert_eq!(served(preferring, "/pets/1", ""), Some("byName"));
    assert_eq!(served(Choice { preferred: &["byId"], ..idle }, "/pets/rex", ""), Some("byNick"));
}

#[test]
fn a_template_with_a_query_serves_who_has_it() {
    let choice = Choice { preferred: &["all"], ..Choice::default() };
    assert_eq!(served(choice, "/pets/all", "old=&x=1&kind=cat"), Some("cats"));
    assert_eq!(served(choice, "/pets/all", "kind=dog&old"), Some("all"));
    assert_eq!(served(choice, "/pets/all", ""), Some("all"));
}
