pub trait Store: __ErasedStore {
    fn get<'future>(
        self: &'future ::erase_core::This<Self>,
        key: &'future str,
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
    fn __erased_get<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (&'future str,)>,
        start: ::erase_core::__private::Start<'_, 'future, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Store + ::core::marker::Sized> __ErasedStore for X {
        fn __erased_get<'future>(
            &'future self,
            args: __erase::Held<'future, (&'future str,)>,
            start: __erase::Start<'_, 'future, usize>,
        ) -> ::core::task::Poll<usize> {
            let (key,) = args.take();
            start.run(<X as Store>::get(self, key))
        }
    }
    #[inline]
    fn __call_get<'future, P: Store + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, &'future str)>,
    ) -> __erase::DynFuture<'future, usize> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this, key), start| <P as __ErasedStore>::__erased_get(
                    this,
                    __erase::Held::new((key,)),
                    start,
                ),
            )
    }
    #[inline]
    fn __keep_get<'future, P: Store + ::core::marker::Sync + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, &'future str)>,
    ) -> __erase::DynFuture<'future, usize> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this, key), start| <P as __ErasedStore>::__erased_get(
                    this,
                    __erase::Held::new((key,)),
                    start,
                ),
            )
    }
    impl<'object> dyn Store + 'object {
        #[inline]
        pub fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __call_get(__erase::Held::new((self, key)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + 'object {}
    impl<'object> dyn Store + ::core::marker::Send + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __call_get(__erase::Held::new((self, key)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + ::core::marker::Send + 'object {}
    impl<'object> dyn Store + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __keep_get(__erase::Held::new((self, key)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + ::core::marker::Sync + 'object {}
    impl<'object> dyn Store + ::core::marker::Send + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __keep_get(__erase::Held::new((self, key)))
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'object {}
    #[automatically_derived]
    impl<P: Store + __erase::TraitObject + ?::core::marker::Sized> Store
    for __erase::Box<P> {
        #[inline]
        fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __call_get(__erase::Held::new((__erase::pointee(self), key)))
        }
    }
};
pub trait LocalStore: __ErasedLocalStore {
    fn get<'future>(
        self: &'future ::erase_core::This<Self>,
        key: &'future str,
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
    fn __erased_get<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (&'future str,)>,
        start: ::erase_core::__private::LocalStart<'_, 'future, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: LocalStore + ::core::marker::Sized> __ErasedLocalStore for X {
        fn __erased_get<'future>(
            &'future self,
            args: __erase::Held<'future, (&'future str,)>,
            start: __erase::LocalStart<'_, 'future, usize>,
        ) -> ::core::task::Poll<usize> {
            let (key,) = args.take();
            start.run(<X as LocalStore>::get(self, key))
        }
    }
    #[inline]
    fn __call_get<'future, P: LocalStore + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, &'future str)>,
    ) -> __erase::LocalDynFuture<'future, usize> {
        let args = args.take();
        __erase::LocalDynFuture::lazy(
            args,
            |(this, key), start| <P as __ErasedLocalStore>::__erased_get(
                this,
                __erase::Held::new((key,)),
                start,
            ),
        )
    }
    impl<'object> dyn LocalStore + 'object {
        #[inline]
        pub fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> __erase::LocalDynFuture<'future, usize> {
            __call_get(__erase::Held::new((self, key)))
        }
    }
    impl<'object> __erase::TraitObject for dyn LocalStore + 'object {}
    impl<'object> ::core::ops::Deref
    for dyn LocalStore + ::core::marker::Send + 'object {
        type Target = dyn LocalStore + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn LocalStore + ::core::marker::Send + 'object {}
    impl<'object> ::core::ops::Deref
    for dyn LocalStore + ::core::marker::Sync + 'object {
        type Target = dyn LocalStore + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn LocalStore + ::core::marker::Sync + 'object {}
    impl<'object> ::core::ops::Deref
    for dyn LocalStore + ::core::marker::Send + ::core::marker::Sync + 'object {
        type Target = dyn LocalStore + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn LocalStore + ::core::marker::Send + ::core::marker::Sync + 'object {}
};
const _: () = {
    #[allow(unused_imports)]
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Store> LocalStore for X {
        fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> impl ::core::future::Future<Output = usize> {
            <X as Store>::get(self, key)
        }
    }
};
