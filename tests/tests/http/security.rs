//! Credentials: what a client sends for each scheme, and what reaches the authenticator.

use http::{Request, StatusCode};
use tests::fixtures::security::client::{Client, ClientBuilder};
use tests::fixtures::security::operations::{
    BothRequest, ByOpenIdRequest, ByQueryRequest, EitherRequest, InheritedRequest,
    MachineNoContent, MachineRequest, MachineResponse, OpenNoContent, OpenRequest, OpenResponse,
    OptionalNoContent, OptionalRequest, OptionalResponse, ScopedRequest,
};
use tests::fixtures::security::server::{self, Api, Credentials, Service};
use tests::runtime::client::{ByteStream, Limits, Transport};
use tests::runtime::server::Problem;
use tests::runtime::wire::SecurityKind;
use tests::runtime::{Secret, Valid};

use super::{Kept, Noting};

/// Keeps the credentials; `nobody` is refused.
struct Guard(Kept);

impl Service for Guard {
    type Principal = String;
    type Error = Problem;

    async fn authenticate(&self, credentials: Credentials) -> Result<String, Problem> {
        assert!(!format!("{credentials:?}").contains("hunter2"), "no secret shows");
        let show = |secret: &Option<Secret>| secret.as_ref().map(|one| one.expose().to_owned());
        let basic =
            credentials.basic.as_ref().map(|one| format!("{}:{}", one.user, one.password.expose()));
        let sent = [
            ("key", show(&credentials.key)),
            ("query", show(&credentials.query)),
            ("session", show(&credentials.session)),
            ("basic", basic),
            ("token", show(&credentials.token)),
            ("openid", show(&credentials.openid)),
            ("oauth", show(&credentials.oauth)),
        ];
        let sent = sent.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        let sent = sent.collect::<Vec<_>>().join(" ");
        self.0.keep(&format!(
            "{} {} {sent}",
            credentials.operation(),
            credentials.scopes().join(",")
        ));
        let alternative = credentials.alternative();
        assert!(alternative.iter().all(|one| one.scheme.kind.is_shown() || sent.is_empty()));
        if alternative.iter().any(|one| one.scheme.kind == SecurityKind::MutualTls) {
            self.0.keep(&alternative[0].scheme.name);
            return Err(Problem::new(StatusCode::FORBIDDEN));
        }
        if let [one] = alternative
            && let SecurityKind::OpenIdConnect(url) = one.scheme.kind
        {
            assert_eq!(url, "https://id.example.com/.well-known/openid-configuration");
        }
        if sent.contains("lost") {
            return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE));
        }
        if sent.contains("nobody") { Err(Problem::new(StatusCode::FORBIDDEN)) } else { Ok(sent) }
    }
}

impl Api for Guard {
    async fn open(&self, _: Valid<OpenRequest>) -> Result<OpenResponse, Problem> {
        Ok(OpenNoContent::new().into())
    }

    async fn optional(
        &self,
        _: Valid<OptionalRequest>,
        caller: Option<String>,
    ) -> Result<OptionalResponse, Problem> {
        self.0.keep(&caller);
        Ok(OptionalNoContent::new().into())
    }

    async fn machine(
        &self,
        _: Valid<MachineRequest>,
        caller: Option<String>,
    ) -> Result<MachineResponse, Problem> {
        self.0.keep(&format!("{} {caller:?}", self.0.0.lock().unwrap()));
        Ok(MachineNoContent::new().into())
    }
}

fn ends(builder: ClientBuilder) -> (Client<Noting>, Noting, Kept) {
    let kept = Kept::default();
    let wire = Noting::new(server::router(Guard(kept.clone())));
    (builder.base_url("http://localhost").build_with(wire.clone()).unwrap(), wire, kept)
}

/// Calls an operation and says with which status it ends: 501 when it is reached.
macro_rules! call {
    ($client:expr, $method:ident, $request:ident) => {
        $client
            .$method(&$request::new())
            .await
            .map_or_else(|error| error.status().unwrap().as_u16(), |reply| reply.status.as_u16())
    };
}

#[tokio::test]
async fn each_scheme_arrives() {
    let (client, wire, kept) = ends(
        Client::builder()
            .key("hunter2 ,")
            .query("hunter2&=ü")
            .session("hunter2;x")
            .basic("Aladdin", "open: hunter2")
            .token("hunter2.jwt")
            .openid("hunter2-id")
            .oauth("hunter2-oauth"),
    );
    assert!(!format!("{client:?}").contains("hunter2"));
    assert_eq!(call!(client, inherited, InheritedRequest), 501);
    kept.is(&"inherited  key=hunter2 ,");
    assert_eq!(call!(client, both, BothRequest), 501);
    kept.is(&"both  key=hunter2 , token=hunter2.jwt");
    assert_eq!(wire.last().headers()["authorization"], "Bearer hunter2.jwt");
    assert_eq!(call!(client, scoped, ScopedRequest), 501);
    kept.is(&"scoped read,write oauth=hunter2-oauth");
    assert_eq!(call!(client, by_open_id, ByOpenIdRequest), 501);
    kept.is(&"byOpenId profile openid=hunter2-id");
    assert_eq!(call!(client, by_query, ByQueryRequest), 501);
    kept.is(&"byQuery  query=hunter2&=ü");
    assert_eq!(call!(client, open, OpenRequest), 204);
    assert!(
        !wire.last().headers().contains_key("authorization"),
        "nothing is sent where nothing is asked for"
    );
    assert!(!wire.last().headers().contains_key("x-key"));
}

#[tokio::test]
async fn of_alternatives_the_one_that_is_there_is_sent() {
    let (client, wire, kept) = ends(Client::builder().basic("Aladdin", "open sesame"));
    assert_eq!(call!(client, either, EitherRequest), 501);
    kept.is(&"either  basic=Aladdin:open sesame");
    assert_eq!(wire.last().headers()["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert_eq!(call!(client, both, BothRequest), 401);
}

#[tokio::test]
async fn nobody_is_let_in() {
    let (client, _, _) = ends(Client::builder());
    assert_eq!(call!(client, inherited, InheritedRequest), 401);
    assert_eq!(call!(client, scoped, ScopedRequest), 401);
    assert_eq!(call!(client, open, OpenRequest), 204);
    let (client, _, _) = ends(Client::builder().key("nobody"));
    assert_eq!(call!(client, inherited, InheritedRequest), 403);
}

#[tokio::test]
async fn where_credentials_are_optional_the_caller_is_known_if_it_says_so() {
    let (client, _, kept) = ends(Client::builder());
    assert_eq!(call!(client, optional, OptionalRequest), 204);
    kept.is(&None::<String>);
    let (client, _, kept) = ends(Client::builder().session("abc"));
    assert_eq!(call!(client, optional, OptionalRequest), 204);
    kept.is(&Some("session=abc"));
}

#[tokio::test]
async fn who_is_refused_by_one_alternative_is_judged_by_the_next() {
    const OPEN: &str = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
    const NOBODY: &str = "Basic bm9ib2R5Ong=";
    let (_, wire, kept) = ends(Client::builder());
    let send = async |path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(ByteStream::default()).unwrap();
        wire.send(request, &Limits::default()).await.unwrap().status().as_u16()
    };
    assert_eq!(send("/either", &[("x-key", "nobody"), ("authorization", OPEN)]).await, 501);
    kept.is(&"either  basic=Aladdin:open sesame");
    assert_eq!(send("/either", &[("x-key", "a"), ("authorization", NOBODY)]).await, 501);
    kept.is(&"either  key=a");
    assert_eq!(send("/either", &[("x-key", "nobody"), ("authorization", NOBODY)]).await, 403);
    kept.is(&"either  basic=nobody:x");
    assert_eq!(send("/optional", &[("cookie", "session=nobody")]).await, 403);
    kept.is(&"optional  session=nobody");
}

#[tokio::test]
async fn a_challenge_says_how_to_do_better() {
    let (client, _, _) = ends(Client::builder());
    let error = client.either(&EitherRequest::new()).await.unwrap_err();
    let tests::runtime::client::Error::Undeclared(reply) = error else { panic!("{error:?}") };
    let told: Vec<_> = reply.headers.get_all("www-authenticate").iter().collect();
    assert!(told.iter().any(|one| one.to_str().unwrap().starts_with("Basic")), "{told:?}");
}

#[tokio::test]
async fn a_certificate_is_asked_about_before_nobody_is_let_in() {
    let (client, _, kept) = ends(Client::builder());
    assert_eq!(call!(client, machine, MachineRequest), 204);
    kept.is(&"\"certificate\" None");
    let (client, _, _) = ends(Client::builder().key("a"));
    assert_eq!(call!(client, machine, MachineRequest), 204);
    let (client, _, kept) = ends(Client::builder().key("nobody"));
    assert_eq!(call!(client, machine, MachineRequest), 403);
    kept.is(&"certificate");
}

#[tokio::test]
async fn credentials_that_cannot_be_looked_up_are_not_refused() {
    let (client, _, kept) = ends(Client::builder().key("lost"));
    assert_eq!(call!(client, inherited, InheritedRequest), 503);
    assert_eq!(call!(client, machine, MachineRequest), 503);
    kept.is(&"machine  key=lost");
}
