//! All plugins that are linked into the program, found without a list of them anywhere.

use anyhow::bail;

use crate::{
    nearest,
    options::{Opt, Options},
    plugin::{Plugin, Result},
    recipe::Step,
};

/// What a plugin tells about itself. Submit one with `inventory::submit!`, in any crate that is
/// linked into the program.
///
/// ```
/// use erase_example_plugins::{ByLine, LinePlugin, Lines, Opt, Registration, Result, inventory};
///
/// struct Indent(usize);
///
/// impl LinePlugin for Indent {
///     fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
///         out.push(&[&b" ".repeat(self.0), line].concat());
///         Ok(())
///     }
/// }
///
/// inventory::submit! {
///     Registration {
///         name: "indent",
///         about: "Puts spaces before each line",
///         options: &[Opt::optional("by", "4", "how many")],
///         build: |options| Ok(Box::new(ByLine::new(Indent(options.get("by")?)))),
///         module: module_path!(),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Registration {
    /// The name on the command line: a word of its own, other than `then`.
    pub name: &'static str,
    /// What the plugin does, in a line.
    pub about: &'static str,
    /// Its options; none is called `plugin`.
    pub options: &'static [Opt],
    /// Makes one. Nothing should happen here yet but a look at the options: a later stage may be
    /// refused.
    pub build: fn(&Options<'_>) -> Result<Box<dyn Plugin>>,
    /// `module_path!()`, to tell whose plugin it is.
    pub module: &'static str,
}

inventory::collect!(Registration);

impl Registration {
    /// The crate that the plugin comes from.
    pub(crate) fn origin(&self) -> &'static str {
        self.module.split("::").next().unwrap_or_default()
    }
}

/// The plugins, by name.
pub(crate) struct Registry {
    plugins: Vec<&'static Registration>,
}

impl Registry {
    /// Finds what has been submitted; its order is the linker's, so it is sorted.
    pub(crate) fn collect() -> Result<Self> {
        Self::new(inventory::iter::<Registration>.into_iter().collect())
    }

    fn new(mut plugins: Vec<&'static Registration>) -> Result<Self> {
        plugins.sort_by_key(|plugin| (plugin.name, plugin.module));
        for pair in plugins.windows(2) {
            let name = pair[0].name;
            if name == pair[1].name {
                let (one, other) = (pair[0].module, pair[1].module);
                bail!("two plugins are called `{name}`, in {one} and in {other}");
            }
        }
        Ok(Self { plugins })
    }

    pub(crate) fn plugins(&self) -> &[&'static Registration] {
        &self.plugins
    }

    /// Makes the plugins of a pipeline, or tells what is wrong with the first that cannot be made.
    pub(crate) fn build(&self, steps: &[Step]) -> Result<Vec<Box<dyn Plugin>>> {
        steps.iter().map(|step| self.build_one(step)).collect()
    }

    fn build_one(&self, step: &Step) -> Result<Box<dyn Plugin>> {
        let name = &step.plugin.text;
        let Some(plugin) = self.plugins.iter().find(|plugin| plugin.name == name) else {
            let names: Vec<_> = self.plugins.iter().map(|plugin| plugin.name).collect();
            let hint = nearest::hint(name, &names);
            bail!("{}: there is no plugin `{name}`{hint}", step.plugin.place);
        };
        (plugin.build)(&Options::new(plugin.options, step)?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Registration, Registry};

    #[test]
    fn two_plugins_of_one_name_are_refused() {
        const ONE: Registration = Registration {
            name: "twin",
            about: "",
            options: &[],
            build: |_| unreachable!("nothing is built here"),
            module: "a::b",
        };
        const OTHER: Registration = Registration { module: "c", ..ONE };
        let error = Registry::new(vec![&OTHER, &ONE]).err().unwrap();
        let message = "two plugins are called `twin`, in a::b and in c";
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn every_plugin_keeps_the_rules_for_names() {
        let registry = Registry::collect().unwrap();
        assert!(registry.plugins().len() >= 8);
        for plugin in registry.plugins() {
            assert_ne!(plugin.name, "then");
            let names = plugin.options.iter().map(|option| option.name);
            for name in names.chain([plugin.name]) {
                assert_ne!(name, "plugin");
                let is_word = name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                assert!(is_word && !name.is_empty(), "{name}");
            }
        }
    }
}
