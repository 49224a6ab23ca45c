use anyhow::{Context as _, Result};
use tokio::net::TcpStream;

use crate::HealthCheck;

/// Connects and disconnects. The host name is resolved for each check.
pub(crate) struct Tcp {
    address: String,
}

impl Tcp {
    pub(crate) fn new(address: &str) -> Self {
        let address = address.to_owned();
        Self { address }
    }
}

impl HealthCheck for Tcp {
    fn name(&self) -> String {
        format!("tcp {}", self.address)
    }

    async fn check(&mut self) -> Result<String> {
        let stream = TcpStream::connect(&self.address).await;
        let peer = stream.context("cannot connect")?.peer_addr()?;
        Ok(format!("{peer} accepts connections"))
    }
}
