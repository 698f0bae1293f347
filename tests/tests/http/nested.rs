//! Values of the query that the standard's styles leave open: what a client writes a server reads,
//! and what other clients write too.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tests::fixtures::query_nested::{client::Client, operations::*, server};
use tests::runtime::Valid;
use tests::runtime::client::{ByteStream, Limits, Transport};
use tests::runtime::server::Problem;

use super::{Kept, Noting};

impl server::Service for Kept {
    type Error = Problem;
}

impl server::Api for Kept {
    async fn list_orders(
        &self,
        request: Valid<ListOrdersRequest>,
    ) -> Result<ListOrdersResponse, Problem> {
        self.keep(&*request);
        Ok(ListOrdersNoContent::new().into())
    }
}

fn of<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// What a server reads and a client of our own wrote as this query.
async fn arrives(request: ListOrdersRequest, query: &str) {
    let kept = Kept::default();
    let wire = Noting::new(server::router(kept.clone()));
    let client = Client::builder().base_url("http://localhost").build_with(wire.clone()).unwrap();
    client.list_orders(&request).await.unwrap();
    let written = wire.uri().replace("%5B", "[").replace("%5D", "]");
    assert_eq!(written, format!("/orders{query}"));
    kept.is(&request);
}

/// What a server reads from the query of another client.
async fn is_read(query: &str, request: ListOrdersRequest) {
    let kept = Kept::default();
    let wire = Noting::new(server::router(kept.clone()));
    let sent =
        http::Request::get(format!("http://localhost/orders{query}")).body(ByteStream::default());
    let response = wire.send(sent.unwrap(), &Limits::default()).await.unwrap();
    assert_eq!(response.status(), 204, "{query}: {:?}", response.body());
    kept.is(&request);
}

#[tokio::test]
async fn lists_below_a_name() {
    let expand = || ListOrdersRequest::new().with_expand(vec!["a".to_owned(), "b,c".to_owned()]);
    arrives(expand(), "?expand[]=a&expand[]=b%2Cc").await;
    is_read("?expand[0]=a&expand[1]=b,c", expand()).await;
    is_read("?expand[1]=b,c&expand[0]=a", expand()).await;
    is_read("?expand=a&expand=b,c", expand()).await;
}

#[tokio::test]
async fn a_value_or_an_object_of_values() {
    let created = |value: Value| ListOrdersRequest::new().with_created(of::<_>(value));
    arrives(created(json!(7)), "?created=7").await;
    arrives(created(json!({"gt": 1, "lt": 9})), "?created[gt]=1&created[lt]=9").await;
}

#[tokio::test]
async fn objects_and_lists_in_objects() {
    let filter = |value: Value| ListOrdersRequest::new().with_filter(of::<_>(value));
    let tags = || filter(json!({"tags": ["x", "y"], "total": {"gt": 5}}));
    arrives(tags(), "?filter[tags]=x&filter[tags]=y&filter[total][gt]=5").await;
    is_read("?filter[tags][]=x&filter[tags][]=y&filter[total][gt]=5", tags()).await;
    let lines = filter(json!({"lines": [{"gt": 1, "lt": 2}, {"gt": 3}]}));
    let query = "?filter[lines][0][gt]=1&filter[lines][0][lt]=2&filter[lines][1][gt]=3";
    arrives(lines, query).await;
}

#[tokio::test]
async fn one_value_or_several() {
    let state = |value: Value| ListOrdersRequest::new().with_state(of::<_>(value));
    arrives(state(json!(1)), "?state=1").await;
    arrives(state(json!([1, 2])), "?state=1&state=2").await;
}

#[tokio::test]
async fn objects_that_their_names_tell_apart() {
    let buyer = |value: Value| ListOrdersRequest::new().with_buyer(of::<_>(value));
    arrives(buyer(json!({"mail": "a@b"})), "?mail=a%40b").await;
    arrives(buyer(json!({"phone": "1"})), "?phone=1").await;
}

#[tokio::test]
async fn json_where_no_style_is_left() {
    let windows = ListOrdersRequest::new().with_windows(of::<_>(json!([{"gt": 1}])));
    arrives(
        windows,
        "?windows=%5B%7B%22gt%22%3A1%7D%5D".replace("%5B", "[").replace("%5D", "]").as_str(),
    )
    .await;
    let range = of::<_>(json!({"a": {"lt": 2}}));
    arrives(ListOrdersRequest::new().with_x_range(range), "").await;
}
