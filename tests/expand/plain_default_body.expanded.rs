pub trait Store: Send + Sync + __ErasedStore {
    fn get<'f>(
        self: &'f ::erase_core::This<Self>,
        key: &'f str,
    ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn clear(
        self: &mut ::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn sum<'a>(
        &'a self,
        keys: [&'a str; 2],
    ) -> Pin<Box<dyn Future<Output = u32> + Send + 'a>> {
        trait __OnSelf: Store {
            fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, u32> {
                let args = (self, key);
                ::erase_core::__private::Args::of(&args)
                    .__call(
                        args,
                        |(this, key), start| __ErasedStore::__erased_get(
                            this,
                            key,
                            start,
                        ),
                    )
            }
        }
        impl<P: Store + ?::core::marker::Sized> __OnSelf for P {}
        Box::pin(async move { self.get(keys[0]).await + self.get(keys[1]).await })
    }
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
        start: ::erase_core::__private::Start<'_, 'f, u32>,
    ) -> ::core::task::Poll<u32>;
    #[doc(hidden)]
    fn __erased_clear<'f>(
        &'f mut self,
        start: ::erase_core::__private::Start<'_, 'f, ()>,
    ) -> ::core::task::Poll<()>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Store + ::core::marker::Sized> __ErasedStore for X {
        fn __erased_get<'f>(
            &'f self,
            key: &'f str,
            start: ::erase_core::__private::Start<'_, 'f, u32>,
        ) -> ::core::task::Poll<u32> {
            start.run(<X as Store>::get(self, key))
        }
        fn __erased_clear<'f>(
            &'f mut self,
            start: ::erase_core::__private::Start<'_, 'f, ()>,
        ) -> ::core::task::Poll<()> {
            start.run(<X as Store>::clear(self))
        }
    }
    #[inline]
    fn call__erased_get<'f, P: Store + ?::core::marker::Sized>(
        this: &'f P,
        key: &'f str,
    ) -> ::erase_core::DynFuture<'f, u32> {
        let args = (this, key);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, key), start| __ErasedStore::__erased_get(this, key, start),
            )
    }
    #[inline]
    fn call__erased_clear<'f, P: Store + ?::core::marker::Sized>(
        this: &'f mut P,
    ) -> ::erase_core::DynFuture<'f, ()> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(args, |(this,), start| __ErasedStore::__erased_clear(this, start))
    }
    impl<'d> ::erase_core::__inherent!(dyn Store + 'd) {
        #[inline]
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, u32> {
            call__erased_get(self, key)
        }
        #[inline]
        pub fn clear(&mut self) -> ::erase_core::DynFuture<'_, ()> {
            call__erased_clear(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Store + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Store + ::core::marker::Send + 'd) {
        #[inline]
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, u32> {
            call__erased_get(self, key)
        }
        #[inline]
        pub fn clear(&mut self) -> ::erase_core::DynFuture<'_, ()> {
            call__erased_clear(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Store + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Store + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, u32> {
            call__erased_get(self, key)
        }
        #[inline]
        pub fn clear(&mut self) -> ::erase_core::DynFuture<'_, ()> {
            call__erased_clear(self)
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
        pub fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, u32> {
            call__erased_get(self, key)
        }
        #[inline]
        pub fn clear(&mut self) -> ::erase_core::DynFuture<'_, ()> {
            call__erased_clear(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
};
