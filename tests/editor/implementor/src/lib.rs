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

/// Makes `dyn` values, and gives them where their supertraits are asked for.
pub fn coerced() -> Vec<Box<dyn Notifier>> {
    let shared: std::sync::Arc<dyn Notifier + Send + Sync> = std::sync::Arc::new(Mail);
    let reference: &dyn Notifier = &Mail;
    across_threads(reference);
    across_threads(shared.clone());
    let boxed: Box<dyn Notifier + Send> = Box::new(Mail);
    let plain: Box<dyn Notifier> = boxed;
    vec![plain, Box::new(Mail)]
}

fn across_threads<T: Send + Sync>(_: T) {}

/// Through a trait with an associated type and a supertrait of the standard library.
pub async fn keyed(memory: std::sync::Arc<erase_test_editor::Memory>) -> String {
    let keyed: std::sync::Arc<dyn erase_test_editor::Keyed<Key = u8>> = memory;
    let found = keyed.find(3).await.unwrap_or_default();
    let in_debug: String = format!("{keyed:?}");
    found + &in_debug
}
