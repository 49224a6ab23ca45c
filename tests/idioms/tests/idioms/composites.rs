//! Composites: a list of sinks is a sink, as are pairs, options and references of them.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use crate::async_trait;

#[async_trait]
pub trait Sink<T: Send + Sync + 'static>: Send + Sync {
    async fn accept(&self, item: &T) -> Result<usize, String>;
    async fn flush(&self) -> Result<(), String> {
        Ok(())
    }
}

#[async_trait]
impl<T: Send + Sync + 'static, S: Sink<T>> Sink<T> for Vec<S> {
    async fn accept(&self, item: &T) -> Result<usize, String> {
        let mut count = 0;
        for sink in self {
            count += sink.accept(item).await?;
        }
        Ok(count)
    }
    async fn flush(&self) -> Result<(), String> {
        futures::future::try_join_all(self.iter().map(|sink| sink.flush()))
            .await
            .map(drop)
    }
}

#[async_trait]
impl<T: Send + Sync + 'static, A: Sink<T>, B: Sink<T>> Sink<T> for (A, B) {
    async fn accept(&self, item: &T) -> Result<usize, String> {
        let (a, b) = futures::try_join!(self.0.accept(item), self.1.accept(item))?;
        Ok(a + b)
    }
    async fn flush(&self) -> Result<(), String> {
        self.0.flush().await?;
        self.1.flush().await
    }
}

#[async_trait]
impl<T: Send + Sync + 'static, S: Sink<T>> Sink<T> for Option<S> {
    async fn accept(&self, item: &T) -> Result<usize, String> {
        match self {
            Some(sink) => sink.accept(item).await,
            None => Ok(0),
        }
    }
}

#[async_trait]
impl<'a, T: Send + Sync + 'static, S: Sink<T> + ?Sized> Sink<T> for &'a S {
    async fn accept(&self, item: &T) -> Result<usize, String> {
        (**self).accept(item).await
    }
    async fn flush(&self) -> Result<(), String> {
        (*self as &S).flush().await
    }
}

#[async_trait]
impl<T: Send + Sync + 'static> Sink<T> for Box<dyn Sink<T> + '_> {
    async fn accept(&self, item: &T) -> Result<usize, String> {
        self.as_ref().accept(item).await
    }
    async fn flush(&self) -> Result<(), String> {
        self.as_ref().flush().await
    }
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

#[async_trait]
impl<T: Debug + Send + Sync + 'static> Sink<T> for Lines {
    async fn accept(&self, item: &T) -> Result<usize, String> {
        tokio::task::yield_now().await;
        self.0.lock().unwrap().push(format!("{item:?}"));
        Ok(1)
    }
    async fn flush(&self) -> Result<(), String> {
        self.0.lock().unwrap().push("--".into());
        Ok(())
    }
}

struct Refuses(u32);

#[async_trait]
impl Sink<u32> for Refuses {
    async fn accept(&self, item: &u32) -> Result<usize, String> {
        if *item == self.0 {
            Err(format!("no {item}"))
        } else {
            Ok(0)
        }
    }
}

async fn fill<S: Sink<u32>>(
    sink: S,
    items: impl IntoIterator<Item = u32>,
) -> Result<usize, String> {
    let mut count = 0;
    for item in items {
        count += sink.accept(&item).await?;
    }
    sink.flush().await?;
    Ok(count)
}

#[tokio::test]
async fn sinks_are_made_of_sinks() {
    let lines = Lines::default();
    let boxed: Vec<Box<dyn Sink<u32>>> = vec![Box::new(lines.clone()), Box::new(Refuses(9))];
    let tree = (boxed, (Some(lines.clone()), None::<Refuses>));
    assert_eq!(fill(&tree, [1, 2]).await, Ok(4));
    let task = tokio::spawn(async move { fill(tree, [9]).await });
    assert_eq!(task.await.unwrap(), Err("no 9".into()));
    let borrowed: &dyn Sink<u32> = &lines;
    assert_eq!(fill(borrowed, [3]).await, Ok(1));
    let lines = lines.0.lock().unwrap();
    assert_eq!(lines.iter().filter(|line| *line == "--").count(), 2);
    assert_eq!(lines.last().map(String::as_str), Some("--"));
}
