//! The state over HTTP: as JSON, and as a page.

use std::time::SystemTime;

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{Html, IntoResponse},
    routing::get,
};
use humantime::format_rfc3339_seconds;
use serde::Serialize;

use crate::{
    board::{Board, Entry, Status, overall},
    page,
};

/// What is served:
///
/// - `/`, a page for people;
/// - `/health.json`, for programs; its status is 200 if all is well, else 503;
/// - `/live`, 204 for as long as this service itself answers.
pub fn router(board: Board) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/health.json", get(json))
        .route("/live", get(StatusCode::NO_CONTENT))
        .with_state(board)
}

async fn page(State(board): State<Board>) -> impl IntoResponse {
    let page = page::render(&board.entries(), SystemTime::now());
    ([(header::CACHE_CONTROL, "no-store")], Html(page))
}

async fn json(State(board): State<Board>) -> impl IntoResponse {
    let entries = board.entries();
    let state = Overall {
        status: overall(&entries),
        checks: entries.iter().map(Check::from).collect(),
    };
    let code = match state.status {
        Status::Up => StatusCode::OK,
        Status::Down | Status::Pending => StatusCode::SERVICE_UNAVAILABLE,
    };
    (code, [(header::CACHE_CONTROL, "no-store")], Json(state))
}

#[derive(Serialize)]
struct Overall {
    status: Status,
    checks: Vec<Check>,
}

#[derive(Serialize)]
struct Check {
    name: String,
    status: Status,
    /// What was seen, or what is wrong.
    message: Option<String>,
    took_ms: Option<f64>,
    checked: Option<String>,
    since: Option<String>,
}

impl From<&Entry> for Check {
    fn from(entry: &Entry) -> Self {
        let time = |time| format_rfc3339_seconds(time).to_string();
        let latest = entry.latest.as_ref();
        Self {
            name: entry.name.clone(),
            status: entry.status(),
            message: latest.map(|report| page::message(&report.look)),
            // To the microsecond: more is noise.
            took_ms: latest.map(|report| (report.took.as_secs_f64() * 1e6).round() / 1000.0),
            checked: latest.map(|report| time(report.at)),
            since: entry.since.map(time),
        }
    }
}
