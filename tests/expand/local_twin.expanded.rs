pub trait Store: __ErasedStore {
    fn get<'f>(
        self: &'f ::erase_core::This<Self>,
        key: &'f str,
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
    #[doc(hidden)]
    fn __erased_get<'f>(
        &'f self,
        key: &'f str,
        start: ::erase_core::__private::Start<'_, 'f, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Store + ::core::marker::Sized> __ErasedStore for X {
        fn __erased_get<'f>(
            &'f self,
            key: &'f str,
            start: ::erase_core::__private::Start<'_, 'f, usize>,
        ) -> ::core::task::Poll<usize> {
            start.run(<X as Store>::get(self, key))
        }
    }
    #[inline]
    fn call__erased_get<'f, P: Store + ?::core::marker::Sized>(
        this: &'f P,
        key: &'f str,
    ) -> ::erase_core::DynFuture<'f, usize> {
        let args = (this, key);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, key), start| __ErasedStore::__erased_get(this, key, start),
            )
    }
    #[inline]
    fn keep__erased_get<'f, P: Store + ::core::marker::Sync + ?::core::marker::Sized>(
        this: &'f P,
        key: &'f str,
    ) -> ::erase_core::DynFuture<'f, usize> {
        let args = (this, key);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, key), start| __ErasedStore::__erased_get(this, key, start),
            )
    }
    impl<'d> ::erase_core::__inherent!(dyn Store + 'd) {
        #[inline]
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            call__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Store + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Store + ::core::marker::Send + 'd) {
        #[inline]
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            call__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Store + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Store + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            keep__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Store + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
    > ::erase_core::__inherent!(
        dyn Store + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            keep__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    pub trait __CallStore<P: Store + ?::core::marker::Sized> {
        fn __call_get<'f>(
            this: &'f P,
            key: &'f str,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send;
    }
    #[automatically_derived]
    impl<P: Store + ::core::marker::Sized> __CallStore<P>
    for ::erase_core::__private::Static {
        fn __call_get<'f>(
            this: &'f P,
            key: &'f str,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send {
            <P as Store>::get(this, key)
        }
    }
    #[automatically_derived]
    impl<P: Store + ?::core::marker::Sized> __CallStore<P>
    for ::erase_core::__private::Dynamic {
        fn __call_get<'f>(
            this: &'f P,
            key: &'f str,
        ) -> ::erase_core::DynFuture<'f, usize> {
            call__erased_get(this, key)
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<P: Store + ::erase_core::__private::Kind + ?::core::marker::Sized> Store
    for ::erase_core::__private::Box<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallStore<P>,
    {
        #[inline]
        fn get<'f>(
            &'f self,
            key: &'f str,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallStore<
                P,
            >>::__call_get(::erase_core::__private::pointee(self), key)
        }
    }
};
pub trait LocalStore: __ErasedLocalStore {
    fn get<'f>(
        self: &'f ::erase_core::This<Self>,
        key: &'f str,
    ) -> impl ::core::future::Future<Output = usize>
    where
        Self: ::core::marker::Sized;
}
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedLocalStore {
    #[doc(hidden)]
    fn __erased_get<'f>(
        &'f self,
        key: &'f str,
        start: ::erase_core::__private::LocalStart<'_, 'f, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: LocalStore + ::core::marker::Sized> __ErasedLocalStore for X {
        fn __erased_get<'f>(
            &'f self,
            key: &'f str,
            start: ::erase_core::__private::LocalStart<'_, 'f, usize>,
        ) -> ::core::task::Poll<usize> {
            start.run(<X as LocalStore>::get(self, key))
        }
    }
    #[inline]
    fn call__erased_get<'f, P: LocalStore + ?::core::marker::Sized>(
        this: &'f P,
        key: &'f str,
    ) -> ::erase_core::LocalDynFuture<'f, usize> {
        ::erase_core::LocalDynFuture::lazy(
            (this, key),
            |(this, key), start| __ErasedLocalStore::__erased_get(this, key, start),
        )
    }
    impl<'d> ::erase_core::__inherent!(dyn LocalStore + 'd) {
        #[inline]
        pub fn get<'f>(
            &'f self,
            key: &'f str,
        ) -> ::erase_core::LocalDynFuture<'f, usize> {
            call__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn LocalStore + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn LocalStore + ::core::marker::Send + 'd) {
        #[inline]
        pub fn get<'f>(
            &'f self,
            key: &'f str,
        ) -> ::erase_core::LocalDynFuture<'f, usize> {
            call__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn LocalStore + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn LocalStore + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn get<'f>(
            &'f self,
            key: &'f str,
        ) -> ::erase_core::LocalDynFuture<'f, usize> {
            call__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn LocalStore + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
    > ::erase_core::__inherent!(
        dyn LocalStore + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn get<'f>(
            &'f self,
            key: &'f str,
        ) -> ::erase_core::LocalDynFuture<'f, usize> {
            call__erased_get(self, key)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn LocalStore + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
};
#[automatically_derived]
#[diagnostic::do_not_recommend]
impl<X: Store> LocalStore for X {
    fn get<'f>(&'f self, key: &'f str) -> impl ::core::future::Future<Output = usize> {
        <X as Store>::get(self, key)
    }
}
