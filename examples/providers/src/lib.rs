//! Credentials from whoever has some: the provider pattern of the SDKs of clouds.
//!
//! A [`ProvideCredentials`] has one method of interest, a native `async fn`. Its implementors look
//! into the [environment](sources::Environment), a [file](sources::Profile), an
//! [endpoint](sources::Metadata) of the machine, or ask a [program](sources::Command). A [`Chain`]
//! of them is one too, and so is a [`Cached`] one. Whoever needs credentials holds an
//! `Arc<dyn ProvideCredentials>`, and neither knows nor cares.
//!
//! ```
//! use std::sync::Arc;
//! use providers::{Cached, Chain, Credentials, Error, ProvideCredentials, Refresh};
//!
//! /// A provider of one's own: plain Rust, no attribute.
//! struct Fixed;
//!
//! impl ProvideCredentials for Fixed {
//!     fn name(&self) -> &str {
//!         "fixed"
//!     }
//!
//!     async fn provide(&self) -> Result<Credentials, Error> {
//!         Ok(Credentials::new(self.name(), "DEMO0001", "hush"))
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let chain = Chain::builder()
//!     .environment("NO_SUCH_PREFIX")
//!     .profile("no/such/file.toml", "default")
//!     .provider(Fixed)
//!     .build();
//! let provider: Arc<dyn ProvideCredentials> = Arc::new(Cached::new(chain, Refresh::default()));
//!
//! let credentials = provider.provide().await.unwrap();
//! assert_eq!(credentials.provider(), "fixed");
//! assert!(!format!("{credentials:?}").contains("hush"));
//! # }
//! ```

#![forbid(unsafe_code)]

mod cache;
mod chain;
mod credentials;
mod document;
mod error;
mod provide;
pub mod sources;

pub use crate::{
    cache::{Cached, Refresh},
    chain::{Builder, Chain},
    credentials::Credentials,
    error::Error,
    provide::ProvideCredentials,
};
