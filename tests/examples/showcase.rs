//! A server of `tests/showcase/openapi.yaml`: it reads everything that the document lets in, and
//! answers with values that were made of its schemas. `cargo xtask schemathesis` asks it.

use std::collections::BTreeSet;
use std::error::Error;
use std::ops::DerefMut;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use arbitrary::{Arbitrary, Unstructured};
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use tests::runtime::Valid;
use tests::runtime::server::Problem;
use tests::runtime::wire::ByteStream;
use tests::showcase::models::Event;
use tests::showcase::operations::*;
use tests::showcase::server::{self, Bodies, Credentials, Service, Styles, Things};
use tokio::net::TcpListener;
use uuid::Uuid;

const KEY: &str = "showcase";

/// The service.
#[derive(Default)]
struct Showcase {
    /// How many values it has made, so that each is another.
    made: AtomicU64,
    /// The things that are gone; all others are there.
    gone: Mutex<BTreeSet<Uuid>>,
}

impl Showcase {
    /// A valid value, another one each time.
    fn any<T: for<'a> Arbitrary<'a>>(&self) -> Result<T, Problem> {
        let mut state =
            self.made.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bytes = std::iter::repeat_with(|| {
            // xorshift64*
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            state.wrapping_mul(0x2545_f491_4f6c_dd1d).to_le_bytes()
        });
        let bytes: Vec<u8> = bytes.take(256).flatten().collect();
        T::arbitrary(&mut Unstructured::new(&bytes))
            .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR))
    }

    fn gone(&self) -> impl DerefMut<Target = BTreeSet<Uuid>> {
        self.gone.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn any_list<T: for<'a> Arbitrary<'a>>(&self) -> Result<Vec<T>, Problem> {
        (0..3).map(|_| self.any()).collect()
    }
}

impl Service for Showcase {
    type Principal = ();
    type Error = Problem;

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Problem> {
        let is_known = [credentials.key, credentials.session]
            .into_iter()
            .flatten()
            .any(|secret| secret == KEY);
        if is_known { Ok(()) } else { Err(Problem::new(StatusCode::UNAUTHORIZED)) }
    }
}

impl Things for Showcase {
    async fn list_things(
        &self,
        request: Valid<ListThingsRequest>,
        (): (),
    ) -> Result<ListThingsResponse, Problem> {
        let total = request.limit.unwrap_or_default();
        Ok(ListThingsOk::new(self.any_list()?, total).into())
    }

    async fn create_thing(
        &self,
        _: Valid<CreateThingRequest>,
        (): (),
    ) -> Result<CreateThingResponse, Problem> {
        Ok(CreateThingCreated::new(self.any()?, "/things").into())
    }

    async fn get_thing(
        &self,
        request: Valid<GetThingRequest>,
    ) -> Result<GetThingResponse, Problem> {
        if self.gone().contains(&request.id) {
            return Err(Problem::new(StatusCode::NOT_FOUND));
        }
        Ok(GetThingOk::new(self.any()?).into())
    }

    async fn put_thing(
        &self,
        request: Valid<PutThingRequest>,
        (): (),
    ) -> Result<PutThingResponse, Problem> {
        Ok(match request.x_version {
            1 => PutThingResponse::NoContent(PutThingNoContent::default()),
            _ => PutThingResponse::Ok(PutThingOk::new(self.any()?)),
        })
    }

    async fn delete_thing(
        &self,
        request: Valid<DeleteThingRequest>,
        (): (),
    ) -> Result<DeleteThingResponse, Problem> {
        self.gone().insert(request.id);
        Ok(DeleteThingNoContent::default().into())
    }
}

impl Styles for Showcase {
    async fn simple(&self, _: Valid<SimpleRequest>, (): ()) -> Result<SimpleResponse, Problem> {
        Ok(SimpleNoContent::default().into())
    }

    async fn label(&self, _: Valid<LabelRequest>, (): ()) -> Result<LabelResponse, Problem> {
        Ok(LabelNoContent::default().into())
    }

    async fn matrix(&self, _: Valid<MatrixRequest>, (): ()) -> Result<MatrixResponse, Problem> {
        Ok(MatrixNoContent::default().into())
    }

    async fn query(&self, _: Valid<QueryRequest>, (): ()) -> Result<QueryResponse, Problem> {
        Ok(QueryNoContent::default().into())
    }
}

impl Bodies for Showcase {
    async fn put_text(
        &self,
        request: Valid<PutTextRequest>,
        (): (),
    ) -> Result<PutTextResponse, Problem> {
        Ok(PutTextOk::new(request.into_inner().body).into())
    }

    async fn put_bytes(
        &self,
        request: Valid<PutBytesRequest>,
        (): (),
    ) -> Result<PutBytesResponse, Problem> {
        Ok(PutBytesOk::new(request.into_inner().body).into())
    }

    async fn send_form(
        &self,
        request: Valid<SendFormRequest>,
        (): (),
    ) -> Result<SendFormResponse, Problem> {
        Ok(SendFormOk::new(request.into_inner().body).into())
    }

    async fn send_files(
        &self,
        request: Valid<SendFilesRequest>,
        (): (),
    ) -> Result<SendFilesResponse, Problem> {
        let SendFilesParts { picture, others, .. } = request.into_inner().body;
        let files = std::iter::once(picture).chain(others.into_iter().flatten());
        let mut length = 0;
        for file in files {
            length += bytes(file.content).await?.len() as i64;
        }
        Ok(SendFilesOk::new(length).into())
    }

    async fn send_any(
        &self,
        request: Valid<SendAnyRequest>,
        (): (),
    ) -> Result<SendAnyResponse, Problem> {
        let SendAnyRequest { body, accept, .. } = request.into_inner();
        let text = match body {
            None => None,
            Some(SendAnyContent::Image(image)) => {
                Some(String::from_utf8_lossy(&bytes(image.content).await?).into_owned())
            }
            Some(other) => Some(format!("{other:?}")),
        };
        let best = accept.and_then(|one| one.best(&["application/json", "text/plain"]));
        let content = match best {
            Some("text/plain") => SendAnyOkContent::Text(text.unwrap_or_default()),
            _ => SendAnyOkContent::Json(text),
        };
        Ok(SendAnyOk::new(content).into())
    }

    async fn send_rows(
        &self,
        request: Valid<SendRowsRequest>,
        (): (),
    ) -> Result<SendRowsResponse, Problem> {
        Ok(SendRowsOk::new(request.into_inner().body).into())
    }

    async fn watch(&self, request: Valid<WatchRequest>, (): ()) -> Result<WatchResponse, Problem> {
        let event = || Event::new("{}");
        let most = request.most.unwrap_or(2);
        Ok(WatchOk::new((0..most).map(|_| event()).collect::<Vec<_>>()).into())
    }

    async fn post_shape(
        &self,
        _: Valid<PostShapeRequest>,
        (): (),
    ) -> Result<PostShapeResponse, Problem> {
        Ok(PostShapeOk::new(self.any()?).into())
    }
}

/// All bytes of a body.
async fn bytes(body: ByteStream) -> Result<Bytes, Problem> {
    body.collect(1 << 20).await.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let text = include_str!("../showcase/openapi.yaml");
    let document = speccast::load::tree(text).ok_or("the document is no YAML")?.to_string();
    let json = [(CONTENT_TYPE, "application/json")];
    let router = server::router(Showcase::default())
        .route("/openapi.json", get(move || async move { (json, document) }));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("curl http://{}/things -H 'X-Key: {KEY}'", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}
