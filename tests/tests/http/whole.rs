//! OpenAPI 3.2: one value as the whole query, and methods of other names.

use serde_json::json;
use tests::fixtures::query_whole::{client::Client, operations::*, server};
use tests::runtime::Valid;
use tests::runtime::server::Problem;

use super::{Kept, Noting};

impl server::Service for Kept {
    type Error = Problem;
}

macro_rules! keeping {
    ($($method:ident($request:ident) -> $response:ident($answer:ident)),+) => {
        impl server::Api for Kept {
            $(async fn $method(&self, request: Valid<$request>) -> Result<$response, Problem> {
                self.keep(&*request);
                Ok($answer::new().into())
            })+
        }
    };
}

keeping!(find_rows(FindRowsRequest) -> FindRowsResponse(FindRowsNoContent),
    query_rows(QueryRowsRequest) -> QueryRowsResponse(QueryRowsNoContent),
    link_rows(LinkRowsRequest) -> LinkRowsResponse(LinkRowsNoContent),
    unlink_rows(UnlinkRowsRequest) -> UnlinkRowsResponse(UnlinkRowsNoContent));

fn ends() -> (Client<Noting>, Noting, Kept) {
    let kept = Kept::default();
    let wire = Noting::new(server::router(kept.clone()));
    let client = Client::builder().base_url("http://localhost").build_with(wire.clone());
    (client.unwrap(), wire, kept)
}

#[tokio::test]
async fn a_form_json_and_text_are_the_query() {
    let (client, wire, kept) = ends();
    let filter = json!({"state": "open", "tags": ["a", "b&c"]});
    let request = FindRowsRequest::new().with_filter(serde_json::from_value(filter).unwrap());
    client.find_rows(&request).await.unwrap();
    assert_eq!(wire.uri(), "/rows?state=open&tags=a&tags=b%26c");
    kept.is(&request);
    let selection = serde_json::from_value(json!({"ids": [1, 2]})).unwrap();
    let request = LinkRowsRequest::new(selection);
    client.link_rows(&request).await.unwrap();
    assert_eq!(wire.uri(), "/rows?%7B%22ids%22%3A%5B1%2C2%5D%7D");
    assert_eq!(wire.last().method(), "LINK");
    kept.is(&request);
    let request = UnlinkRowsRequest::new().with_query("$.a[?(@.b == 'ü')]");
    client.unlink_rows(&request).await.unwrap();
    kept.is(&request);
    client.unlink_rows(&UnlinkRowsRequest::new()).await.unwrap();
    kept.is(&UnlinkRowsRequest::new());
}

#[tokio::test]
async fn the_method_query_has_a_body() {
    let (client, wire, kept) = ends();
    let request = QueryRowsRequest::new("select");
    client.query_rows(&request).await.unwrap();
    assert_eq!(wire.last().method(), "QUERY");
    kept.is(&request);
}
