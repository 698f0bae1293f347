//! Parameters in every style: how they are written, and that servers read what clients wrote.

use std::collections::BTreeMap;

use tests::runtime::Valid;
use tests::runtime::server::Problem;

use super::{Kept, Noting};

/// A service of a fixture that keeps its requests, and a client of it.
macro_rules! kept {
    ($fixture:ident: $($method:ident($request:ident) -> $response:ident($answer:ident)),+) => {
        use tests::fixtures::$fixture::{client::Client, operations::*, server};

        use super::{Kept, Noting, Problem, Valid};

        impl server::Service for Kept {
            type Error = Problem;
        }

        impl server::Api for Kept {
            $(async fn $method(&self, request: Valid<$request>) -> Result<$response, Problem> {
                self.keep(&*request);
                Ok($answer::new().into())
            })+
        }

        fn ends() -> (Client<Noting>, Noting, Kept) {
            let kept = Kept::default();
            let wire = Noting::new(server::router(kept.clone()));
            let client = Client::builder().base_url("http://localhost").build_with(wire.clone());
            (client.unwrap(), wire, kept)
        }
    };
}

/// Texts that a careless writer or reader would change.
const HARD: &[&str] = &[
    "a,b", "%2C", "a b", "a/b", "ünï", "🦀", "a+b", "a&b=c", "a;b", "a|b", "..", ".", "~*'()",
    "a%b", "a#b?c", "[x]", "\\", "\"", "a.b", "-_",
];

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|one| (*one).to_owned()).collect()
}

mod path {
    use tests::fixtures::path_styles::models::*;

    kept!(path_styles: simple(SimpleRequest) -> SimpleResponse(SimpleNoContent),
        label(LabelRequest) -> LabelResponse(LabelNoContent),
        matrix(MatrixRequest) -> MatrixResponse(MatrixNoContent));

    #[tokio::test]
    async fn simple() {
        let (client, wire, kept) = ends();
        let id = "5a5c7f1e-51c0-4d4c-8e0f-2f6e9a4ddf7a";
        let request =
            SimpleRequest::new(id.parse().unwrap(), vec![1, -2], Colour::new(1, 2).with_b(3));
        client.simple(&request).await.unwrap();
        assert_eq!(wire.uri(), format!("/simple/{id}/1,-2/r=1,g=2,b=3"));
        kept.is(&request);
    }

    #[tokio::test]
    async fn label() {
        let (client, wire, kept) = ends();
        let list = super::texts(&["a,b", "%2C", "a b", "a/b", "ünï"]);
        let request = LabelRequest::new(7, list, Colour::new(1, 2));
        client.label(&request).await.unwrap();
        let list = ".a%2Cb.%252C.a%20b.a%2Fb.%C3%BCn%C3%AF";
        assert_eq!(wire.uri(), format!("/label/.7/{list}/.r,1,g,2"));
        kept.is(&request);
    }

    #[tokio::test]
    async fn matrix() {
        let (client, wire, kept) = ends();
        let request = MatrixRequest::new(true, super::texts(super::HARD), Colour::new(1, 2));
        client.matrix(&request).await.unwrap();
        assert!(
            wire.uri().starts_with("/matrix/;value=true/;list=a%2Cb,%252C,a%20b,a%2Fb,"),
            "{}",
            wire.uri()
        );
        assert!(wire.uri().ends_with("/;r=1;g=2"), "{}", wire.uri());
        kept.is(&request);
    }
}

mod templates {
    use tests::fixtures::path_templates::models::*;

    kept!(path_templates: root(RootRequest) -> RootResponse(RootNoContent),
        account_as_json(AccountAsJsonRequest) -> AccountAsJsonResponse(AccountAsJsonNoContent),
        account(AccountRequest) -> AccountResponse(AccountNoContent),
        own_account(OwnAccountRequest) -> OwnAccountResponse(OwnAccountNoContent),
        keys(KeysRequest) -> KeysResponse(KeysNoContent),
        compare(CompareRequest) -> CompareResponse(CompareNoContent),
        tile(TileRequest) -> TileResponse(TileNoContent),
        run(RunRequest) -> RunResponse(RunNoContent));

    #[tokio::test]
    async fn each_template_is_reached() {
        let (client, wire, kept) = ends();
        client.root(&RootRequest::new()).await.unwrap();
        assert_eq!(wire.uri(), "/");
        kept.is(&RootRequest::new());
        client.own_account(&OwnAccountRequest::new()).await.unwrap();
        kept.is(&OwnAccountRequest::new());
        let compare = CompareRequest::new("main", "feature/x");
        client.compare(&compare).await.unwrap();
        assert_eq!(wire.uri(), "/compare/main...feature%2Fx");
        kept.is(&compare);
        let tile = TileRequest::builder().z(1).x(-2).y(3).scale(2).format(TilePathFormat::Png);
        let tile = tile.build().unwrap();
        client.tile(&tile).await.unwrap();
        assert_eq!(wire.uri(), "/tiles/1/-2,3@2x.png");
        kept.is(&tile);
    }

    #[track_caller]
    fn refused<T>(text: &str) -> T {
        panic!("{text} does not arrive")
    }

    #[tokio::test]
    async fn values_do_not_leave_their_segment() {
        let (client, _, kept) = ends();
        for text in super::HARD {
            let request = AccountAsJsonRequest::new(*text);
            client.account_as_json(&request).await.unwrap_or_else(|_| refused(text));
            kept.is(&request);
            let request = RunRequest::new(*text);
            client.run(&request).await.unwrap_or_else(|_| refused(text));
            kept.is(&request);
            // On its own in a segment, `..` is the way up, however it is encoded.
            if matches!(*text, "." | "..") {
                let error = client.account(&AccountRequest::new(*text)).await.unwrap_err();
                assert!(matches!(error, tests::runtime::client::Error::Request(_)));
                assert!(client.keys(&KeysRequest::new(*text)).await.is_err());
                continue;
            }
            let request = AccountRequest::new(*text);
            client.account(&request).await.unwrap_or_else(|_| refused(text));
            kept.is(&request);
            let request = KeysRequest::new(*text);
            client.keys(&request).await.unwrap_or_else(|_| refused(text));
            kept.is(&request);
        }
    }
}

mod query {
    use tests::fixtures::query_form::models::*;

    kept!(query_form: list_articles(ListArticlesRequest) -> ListArticlesResponse(ListArticlesNoContent));

    #[tokio::test]
    async fn form() {
        let (client, wire, kept) = ends();
        let states = vec![ListArticlesQueryStateItem::New, ListArticlesQueryStateItem::Old];
        let request = ListArticlesRequest::new(1)
            .with_text("a,b &%2C")
            .with_draft(false)
            .with_score(0.5)
            .with_since("2024-01-01T00:00:00+00:00".parse().unwrap())
            .with_tag(super::texts(&["a,b", "c d"]))
            .with_id(vec![1, 2])
            .with_state(states)
            .with_filter_name("[]")
            .with_next("/next?page=2&size=1")
            .with_flag("")
            .with_code(Fifth::from("1.5".to_owned()));
        client.list_articles(&request).await.unwrap();
        let uri = wire.uri();
        for part in
            ["page=1", "tag=a%2Cb&tag=c%20d", "id=1,2", "state=new,old", "filter%5Bname%5D=%5B%5D"]
        {
            assert!(uri.contains(part), "{part} is not in {uri}");
        }
        kept.is(&request);
    }

    #[tokio::test]
    async fn hard_texts() {
        let (client, _, kept) = ends();
        for text in super::HARD.iter().filter(|text| text.chars().count() > 1) {
            let request = ListArticlesRequest::new(1).with_text(*text).with_next(*text);
            client
                .list_articles(&request)
                .await
                .unwrap_or_else(|error| panic!("{text}: {error:?}"));
            kept.is(&request);
        }
        for list in super::HARD.chunks(5) {
            let request = ListArticlesRequest::new(1).with_tag(super::texts(list));
            client.list_articles(&request).await.unwrap();
            kept.is(&request);
        }
    }

    #[tokio::test]
    async fn every_fault_of_the_query_is_told() {
        let (_, wire, _) = ends();
        let request = http::Request::get(
            "http://localhost/articles?text=a&draft=2&id=1,x&state=new,odd&since=now",
        )
        .body(tests::runtime::wire::ByteStream::default())
        .unwrap();
        let limits = tests::runtime::client::Limits::default();
        let response =
            tests::runtime::client::Transport::send(&wire, request, &limits).await.unwrap();
        assert_eq!(response.status(), 422);
        let body = response.into_body().collect(10_000).await.unwrap();
        let problem: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let told = problem["violations"].as_array().unwrap().iter();
        let told: Vec<_> = told
            .map(|one| format!("{} {}", one["pointer"], one["keyword"]).replace('"', ""))
            .collect();
        let expected = [
            "/page required",
            "/text minLength",
            "/draft type",
            "/since format",
            "/id/1 type",
            "/state/1 enum",
        ];
        assert_eq!(told, expected);
    }
}

mod delimited {
    kept!(query_delimited: list_products(ListProductsRequest) -> ListProductsResponse(ListProductsNoContent));

    #[tokio::test]
    async fn spaces_and_pipes() {
        let (client, wire, kept) = ends();
        let request =
            ListProductsRequest::new(vec![1, 2]).with_colours(super::texts(&["red", "a,b", "%20"]));
        client.list_products(&request).await.unwrap();
        assert_eq!(wire.uri(), "/products?colours=red%20a%2Cb%20%2520&sizes=1%7C2");
        kept.is(&request);
    }
}

mod objects {
    use tests::fixtures::query_deep_object::models::*;

    kept!(query_deep_object: list_shipments(ListShipmentsRequest) -> ListShipmentsResponse(ListShipmentsNoContent));

    #[tokio::test]
    async fn deep_and_exploded() {
        let (client, wire, kept) = ends();
        let filter =
            ListShipmentsQueryFilter::new(ListShipmentsQueryFilterState::Open).with_weight(5);
        let range = ListShipmentsQueryRange::new().with_from("2024-02-29".parse().unwrap());
        let labels = [("a b".to_owned(), "c&d=e".to_owned()), ("ü".to_owned(), "[]".to_owned())];
        let labels: super::BTreeMap<_, _> = labels.into_iter().collect();
        let request =
            ListShipmentsRequest::new().with_filter(filter).with_range(range).with_labels(labels);
        client.list_shipments(&request).await.unwrap();
        assert!(
            wire.uri().contains("filter%5Bstate%5D=open&filter%5Bweight%5D=5&from=2024-02-29"),
            "{}",
            wire.uri()
        );
        kept.is(&request);
        client.list_shipments(&ListShipmentsRequest::new()).await.unwrap();
        assert_eq!(wire.uri(), "/shipments");
        kept.is(&ListShipmentsRequest::new());
    }
}

mod headers {
    use tests::fixtures::header_parameters::models::*;

    kept!(header_parameters: list_files(ListFilesRequest) -> ListFilesResponse(ListFilesNoContent));

    #[tokio::test]
    async fn values_lists_and_objects() {
        let (client, wire, kept) = ends();
        let id = "5a5c7f1e-51c0-4d4c-8e0f-2f6e9a4ddf7a";
        let request = ListFilesRequest::new(id.parse().unwrap())
            .with_x_depth(3)
            .with_x_kinds(super::texts(&["a b", "c"]))
            .with_x_window(ListFilesHeaderXWindow::new().with_from(1).with_to(2))
            .with_x_exploded(ListFilesHeaderXExploded::new().with_a("b"))
            .with_if_modified_since("Sat, 29 Oct 1994 19:43:31 GMT");
        client.list_files(&request).await.unwrap();
        let last = wire.last();
        for (name, value) in [("x-depth", "3"), ("x-window", "from,1,to,2"), ("x-exploded", "a=b")]
        {
            assert_eq!(last.headers()[name], value);
        }
        kept.is(&request);
    }
}

mod cookies {
    kept!(cookie_parameters: get_basket(GetBasketRequest) -> GetBasketResponse(GetBasketNoContent));

    #[tokio::test]
    async fn all_in_one_header() {
        let (client, wire, kept) = ends();
        let request = GetBasketRequest::new("abc;=, ü%2C").with_visits(3);
        client.get_basket(&request).await.unwrap();
        assert_eq!(wire.last().headers().get_all("cookie").iter().count(), 1);
        kept.is(&request);
    }
}

mod content {
    use tests::fixtures::content_parameters::models::*;

    kept!(content_parameters: find_rows(FindRowsRequest) -> FindRowsResponse(FindRowsNoContent));

    #[tokio::test]
    async fn json_in_parameters() {
        let (client, _, kept) = ends();
        let filter = Filter::new("a/b&c ü").with_values(vec![1.0, 2.5]);
        let request = FindRowsRequest::new(FindRowsPathKey::new(7), filter);
        let request = request.with_x_trace(super::texts(&["a", "b,c"]));
        client.find_rows(&request).await.unwrap();
        kept.is(&request);
    }
}

mod optional {
    kept!(optional_body: close_door(CloseDoorRequest) -> CloseDoorResponse(CloseDoorNoContent),
        put_note(PutNoteRequest) -> PutNoteResponse(PutNoteNoContent),
        put_counters(PutCountersRequest) -> PutCountersResponse(PutCountersNoContent));

    #[tokio::test]
    async fn bodies_may_be_absent_or_null() {
        let (client, wire, kept) = ends();
        let request = CloseDoorRequest::new(1);
        client.close_door(&request).await.unwrap();
        assert!(wire.last().body().whole().unwrap().is_empty());
        assert!(!wire.last().headers().contains_key("content-type"));
        kept.is(&request);
        let request = PutNoteRequest::new(None);
        client.put_note(&request).await.unwrap();
        assert_eq!(&wire.last().body().whole().unwrap()[..], b"null");
        kept.is(&request);
        let request = PutCountersRequest::new().with_body(vec![1, 2]);
        client.put_counters(&request).await.unwrap();
        kept.is(&request);
        let empty = PutCountersRequest::new().with_body(Vec::new());
        let refused = client.put_counters(&empty).await.unwrap_err();
        assert_eq!(refused.status().map(|status| status.as_u16()), Some(422));
    }
}
