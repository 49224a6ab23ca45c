//! Several providers, one after the other.

use std::{fmt, path::PathBuf};

use crate::{
    Credentials, Error, ProvideCredentials,
    sources::{Command, Environment, Metadata, Profile},
};

/// Asks each provider in turn, until one has credentials. One that is not configured is passed
/// over; one that fails is the end: what it should have given must not come from somebody else
/// unnoticed.
pub struct Chain(Vec<Box<dyn ProvideCredentials>>);

impl Chain {
    /// A chain of nobody so far.
    pub fn builder() -> Builder {
        Builder(Chain(Vec::new()))
    }
}

impl ProvideCredentials for Chain {
    fn name(&self) -> &'static str {
        "chain"
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let mut passed_over = Vec::new();
        for provider in &self.0 {
            match provider.provide().await {
                Err(error @ Error::NotConfigured { .. }) => passed_over.push(error.to_string()),
                answer => return answer,
            }
        }
        let all = passed_over.join("; ");
        Err(Error::not_configured(
            self.name(),
            format_args!("nobody has credentials ({all})"),
        ))
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(ProvideCredentials::name);
        f.debug_list().entries(names).finish()
    }
}

/// Makes a [`Chain`]. Those that are named first are asked first.
#[derive(Debug)]
pub struct Builder(Chain);

impl Builder {
    /// The variables `PREFIX_KEY_ID` and `PREFIX_SECRET`.
    #[must_use]
    pub fn environment(self, prefix: &str) -> Self {
        self.provider(Environment::new(prefix))
    }

    /// A table of a TOML file.
    #[must_use]
    pub fn profile(self, file: impl Into<PathBuf>, profile: &str) -> Self {
        self.provider(Profile::new(file, profile))
    }

    /// What a program prints.
    #[must_use]
    pub fn command(self, program: &str, arguments: &[String]) -> Self {
        self.provider(Command::new(program, arguments))
    }

    /// The endpoint of the machine at `base`, such as `http://127.0.0.1:1338`.
    #[must_use]
    pub fn metadata(self, base: &str) -> Self {
        self.provider(Metadata::new(base))
    }

    /// Any provider at all; a `Box<dyn ProvideCredentials>` is one, and so is another chain.
    #[must_use]
    pub fn provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.0.0.push(Box::new(provider));
        self
    }

    /// The chain.
    pub fn build(self) -> Chain {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provide::MockProvideCredentials;

    /// Is asked so many times, and gives this answer.
    fn mock(
        name: &str,
        times: usize,
        answer: impl Fn() -> Result<Credentials, Error> + Send + 'static,
    ) -> MockProvideCredentials {
        let mut mock = MockProvideCredentials::new();
        mock.expect_name().return_const(name.to_owned());
        mock.expect_provide().times(times).returning(move || {
            let answer = answer();
            Box::pin(async move { answer })
        });
        mock
    }

    fn absent(name: &'static str) -> MockProvideCredentials {
        mock(name, 1, move || Err(Error::not_configured(name, "no")))
    }

    fn present(name: &'static str, times: usize) -> MockProvideCredentials {
        mock(name, times, move || {
            Ok(Credentials::new(name, "KEY", "hush"))
        })
    }

    #[tokio::test]
    async fn the_first_who_has_some_is_the_last_who_is_asked() {
        let chain = Chain::builder()
            .provider(absent("a"))
            .provider(present("b", 1))
            .provider(present("c", 0))
            .build();
        assert_eq!(chain.provide().await.unwrap().provider(), "b");
    }

    #[tokio::test]
    async fn one_who_fails_ends_it() {
        let failure = Error::failed("b", "broken");
        let answer = failure.clone();
        let chain = Chain::builder()
            .provider(absent("a"))
            .provider(mock("b", 1, move || Err(answer.clone())))
            .provider(present("c", 0))
            .build();
        assert_eq!(chain.provide().await.unwrap_err(), failure);
    }

    #[tokio::test]
    async fn if_nobody_has_some_all_are_named() {
        let chain = Chain::builder()
            .provider(absent("a"))
            .provider(absent("b"))
            .build();
        let error = chain.provide().await.unwrap_err();
        assert!(matches!(error, Error::NotConfigured { .. }));
        let text = "chain: nobody has credentials (a: no; b: no)";
        assert_eq!(error.to_string(), text);
    }

    #[tokio::test]
    async fn a_box_and_another_chain_are_providers_too() {
        let boxed: Box<dyn ProvideCredentials> = Box::new(absent("a"));
        let inner = Chain::builder().provider(absent("b")).build();
        let chain = Chain::builder()
            .provider(boxed)
            .provider(inner)
            .provider(present("c", 1))
            .build();
        assert_eq!(format!("{chain:?}"), r#"["a", "chain", "c"]"#);
        assert_eq!(chain.provide().await.unwrap().provider(), "c");
    }
}
