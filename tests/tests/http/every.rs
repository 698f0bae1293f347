//! Every fixture that has operations: its router starts, each of its routes is served, and whoever
//! implements nothing is told of all of them.

use axum::body::Body;
use axum::http::Request;
use tests::runtime::client::{InMemory, Limits, Transport};
use tests::runtime::server::{Problem, Route};

/// Sends a request to each route; none is a stranger.
async fn assert_reached(name: &str, router: axum::Router, routes: &[Route]) {
    let transport = InMemory::new(router);
    for route in routes {
        let mut path = String::new();
        for (index, part) in route.template.split(['{', '}']).enumerate() {
            path.push_str(if index % 2 == 0 { part } else { "1" });
        }
        let path = path.replace(' ', "%20").replace('ï', "%C3%AF").replace('ü', "%C3%BC");
        let request =
            Request::builder().method(route.method).uri(format!("http://localhost{path}"));
        let request = request
            .body(Body::empty())
            .unwrap()
            .map(|_| tests::runtime::wire::ByteStream::default());
        let response = transport.send(request, &Limits::default()).await.unwrap();
        let status = response.status().as_u16();
        assert!([400, 401, 415, 422, 501].contains(&status), "{name} {}: {status}", route.id);
    }
}

/// A service that implements nothing, of each fixture.
macro_rules! every {
    ($($fixture:ident: $($tag:ident)+;)+) => {
        $(mod $fixture {
            use super::{Problem, assert_reached};
            use tests::fixtures::$fixture::server;

            struct Idle;

            impl server::Service for Idle {
                type Error = Problem;
            }

            $(impl server::$tag for Idle {})+

            #[tokio::test]
            async fn each_route_is_served() {
                let ids: Vec<_> = server::ROUTES.iter().map(|route| route.id).collect();
                let mut idle = server::unimplemented::<Idle>();
                let mut wanted = ids.clone();
                idle.sort_unstable();
                wanted.sort_unstable();
                assert_eq!(idle, wanted);
                assert!(!ids.is_empty());
                assert_reached(stringify!($fixture), server::router(Idle), server::ROUTES).await;
            }
        })+

        #[test]
        fn every_fixture_is_here() {
            let here = [$(stringify!($fixture)),+];
            for fixture in tests::house::fixtures() {
                let text = std::fs::read_to_string(&fixture.expected).unwrap();
                let serves = text.contains("pub static ROUTES") && !["security", "webhooks_sent"].contains(&fixture.name.as_str());
                assert_eq!(serves, here.contains(&fixture.name.as_str()), "{}", fixture.name);
            }
        }
    };
}

every! {
    additional_properties: Api; aliases: Api; all_of_merge: Api; all_of_single: Api; any_of: Api;
    any_value: Api; arrays: Api; binary_body: Api; callbacks_sent: Api; closed_object: Api; content_parameters: Api;
    content_ranges: Api; form_body: Api; multipart_files: Api; several_contents: Api;
    stream_or_whole: Api;
    cookie_parameters: Api; defaults: Api; deprecated: Api; deprecated_http: Api;
    discriminator_default: Api;
    enum_integers: Api; enum_mixed: Api; enum_nullable: Api; enum_open: Api; enum_strings: Api;
    header_parameters: Api;
    keywords_http: Api; local_names_http: Api; maps: Api;
    media_types: Api; mutual_recursion: Api; nested_inline: Api; not: Api; number_limits: Api;
    object_limits: Api; odd_names_http: Api; one_of_discriminator: Api; one_of_untagged: Api;
    optional_body: Api; pagination: Api; passed_over: Api; path_styles: Api; path_templates: Api; pattern: Api;
    pattern_maps: Api;
    prelude_names_http: Api; presence: Api; prose: Api; query_deep_object: Api; query_delimited: Api;
    query_form: Api; query_nested: Api; query_whole: Api; read_only: Api; read_only_recursion: Api; recursion: Api; references: Api; response_headers: Api; response_headers_json: Api; rival_paths: Api; rust_names: Api;
    scalars: Api; sequences: Api; server_urls: Api; shared_parts: Api; statuses: Api; string_limits: Api;
    array_keywords: Api; conditions: Api; property_patterns: Api; unevaluated: Api;
    tag_read_only: Api;
    tags: Pets StoreFront Api1_0 Default ServiceApi ClientApi Api; text_body: Api;
    tuples: Api; type_lists: Api;
    ticket_create: Tickets; unique_items: Api; untagged: Api; write_only: Api;
}
