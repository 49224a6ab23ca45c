use anyhow::Result;

use crate::HealthCheck;

/// A check with another name: `Renamed<Tcp>`, or `Renamed<Box<dyn HealthCheck + Send>>`.
pub(crate) struct Renamed<H> {
    name: String,
    inner: H,
}

impl<H: HealthCheck> Renamed<H> {
    pub(crate) fn new(name: &str, inner: H) -> Self {
        let name = name.to_owned();
        Self { name, inner }
    }
}

impl<H: HealthCheck + Send> HealthCheck for Renamed<H> {
    fn name(&self) -> String {
        self.name.clone()
    }

    async fn check(&mut self) -> Result<String> {
        self.inner.check().await
    }
}
