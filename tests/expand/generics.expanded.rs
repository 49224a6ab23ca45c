pub trait Cache<
    'k,
    K: Ord + Sync + ?Sized,
    const N: usize = 2,
>: Send + Sync + __ErasedCache<'k, K, N>
where
    K: Debug,
{
    fn first(
        self: &::erase_core::This<Self>,
        key: &'k K,
    ) -> impl ::core::future::Future<Output = [u8; N]> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
}
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedCache<'k, K: Ord + Sync + ?Sized + Debug, const N: usize> {
    fn __erased_first<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (&'k K,)>,
        start: ::erase_core::__private::Start<'_, 'future, [u8; N]>,
    ) -> ::core::task::Poll<[u8; N]>
    where
        'k: 'future,
        K: 'future;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        X: Cache<'k, K, N> + ::core::marker::Sized,
    > __ErasedCache<'k, K, N> for X {
        fn __erased_first<'future>(
            &'future self,
            args: __erase::Held<'future, (&'k K,)>,
            start: __erase::Start<'_, 'future, [u8; N]>,
        ) -> ::core::task::Poll<[u8; N]>
        where
            'k: 'future,
            K: 'future,
        {
            let (key,) = args.take();
            start.run(<X as Cache<'k, K, N>>::first(self, key))
        }
    }
    #[inline]
    fn __call_first<
        'future,
        'call,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        P: Cache<'k, K, N> + ?::core::marker::Sized,
    >(
        args: __erase::Held<
            'call,
            (&'future P, &'k K),
            ((&'future P, &'k K), __erase::Params<(&'k (), *const K)>),
        >,
    ) -> __erase::DynFuture<'call, [u8; N]> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this, key), start| <P as __ErasedCache<
                    'k,
                    K,
                    N,
                >>::__erased_first(this, __erase::Held::new((key,)), start),
            )
    }
    impl<
        'object,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > dyn Cache<'k, K, N> + 'object {
        #[inline]
        pub fn first<'future>(
            &'future self,
            key: &'k K,
        ) -> __erase::DynFuture<'future, [u8; N]>
        where
            'k: 'future,
            K: 'future,
        {
            __call_first(__erase::Held::new((self, key)))
        }
    }
    impl<
        'object,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > __erase::TraitObject for dyn Cache<'k, K, N> + 'object {}
    impl<'object, 'k, K: Ord + Sync + ?Sized + Debug, const N: usize> ::core::ops::Deref
    for dyn Cache<'k, K, N> + ::core::marker::Send + 'object {
        type Target = dyn Cache<'k, K, N> + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<
        'object,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > __erase::TraitObject for dyn Cache<'k, K, N> + ::core::marker::Send + 'object {}
    impl<'object, 'k, K: Ord + Sync + ?Sized + Debug, const N: usize> ::core::ops::Deref
    for dyn Cache<'k, K, N> + ::core::marker::Sync + 'object {
        type Target = dyn Cache<'k, K, N> + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<
        'object,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > __erase::TraitObject for dyn Cache<'k, K, N> + ::core::marker::Sync + 'object {}
    impl<'object, 'k, K: Ord + Sync + ?Sized + Debug, const N: usize> ::core::ops::Deref
    for dyn Cache<'k, K, N> + ::core::marker::Send + ::core::marker::Sync + 'object {
        type Target = dyn Cache<'k, K, N> + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<
        'object,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > __erase::TraitObject
    for dyn Cache<'k, K, N> + ::core::marker::Send + ::core::marker::Sync + 'object {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        'pointer,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        P: Cache<'k, K, N> + ?::core::marker::Sized,
    > Cache<'k, K, N> for &'pointer P
    where
        &'pointer P: Send + Sync,
    {
        #[inline]
        fn first<'future>(
            &'future self,
            key: &'k K,
        ) -> __erase::Forwarded<
            ((&'future P, &'k K), __erase::Params<(&'k (), *const K)>),
            __erase::DynFuture<'static, [u8; N]>,
        > {
            <__erase::Forwarded<
                ((&'future P, &'k K), __erase::Params<(&'k (), *const K)>),
                __erase::DynFuture<'static, [u8; N]>,
            >>::new((__erase::pointee(self), key), __call_first)
        }
    }
    #[automatically_derived]
    impl<
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        P: Cache<'k, K, N> + __erase::TraitObject + ?::core::marker::Sized,
    > Cache<'k, K, N> for __erase::Box<P>
    where
        __erase::Box<P>: Send + Sync,
    {
        #[inline]
        fn first<'future>(
            &'future self,
            key: &'k K,
        ) -> __erase::Forwarded<
            ((&'future P, &'k K), __erase::Params<(&'k (), *const K)>),
            __erase::DynFuture<'static, [u8; N]>,
        > {
            <__erase::Forwarded<
                ((&'future P, &'k K), __erase::Params<(&'k (), *const K)>),
                __erase::DynFuture<'static, [u8; N]>,
            >>::new((__erase::pointee(self), key), __call_first)
        }
    }
    #[automatically_derived]
    impl<
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        P: Cache<'k, K, N> + __erase::TraitObject + ?::core::marker::Sized,
    > Cache<'k, K, N> for __erase::Arc<P>
    where
        __erase::Arc<P>: Send + Sync,
    {
        #[inline]
        fn first<'future>(
            &'future self,
            key: &'k K,
        ) -> __erase::Forwarded<
            ((&'future P, &'k K), __erase::Params<(&'k (), *const K)>),
            __erase::DynFuture<'static, [u8; N]>,
        > {
            <__erase::Forwarded<
                ((&'future P, &'k K), __erase::Params<(&'k (), *const K)>),
                __erase::DynFuture<'static, [u8; N]>,
            >>::new((__erase::pointee(self), key), __call_first)
        }
    }
};
