//! Tests of which template serves a path.

use super::super::route::{Found, Route, Table};

/// The template that serves a path, and its parameters.
fn find(table: &Table, routes: &[Route], path: &str) -> Option<(&'static str, Vec<String>)> {
    match table.find("GET", path) {
        Found::Route(found) => {
            let values = found.path.iter().map(|(name, value)| format!("{name}={value}"));
            Some((routes[found.index].template, values.collect()))
        }
        Found::Methods(_) | Found::Nothing => None,
    }
}

const fn get(template: &'static str) -> Route {
    Route { id: "", method: "GET", template, security: &[], body: None }
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
    let table = Table::new(PATHS);
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
    let table = Table::new(PATHS);
    let Found::Route(found) = table.find("DELETE", "/users/me") else { panic!() };
    assert_eq!(found.path, [("other", "me".to_owned())]);
    let Found::Methods(methods) = table.find("PATCH", "/users/me") else { panic!() };
    assert_eq!(methods, ["GET", "PUT", "DELETE"]);
}

#[test]
fn no_path_takes_long() {
    let template: &'static str = Box::leak(format!("/{}", "{a}x".repeat(50)).into_boxed_str());
    let routes: &'static [Route] = Box::leak(Box::new([get(template)]));
    let table = Table::new(routes);
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
