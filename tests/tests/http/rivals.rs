//! Operations that the same request may be meant for: which of them a service gets.

use std::sync::{Arc, Mutex};

use tests::fixtures::rival_paths::{client::Client, operations::*, server};
use tests::runtime::Valid;
use tests::runtime::client::InMemory;
use tests::runtime::server::Problem;

/// A service that implements some of the operations and notes which it was asked for.
#[derive(Clone, Default)]
struct Pets(Arc<Mutex<Vec<&'static str>>>);

impl Pets {
    fn note(&self, name: &'static str) {
        self.0.lock().unwrap().push(name);
    }

    fn noted(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl server::Service for Pets {
    type Error = Problem;
}

impl server::Api for Pets {
    async fn pet_by_name(&self, _: Valid<PetByNameRequest>) -> Result<PetByNameResponse, Problem> {
        self.note("name");
        Ok(PetByNameNoContent::new().into())
    }

    async fn pet_by_nick(&self, _: Valid<PetByNickRequest>) -> Result<PetByNickResponse, Problem> {
        self.note("nick");
        Ok(PetByNickNoContent::new().into())
    }

    async fn cats(&self, _: Valid<CatsRequest>) -> Result<CatsResponse, Problem> {
        self.note("cats");
        Ok(CatsNoContent::new().into())
    }

    async fn pets(&self, _: Valid<PetsRequest>) -> Result<PetsResponse, Problem> {
        self.note("pets");
        Ok(PetsNoContent::new().into())
    }
}

fn client(router: axum::Router) -> Client<InMemory> {
    Client::builder().base_url("http://localhost").build_with(InMemory::new(router)).unwrap()
}

#[tokio::test]
async fn the_first_that_is_implemented_answers() {
    let pets = Pets::default();
    let client = client(server::router(pets.clone()));
    client.pet_by_id(&PetByIdRequest::new(1)).await.unwrap();
    client.pet_by_nick(&PetByNickRequest::new("rex")).await.unwrap();
    assert_eq!(pets.noted(), ["name", "name"]);
}

#[tokio::test]
async fn one_can_be_preferred() {
    let pets = Pets::default();
    let client = client(server::router_preferring(pets.clone(), &["petByNick"]));
    client.pet_by_id(&PetByIdRequest::new(1)).await.unwrap();
    client.pet_by_name(&PetByNameRequest::new("rex")).await.unwrap();
    assert_eq!(pets.noted(), ["nick", "nick"]);
}

#[tokio::test]
async fn a_query_of_the_template_is_sent_and_tells_apart() {
    let pets = Pets::default();
    let client = client(server::router(pets.clone()));
    client.cats(&CatsRequest::new().with_age(3)).await.unwrap();
    client.pets(&PetsRequest::new()).await.unwrap();
    assert_eq!(pets.noted(), ["cats", "pets"]);
}
