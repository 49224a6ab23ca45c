//! One thing to measure: a shape under a strategy.

use std::fmt;

/// A shape under a strategy.
pub struct Cell {
    /// How the call is erased.
    pub strategy: &'static str,
    /// What is called.
    pub shape: &'static str,
    /// Whether all of it happens on the calling thread.
    pub single: bool,
    /// Does it so many times.
    pub run: Box<dyn FnMut(u32)>,
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} under {}", self.shape, self.strategy)
    }
}

impl Cell {
    /// A cell that stays on one thread.
    pub fn new(
        strategy: &'static str,
        shape: &'static str,
        run: impl FnMut(u32) + 'static,
    ) -> Self {
        Self {
            strategy,
            shape,
            single: true,
            run: Box::new(run),
        }
    }

    /// A cell that uses other threads too.
    pub fn threaded(
        strategy: &'static str,
        shape: &'static str,
        run: impl FnMut(u32) + 'static,
    ) -> Self {
        Self {
            single: false,
            ..Self::new(strategy, shape, run)
        }
    }
}

/// Calls one object again and again, from an `async` block.
macro_rules! repeat {
    ($strategy:literal, $shape:literal, $concrete:ident $arguments:tt) => {{
        #[inline(never)]
        fn repeat(object: &object!($concrete), iterations: u32) {
            drive!({
                for n in 0..iterations {
                    black_box(call!(object, black_box(n)));
                }
            });
        }
        let object = make!($concrete $arguments);
        Cell::new($strategy, $shape, move |iterations| repeat(black_box(&*object), iterations))
    }};
}

/// The cells of [`ready_shapes!`].
macro_rules! ready_cells {
    ($cells:ident, $strategy:literal) => {
        $cells.push(repeat!($strategy, "ready, 16 bytes", Ready16(1)));
        $cells.push(repeat!($strategy, "ready, 48 bytes", Ready48(1)));
        $cells.push(repeat!($strategy, "ready, 100 bytes", Ready100(1)));
        $cells.push(repeat!($strategy, "ready, a value to drop", ReadyDrop(1)));
        $cells.push(repeat!($strategy, "ready, 1 KiB", Ready1k(1)));
        $cells.push(repeat!(
            $strategy,
            "four deep, ready",
            Layer3(make!(Layer2(make!(Layer1(make!(Ready16(1)))))))
        ));
        $cells.push({
            #[inline(never)]
            fn ten(objects: &[Box<object!(Mixed)>], iterations: u32) {
                drive!({
                    for n in 0..iterations {
                        for object in objects.iter().cycle().take(10) {
                            black_box(call!(object, black_box(n)));
                        }
                    }
                });
            }
            let objects: Vec<Box<object!(Mixed)>> = vec![
                mixed!(Ready16),
                mixed!(Ready48),
                mixed!(Ready100),
                mixed!(ReadyDrop),
            ];
            Cell::new($strategy, "ten calls over four types", move |n| {
                ten(black_box(&objects), n)
            })
        });
    };
}

/// The cells of [`yield_shapes!`] that stay on one thread and need no runtime.
macro_rules! yield_cells {
    ($cells:ident, $strategy:literal) => {
        $cells.push(repeat!($strategy, "one yield, 96 bytes", Yield96(1)));
        $cells.push(repeat!($strategy, "one yield, 1 KiB", Yield1k(1)));
        $cells.push(repeat!(
            $strategy,
            "four deep, yielding",
            Waiting3(make!(Waiting2(make!(Waiting1(make!(Yield96(1)))))))
        ));
        $cells.push({
            #[inline(never)]
            fn join(object: &object!(Yield96), iterations: u32) {
                for _ in 0..iterations {
                    let calls = (0..16).map(async |n| call!(object, black_box(n)));
                    black_box(run(::futures::future::join_all(calls)));
                }
            }
            let object = make!(Yield96(1));
            Cell::new($strategy, "join_all of 16", move |n| {
                join(black_box(&*object), n)
            })
        });
        $cells.push({
            let object: &'static object!(Yield96) = Box::leak(make!(Yield96(1)));
            let make = move |n| async move { call!(object, n) };
            Cell::new(
                $strategy,
                "4096 alive at once",
                $crate::drive::alive(4096, make),
            )
        });
    };
}

/// The cells that need futures that are `Send`.
macro_rules! send_cells {
    ($cells:ident, $strategy:literal) => {
        $cells.push({
            let object: &'static object!(Ready16) = Box::leak(make!(Ready16(1)));
            let make = move |n| async move { call!(object, n) };
            Cell::new(
                $strategy,
                "a call in tokio::spawn",
                $crate::runtime::spawn(make),
            )
        });
        $cells.push({
            let object: &'static object!(Yield96) = Box::leak(make!(Yield96(1)));
            let make = move |n| async move { call!(object, n) };
            Cell::threaded(
                $strategy,
                "started here, finished there",
                $crate::drive::pair(512, make),
            )
        });
        $cells.push({
            let object: &'static object!(Yield96) = Box::leak(make!(Yield96(1)));
            let make = move |n| async move {
                for i in 0..4 {
                    black_box(call!(object, n + i));
                }
            };
            Cell::threaded(
                $strategy,
                "tokio, work stealing",
                $crate::runtime::steal(256, make),
            )
        });
    };
}

/// Sizes of the future of the smallest call, and of a task that awaits it.
macro_rules! sizes {
    ($strategy:literal) => {
        pub fn sizes() -> $crate::sizes::Sizes {
            let object = make!(Ready16(1));
            let object = &*object;
            let task = async { call!(object, 1) };
            $crate::sizes::Sizes {
                strategy: $strategy,
                future: size_of_val(&object.call(1)),
                task: size_of_val(&task),
            }
        }
    };
}

/// Runs an `async` block.
macro_rules! drive {
    ($body:block) => { run(async $body) };
}
