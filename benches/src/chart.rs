//! A chart of the times, as SVG that follows the reader's light or dark theme.

use std::fmt::Write as _;

use crate::table::Table;

/// What is drawn, and its class in the style sheet.
const SERIES: [(&str, &str); 5] = [
    ("erase", "a"),
    ("erase, inline = 56", "b"),
    ("dynosaur", "c"),
    ("stackfuture 128", "d"),
    ("synchronous dyn", "e"),
];

const LEFT: f64 = 220.0;
const WIDTH: f64 = 900.0;
const TOP: f64 = 84.0;
const BAR: f64 = 9.0;
const GAP: f64 = 14.0;
const LARGEST: f64 = 1.6;

/// Follows the reader's theme; the colours keep apart for the colour-blind, and on both grounds.
const STYLE: &str = "\
.ground{fill:#ffffff}text{font:13px system-ui,sans-serif;fill:#1f2328}\
.title{font-size:16px;font-weight:600}.small{font-size:11px;fill:#59636e}\
.grid{stroke:#d1d9e0}.one{stroke:#59636e;stroke-width:1.5;stroke-dasharray:4 3}\
.a{fill:#0969da}.b{fill:#54aeff}.c{fill:#bc4c00}.d{fill:#8250df}.e{fill:#818b98}\
@media(prefers-color-scheme:dark){.ground{fill:#0d1117}text{fill:#f0f6fc}.small{fill:#9198a1}\
.grid{stroke:#3d444d}.one{stroke:#9198a1}\
.a{fill:#4493f8}.b{fill:#a5d6ff}.c{fill:#f0883e}.d{fill:#ab7df8}.e{fill:#656c76}}";

/// Draws ratios to async-trait: a group of bars for each shape.
pub(crate) fn draw(ratios: &Table) -> String {
    let mut body = String::new();
    let mut y = TOP;
    for shape in &ratios.rows {
        let bars: Vec<(f64, &str)> = SERIES
            .iter()
            .filter_map(|(name, class)| Some((ratios.get(shape, name)?, *class)))
            .collect();
        if bars.is_empty() {
            continue;
        }
        group(&mut body, shape, &bars, y);
        y += BAR * length(&bars) + GAP;
    }
    let height = y + 12.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-label=\"Time of a call as a ratio to async-trait\">\n<style>{STYLE}</style>\n\
         <rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\" rx=\"6\"/>\n\
         <text class=\"title\" x=\"16\" y=\"26\">Time of a call, async-trait = 1, less is better</text>\n"
    );
    legend(&mut out);
    grid(&mut out, y);
    out.push_str(&body);
    out.push_str("</svg>\n");
    out
}

fn legend(out: &mut String) {
    let mut x = 16.0;
    for (name, class) in SERIES {
        let text = x + 16.0;
        let _ = writeln!(
            out,
            "<rect class=\"{class}\" x=\"{x}\" y=\"40\" width=\"11\" height=\"11\" rx=\"2\"/>\
             <text x=\"{text}\" y=\"50\">{name}</text>"
        );
        x += 46.0 + 7.0 * length(name.as_bytes());
    }
}

fn grid(out: &mut String, bottom: f64) {
    for quarters in 0..=6_u8 {
        let class = if quarters == 4 { "one" } else { "grid" };
        let ratio = f64::from(quarters) / 4.0;
        let x = position(ratio);
        let (from, to, label) = (TOP - 8.0, bottom - GAP / 2.0, TOP - 13.0);
        let _ = writeln!(
            out,
            "<line class=\"{class}\" x1=\"{x:.1}\" y1=\"{from}\" x2=\"{x:.1}\" y2=\"{to}\"/>\
             <text class=\"small\" x=\"{x:.1}\" y=\"{label}\" text-anchor=\"middle\">{ratio}</text>"
        );
    }
}

fn group(out: &mut String, shape: &str, bars: &[(f64, &str)], top: f64) {
    let middle = top + BAR * length(bars) / 2.0 + 4.0;
    let x = LEFT - 12.0;
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{middle:.1}\" text-anchor=\"end\">{shape}</text>"
    );
    let mut y = top;
    for (ratio, class) in bars {
        let (end, height) = (position(*ratio), BAR - 1.0);
        let (width, after, base) = (end - LEFT, end + 4.0, y + BAR - 1.0);
        let _ = writeln!(
            out,
            "<rect class=\"{class}\" x=\"{LEFT}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height}\"/>\
             <text class=\"small\" x=\"{after:.1}\" y=\"{base:.1}\">{ratio:.2}</text>"
        );
        y += BAR;
    }
}

/// Where a ratio is, from left to right; what is off the scale ends at its edge.
fn position(ratio: f64) -> f64 {
    LEFT + ratio.min(LARGEST) / LARGEST * (WIDTH - LEFT - 60.0)
}

#[allow(clippy::cast_precision_loss, reason = "a handful")]
fn length<T>(items: &[T]) -> f64 {
    items.len() as f64
}
