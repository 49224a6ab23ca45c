//! Whether something listens on a TCP port.

use tokio::net::TcpStream;

use crate::check::{Failure, HealthCheck, Look};

/// Connects, and hangs up.
#[derive(Debug)]
pub struct Tcp {
    address: String,
    name: String,
}

impl Tcp {
    /// `address` is a host and a port, `localhost:5432`; the host is looked up at each check.
    pub fn new(address: impl Into<String>) -> Self {
        let address = address.into();
        let name = format!("tcp {address}");
        Self { address, name }
    }
}

impl HealthCheck for Tcp {
    fn name(&self) -> &str {
        &self.name
    }

    async fn check(&mut self) -> Look {
        let stream = TcpStream::connect(&self.address)
            .await
            .map_err(|error| Failure::new(format_args!("cannot connect: {error}")))?;
        let peer = stream.peer_addr().map_err(Failure::new)?;
        Ok(format!("{peer} accepts connections"))
    }
}
