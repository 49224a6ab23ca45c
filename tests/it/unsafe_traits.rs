//! Unsafe traits and unsafe methods stay unsafe, on the type and behind `dyn Trait`.

use erase_core::erase;
use futures::executor::block_on;

/// # Safety
///
/// `len` is the number of bytes behind `first`.
#[erase]
unsafe trait Memory: Sync {
    async fn len(&self) -> usize;
    /// # Safety
    ///
    /// `at` is less than `len`.
    async unsafe fn byte(&self, at: usize) -> u8;
    /// # Safety
    ///
    /// `at` is less than `len`.
    async unsafe fn write(&mut self, at: usize, byte: &u8);
    /// # Safety
    ///
    /// There is a byte.
    unsafe fn first(&self) -> u8;
    /// # Safety
    ///
    /// There is a byte.
    async unsafe fn twice_first(&self) -> u16 {
        // SAFETY: as the caller guarantees.
        u16::from(unsafe { self.first() }) * 2
    }
}

struct Bytes(Vec<u8>);

// SAFETY: `len` is that of the vector.
unsafe impl Memory for Bytes {
    async fn len(&self) -> usize {
        self.0.len()
    }
    async unsafe fn byte(&self, at: usize) -> u8 {
        // SAFETY: as the caller guarantees.
        unsafe { *self.0.get_unchecked(at) }
    }
    async unsafe fn write(&mut self, at: usize, byte: &u8) {
        // SAFETY: as the caller guarantees.
        unsafe { *self.0.get_unchecked_mut(at) = *byte }
    }
    unsafe fn first(&self) -> u8 {
        self.0[0]
    }
}

#[test]
fn unsafe_methods_are_called_in_unsafe_blocks() {
    let mut memory: Box<dyn Memory> = Box::new(Bytes(vec![1, 2, 3]));
    block_on(async {
        assert_eq!(memory.len().await, 3);
        // SAFETY: there are three bytes.
        unsafe {
            (*memory).write(2, &9).await;
            assert_eq!((*memory).byte(2).await, 9);
            assert_eq!(memory.first(), 1);
            assert_eq!((*memory).twice_first().await, 2);
            let mut bytes = Bytes(vec![4]);
            bytes.write(0, &5).await;
            assert_eq!(bytes.byte(0).await, 5);
        }
    });
}

#[test]
fn they_are_unsafe_functions_by_their_type() {
    let byte: for<'a> unsafe fn(&'a (dyn Memory + 'static), usize) -> _ = <dyn Memory>::byte_of;
    // SAFETY: there is one byte.
    assert_eq!(unsafe { byte(&Bytes(vec![6]), 0) }, 6);
}

impl dyn Memory {
    /// # Safety
    ///
    /// As `byte`.
    unsafe fn byte_of(&self, at: usize) -> u8 {
        // SAFETY: as the caller guarantees.
        block_on(unsafe { self.byte(at) })
    }
}

/// # Safety
///
/// None but that it is unsafe to implement.
#[erase(forward(Box, &))]
unsafe trait Forwarded: Send + Sync {
    async fn get(&self) -> u32;
    /// # Safety
    ///
    /// None.
    async unsafe fn get_unsafe(&self, by: &u32) -> u32;
}

// SAFETY: there is nothing to guarantee.
unsafe impl Forwarded for u32 {
    async fn get(&self) -> u32 {
        *self
    }
    async unsafe fn get_unsafe(&self, by: &u32) -> u32 {
        *self + by
    }
}

#[test]
fn an_unsafe_trait_is_forwarded_when_asked_for() {
    async fn generic<F: Forwarded>(value: F) -> u32 {
        // SAFETY: nothing is asked for.
        value.get().await + unsafe { value.get_unsafe(&1).await }
    }
    assert_eq!(block_on(generic(Box::new(2_u32) as Box<dyn Forwarded>)), 5);
    assert_eq!(block_on(generic(&2_u32 as &dyn Forwarded)), 5);
    assert_eq!(block_on(generic(2_u32)), 5);
}

#[erase]
trait SafeWithUnsafeMethod {
    /// # Safety
    ///
    /// `pointer` can be read.
    async unsafe fn read(&self, pointer: &std::sync::atomic::AtomicPtr<u32>) -> u32;
}

struct Reader;

impl SafeWithUnsafeMethod for Reader {
    async unsafe fn read(&self, pointer: &std::sync::atomic::AtomicPtr<u32>) -> u32 {
        // SAFETY: as the caller guarantees.
        unsafe { *pointer.load(std::sync::atomic::Ordering::SeqCst) }
    }
}

#[test]
fn an_unsafe_method_of_a_safe_trait() {
    let mut value = 5;
    let pointer = std::sync::atomic::AtomicPtr::new(&raw mut value);
    let reader: Box<dyn SafeWithUnsafeMethod> = Box::new(Reader);
    // SAFETY: the value is alive.
    assert_eq!(unsafe { block_on((*reader).read(&pointer)) }, 5);
    // SAFETY: the value is alive.
    assert_eq!(unsafe { block_on(reader.read(&pointer)) }, 5);
}
