//! Levels, on the trait and on what is in it.

/// All is warned of.
#[warn(clippy::all)]
#[cfg_attr(erased, erase_core::erase)]
pub trait Warned: Send + Sync {
    /// A method.
    async fn get(&self, items: &Vec<u32>) -> usize;
}

/// All is denied.
#[deny(clippy::all, clippy::pedantic, warnings)]
#[cfg_attr(erased, erase_core::erase)]
pub trait Denied: Send + Sync {
    /// A method.
    async fn get(&self, items: &[u32]) -> usize;
}

/// One is denied.
#[deny(clippy::ptr_arg)]
#[cfg_attr(erased, erase_core::erase)]
pub trait DeniedOne: Send + Sync {
    /// A method.
    async fn get(&self, items: &Vec<u32>) -> usize;
    /// A method.
    #[allow(clippy::ptr_arg)]
    async fn allowed(&self, items: &Vec<u32>) -> usize;
}

/// All is forbidden.
#[forbid(clippy::all, clippy::pedantic)]
#[cfg_attr(erased, erase_core::erase)]
pub trait Forbidden: Send + Sync {
    /// A method.
    async fn get(&self, items: &Vec<u32>, next: u32) -> usize;
    /// A method.
    async fn provided(&self, items: u32) -> u32 {
        items
    }
    /// A method.
    fn plain(&self, items: u32) -> u32 {
        items
    }
}

/// Expected on the trait.
#[expect(clippy::ptr_arg)]
#[cfg_attr(erased, erase_core::erase)]
pub trait Expected: Send + Sync {
    /// A method.
    async fn get(&self, items: &Vec<u32>) -> usize;
    /// A method.
    #[expect(clippy::box_collection, reason = "it is so")]
    async fn method(&self, items: Box<Vec<u32>>) -> usize;
    /// A method.
    async fn argument(&self, #[expect(clippy::box_collection)] items: Box<Vec<u32>>) -> usize;
    /// Fulfilled in the body.
    #[expect(clippy::needless_return)]
    async fn body(&self, value: u32) -> u32 {
        return value;
    }
    /// Fulfilled by a part of a pattern.
    async fn pattern(&self, #[expect(unused_variables)] (first, second): (u32, u32)) -> u32 {
        first
    }
    /// Fulfilled by the lifetime.
    #[expect(clippy::needless_lifetimes)]
    async fn lifetimes<'a>(&'a self) -> &'a str;
    /// Not fulfilled.
    #[expect(clippy::needless_return)]
    async fn vain(&self, value: u32) -> u32 {
        value
    }
}

/// Expected in vain.
#[expect(clippy::ptr_arg)]
#[cfg_attr(erased, erase_core::erase)]
pub trait ExpectedInVain: Send + Sync {
    /// A method.
    async fn get(&self, items: &[u32]) -> usize;
}

/// Above the attribute and below it.
#[cfg_attr(erased, erase_core::erase)]
#[allow(clippy::ptr_arg)]
#[must_use]
pub trait Below: Send + Sync {
    /// A method.
    async fn get(&self, items: &Vec<u32>) -> usize;
    /// A method.
    #[cfg_attr(all(), allow(clippy::box_collection))]
    async fn conditional(&self, items: Box<Vec<u32>>) -> usize;
}

/// Implementors.
#[derive(Debug)]
pub struct One;

impl Warned for One {
    async fn get(&self, items: &Vec<u32>) -> usize {
        items.len()
    }
}

#[allow(unused_variables)]
impl Denied for One {
    async fn get(&self, items: &[u32]) -> usize {
        1
    }
}

impl DeniedOne for One {
    async fn get(&self, renamed: &Vec<u32>) -> usize {
        let unused = 1;
        return renamed.len();
    }
    #[expect(clippy::needless_return)]
    async fn allowed(&self, _: &Vec<u32>) -> usize {
        return 1;
    }
}

/// Static calls.
pub async fn calls<T: Warned + DeniedOne>(value: &T, boxed: Box<T>) -> usize {
    let _ = value.allowed(&vec![1]).await;
    let _ = value.allowed(&vec![1]);
    value.allowed(&vec![1]);
    Warned::get(&boxed as &T, &Vec::new()).await + <T as DeniedOne>::get(value, &vec![]).await
}
