//! A stream of a thousand items through each strategy that has one.

use std::hint::black_box;

use futures::stream::{self, BoxStream, Stream, StreamExt as _};

use crate::cells::Cell;
use crate::drive::run;

struct Items(u32);

impl Items {
    fn numbers(&self) -> impl Stream<Item = u32> + Send + use<> {
        let first = self.0;
        stream::iter((0..1000).map(move |n| first.wrapping_add(n)))
    }
}

macro_rules! source {
    ($module:ident, $name:literal, $object:ty,
     [$($attribute:meta)?], $answer:ty, |$items:ident| $made:expr, $($pin:ident)?) => {
        mod $module {
            use super::*;

            $(#[$attribute])?
            pub(super) trait Source: Send + Sync {
                fn items(&self) -> $answer;
            }

            impl Source for Items {
                fn items(&self) -> $answer {
                    let $items = self.numbers();
                    $made
                }
            }

            #[inline(never)]
            fn repeat(source: &$object, iterations: u32) {
                run(async {
                    for _ in 0..iterations {
                        let mut items = std::pin::pin!(source.items());
                        while let Some(item) = items.next().await {
                            black_box(item);
                        }
                    }
                });
            }

            pub(super) fn cell() -> Cell {
                let source: Box<$object> = Box::new(Items(1));
                Cell::new($name, "a stream of 1000 items", move |n| {
                    repeat(black_box(&*source), n);
                })
            }
        }
    };
}

source!(
    pooled,
    "erase",
    dyn Source,
    [erase_core::erase],
    impl Stream<Item = u32> + Send,
    |items| items,
);
source!(
    inline,
    "erase, inline = 56",
    dyn Source,
    [erase_core::erase(inline = 56)],
    impl Stream<Item = u32> + Send,
    |items| items,
);
source!(
    boxed,
    "erase, boxed",
    dyn Source,
    [erase_core::erase(boxed)],
    impl Stream<Item = u32> + Send,
    |items| items,
);
source!(
    async_trait,
    "async-trait",
    dyn Source,
    [],
    BoxStream<'_, u32>,
    |items| items.boxed(),
);
source!(
    native,
    "static, native",
    Items,
    [],
    impl Stream<Item = u32> + Send,
    |items| items,
);

/// The cells of the streams. What async-trait's users write is `BoxStream`.
pub fn cells(cells: &mut Vec<Cell>) {
    cells.extend([pooled::cell(), inline::cell(), boxed::cell()]);
    cells.extend([async_trait::cell(), native::cell()]);
}
