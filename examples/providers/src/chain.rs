//! Several providers, in order.

use crate::{Credentials, Error, ProvideCredentials};

/// Asks each provider in turn, until one has credentials. Skips a provider that is not configured. Stops
/// at one that fails, so that another provider does not replace it unnoticed.
pub(crate) struct Chain(pub Vec<Box<dyn ProvideCredentials>>);

impl ProvideCredentials for Chain {
    fn name(&self) -> String {
        "chain".to_owned()
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let mut passed_over = Vec::new();
        for provider in &self.0 {
            match provider.provide().await {
                Err(Error::NotConfigured(message)) => passed_over.push(message),
                answer => return answer,
            }
        }
        let all = passed_over.join("; ");
        let message = format!("no provider has credentials ({all})");
        Err(Error::not_configured(&self.name(), message))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::MockProvideCredentials;

    /// Expects one call, and returns this answer.
    fn mock(answer: Result<Credentials, Error>) -> Box<dyn ProvideCredentials> {
        let mut mock = MockProvideCredentials::new();
        let answer = move || Box::pin(std::future::ready(answer.clone())) as _;
        mock.expect_provide().times(1).returning(answer);
        Box::new(mock)
    }

    fn absent(name: &str) -> Box<dyn ProvideCredentials> {
        mock(Err(Error::not_configured(name, "no")))
    }

    fn present(name: &str) -> Box<dyn ProvideCredentials> {
        mock(
            Credentials::read(name, &json!({"key_id": "K", "secret": "hush"}))
                .map_err(|message| Error::failed(name, message)),
        )
    }

    /// Panics if it is called.
    fn never() -> Box<dyn ProvideCredentials> {
        Box::new(MockProvideCredentials::new())
    }

    #[tokio::test]
    async fn the_first_who_has_some_is_the_last_who_is_asked() {
        let inner = Chain(vec![absent("b")]);
        let chain = Chain(vec![absent("a"), Box::new(inner), present("c"), never()]);
        assert_eq!(chain.provide().await.unwrap().provider(), "c");
    }

    #[tokio::test]
    async fn one_who_fails_ends_it() {
        let failure = Error::failed("b", "broken");
        let chain = Chain(vec![absent("a"), mock(Err(failure.clone())), never()]);
        assert_eq!(chain.provide().await.unwrap_err(), failure);
    }

    #[tokio::test]
    async fn if_nobody_has_some_all_are_named() {
        let error = Chain(vec![absent("a"), absent("b")]).provide().await;
        let message = "no provider has credentials (a: no; b: no)";
        assert_eq!(error.unwrap_err(), Error::not_configured("chain", message));
    }
}
