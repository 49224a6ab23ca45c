//! Which plugins to run with which options, from words or from TOML.

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use serde::Deserialize;
use toml::{Spanned, Value};

use crate::plugin::Result;

/// What stands between two stages on the command line.
pub(crate) const THEN: &str = "then";

/// The key of a plugin's name in TOML, which is no option's name.
const PLUGIN: &str = "plugin";

/// A word of the user's, and where it stands, for error messages.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) place: String,
}

/// One stage as the user wants it.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) plugin: Word,
    pub(crate) options: Vec<(Word, String)>,
}

/// Reads `plugin key=value key then plugin ..`; a key alone means `key=true`.
pub(crate) fn from_words(words: &[impl AsRef<str>]) -> Result<Vec<Step>> {
    words
        .split(|word| word.as_ref() == THEN)
        .enumerate()
        .map(|(index, words)| {
            let number = index + 1;
            let Some((plugin, options)) = words.split_first() else {
                bail!(
                    "stage {number} is empty: a plugin's name is needed on each side of `{THEN}`"
                );
            };
            let plugin = plugin.as_ref();
            let place = format!("stage {number}, `{plugin}`");
            let word = |text: &str| Word {
                text: text.to_owned(),
                place: place.clone(),
            };
            let options = options.iter().map(|option| {
                let option = option.as_ref();
                let (key, value) = option.split_once('=').unwrap_or((option, "true"));
                (word(key), value.to_owned())
            });
            Ok(Step {
                options: options.collect(),
                plugin: word(plugin),
            })
        })
        .collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recipe {
    #[serde(default)]
    stage: Vec<Spanned<Stage>>,
}

/// The plugin's name and its options, as they stand side by side in a table.
type Stage = BTreeMap<String, Spanned<Value>>;

/// Reads `[[stage]]` tables, each with the name of a `plugin` and its options.
pub(crate) fn from_toml(file: &str, text: &str) -> Result<Vec<Step>> {
    let recipe: Recipe = toml::from_str(text).with_context(|| file.to_owned())?;
    if recipe.stage.is_empty() {
        bail!("{file}: there is no `[[stage]]`");
    }
    let place = |start: usize| {
        let line = 1 + text[..start].matches('\n').count();
        format!("{file}:{line}")
    };
    let step = |stage: Spanned<Stage>| {
        let start = place(stage.span().start);
        let mut words = Vec::new();
        for (key, value) in stage.into_inner() {
            let place = place(value.span().start);
            let Some(text) = scalar(value.into_inner()) else {
                bail!("{place}: the option `{key}` is neither text nor a number nor a boolean");
            };
            words.push((Word { text: key, place }, text));
        }
        let Some(plugin) = words.iter().position(|(key, _)| key.text == PLUGIN) else {
            bail!("{start}: the stage has no `{PLUGIN}`");
        };
        let (Word { place, .. }, text) = words.remove(plugin);
        Ok(Step {
            plugin: Word { text, place },
            options: words,
        })
    };
    recipe.stage.into_iter().map(step).collect()
}

/// Options are text, however they are written.
fn scalar(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(boolean) => Some(boolean.to_string()),
        Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}
