//! A metadata endpoint on this machine.

use std::net::SocketAddr;

use axum::{
    Router,
    http::{HeaderMap, StatusCode},
    routing::{get, put},
};
use tokio::net::TcpListener;

/// What the endpoint answers to a request with the right token.
pub(crate) type Answer = (StatusCode, &'static str);

async fn token(headers: HeaderMap) -> Answer {
    match headers.get("x-token-ttl-seconds") {
        Some(_) => (StatusCode::OK, "a token"),
        None => (StatusCode::BAD_REQUEST, ""),
    }
}

/// Serves until the test ends.
pub(crate) async fn serve(answer: Answer) -> SocketAddr {
    let credentials = move |headers: HeaderMap| async move {
        match headers.get("x-token") {
            Some(token) if token == "a token" => answer,
            _ => (StatusCode::UNAUTHORIZED, ""),
        }
    };
    let router = Router::new()
        .route("/token", put(token))
        .route("/credentials", get(credentials));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}
