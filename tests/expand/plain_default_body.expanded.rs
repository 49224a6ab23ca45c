pub trait Store: Send + Sync + __ErasedStore {
    fn get<'future>(
        self: &'future ::erase_core::This<Self>,
        key: &'future str,
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
            fn get<'future>(
                &'future self,
                key: &'future str,
            ) -> ::erase_core::__private::DynFuture<'future, u32> {
                let this = self;
                let args = (this, key);
                ::erase_core::__private::Args::of(&args)
                    .__call(
                        args,
                        |(this, key), start| <Self as __ErasedStore>::__erased_get(
                            this,
                            ::erase_core::__private::Held::new((key,)),
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
    fn __erased_get<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (&'future str,)>,
        start: ::erase_core::__private::Start<'_, 'future, u32>,
    ) -> ::core::task::Poll<u32>;
    fn __erased_clear<'future>(
        &'future mut self,
        args: ::erase_core::__private::Held<'future, ()>,
        start: ::erase_core::__private::Start<'_, 'future, ()>,
    ) -> ::core::task::Poll<()>;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Store + ::core::marker::Sized> __ErasedStore for X {
        fn __erased_get<'future>(
            &'future self,
            args: __erase::Held<'future, (&'future str,)>,
            start: __erase::Start<'_, 'future, u32>,
        ) -> ::core::task::Poll<u32> {
            let (key,) = args.take();
            start.run(<X as Store>::get(self, key))
        }
        fn __erased_clear<'future>(
            &'future mut self,
            args: __erase::Held<'future, ()>,
            start: __erase::Start<'_, 'future, ()>,
        ) -> ::core::task::Poll<()> {
            let () = args.take();
            start.run(<X as Store>::clear(self))
        }
    }
    #[inline]
    fn __call_get<'future, P: Store + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, &'future str)>,
    ) -> __erase::DynFuture<'future, u32> {
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
    fn __call_clear<'future, P: Store + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future mut P,)>,
    ) -> __erase::DynFuture<'future, ()> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this,), start| <P as __ErasedStore>::__erased_clear(
                    this,
                    __erase::Held::new(()),
                    start,
                ),
            )
    }
    impl<'object> dyn Store + 'object {
        #[inline]
        pub fn get<'future>(
            &'future self,
            key: &'future str,
        ) -> __erase::DynFuture<'future, u32> {
            __call_get(__erase::Held::new((self, key)))
        }
        #[inline]
        pub fn clear<'future>(&'future mut self) -> __erase::DynFuture<'future, ()> {
            __call_clear(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + 'object {}
    impl<'object> ::core::ops::Deref for dyn Store + ::core::marker::Send + 'object {
        type Target = dyn Store + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> ::core::ops::DerefMut for dyn Store + ::core::marker::Send + 'object {
        #[inline]
        fn deref_mut(&mut self) -> &mut Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + ::core::marker::Send + 'object {}
    impl<'object> ::core::ops::Deref for dyn Store + ::core::marker::Sync + 'object {
        type Target = dyn Store + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> ::core::ops::DerefMut for dyn Store + ::core::marker::Sync + 'object {
        #[inline]
        fn deref_mut(&mut self) -> &mut Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject for dyn Store + ::core::marker::Sync + 'object {}
    impl<'object> ::core::ops::Deref
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'object {
        type Target = dyn Store + 'object;
        #[inline]
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> ::core::ops::DerefMut
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'object {
        #[inline]
        fn deref_mut(&mut self) -> &mut Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Store + ::core::marker::Send + ::core::marker::Sync + 'object {}
};
