//! Calls inside tasks of tokio.

use tokio::runtime::{Builder, Runtime};

/// Spawns one task after the other on a runtime of this thread, and awaits each.
pub fn spawn<F>(make: impl Fn(u32) -> F) -> impl FnMut(u32)
where
    F: Future<Output: Send> + Send + 'static,
{
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    move |iterations| {
        runtime.block_on(async {
            for n in 0..iterations {
                let _ = tokio::spawn(make(n)).await;
            }
        });
    }
}

/// Spawns `size` tasks at a time on a runtime with two threads, and awaits them all.
pub fn steal<F>(size: u32, make: impl Fn(u32) -> F) -> impl FnMut(u32)
where
    F: Future<Output: Send> + Send + 'static,
{
    let runtime: Runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .expect("a runtime");
    move |iterations| {
        runtime.block_on(async {
            for _ in 0..iterations {
                let tasks: Vec<_> = (0..size).map(|n| tokio::spawn(make(n))).collect();
                for task in tasks {
                    let _ = task.await;
                }
            }
        });
    }
}
