//! Serves the document of `tests/malformed` at a port: `cargo run -p tests --example malformed 8080`.

use std::error::Error;

use tests::runtime::server::{Limits, listen};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8080".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("cargo xtask malformed http://{}", listener.local_addr()?);
    let limits = Limits::default();
    listen(listener, tests::malformed::router(), limits, std::future::pending()).await;
    Ok(())
}
