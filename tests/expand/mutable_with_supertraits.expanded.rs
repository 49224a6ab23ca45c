pub trait Store: Debug + Send + 'static + __ErasedStore {
    fn put<'future>(
        self: &'future mut ::erase_core::This<Self>,
        key: &'future str,
        value: u32,
    ) -> impl ::core::future::Future<Output = Option<u32>> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn close(
        self: ::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
}
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedStore {
    fn __erased_put<'future>(
        &'future mut self,
        args: ::erase_core::__private::Held<'future, (&'future str, u32)>,
        start: ::erase_core::__private::Start<'_, 'future, Option<u32>>,
    ) -> ::core::task::Poll<Option<u32>>;
    fn __erased_close<'future>(
        self: ::erase_core::__private::Box<Self>,
        args: ::erase_core::__private::Held<'future, ()>,
        start: ::erase_core::__private::Start<'_, 'future, usize>,
    ) -> ::core::task::Poll<usize>
    where
        Self: 'future;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Store + ::core::marker::Sized> __ErasedStore for X {
        fn __erased_put<'future>(
            &'future mut self,
            args: __erase::Held<'future, (&'future str, u32)>,
            start: __erase::Start<'_, 'future, Option<u32>>,
        ) -> ::core::task::Poll<Option<u32>> {
            let (key, value) = args.take();
            start.run(<X as Store>::put(self, key, value))
        }
        fn __erased_close<'future>(
            self: __erase::Box<Self>,
            args: __erase::Held<'future, ()>,
            start: __erase::Start<'_, 'future, usize>,
        ) -> ::core::task::Poll<usize>
        where
            X: 'future,
        {
            let () = args.take();
            start.run(<X as Store>::close(*self))
        }
    }
    #[inline]
    fn __call_put<'future, P: Store + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future mut P, &'future str, u32)>,
    ) -> __erase::DynFuture<'future, Option<u32>> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this, key, value), start| <P as __ErasedStore>::__erased_put(
                    this,
                    __erase::Held::new((key, value)),
                    start,
                ),
            )
    }
    #[inline]
    fn __call_close<'future, P: Store + ?::core::marker::Sized>(
        args: __erase::Held<'future, (__erase::Box<P>,)>,
    ) -> __erase::DynFuture<'future, usize> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this,), start| <P as __ErasedStore>::__erased_close(
                    this,
                    __erase::Held::new(()),
                    start,
                ),
            )
    }
    impl<'object> dyn Store + 'object {
        #[inline]
        pub fn put<'future>(
            &'future mut self,
            key: &'future str,
            value: u32,
        ) -> __erase::DynFuture<'future, Option<u32>> {
            __call_put(__erase::Held::new((self, key, value)))
        }
        #[inline]
        pub fn close<'future>(
            self: __erase::Box<Self>,
        ) -> __erase::DynFuture<'future, usize>
        where
            Self: 'future,
        {
            __call_close(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + 'object {}
    impl<'object> dyn Store + ::core::marker::Send + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn put<'future>(
            &'future mut self,
            key: &'future str,
            value: u32,
        ) -> __erase::DynFuture<'future, Option<u32>> {
            __call_put(__erase::Held::new((self, key, value)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn close<'future>(
            self: __erase::Box<Self>,
        ) -> __erase::DynFuture<'future, usize>
        where
            Self: 'future,
        {
            __call_close(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + ::core::marker::Send + 'object {}
    impl<'object> dyn Store + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn put<'future>(
            &'future mut self,
            key: &'future str,
            value: u32,
        ) -> __erase::DynFuture<'future, Option<u32>> {
            __call_put(__erase::Held::new((self, key, value)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn close<'future>(
            self: __erase::Box<Self>,
        ) -> __erase::DynFuture<'future, usize>
        where
            Self: 'future,
        {
            __call_close(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + ::core::marker::Sync + 'object {}
    impl<'object> dyn Store + ::core::marker::Send + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn put<'future>(
            &'future mut self,
            key: &'future str,
            value: u32,
        ) -> __erase::DynFuture<'future, Option<u32>> {
            __call_put(__erase::Held::new((self, key, value)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn close<'future>(
            self: __erase::Box<Self>,
        ) -> __erase::DynFuture<'future, usize>
        where
            Self: 'future,
        {
            __call_close(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'object {}
    #[automatically_derived]
    impl<P: Store + __erase::TraitObject + ?::core::marker::Sized> Store
    for __erase::Box<P>
    where
        __erase::Box<P>: Debug + Send + 'static,
    {
        #[inline]
        fn put<'future>(
            &'future mut self,
            key: &'future str,
            value: u32,
        ) -> __erase::DynFuture<'future, Option<u32>> {
            __call_put(__erase::Held::new((__erase::pointee_mut(self), key, value)))
        }
        #[inline]
        fn close(
            self,
        ) -> __erase::Forwarded<(__erase::Box<P>,), __erase::DynFuture<'static, usize>> {
            <__erase::Forwarded<
                (__erase::Box<P>,),
                __erase::DynFuture<'static, usize>,
            >>::new((self,), __call_close)
        }
    }
};
