//! What is shown to people: the list of plugins, and what the stages did.

use std::fmt::Write;

use crate::{pipeline::Stats, recipe::Step, registry::Registry};

/// All plugins with their options, and whose they are.
pub(crate) fn plugins(registry: &Registry) -> String {
    let mut text = String::new();
    for plugin in registry.plugins() {
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{}  {}  ({})",
            plugin.name,
            plugin.about,
            plugin.origin()
        );
        let width = plugin.options.iter().map(|option| option.name.len()).max();
        let width = width.unwrap_or_default();
        for option in plugin.options {
            let default = match option.default {
                Some("") => "[default: empty]".to_owned(),
                Some(default) => format!("[default: {default}]"),
                None => "[required]".to_owned(),
            };
            let _ = writeln!(
                text,
                "    {:width$}  {} {default}",
                option.name, option.about
            );
        }
    }
    text
}

/// A line for each stage. `busy` is the time that a stage computed, without waiting.
pub(crate) fn timing(steps: &[Step], stats: &[Stats]) -> String {
    let names: Vec<_> = steps.iter().map(|step| step.plugin.text.as_str()).collect();
    let width = names.iter().map(|name| name.chars().count()).max();
    let width = width.unwrap_or_default().max("stage".len());
    let mut text = format!(
        "   {:width$} {:>14} {:>14} {:>12}\n",
        "stage", "bytes in", "bytes out", "busy"
    );
    for (index, (name, stats)) in names.iter().zip(stats).enumerate() {
        let number = index + 1;
        let busy = format!("{:.1} ms", stats.busy.as_secs_f64() * 1e3);
        let (taken, given) = (stats.bytes_in, stats.bytes_out);
        let _ = writeln!(
            text,
            "{number:2} {name:width$} {taken:>14} {given:>14} {busy:>12}"
        );
    }
    text
}
