//! An implementor of another crate's trait, and callers.

use erase_test_editor::{Notifier, send};

/// Sends mails.
#[derive(Debug)]
pub struct Mail;

impl Notifier for Mail {
    async fn notify(&self, to: &str) -> Result<usize, String> {
        Ok(to.len())
    }

    fn name(&self) -> String {
        "mail".to_owned()
    }
}

/// Sends as another does.
#[derive(Debug)]
pub struct Wrapper {
    inner: Mail,
}

/// Calls it in all ways.
pub async fn calls(
    wrapper: Wrapper,
    dynamic: &dyn Notifier,
    boxed: Box<dyn Notifier>,
    generic: impl Notifier,
) -> Result<usize, String> {
    let mut sum = wrapper.inner.notify("concrete").await?;
    sum += dynamic.notify("dynamic").await?;
    sum += boxed.notify("boxed").await?;
    sum += generic.notify("generic").await?;
    Ok(sum + send(boxed).await + send(dynamic).await)
}
