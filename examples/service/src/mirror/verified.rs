//! Trusts no mirror.

use sha2::{Digest as _, Sha256};
use tokio::task::spawn_blocking;

use super::{Failure, Fetched, Reason};
use crate::{
    Launch,
    list::{Digest, Wanted},
};

/// Passes on a file only if its content is what is wanted.
#[derive(Debug)]
pub struct Verified<S>(pub S);

impl<S> Launch for Verified<S>
where
    S: Launch<Request = Wanted, Response = Fetched, Error = Failure>,
{
    type Request = Wanted;
    type Response = Fetched;
    type Error = Failure;

    fn launch(
        &mut self,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Fetched, Failure>> + Send + use<S> {
        let digest = wanted.digest;
        let answer = self.0.launch(wanted);
        async move { check(digest, answer.await?).await }
    }
}

async fn check(wanted: Digest, Fetched { mirror, bytes }: Fetched) -> Result<Fetched, Failure> {
    let content = bytes.clone();
    // A large file takes seconds, in which this thread has other things to do.
    let reason = match spawn_blocking(move || Sha256::digest(&content)).await {
        Ok(digest) if wanted == Digest(digest.into()) => return Ok(Fetched { mirror, bytes }),
        Ok(digest) => Reason::Wrong(Digest(digest.into())),
        Err(error) => Reason::Io(error.into()),
    };
    Err(Failure { mirror, reason })
}
