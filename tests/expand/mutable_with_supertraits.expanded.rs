pub trait Store: Debug + Send + 'static + __ErasedStore {
    fn put<'f>(
        self: &'f mut ::erase_core::This<Self>,
        key: &'f str,
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
    #[doc(hidden)]
    fn __erased_put<'f>(
        &'f mut self,
        key: &'f str,
        value: u32,
        start: ::erase_core::__private::Start<'_, 'f, Option<u32>>,
    ) -> ::core::task::Poll<Option<u32>>;
    #[doc(hidden)]
    fn __erased_close<'f>(
        self: ::erase_core::__private::Box<Self>,
        start: ::erase_core::__private::Start<'_, 'f, usize>,
    ) -> ::core::task::Poll<usize>
    where
        Self: 'f;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Store + ::core::marker::Sized> __ErasedStore for X {
        fn __erased_put<'f>(
            &'f mut self,
            key: &'f str,
            value: u32,
            start: ::erase_core::__private::Start<'_, 'f, Option<u32>>,
        ) -> ::core::task::Poll<Option<u32>> {
            start.run(<X as Store>::put(self, key, value))
        }
        fn __erased_close<'f>(
            self: ::erase_core::__private::Box<Self>,
            start: ::erase_core::__private::Start<'_, 'f, usize>,
        ) -> ::core::task::Poll<usize>
        where
            Self: 'f,
        {
            start.run(<X as Store>::close(*self))
        }
    }
    #[inline]
    fn call__erased_put<'f, P: Store + ?::core::marker::Sized>(
        this: &'f mut P,
        key: &'f str,
        value: u32,
    ) -> ::erase_core::DynFuture<'f, Option<u32>> {
        let args = (this, key, value);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, key, value), start| __ErasedStore::__erased_put(
                    this,
                    key,
                    value,
                    start,
                ),
            )
    }
    #[inline]
    fn call__erased_close<'f, P: Store + ?::core::marker::Sized + 'f>(
        this: ::erase_core::__private::Box<P>,
    ) -> ::erase_core::DynFuture<'f, usize> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(args, |(this,), start| __ErasedStore::__erased_close(this, start))
    }
    impl<'d> ::erase_core::__inherent!(dyn Store + 'd) {
        #[inline]
        pub fn put<'f>(
            &'f mut self,
            key: &'f str,
            value: u32,
        ) -> ::erase_core::DynFuture<'f, Option<u32>> {
            call__erased_put(self, key, value)
        }
        #[inline]
        pub fn close<'f>(
            self: ::erase_core::__private::Box<Self>,
        ) -> ::erase_core::DynFuture<'f, usize>
        where
            Self: 'f,
        {
            call__erased_close(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Store + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Store + ::core::marker::Send + 'd) {
        #[inline]
        pub fn put<'f>(
            &'f mut self,
            key: &'f str,
            value: u32,
        ) -> ::erase_core::DynFuture<'f, Option<u32>> {
            call__erased_put(self, key, value)
        }
        #[inline]
        pub fn close<'f>(
            self: ::erase_core::__private::Box<Self>,
        ) -> ::erase_core::DynFuture<'f, usize>
        where
            Self: 'f,
        {
            call__erased_close(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Store + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Store + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn put<'f>(
            &'f mut self,
            key: &'f str,
            value: u32,
        ) -> ::erase_core::DynFuture<'f, Option<u32>> {
            call__erased_put(self, key, value)
        }
        #[inline]
        pub fn close<'f>(
            self: ::erase_core::__private::Box<Self>,
        ) -> ::erase_core::DynFuture<'f, usize>
        where
            Self: 'f,
        {
            call__erased_close(self)
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
        pub fn put<'f>(
            &'f mut self,
            key: &'f str,
            value: u32,
        ) -> ::erase_core::DynFuture<'f, Option<u32>> {
            call__erased_put(self, key, value)
        }
        #[inline]
        pub fn close<'f>(
            self: ::erase_core::__private::Box<Self>,
        ) -> ::erase_core::DynFuture<'f, usize>
        where
            Self: 'f,
        {
            call__erased_close(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    pub trait __CallStore<P: Store + ?::core::marker::Sized> {
        fn __call_put<'f>(
            this: &'f mut P,
            key: &'f str,
            value: u32,
        ) -> impl ::core::future::Future<Output = Option<u32>> + ::core::marker::Send;
        fn __call_close(
            this: ::erase_core::__private::Box<P>,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send;
    }
    #[automatically_derived]
    impl<P: Store + ::core::marker::Sized> __CallStore<P>
    for ::erase_core::__private::Static {
        fn __call_put<'f>(
            this: &'f mut P,
            key: &'f str,
            value: u32,
        ) -> impl ::core::future::Future<Output = Option<u32>> + ::core::marker::Send {
            <P as Store>::put(this, key, value)
        }
        fn __call_close(
            this: ::erase_core::__private::Box<P>,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send {
            <P as Store>::close(*this)
        }
    }
    #[automatically_derived]
    impl<P: Store + ?::core::marker::Sized> __CallStore<P>
    for ::erase_core::__private::Dynamic {
        fn __call_put<'f>(
            this: &'f mut P,
            key: &'f str,
            value: u32,
        ) -> ::erase_core::DynFuture<'f, Option<u32>> {
            call__erased_put(this, key, value)
        }
        fn __call_close(
            this: ::erase_core::__private::Box<P>,
        ) -> ::erase_core::__private::Forwarded<
            (*const P,),
            ::erase_core::DynFuture<'static, usize>,
        > {
            unsafe { ::erase_core::__private::Forwarded::new(call__erased_close(this)) }
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<P: Store + ::erase_core::__private::Kind + ?::core::marker::Sized> Store
    for ::erase_core::__private::Box<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallStore<P>,
        ::erase_core::__private::Box<P>: Debug + Send + 'static,
    {
        #[inline]
        fn put<'f>(
            &'f mut self,
            key: &'f str,
            value: u32,
        ) -> impl ::core::future::Future<Output = Option<u32>> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallStore<
                P,
            >>::__call_put(::erase_core::__private::pointee_mut(self), key, value)
        }
        #[inline]
        fn close(
            self,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallStore<
                P,
            >>::__call_close(self)
        }
    }
};
