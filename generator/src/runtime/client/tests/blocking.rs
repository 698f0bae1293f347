//! Calls without `async`, over a socket, on several threads.

use super::super::super::wire::tests::example::WhoRequest;
use super::super::Blocking;
use super::*;

/// Serves the example on a thread of its own; the base URL.
fn served() -> String {
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            send.send(format!("http://{}", listener.local_addr().unwrap())).unwrap();
            axum::serve(listener, desk()).await.unwrap();
        });
    });
    receive.recv().unwrap()
}

#[test]
fn calls_can_be_waited_for() {
    let base = served();
    let core = Core::new(default_transport().unwrap(), settings(&base)).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    assert_eq!(
                        *core.call(&WhoRequest {}).wait().unwrap(),
                        Text("who with 0".to_owned())
                    );
                }
                assert_eq!(core.call(&create()).wait().unwrap().location, SEEN);
            });
        }
    });
    let error = core.with(|terms| terms.response_limit(3)).call(&WhoRequest {}).wait().unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

/// It blocks the thread, and does no more harm than that.
#[tokio::test]
async fn also_where_others_would_panic() {
    let core = Core::new(default_transport().unwrap(), settings(&served())).unwrap();
    assert!(core.call(&WhoRequest {}).wait().is_ok());
    assert!(core.call(&WhoRequest {}).await.is_ok());
}
