//! The work that is called: the same for every strategy.

use std::hint::black_box;
use std::mem::MaybeUninit;

/// A value that does something when it is dropped.
#[derive(Debug)]
pub struct Guard(u32);

impl Guard {
    /// A guard.
    pub fn new(n: u32) -> Self {
        Self(n)
    }

    /// What it was made with.
    pub fn value(&self) -> u32 {
        self.0
    }
}

impl Drop for Guard {
    #[inline]
    fn drop(&mut self) {
        black_box(self.0);
    }
}

/// Bytes that belong to a future and are not written: a future is large because of what it does on
/// some other path, and filling it would be work that has nothing to do with the call.
pub const fn buffer<const N: usize>() -> [MaybeUninit<u32>; N] {
    [const { MaybeUninit::uninit() }; N]
}

/// Defines a type for each piece of work, and implements the strategy's `Work` with the strategy's
/// `work!`, whose bodies wait by `pause!` and call each other by `call!`.
macro_rules! ready_shapes {
    () => {
        pub struct Ready16(pub u32);
        work!(Ready16, self, n, { self.0.wrapping_add(n) });

        pub struct Ready48(pub u32);
        work!(Ready48, self, n, {
            let mut buffer = $crate::shapes::buffer::<4>();
            black_box(&mut buffer);
            pause!();
            black_box(&buffer);
            self.0.wrapping_add(n)
        });

        pub struct Ready100(pub u32);
        work!(Ready100, self, n, {
            let mut buffer = $crate::shapes::buffer::<18>();
            black_box(&mut buffer);
            pause!();
            black_box(&buffer);
            self.0.wrapping_add(n)
        });

        pub struct ReadyDrop(pub u32);
        work!(ReadyDrop, self, n, {
            let guard = $crate::shapes::Guard::new(n);
            pause!();
            self.0.wrapping_add(guard.value())
        });

        pub struct Ready1k(pub u32);
        work!(Ready1k, self, n, {
            let mut buffer = $crate::shapes::buffer::<248>();
            black_box(&mut buffer);
            pause!();
            black_box(&buffer);
            self.0.wrapping_add(n)
        });

        layer!(Layer1, Ready16);
        layer!(Layer2, Layer1);
        layer!(Layer3, Layer2);
    };
}

/// The work that is not ready at once.
macro_rules! yield_shapes {
    () => {
        pub struct Yield96(pub u32);
        work!(Yield96, self, n, {
            let mut buffer = $crate::shapes::buffer::<16>();
            black_box(&mut buffer);
            $crate::drive::YieldOnce::default().await;
            black_box(&buffer);
            self.0.wrapping_add(n)
        });

        pub struct Yield1k(pub u32);
        work!(Yield1k, self, n, {
            let mut buffer = $crate::shapes::buffer::<248>();
            black_box(&mut buffer);
            $crate::drive::YieldOnce::default().await;
            black_box(&buffer);
            self.0.wrapping_add(n)
        });

        layer!(Waiting1, Yield96);
        layer!(Waiting2, Waiting1);
        layer!(Waiting3, Waiting2);
    };
}

/// A type that calls another one through the strategy's object.
macro_rules! layer {
    ($name:ident, $next:ident) => {
        pub struct $name(pub Box<object!($next)>);
        work!($name, self, n, { call!(self.0, n).wrapping_add(1) });
    };
}

// What most strategies share; one that differs defines its own before it uses the macros above.
macro_rules! object {
    ($concrete:ident) => { dyn Work };
}
macro_rules! make {
    ($concrete:ident $arguments:tt) => {{
        let object: Box<object!($concrete)> = Box::new($concrete $arguments);
        object
    }};
}
macro_rules! mixed {
    ($concrete:ident) => {
        make!($concrete(1))
    };
}
macro_rules! call {
    ($object:expr, $n:expr) => {
        $object.call($n).await
    };
}
macro_rules! pause {
    () => {
        ::std::future::ready(()).await
    };
}
