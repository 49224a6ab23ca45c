//! The options of a plugin: which there are, and what the user gave.

use std::{fmt::Display, str::FromStr};

use anyhow::{Error, anyhow, bail};

use crate::{
    nearest,
    plugin::Result,
    recipe::{Step, Word},
};

/// An option that a plugin has.
#[derive(Clone, Copy, Debug)]
pub struct Opt {
    /// What stands before the `=`.
    pub name: &'static str,
    /// What it is when it is not given. An option without a default must be given.
    pub default: Option<&'static str>,
    /// What it is for, in a line.
    pub about: &'static str,
}

impl Opt {
    /// An option that must be given.
    pub const fn required(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            default: None,
            about,
        }
    }

    /// An option that has a default.
    pub const fn optional(name: &'static str, default: &'static str, about: &'static str) -> Self {
        Self {
            name,
            default: Some(default),
            about,
        }
    }
}

/// The values of a plugin's options, given or default.
#[derive(Debug)]
pub struct Options<'s> {
    values: Vec<Value<'s>>,
}

#[derive(Debug)]
struct Value<'s> {
    name: &'static str,
    text: &'s str,
    /// Where it was given; for a default, where the plugin was.
    place: &'s str,
}

impl<'s> Options<'s> {
    /// Checks that what is given fits what there is.
    pub(crate) fn new(declared: &[Opt], step: &'s Step) -> Result<Self> {
        let mut values = Vec::new();
        for Opt { name, default, .. } in declared {
            let mut given = step.options.iter().filter(|(key, _)| key.text == *name);
            let value = match (given.next(), default) {
                (Some((Word { place, .. }, text)), _) => Value { name, text, place },
                (None, Some(text)) => {
                    let place = &step.plugin.place;
                    Value { name, text, place }
                }
                (None, None) => bail!("{}: the option `{name}` is missing", step.plugin.place),
            };
            if let Some((twice, _)) = given.next() {
                bail!("{}: the option `{name}` is given twice", twice.place);
            }
            values.push(value);
        }
        let names: Vec<_> = declared.iter().map(|option| option.name).collect();
        for (key, _) in &step.options {
            if !names.contains(&key.text.as_str()) {
                let hint = nearest::hint(&key.text, &names);
                bail!("{}: there is no option `{}`{hint}", key.place, key.text);
            }
        }
        Ok(Self { values })
    }

    /// The value of the option `name`.
    ///
    /// # Errors
    ///
    /// The text is no `T`. The error names the option and the place where it was given.
    ///
    /// # Panics
    ///
    /// When the plugin has not declared the option.
    pub fn get<T: FromStr<Err: Display>>(&self, name: &str) -> Result<T> {
        let Value { text, .. } = self.value(name);
        text.parse()
            .map_err(|error| self.refuse(name, format_args!("cannot be {text:?}: {error}")))
    }

    /// An error that says what is wrong with the option `name`, and where it was given.
    ///
    /// # Panics
    ///
    /// When the plugin has not declared the option.
    pub fn refuse(&self, name: &str, problem: impl Display) -> Error {
        anyhow!("{}: the option `{name}` {problem}", self.value(name).place)
    }

    fn value(&self, name: &str) -> &Value<'s> {
        let value = self.values.iter().find(|value| value.name == name);
        value.unwrap_or_else(|| panic!("the plugin has not declared the option `{name}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Opt, Options};
    use crate::recipe;

    const DECLARED: [Opt; 2] = [
        Opt::required("from", "where it starts"),
        Opt::optional("to", "9", "where it ends"),
    ];

    #[test]
    fn values_are_given_or_default() {
        let steps = recipe::from_words(&["plugin", "from=a=b"]).unwrap();
        let options = Options::new(&DECLARED, &steps[0]).unwrap();
        assert_eq!(options.get::<String>("from").unwrap(), "a=b");
        assert_eq!(options.get::<u32>("to").unwrap(), 9);
    }

    #[test]
    #[should_panic(expected = "the plugin has not declared the option `by`")]
    fn what_is_not_declared_cannot_be_asked_for() {
        let steps = recipe::from_words(&["plugin", "from=1"]).unwrap();
        let options = Options::new(&DECLARED, &steps[0]).unwrap();
        let _ = options.get::<u32>("by");
    }
}
