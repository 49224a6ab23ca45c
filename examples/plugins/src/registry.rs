//! All plugins that are linked into the program, found without a list.

use clap::{Command, Parser, error::ErrorKind};

use crate::Plugin;

/// The entry that a plugin submits with `inventory::submit!`, in any crate that the program links.
#[derive(Clone, Copy, Debug)]
pub struct Registration {
    name: &'static str,
    module: &'static str,
    command: fn() -> Command,
    build: fn(&[String]) -> Built,
}

type Built = Result<Box<dyn Plugin>, clap::Error>;

inventory::collect!(Registration);

/// A plugin to run, and its name.
#[expect(missing_debug_implementations, reason = "plugins need none")]
pub struct Stage {
    pub(crate) name: String,
    pub(crate) plugin: Box<dyn Plugin>,
}

impl Registration {
    /// Registers the plugin `P`, whose options clap parses and documents. `module` is `module_path!()`.
    pub const fn of<P: Plugin + Parser + 'static>(
        name: &'static str,
        module: &'static str,
    ) -> Self {
        Self {
            name,
            module,
            command: P::command,
            build: |words| Ok(Box::new(P::try_parse_from(words)?)),
        }
    }

    /// The plugins, sorted by name, because the linker chooses the order in which they are found.
    pub(crate) fn all() -> Vec<&'static Self> {
        let mut all: Vec<_> = inventory::iter::<Self>.into_iter().collect();
        all.sort_by_key(|plugin| plugin.name);
        all
    }

    /// The name, description and crate of the plugin.
    pub(crate) fn line(&self) -> String {
        let about = (self.command)().get_about().map(ToString::to_string);
        let origin = self.module.split("::").next().unwrap_or_default();
        format!(
            "{:8}  {}  ({origin})\n",
            self.name,
            about.unwrap_or_default()
        )
    }
}

/// Makes the plugins of `plugin option .. then plugin ..`, or returns the first error.
pub(crate) fn build(words: &[String]) -> Result<Vec<Stage>, clap::Error> {
    let all = Registration::all();
    let stages = words.split(|word| word == "then").map(|words| {
        let name = words.first().map_or("", String::as_str);
        let plugin = all
            .iter()
            .find(|plugin| plugin.name == name)
            .ok_or_else(|| {
                let names: Vec<_> = all.iter().map(|plugin| plugin.name).collect();
                let problem = format!("no plugin `{name}`; there are {}\n", names.join(", "));
                clap::Error::raw(ErrorKind::InvalidValue, problem)
            });
        Ok(Stage {
            name: name.to_owned(),
            plugin: (plugin?.build)(words)?,
        })
    });
    stages.collect()
}
