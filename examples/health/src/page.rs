//! The page for people. It has no script, and asks for itself again every few seconds.

use std::time::{Duration, SystemTime};

use maud::{DOCTYPE, Markup, html};

use crate::{
    board::{Entry, HISTORY, Status, overall},
    check::Look,
};

const STYLE: &str = include_str!("page.css");

/// The whole page. `now` is what times are told from.
pub(crate) fn render(entries: &[Entry], now: SystemTime) -> String {
    let overall = overall(entries);
    let (class, _) = look(overall);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="refresh" content="5";
                title { (headline(overall, entries)) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                main {
                    header class=(class) {
                        span.lamp {}
                        h1 { (headline(overall, entries)) }
                        p { (counts(entries)) }
                    }
                    ul { @for entry in entries { (row(entry, now)) } }
                    footer {
                        "Each bar is one look, the latest on the right. The same "
                        a href="/health.json" { "as JSON" }
                        "."
                    }
                }
            }
        }
    };
    page.into_string()
}

fn row(entry: &Entry, now: SystemTime) -> Markup {
    let (class, word) = look(entry.status());
    let latest = entry.latest.as_ref();
    let seen = latest.map_or("no look yet".to_owned(), |report| message(&report.look));
    html! {
        li class=(class) {
            span.lamp {}
            div.what {
                h2 { (entry.name) }
                p { (seen) }
            }
            (bars(entry))
            div.when {
                b { (word) }
                @if let Some(since) = entry.since { " for " (ago(since, now)) }
                @if let Some(report) = latest {
                    br;
                    (took(report.took)) ", " (ago(report.at, now)) " ago"
                }
            }
        }
    }
}

/// The history as bars that need no script; the places of looks to come are empty, on the left.
fn bars(entry: &Entry) -> Markup {
    let failed = entry.history.iter().filter(|&&well| !well).count();
    let label = format!("{failed} of the last {} looks failed", entry.history.len());
    let first = HISTORY - entry.history.len();
    let area = format!("0 0 {} 24", HISTORY * 4 - 1);
    html! {
        svg viewBox=(area) preserveAspectRatio="xMinYMid meet" role="img" aria-label=(label) {
            title { (label) }
            @for place in 0..first {
                rect.empty x=(place * 4) y="17" width="3" height="7" rx="1" {}
            }
            @for (place, &well) in (first..).zip(&entry.history) {
                @if well {
                    rect.up x=(place * 4) y="6" width="3" height="18" rx="1" {}
                } @else {
                    rect.down x=(place * 4) y="0" width="3" height="24" rx="1" {}
                }
            }
        }
    }
}

pub(crate) fn message(look: &Look) -> String {
    match look {
        Ok(seen) => seen.clone(),
        Err(failure) => failure.to_string(),
    }
}

/// The class in the style sheet, and the word for it: nobody should need to tell colours apart.
fn look(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Up => ("up", "up"),
        Status::Down => ("down", "down"),
        Status::Pending => ("pending", "waiting"),
    }
}

fn headline(overall: Status, entries: &[Entry]) -> String {
    let down: Vec<_> = entries
        .iter()
        .filter(|entry| entry.status() == Status::Down)
        .collect();
    match (overall, &*down) {
        (Status::Down, [one]) => format!("{} is down", one.name),
        (Status::Down, several) => format!("{} checks are down", several.len()),
        (Status::Pending, _) => "Waiting for the first looks".to_owned(),
        (Status::Up, _) => "All is well".to_owned(),
    }
}

fn counts(entries: &[Entry]) -> String {
    let up = entries
        .iter()
        .filter(|entry| entry.status() == Status::Up)
        .count();
    format!("{up} of {} up", entries.len())
}

/// In its two largest units.
fn ago(then: SystemTime, now: SystemTime) -> String {
    let seconds = now.duration_since(then).map_or(0, |time| time.as_secs());
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400);
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{minutes} min"),
        3600..86400 => format!("{hours} h {} min", minutes % 60),
        _ => format!("{days} d {} h", hours % 24),
    }
}

fn took(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 10.0 {
        format!("{millis:.1} ms")
    } else {
        format!("{millis:.0} ms")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_their_largest_units() {
        let then = SystemTime::UNIX_EPOCH;
        let told = |seconds| ago(then, then + Duration::from_secs(seconds));
        assert_eq!(told(59), "59 s");
        assert_eq!(told(60), "1 min");
        assert_eq!(told(3700), "1 h 1 min");
        assert_eq!(told(90000), "1 d 1 h");
        // A clock that was set back.
        assert_eq!(ago(then + Duration::from_secs(5), then), "0 s");
    }

    #[test]
    fn the_headline_names_what_is_down() {
        let board = crate::Board::default();
        let slot = board.add("<shop>");
        let render = || render(&board.entries(), SystemTime::UNIX_EPOCH);
        assert!(render().contains("Waiting for the first looks"));
        slot.write(crate::Report {
            name: "<shop>".to_owned(),
            look: Err(crate::Failure::new("no answer")),
            took: Duration::from_millis(12),
            at: SystemTime::UNIX_EPOCH,
        });
        let page = render();
        assert!(page.contains("<h1>&lt;shop&gt; is down</h1>"), "{page}");
        assert!(page.contains("<p>no answer</p>"), "{page}");
        assert!(page.contains("12 ms, 0 s ago"), "{page}");
        assert!(page.contains("1 of the last 1 looks failed"), "{page}");
    }
}
