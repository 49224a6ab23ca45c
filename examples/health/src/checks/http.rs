use anyhow::{Context as _, Result, ensure};
use http_body_util::Empty;
use hyper::{Uri, body::Bytes};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

use crate::HealthCheck;

/// Requests a page, and expects a status of 200 to 299.
pub(crate) struct Http {
    address: Uri,
    client: Client<HttpConnector, Empty<Bytes>>,
}

impl Http {
    pub(crate) fn new(address: &str) -> Result<Self> {
        let address: Uri = address.parse().context("not an address")?;
        ensure!(
            address.host().is_some(),
            "an address begins with `http://` and a host"
        );
        let client = Client::builder(TokioExecutor::new()).build_http();
        Ok(Self { address, client })
    }
}

impl HealthCheck for Http {
    fn name(&self) -> String {
        self.address.to_string()
    }

    async fn check(&mut self) -> Result<String> {
        let status = self.client.get(self.address.clone()).await?.status();
        ensure!(status.is_success(), "answers {status}");
        Ok(format!("answers {status}"))
    }
}
