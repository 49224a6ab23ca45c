//! The results of the checks, and the web server that shows them.

use std::{
    sync::{Arc, RwLock},
    time::SystemTime,
};

use anyhow::Result;
use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse},
    routing::get,
};
use maud::{DOCTYPE, html};
use serde::Serialize;

/// The last result of every check.
#[derive(Default)]
pub(crate) struct Board(RwLock<Vec<Entry>>);

#[derive(Clone, Serialize)]
struct Entry {
    name: String,
    status: Status,
    /// The observation, or the problem.
    message: String,
    checked: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Up,
    Pending,
    Down,
}

const SOUND: &str = "no change to the board panics";

impl Board {
    /// Adds a check.
    pub(crate) fn add(&self, name: String) -> usize {
        let mut entries = self.0.write().expect(SOUND);
        entries.push(Entry {
            name,
            status: Status::Pending,
            message: "not checked yet".to_owned(),
            checked: None,
        });
        entries.len() - 1
    }

    pub(crate) fn write(&self, place: usize, look: &Result<String>) {
        let entry = &mut self.0.write().expect(SOUND)[place];
        (entry.status, entry.message) = match look {
            Ok(seen) => (Status::Up, seen.clone()),
            Err(problem) => (Status::Down, format!("{problem:#}")),
        };
        let now = humantime::format_rfc3339_seconds(SystemTime::now());
        entry.checked = Some(now.to_string());
    }

    fn entries(&self) -> Vec<Entry> {
        self.0.read().expect(SOUND).clone()
    }
}

/// `/` is a page for people, `/health.json` is for programs.
pub(crate) fn router(board: Arc<Board>) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/health.json", get(json))
        .with_state(board)
}

/// The status is 200 if all checks are up, else 503.
async fn json(State(board): State<Arc<Board>>) -> impl IntoResponse {
    let entries = board.entries();
    let well = entries.iter().all(|entry| entry.status == Status::Up);
    let code = if well {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (code, Json(entries))
}

/// The page has no script. It reloads itself every few seconds.
async fn page(State(board): State<Arc<Board>>) -> impl IntoResponse {
    let entries = board.entries();
    let title = match entries.iter().map(|entry| entry.status).max() {
        Some(Status::Down) => "Something is down",
        Some(Status::Pending) => "Waiting for the first results",
        Some(Status::Up) | None => "All is well",
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta http-equiv="refresh" content="5";
                title { (title) }
                style { "body { font: 1rem sans-serif } td { padding: .3rem } .Down { color: #b00 }" }
            }
            body {
                h1 { (title) }
                table {
                    @for entry in &entries {
                        @let word = match entry.status {
                            Status::Up => "Up",
                            Status::Pending => "Pending",
                            Status::Down => "Down",
                        };
                        tr class=(word) {
                            td { b { (word) } }
                            td { (entry.name) }
                            td { (entry.message) }
                            td { (entry.checked.as_deref().unwrap_or_default()) }
                        }
                    }
                }
                a href="/health.json" { "As JSON" }
            }
        }
    };
    Html(page.into_string())
}
