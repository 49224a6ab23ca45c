//! Tells what a provider answers.

use providers::{Credentials, Error, ProvideCredentials};

/// Before any provider, a known one or a `Box<dyn ProvideCredentials>`.
pub(crate) struct Verbose<P>(pub P);

impl<P: ProvideCredentials> ProvideCredentials for Verbose<P> {
    fn name(&self) -> &str {
        self.0.name()
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let answer = self.0.provide().await;
        match &answer {
            Ok(_) => eprintln!("{}: has credentials", self.name()),
            Err(error @ Error::NotConfigured { .. }) => eprintln!("{error}, so others are asked"),
            Err(error) => eprintln!("{error}"),
        }
        answer
    }
}
