//! Callbacks over a socket: where a request leads, and what arrives there.

use axum::Router;
use http::StatusCode;
use tests::fixtures::callbacks_sent::callbacks::Cause;
use tests::fixtures::callbacks_sent::callbacks::client::{Client, Error};
use tests::fixtures::callbacks_sent::callbacks::operations::{
    OnDataNoContent, OnDataRequest, OnDataResponse, OnEndNoContent, OnEndRequest, OnEndResponse,
    RenewOnEndDeleteNoContent, RenewOnEndDeleteRequest, RenewOnEndDeleteResponse,
};
use tests::fixtures::callbacks_sent::callbacks::server::{self, Callbacks, Service};
use tests::fixtures::callbacks_sent::models::{Reading, Subscription};
use tests::fixtures::callbacks_sent::operations::{RenewRequest, SubscribeRequest};
use tests::runtime::Valid;
use tests::runtime::server::Problem;

use super::{Kept, serve};

/// A consumer: it keeps what it is sent.
#[derive(Clone, Default)]
struct Receiver(Kept);

impl Service for Receiver {
    type Error = Problem;
}

impl Callbacks for Receiver {
    async fn on_data(&self, request: Valid<OnDataRequest>) -> Result<OnDataResponse, Problem> {
        self.0.keep(&request.body[0].celsius);
        Ok(OnDataResponse::NoContent(OnDataNoContent::new()))
    }

    async fn on_end(&self, _: Valid<OnEndRequest>) -> Result<OnEndResponse, Problem> {
        self.0.keep(&"end of a subscription");
        Ok(OnEndNoContent::new().into())
    }

    async fn renew_on_end_delete(
        &self,
        _: Valid<RenewOnEndDeleteRequest>,
    ) -> Result<RenewOnEndDeleteResponse, Problem> {
        self.0.keep(&"end of a renewal");
        Ok(RenewOnEndDeleteNoContent::new().into())
    }
}

fn client() -> Client {
    Client::builder().build().unwrap()
}

#[tokio::test]
async fn what_follows_from_a_call_arrives_where_its_request_says() {
    let receiver = Receiver::default();
    let base = serve(Router::new().nest("/mine", server::router(receiver.clone()))).await;

    let subscription = Subscription::new(format!("{base}/mine/subscribe/onEnd"), "a/b?c");
    let request = SubscribeRequest::new(format!("{base}/mine/subscribe/onData"), subscription);
    let cause = Cause::of(&request);
    let to = cause.url::<OnDataRequest>().unwrap();
    assert_eq!(to, format!("{base}/mine/subscribe/onData/data"));
    client().on_data(&to, &OnDataRequest::new(vec![Reading::new(21.5, 3)])).await.unwrap();
    receiver.0.is(&21.5);

    // What stands behind the host reaches no further than its place.
    let to = cause.url::<OnEndRequest>().unwrap();
    assert_eq!(to, format!("{base}/mine/subscribe/onEnd/a%2Fb%3Fc/end?of=a%2Fb%3Fc"));
    client().on_end(&to, &OnEndRequest::new()).await.unwrap();
    receiver.0.is(&"end of a subscription");

    let subscription = Subscription::new(format!("{base}/mine/renew/onEnd"), "x");
    let request = RenewRequest::new("1", subscription);
    let to = Cause::of(&request).url::<RenewOnEndDeleteRequest>().unwrap();
    client().renew_on_end_delete(&to, &RenewOnEndDeleteRequest::new()).await.unwrap();
    receiver.0.is(&"end of a renewal");
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let base = serve(server::router(Receiver::default())).await;
    let to = format!("{base}/subscribe/onData/data");
    let hot = OnDataRequest::new(vec![Reading::new(100.5, 3)]);
    let Err(Error::Undeclared(refused)) = client().on_data(&to, &hot).await else {
        panic!("it is too hot")
    };
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let to = format!("{base}/subscribe/onData");
    let Err(Error::Undeclared(lost)) = client().on_data(&to, &hot).await else {
        panic!("nothing is there")
    };
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
}

#[test]
fn only_what_the_url_speaks_of_is_looked_at() {
    // No such request can be sent: a segment is never empty.
    let request = RenewRequest::new("", Subscription::new("http://a.example", ""));
    let url = Cause::of(&request).url::<RenewOnEndDeleteRequest>();
    assert_eq!(url.unwrap(), "http://a.example//end?of=");
}
