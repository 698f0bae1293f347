//! Answers: statuses, ranges, the default, headers, media types, text and bytes.

use tests::fixtures::{binary_body, media_types, response_headers, statuses, text_body};
use tests::runtime::Valid;
use tests::runtime::client::{Error, InMemory};
use tests::runtime::server::Problem;

/// A client of a router in memory.
macro_rules! client {
    ($fixture:ident, $service:expr) => {
        $fixture::client::Client::builder()
            .base_url("http://localhost")
            .build_with(InMemory::new($fixture::server::router($service)))
            .unwrap()
    };
}

mod answers {
    pub(super) use super::statuses::models::{Fault, Task};
    pub(super) use super::statuses::operations::*;
}

struct Tasks(answers::StartTaskResponse);

impl statuses::server::Service for Tasks {
    type Error = Problem;
}

impl statuses::server::Api for Tasks {
    async fn start_task(
        &self,
        _: Valid<answers::StartTaskRequest>,
    ) -> Result<answers::StartTaskResponse, Problem> {
        Ok(self.0.clone())
    }
}

#[tokio::test]
async fn each_status_comes_back_as_what_it_was() {
    use answers::{
        Fault, StartTaskAccepted, StartTaskClientError, StartTaskDefault, StartTaskRequest,
        StartTaskResponse, StartTaskServerError, Task,
    };
    let fault = || Fault::new("no");
    let all: [(StartTaskResponse, u16, bool); 7] = [
        (StartTaskResponse::Ok(Task::new(1).into()), 200, true),
        (StartTaskResponse::Created(Task::new(2).into()), 201, true),
        (StartTaskResponse::Accepted(StartTaskAccepted::new()), 202, true),
        (StartTaskResponse::NotFound(fault().into()), 404, false),
        (StartTaskClientError::new(409, fault()).into(), 409, false),
        (StartTaskServerError::new(503).into(), 503, false),
        (StartTaskDefault::new(304, fault()).into(), 304, false),
    ];
    for (answer, status, is_success) in all {
        let client = client!(statuses, Tasks(answer.clone()));
        let (found, value) = match client.start_task(&StartTaskRequest::new()).await {
            Ok(reply) if is_success => (reply.status, reply.value),
            Err(Error::Response(reply)) if !is_success => (reply.status, reply.value),
            other => panic!("{status}: {other:?}"),
        };
        assert_eq!((found.as_u16(), &value), (status, &answer));
    }
}

struct Pages(bool);

impl response_headers::server::Service for Pages {
    type Error = Problem;
}

impl response_headers::server::Api for Pages {
    async fn get_page(
        &self,
        _: Valid<response_headers::operations::GetPageRequest>,
    ) -> Result<response_headers::operations::GetPageResponse, Problem> {
        use response_headers::operations::{GetPageNotModified, GetPageOk};
        if self.0 {
            return Ok(GetPageNotModified::new("\"v1\"").into());
        }
        let ok = GetPageOk::new(vec!["a".to_owned()], 12).with_x_remaining(3);
        Ok(ok.with_x_kinds(vec!["a".to_owned(), "b".to_owned()]).into())
    }
}

#[tokio::test]
async fn declared_headers_are_typed() {
    use response_headers::operations::{GetPageRequest, GetPageResponse};
    let reply =
        client!(response_headers, Pages(false)).get_page(&GetPageRequest::new()).await.unwrap();
    assert_eq!((reply.x_total, reply.x_remaining, &reply.last_modified), (12, Some(3), &None));
    assert_eq!(reply.x_kinds.as_deref(), Some(&["a".to_owned(), "b".to_owned()][..]));
    let error =
        client!(response_headers, Pages(true)).get_page(&GetPageRequest::new()).await.unwrap_err();
    let Error::Response(reply) = error else { panic!("304 is declared") };
    assert!(
        matches!(reply.value, GetPageResponse::NotModified(answer) if answer.e_tag == "\"v1\"")
    );
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let base = super::serve(response_headers::server::router(Pages(false))).await;
    let response = reqwest::Client::new().head(format!("{base}/pages")).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-total"], "12");
    assert_eq!(response.headers()["content-length"], "5");
    assert!(response.bytes().await.unwrap().is_empty());
}

struct Library;

impl media_types::server::Service for Library {
    type Error = Problem;
}

impl media_types::server::Api for Library {
    async fn add_article(
        &self,
        request: Valid<media_types::operations::AddArticleRequest>,
    ) -> Result<media_types::operations::AddArticleResponse, Problem> {
        Ok(media_types::operations::AddArticleOk::new(request.into_inner().body).into())
    }
}

#[tokio::test]
async fn json_has_many_names() {
    use media_types::models::Article;
    use media_types::operations::AddArticleRequest;
    let reply = client!(media_types, Library)
        .add_article(&AddArticleRequest::new(Article::new("a")))
        .await
        .unwrap();
    assert_eq!(reply.headers["content-type"], "application/json; charset=utf-8");
    assert_eq!(reply.body.title, "a");
}

struct Notes;

impl text_body::server::Service for Notes {
    type Error = Problem;
}

impl text_body::server::Api for Notes {
    async fn add_note(
        &self,
        request: Valid<text_body::operations::AddNoteRequest>,
    ) -> Result<text_body::operations::AddNoteResponse, Problem> {
        Ok(text_body::operations::AddNoteOk::new(format!("<p>{}</p>", request.body)).into())
    }
}

#[tokio::test]
async fn text_is_text() {
    let request = text_body::operations::AddNoteRequest::new("ü \u{1F980} \"quoted\"");
    let reply = client!(text_body, Notes).add_note(&request).await.unwrap();
    assert_eq!(reply.body, "<p>ü \u{1F980} \"quoted\"</p>");
}

struct Pictures;

impl binary_body::server::Service for Pictures {
    type Error = Problem;
}

impl binary_body::server::Api for Pictures {
    async fn put_picture(
        &self,
        request: Valid<binary_body::operations::PutPictureRequest>,
    ) -> Result<binary_body::operations::PutPictureResponse, Problem> {
        let body = request.into_inner().body.collect(3).await.unwrap();
        assert_eq!(body[..], [0, 255, 10]);
        Ok(binary_body::operations::PutPictureNoContent::new().into())
    }

    async fn get_picture(
        &self,
        _: Valid<binary_body::operations::GetPictureRequest>,
    ) -> Result<binary_body::operations::GetPictureResponse, Problem> {
        Ok(binary_body::operations::GetPictureOk::new(vec![0, 255]).into())
    }
}

#[tokio::test]
async fn bytes_are_bytes() {
    use binary_body::operations::{GetPictureRequest, PutPictureRequest};
    let client = client!(binary_body, Pictures);
    client.put_picture(&PutPictureRequest::new("a", vec![0, 255, 10])).await.unwrap();
    let reply = client.get_picture(&GetPictureRequest::new("a")).await.unwrap();
    let body = reply.into_value().body.collect(2).await.unwrap();
    assert_eq!(body[..], [0, 255]);
}
