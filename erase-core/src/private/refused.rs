//! Programs that must not compile. Each would be unsound, and has no other error.

/// The values that a future borrows are alive when it is dropped.
///
/// ```compile_fail,E0597
/// use erase_core::DynFuture;
/// let mut future = None;
/// let text = String::from("dropped first");
/// future = Some(DynFuture::new(async { text.len() }));
/// ```
///
/// So are the arguments of a call, and the output type.
///
/// ```compile_fail,E0597
/// use erase_core::{__private::Held, LocalDynFuture};
/// let mut future: Option<LocalDynFuture<'_, usize>> = None;
/// let text = String::from("dropped first");
/// future = Some(Held::<'_, _>::new((&text, ())).__call_local(|text, _: Held<'_, ()>, start| {
///     start.run(async move { text.len() })
/// }));
/// ```
///
/// ```compile_fail,E0597
/// use erase_core::DynFuture;
/// let mut future: Option<DynFuture<'static, &String>> = None;
/// let text = String::from("dropped first");
/// let _output: Option<DynFuture<'static, &String>> = Some(DynFuture::new(async { panic!() }));
/// future = _output;
/// let _same = [future.as_ref().map(|_| &text), None];
/// fn same<'t>(_: &Option<DynFuture<'static, &'t String>>, _: &'t String) {}
/// same(&future, &text);
/// ```
mod dropck {}

/// The same for a forwarded future, whose inner type claims to be `'static`.
///
/// ```compile_fail,E0597
/// use erase_core::{__private::Forwarded, DynFuture};
/// fn forward(text: &String) -> Forwarded<&String, DynFuture<'static, usize>> {
///     unsafe { Forwarded::new(DynFuture::new(async { text.len() })) }
/// }
/// let mut future = None;
/// let text = String::from("dropped first");
/// future = Some(forward(&text));
/// ```
mod dropck_forwarded {}

/// A `DynFuture` accepts only `Send` futures, arguments and thunks.
///
/// ```compile_fail,E0277
/// let rc = std::rc::Rc::new(1);
/// erase_core::DynFuture::new(std::future::ready(rc));
/// ```
///
/// ```compile_fail,E0599
/// use erase_core::{__private::Held, DynFuture};
/// let rc = std::rc::Rc::new(1);
/// let _: DynFuture<'_, i32> = Held::<'_, _>::new((rc, ())).__call(|rc, _: Held<'_, ()>, start| {
///     let number = *rc;
///     start.run(async move { number })
/// });
/// ```
///
/// ```compile_fail,E0277
/// let rc = std::rc::Rc::new(1);
/// erase_core::DynFuture::eager(|start| start.run(std::future::ready(rc)));
/// ```
///
/// It is not `Sync`.
///
/// ```compile_fail,E0277
/// fn sync(_: impl Sync) {}
/// sync(erase_core::DynFuture::new(async {}));
/// ```
mod send {}

/// A place takes only futures of its own lifetime, and does not leave the call.
///
/// ```compile_fail,E0597
/// use erase_core::LocalDynFuture;
/// let mut future: Option<LocalDynFuture<'static, usize>> = None;
/// let text = String::from("dropped first");
/// let borrowed = &text;
/// future = Some(LocalDynFuture::eager(|start| start.run(async move { borrowed.len() })));
/// ```
///
/// ```compile_fail,E0597
/// use erase_core::{__private::Start, DynFuture};
/// use std::task::Poll;
/// fn start<'f>(start: Start<'_, 'f, usize>, text: &'f String) -> Poll<usize> {
///     start.run(async move { text.len() })
/// }
/// let mut future: Option<DynFuture<'static, usize>> = None;
/// let text = String::from("dropped first");
/// future = Some(DynFuture::eager(|place| start(place, &text)));
/// ```
///
/// ```compile_fail,E0521
/// use erase_core::DynFuture;
/// let mut kept = None;
/// DynFuture::<()>::eager(|start| {
///     kept = Some(start);
///     std::task::Poll::Pending
/// });
/// ```
///
/// A thunk holds no value, not even a proof that something is alive.
///
/// ```compile_fail,E0080
/// use erase_core::{__private::Held, DynFuture};
/// let number = 1;
/// let _: DynFuture<'_, i32> = Held::<'_, _>::new(((), ()))
///     .__call(move |(), _: Held<'_, ()>, start| start.run(async move { number }));
/// ```
///
/// ```compile_fail,E0597
/// use erase_core::{__private::Held, LocalDynFuture};
/// use std::marker::PhantomData;
/// #[derive(Clone, Copy)]
/// struct Alive<'x>(PhantomData<&'x String>);
/// fn alive(_: &String) -> Alive<'_> { Alive(PhantomData) }
/// let mut future: Option<LocalDynFuture<'_, ()>> = None;
/// {
///     let text = String::from("dropped first");
///     let alive = alive(&text);
///     future = Some(Held::<'_, _>::new(((), ())).__call_local(move |(), _: Held<'_, ()>, start| {
///         let _alive = alive;
///         start.run(async {})
///     }));
/// }
/// ```
mod start {}

/// An erased future that may hold the native one is not `Unpin`.
///
/// ```compile_fail,E0277
/// use erase_core::{DynFuture, Inline};
/// let mut future = DynFuture::<(), Inline<16>>::with_storage(async {});
/// std::pin::Pin::new(&mut future);
/// ```
mod inline {}

/// Without a heap, a future that does not fit is an error.
///
/// ```compile_fail,E0080
/// use erase_core::DynFuture;
/// let numbers = [1_u64; 20];
/// DynFuture::new(async move { numbers[0] });
/// ```
#[cfg(not(feature = "alloc"))]
mod no_alloc {}
