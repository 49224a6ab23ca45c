//! What the command is asked for.

pub(super) struct Options {
    /// How many times as many traits as by default.
    pub(super) more: u64,
    /// How many compilers at once.
    pub(super) jobs: usize,
    /// A text that the names of the traits have.
    pub(super) only: String,
    /// Whose program is printed, in place of a run.
    pub(super) show: Option<String>,
    /// How many traits to choose for `sample.txt`.
    pub(super) sample: Option<usize>,
}

impl Options {
    pub(super) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options {
            more: 1,
            jobs: 2,
            only: String::new(),
            show: None,
            sample: None,
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            let number = |value: String| {
                value
                    .parse()
                    .map_err(|_| format!("{value} is not a number"))
            };
            match argument.as_str() {
                "--more" => options.more = number(value()?)?,
                "--jobs" => options.jobs = usize::try_from(number(value()?)?).unwrap_or(1),
                "--only" => options.only = value()?,
                "--show" => options.show = Some(value()?),
                "--sample" => options.sample = usize::try_from(number(value()?)?).ok(),
                _ => {
                    return Err(format!(
                        "unknown argument {argument}; there are --more N, --jobs N, --only TEXT, --show NAME, --sample N"
                    ));
                }
            }
        }
        Ok(options)
    }
}
