pub trait Handler: __ErasedHandler {
    fn call<'f>(
        self: &'f ::erase_core::This<Self>,
        input: &'f str,
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
    #[doc(hidden)]
    fn __erased_call<'f>(
        &'f self,
        input: &'f str,
        start: ::erase_core::__private::Start<'_, 'f, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Handler + ::core::marker::Sized> __ErasedHandler for X {
        fn __erased_call<'f>(
            &'f self,
            input: &'f str,
            start: ::erase_core::__private::Start<'_, 'f, usize>,
        ) -> ::core::task::Poll<usize> {
            start.run(<X as Handler>::call(self, input))
        }
    }
    #[inline]
    fn call__erased_call<'f, P: Handler + ?::core::marker::Sized>(
        this: &'f P,
        input: &'f str,
    ) -> ::erase_core::DynFuture<'f, usize> {
        let args = (this, input);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, input), start| __ErasedHandler::__erased_call(this, input, start),
            )
    }
    #[inline]
    fn keep__erased_call<'f, P: Handler + ::core::marker::Sync + ?::core::marker::Sized>(
        this: &'f P,
        input: &'f str,
    ) -> ::erase_core::DynFuture<'f, usize> {
        let args = (this, input);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, input), start| __ErasedHandler::__erased_call(this, input, start),
            )
    }
    impl<'d> ::erase_core::__inherent!(dyn Handler + 'd) {
        #[inline]
        pub fn call<'f>(&'f self, input: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            call__erased_call(self, input)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Handler + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Handler + ::core::marker::Send + 'd) {
        #[inline]
        pub fn call<'f>(&'f self, input: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            call__erased_call(self, input)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Handler + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Handler + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn call<'f>(&'f self, input: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            keep__erased_call(self, input)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Handler + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
    > ::erase_core::__inherent!(
        dyn Handler + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn call<'f>(&'f self, input: &'f str) -> ::erase_core::DynFuture<'f, usize> {
            keep__erased_call(self, input)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Handler + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
};
