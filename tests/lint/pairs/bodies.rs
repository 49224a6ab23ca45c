//! Lints about bodies.

use std::sync::Mutex;

/// Default bodies.
#[cfg_attr(erased, erase_core::erase)]
pub trait Bodies: Send + Sync {
    /// Unused.
    async fn unused_variables(&self, unused: u32, (left, right): (u32, u32), _allowed: u32) -> u32 {
        let local = 1;
        left
    }
    /// Unused, and a reference.
    async fn unused_reference(&self, unused: &str) -> u32 {
        1
    }
    /// Unused, and nothing.
    async fn unused_nothing(&self, unused: String) {}
    /// Allowed.
    async fn allowed(&self, #[allow(unused_variables)] unused: u32) -> u32 {
        1
    }
    /// Allowed.
    #[allow(unused_variables)]
    async fn allowed_method(&self, unused: u32) -> u32 {
        1
    }
    /// Expected.
    #[expect(unused_variables)]
    async fn expected_method(&self, unused: u32) -> u32 {
        1
    }
    /// Expected.
    async fn expected(&self, #[expect(unused_variables)] unused: u32) -> u32 {
        1
    }
    /// Expected in vain.
    #[expect(unused_variables)]
    async fn expected_in_vain(&self, used: u32) -> u32 {
        used
    }
    /// Expected in vain.
    async fn expected_argument_in_vain(&self, #[expect(unused_variables)] used: u32) -> u32 {
        used
    }
    /// Denied.
    async fn denied(&self, #[deny(unused_variables)] unused: u32) -> u32 {
        1
    }
    /// Mutable.
    async fn unused_mut(&self, mut value: u32, mut changed: u32) -> u32 {
        changed += 1;
        value + changed
    }
    /// By value.
    async fn needless_pass_by_value(&self, text: String) -> usize {
        text.len()
    }
    /// By reference.
    async fn needless_pass_by_ref_mut(&self, text: &mut String) -> usize {
        text.len()
    }
    /// Slices.
    async fn ptr_arg(&self, items: &Vec<u32>) -> usize {
        items.len()
    }
    /// Needless.
    async fn needless_return(&self, value: u32) -> u32 {
        return value;
    }
    /// Needless.
    async fn let_and_return(&self, value: u32) -> u32 {
        let doubled = value * 2;
        doubled
    }
    /// Nothing to wait for.
    async fn unused_async(&self) -> u32 {
        1
    }
    /// Something to wait for.
    async fn waits(&self) -> u32 {
        self.unused_async().await
    }
    /// A future.
    async fn async_yields_async(&self) -> std::future::Ready<u32> {
        std::future::ready(1)
    }
    /// Does not use self.
    async fn unused_self(&self, value: u32) -> u32 {
        value
    }
    /// A lock.
    async fn await_holding_lock(&self, mutex: &Mutex<u32>) -> u32 {
        let value = *mutex.lock().unwrap();
        self.unused_async().await + value
    }
    /// A dropped future.
    async fn unused_must_use(&self) {
        self.unused_async();
        self.result().await;
    }
    /// A result.
    async fn result(&self) -> Result<u32, String> {
        let value: u32 = "1".parse().map_err(|_| String::new())?;
        Ok(value)
    }
    /// Always the same.
    async fn unnecessary_wraps(&self) -> Option<u32> {
        Some(1)
    }
    /// Shadows.
    async fn shadow(&self, value: u32) -> u32 {
        let value = value + 1;
        let value = value.to_string();
        value.len() as u32
    }
    /// Numbers.
    async fn arithmetic(&self, value: i64) -> i32 {
        let float = 1.0;
        value as i32 + float as i32 / 2
    }
    /// Unreachable.
    async fn unreachable(&self) -> u32 {
        return 1;
        2
    }
    /// Dead.
    async fn dead(&self, value: u32) -> u32 {
        let mut never = value;
        never = 1;
        if true { 1 } else { never }
    }
    /// Underscores.
    async fn underscore(&self, _used: u32, _: u32) -> u32 {
        let _binding = _used;
        let _ = self.result().await;
        _binding
    }
    /// Panics.
    async fn unwrap(&self, value: Option<u32>) -> u32 {
        let items = vec![1];
        items[0];
        value.unwrap()
    }
    /// Plain.
    fn plain_unused(&self, unused: u32) -> u32 {
        1
    }
    /// Plain.
    fn plain_mut(&self, mut value: u32) -> u32 {
        value
    }
    /// A block.
    fn manual_async_fn(&self) -> impl Future<Output = u32> + Send {
        async move { 1 }
    }
    /// Sized.
    async fn sized(&self, unused: u32) -> u32
    where
        Self: Sized,
    {
        1
    }
    /// By value.
    async fn owned(self, unused: u32) -> u32
    where
        Self: Sized,
    {
        1
    }
    /// Mutable self.
    async fn mutable_self(mut self) -> u32
    where
        Self: Sized,
    {
        1
    }
    /// Redundant.
    async fn redundant_clone(&self, text: String) -> String {
        text.clone()
    }
    /// Statements.
    async fn statements(&self, value: u32) -> u32 {
        if value == 1 {
            return 2;
        } else {
            return 3;
        }
    }
    /// Question mark.
    async fn question(&self, value: Option<u32>) -> Option<u32> {
        let Some(value) = value else { return None };
        Some(value)
    }
    /// Unit.
    async fn unit(&self) -> () {
        ()
    }
    /// Long.
    async fn boxed(&self) -> Box<dyn std::fmt::Debug + Send> {
        if self.unused_async().await == 1 {
            return Box::new(1);
        }
        Box::new("text")
    }
    /// Prints.
    async fn prints(&self) {
        println!("text");
        todo!()
    }
    /// Cognitive.
    async fn matches(&self, value: Option<u32>) -> u32 {
        match value {
            Some(value) => value,
            _ => 0,
        }
    }
    /// Nested.
    async fn items(&self) -> u32 {
        let one = 1;
        fn inner() -> u32 {
            2
        }
        one + inner()
    }
}

/// Mutably.
#[cfg_attr(erased, erase_core::erase)]
pub trait Mutable: Send + Sync {
    /// Not mutated.
    async fn needless_mut(&mut self, value: u32) -> u32 {
        value
    }
    /// By value, and `dyn` can have it.
    async fn owned(self, unused: u32) -> u32;
    /// In a box.
    async fn boxed(self: Box<Self>, value: u32) -> u32 {
        value
    }
    /// In an `Arc`.
    async fn shared(self: std::sync::Arc<Self>, value: u32) -> u32 {
        value
    }
}

/// Without `Send`.
#[cfg_attr(erased, erase_core::erase(?Send))]
pub trait Local {
    /// Unused.
    async fn unused(&self, unused: std::rc::Rc<u32>) -> u32 {
        1
    }
    /// Held.
    async fn held(&self, cell: &std::cell::RefCell<u32>) -> u32 {
        let value = cell.borrow_mut();
        self.unused(std::rc::Rc::new(1)).await + *value
    }
}
