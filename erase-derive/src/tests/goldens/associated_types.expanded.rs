pub trait Repository: Send + Sync + __ErasedRepository {
    type Key: Ord + Send + Sync;
    type Error: Debug;
    #[deny(elided_lifetimes_in_paths)]
    fn find<'f>(
        self: &'f ::erase_core::This<Self>,
        key: &'f Self::Key,
    ) -> impl ::core::future::Future<
        Output = Result<u32, Self::Error>,
    > + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn count(
        self: &::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
}
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedRepository {
    #[doc(hidden)]
    unsafe fn __erased_find<'f>(&'f self, call: ::erase_core::__private::Call<'_>);
    #[doc(hidden)]
    fn __erased_count<'f>(
        &'f self,
        start: ::erase_core::__private::Start<'_, 'f, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Repository + ::core::marker::Sized> __ErasedRepository for X {
        unsafe fn __erased_find<'f>(&'f self, call: ::erase_core::__private::Call<'_>) {
            unsafe {
                call.answer(move |
                    (
                        key,
                        start,
                    ): (
                        &'f <X as Repository>::Key,
                        ::erase_core::__private::Start<
                            '_,
                            'f,
                            Result<u32, <X as Repository>::Error>,
                        >,
                    ),
                | -> ::core::task::Poll<Result<u32, <X as Repository>::Error>> {
                    start.run(<X as Repository>::find(self, key))
                })
            }
        }
        fn __erased_count<'f>(
            &'f self,
            start: ::erase_core::__private::Start<'_, 'f, usize>,
        ) -> ::core::task::Poll<usize> {
            start.run(<X as Repository>::count(self))
        }
    }
    #[inline]
    fn call__erased_find<'f, P: Repository + ?::core::marker::Sized>(
        this: &'f P,
        key: &'f <P as Repository>::Key,
    ) -> ::erase_core::DynFuture<'f, Result<u32, <P as Repository>::Error>> {
        let args = (this, key);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, key), start| unsafe {
                    ::erase_core::__private::call(
                        (key, start),
                        move |call| __ErasedRepository::__erased_find(this, call),
                    )
                },
            )
    }
    #[inline]
    fn call__erased_count<'f, P: Repository + ?::core::marker::Sized>(
        this: &'f P,
    ) -> ::erase_core::DynFuture<'f, usize> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this,), start| __ErasedRepository::__erased_count(this, start),
            )
    }
    impl<
        'd,
        KeyType: Ord + Send + Sync,
        ErrorType: Debug,
    > ::erase_core::__inherent!(
        dyn Repository < Key = KeyType, Error = ErrorType > + 'd
    ) {
        #[inline]
        pub fn find<'f>(
            &'f self,
            key: &'f KeyType,
        ) -> ::erase_core::DynFuture<'f, Result<u32, ErrorType>>
        where
            KeyType: 'f,
            ErrorType: 'f,
        {
            call__erased_find(self, key)
        }
        #[inline]
        pub fn count(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_count(self)
        }
    }
    #[doc(hidden)]
    impl<'d, KeyType: Ord + Send + Sync, ErrorType: Debug> ::erase_core::__private::Kind
    for dyn Repository<Key = KeyType, Error = ErrorType> + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
        KeyType: Ord + Send + Sync,
        ErrorType: Debug,
    > ::erase_core::__inherent!(
        dyn Repository < Key = KeyType, Error = ErrorType > + ::core::marker::Send + 'd
    ) {
        #[inline]
        pub fn find<'f>(
            &'f self,
            key: &'f KeyType,
        ) -> ::erase_core::DynFuture<'f, Result<u32, ErrorType>>
        where
            KeyType: 'f,
            ErrorType: 'f,
        {
            call__erased_find(self, key)
        }
        #[inline]
        pub fn count(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_count(self)
        }
    }
    #[doc(hidden)]
    impl<'d, KeyType: Ord + Send + Sync, ErrorType: Debug> ::erase_core::__private::Kind
    for dyn Repository<Key = KeyType, Error = ErrorType> + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
        KeyType: Ord + Send + Sync,
        ErrorType: Debug,
    > ::erase_core::__inherent!(
        dyn Repository < Key = KeyType, Error = ErrorType > + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn find<'f>(
            &'f self,
            key: &'f KeyType,
        ) -> ::erase_core::DynFuture<'f, Result<u32, ErrorType>>
        where
            KeyType: 'f,
            ErrorType: 'f,
        {
            call__erased_find(self, key)
        }
        #[inline]
        pub fn count(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_count(self)
        }
    }
    #[doc(hidden)]
    impl<'d, KeyType: Ord + Send + Sync, ErrorType: Debug> ::erase_core::__private::Kind
    for dyn Repository<Key = KeyType, Error = ErrorType> + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
        KeyType: Ord + Send + Sync,
        ErrorType: Debug,
    > ::erase_core::__inherent!(
        dyn Repository < Key = KeyType, Error = ErrorType > + ::core::marker::Send +
        ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn find<'f>(
            &'f self,
            key: &'f KeyType,
        ) -> ::erase_core::DynFuture<'f, Result<u32, ErrorType>>
        where
            KeyType: 'f,
            ErrorType: 'f,
        {
            call__erased_find(self, key)
        }
        #[inline]
        pub fn count(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_count(self)
        }
    }
    #[doc(hidden)]
    impl<'d, KeyType: Ord + Send + Sync, ErrorType: Debug> ::erase_core::__private::Kind
    for dyn Repository<
        Key = KeyType,
        Error = ErrorType,
    > + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    pub trait __CallRepository<P: Repository + ?::core::marker::Sized> {
        fn __call_find<'f>(
            this: &'f P,
            key: &'f <P as Repository>::Key,
        ) -> impl ::core::future::Future<
            Output = Result<u32, <P as Repository>::Error>,
        > + ::core::marker::Send;
        fn __call_count<'f>(
            this: &'f P,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send;
    }
    #[automatically_derived]
    impl<P: Repository + ::core::marker::Sized> __CallRepository<P>
    for ::erase_core::__private::Static {
        fn __call_find<'f>(
            this: &'f P,
            key: &'f <P as Repository>::Key,
        ) -> impl ::core::future::Future<
            Output = Result<u32, <P as Repository>::Error>,
        > + ::core::marker::Send {
            <P as Repository>::find(this, key)
        }
        fn __call_count<'f>(
            this: &'f P,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send {
            <P as Repository>::count(this)
        }
    }
    #[automatically_derived]
    impl<P: Repository + ?::core::marker::Sized> __CallRepository<P>
    for ::erase_core::__private::Dynamic {
        fn __call_find<'f>(
            this: &'f P,
            key: &'f <P as Repository>::Key,
        ) -> ::erase_core::DynFuture<'f, Result<u32, <P as Repository>::Error>> {
            call__erased_find(this, key)
        }
        fn __call_count<'f>(this: &'f P) -> ::erase_core::DynFuture<'f, usize> {
            call__erased_count(this)
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<'p, P: Repository + ?::core::marker::Sized> Repository for &'p P
    where
        &'p P: Send + Sync,
    {
        type Key = <P as Repository>::Key;
        type Error = <P as Repository>::Error;
        #[inline]
        fn find<'f>(
            &'f self,
            key: &'f Self::Key,
        ) -> ::erase_core::DynFuture<'f, Result<u32, Self::Error>> {
            call__erased_find(::erase_core::__private::pointee(self), key)
        }
        #[inline]
        fn count(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_count(::erase_core::__private::pointee(self))
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        P: Repository + ::erase_core::__private::Kind + ?::core::marker::Sized,
    > Repository for ::erase_core::__private::Box<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallRepository<P>,
        ::erase_core::__private::Box<P>: Send + Sync,
    {
        type Key = <P as Repository>::Key;
        type Error = <P as Repository>::Error;
        #[inline]
        fn find<'f>(
            &'f self,
            key: &'f Self::Key,
        ) -> impl ::core::future::Future<
            Output = Result<u32, Self::Error>,
        > + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallRepository<
                P,
            >>::__call_find(::erase_core::__private::pointee(self), key)
        }
        #[inline]
        fn count(
            &self,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallRepository<
                P,
            >>::__call_count(::erase_core::__private::pointee(self))
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        P: Repository + ::erase_core::__private::Kind + ?::core::marker::Sized,
    > Repository for ::erase_core::__private::Arc<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallRepository<P>,
        ::erase_core::__private::Arc<P>: Send + Sync,
    {
        type Key = <P as Repository>::Key;
        type Error = <P as Repository>::Error;
        #[inline]
        fn find<'f>(
            &'f self,
            key: &'f Self::Key,
        ) -> impl ::core::future::Future<
            Output = Result<u32, Self::Error>,
        > + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallRepository<
                P,
            >>::__call_find(::erase_core::__private::pointee(self), key)
        }
        #[inline]
        fn count(
            &self,
        ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallRepository<
                P,
            >>::__call_count(::erase_core::__private::pointee(self))
        }
    }
};
