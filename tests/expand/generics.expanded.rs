pub trait Cache<
    'k,
    K: Ord + Sync + ?Sized,
    const N: usize = 2,
>: Send + Sync + __ErasedCache<'k, K, N>
where
    K: Debug,
{
    #[deny(elided_lifetimes_in_paths)]
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
    #[doc(hidden)]
    fn __erased_first<'f>(
        &'f self,
        key: &'k K,
        start: ::erase_core::__private::Start<'_, 'f, [u8; N]>,
    ) -> ::core::task::Poll<[u8; N]>
    where
        'k: 'f,
        K: 'f;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        X: Cache<'k, K, N> + ::core::marker::Sized,
    > __ErasedCache<'k, K, N> for X {
        fn __erased_first<'f>(
            &'f self,
            key: &'k K,
            start: ::erase_core::__private::Start<'_, 'f, [u8; N]>,
        ) -> ::core::task::Poll<[u8; N]>
        where
            'k: 'f,
            K: 'f,
        {
            start.run(<X as Cache<'k, K, N>>::first(self, key))
        }
    }
    #[inline]
    fn call__erased_first<
        'f,
        'k,
        K: Ord + Sync + ?Sized + Debug + 'f,
        const N: usize,
        P: Cache<'k, K, N> + ?::core::marker::Sized,
    >(this: &'f P, key: &'k K) -> ::erase_core::DynFuture<'f, [u8; N]>
    where
        'k: 'f,
    {
        let args = (this, key);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, key), start| <_ as __ErasedCache<
                    'k,
                    K,
                    N,
                >>::__erased_first(this, key, start),
            )
    }
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__inherent!(dyn Cache < 'k, K, N > + 'd) {
        #[inline]
        pub fn first(&self, key: &'k K) -> ::erase_core::DynFuture<'_, [u8; N]> {
            call__erased_first(self, key)
        }
    }
    #[doc(hidden)]
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__private::Kind for dyn Cache<'k, K, N> + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__inherent!(dyn Cache < 'k, K, N > + ::core::marker::Send + 'd) {
        #[inline]
        pub fn first(&self, key: &'k K) -> ::erase_core::DynFuture<'_, [u8; N]> {
            call__erased_first(self, key)
        }
    }
    #[doc(hidden)]
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__private::Kind for dyn Cache<'k, K, N> + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__inherent!(dyn Cache < 'k, K, N > + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn first(&self, key: &'k K) -> ::erase_core::DynFuture<'_, [u8; N]> {
            call__erased_first(self, key)
        }
    }
    #[doc(hidden)]
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__private::Kind for dyn Cache<'k, K, N> + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__inherent!(
        dyn Cache < 'k, K, N > + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn first(&self, key: &'k K) -> ::erase_core::DynFuture<'_, [u8; N]> {
            call__erased_first(self, key)
        }
    }
    #[doc(hidden)]
    impl<
        'd,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > ::erase_core::__private::Kind
    for dyn Cache<'k, K, N> + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    pub trait __CallCache<
        'k,
        P: Cache<'k, K, N> + ?::core::marker::Sized,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > {
        fn __call_first<'f>(
            this: &'f P,
            key: &'k K,
        ) -> impl ::core::future::Future<Output = [u8; N]> + ::core::marker::Send;
    }
    #[automatically_derived]
    impl<
        'k,
        P: Cache<'k, K, N> + ::core::marker::Sized,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > __CallCache<'k, P, K, N> for ::erase_core::__private::Static {
        fn __call_first<'f>(
            this: &'f P,
            key: &'k K,
        ) -> impl ::core::future::Future<Output = [u8; N]> + ::core::marker::Send {
            <P as Cache<'k, K, N>>::first(this, key)
        }
    }
    #[automatically_derived]
    impl<
        'k,
        P: Cache<'k, K, N> + ?::core::marker::Sized,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
    > __CallCache<'k, P, K, N> for ::erase_core::__private::Dynamic {
        fn __call_first<'f>(
            this: &'f P,
            key: &'k K,
        ) -> ::erase_core::__private::Forwarded<
            (&'f (), &'k (), *const K, *const P),
            ::erase_core::DynFuture<'static, [u8; N]>,
        > {
            unsafe {
                ::erase_core::__private::Forwarded::new(call__erased_first(this, key))
            }
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        'p,
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        P: Cache<'k, K, N> + ?::core::marker::Sized,
    > Cache<'k, K, N> for &'p P
    where
        &'p P: Send + Sync,
    {
        #[inline]
        fn first<'f>(
            &'f self,
            key: &'k K,
        ) -> ::erase_core::__private::Forwarded<
            (&'f (), &'k (), *const K, *const Self),
            ::erase_core::DynFuture<'static, [u8; N]>,
        > {
            unsafe {
                ::erase_core::__private::Forwarded::new(
                    call__erased_first(::erase_core::__private::pointee(self), key),
                )
            }
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        P: Cache<'k, K, N> + ::erase_core::__private::Kind + ?::core::marker::Sized,
    > Cache<'k, K, N> for ::erase_core::__private::Box<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallCache<'k, P, K, N>,
        ::erase_core::__private::Box<P>: Send + Sync,
    {
        #[inline]
        fn first<'f>(
            &'f self,
            key: &'k K,
        ) -> impl ::core::future::Future<Output = [u8; N]> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallCache<
                'k,
                P,
                K,
                N,
            >>::__call_first(::erase_core::__private::pointee(self), key)
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        'k,
        K: Ord + Sync + ?Sized + Debug,
        const N: usize,
        P: Cache<'k, K, N> + ::erase_core::__private::Kind + ?::core::marker::Sized,
    > Cache<'k, K, N> for ::erase_core::__private::Arc<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallCache<'k, P, K, N>,
        ::erase_core::__private::Arc<P>: Send + Sync,
    {
        #[inline]
        fn first<'f>(
            &'f self,
            key: &'k K,
        ) -> impl ::core::future::Future<Output = [u8; N]> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallCache<
                'k,
                P,
                K,
                N,
            >>::__call_first(::erase_core::__private::pointee(self), key)
        }
    }
};
