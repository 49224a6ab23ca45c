pub trait Handler: __ErasedHandler {
    fn call<'future>(
        self: &'future ::erase_core::This<Self>,
        input: &'future str,
    ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
}
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedHandler {
    fn __erased_call<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (&'future str,)>,
        start: ::erase_core::__private::Start<'_, 'future, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Handler + ::core::marker::Sized> __ErasedHandler for X {
        fn __erased_call<'future>(
            &'future self,
            args: __erase::Held<'future, (&'future str,)>,
            start: __erase::Start<'_, 'future, usize>,
        ) -> ::core::task::Poll<usize> {
            let (input,) = args.take();
            start.run(<X as Handler>::call(self, input))
        }
    }
    #[inline]
    fn __call_call<'future, P: Handler + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, &'future str)>,
    ) -> __erase::DynFuture<'future, usize> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this, input), start| <P as __ErasedHandler>::__erased_call(
                    this,
                    __erase::Held::new((input,)),
                    start,
                ),
            )
    }
    #[inline]
    fn __keep_call<'future, P: Handler + ::core::marker::Sync + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, &'future str)>,
    ) -> __erase::DynFuture<'future, usize> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this, input), start| <P as __ErasedHandler>::__erased_call(
                    this,
                    __erase::Held::new((input,)),
                    start,
                ),
            )
    }
    impl<'object> dyn Handler + 'object {
        #[inline]
        pub fn call<'future>(
            &'future self,
            input: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __call_call(__erase::Held::new((self, input)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Handler + 'object {}
    impl<'object> dyn Handler + ::core::marker::Send + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn call<'future>(
            &'future self,
            input: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __call_call(__erase::Held::new((self, input)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Handler + ::core::marker::Send + 'object {}
    impl<'object> dyn Handler + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn call<'future>(
            &'future self,
            input: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __keep_call(__erase::Held::new((self, input)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Handler + ::core::marker::Sync + 'object {}
    impl<'object> dyn Handler + ::core::marker::Send + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn call<'future>(
            &'future self,
            input: &'future str,
        ) -> __erase::DynFuture<'future, usize> {
            __keep_call(__erase::Held::new((self, input)))
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Handler + ::core::marker::Send + ::core::marker::Sync + 'object {}
};
