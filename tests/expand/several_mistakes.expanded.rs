pub trait Refused: __ErasedRefused {
    fn put<T>(
        &self,
        value: T,
    ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn same(&self, other: &Self) -> bool
    where
        Self: ::core::marker::Sized;
    fn get(
        self: &::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
}
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedRefused {
    fn __erased_get<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, ()>,
        start: ::erase_core::__private::Start<'_, 'future, u32>,
    ) -> ::core::task::Poll<u32>;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Refused + ::core::marker::Sized> __ErasedRefused for X {
        fn __erased_get<'future>(
            &'future self,
            args: __erase::Held<'future, ()>,
            start: __erase::Start<'_, 'future, u32>,
        ) -> ::core::task::Poll<u32> {
            let () = args.take();
            start.run(<X as Refused>::get(self))
        }
    }
    #[inline]
    fn __call_get<'future, P: Refused + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P,)>,
    ) -> __erase::DynFuture<'future, u32> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this,), start| <P as __ErasedRefused>::__erased_get(
                    this,
                    __erase::Held::new(()),
                    start,
                ),
            )
    }
    #[inline]
    fn __keep_get<'future, P: Refused + ::core::marker::Sync + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P,)>,
    ) -> __erase::DynFuture<'future, u32> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this,), start| <P as __ErasedRefused>::__erased_get(
                    this,
                    __erase::Held::new(()),
                    start,
                ),
            )
    }
    impl<'object> dyn Refused + 'object {
        #[inline]
        pub fn get<'future>(&'future self) -> __erase::DynFuture<'future, u32> {
            __call_get(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Refused + 'object {}
    impl<'object> dyn Refused + ::core::marker::Send + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn get<'future>(&'future self) -> __erase::DynFuture<'future, u32> {
            __call_get(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Refused + ::core::marker::Send + 'object {}
    impl<'object> dyn Refused + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn get<'future>(&'future self) -> __erase::DynFuture<'future, u32> {
            __keep_get(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Refused + ::core::marker::Sync + 'object {}
    impl<'object> dyn Refused + ::core::marker::Send + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn get<'future>(&'future self) -> __erase::DynFuture<'future, u32> {
            __keep_get(__erase::Held::new((self,)))
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Refused + ::core::marker::Send + ::core::marker::Sync + 'object {}
};
::core::compile_error! {
    "`dyn Refused` cannot be `Clone`; leave the supertrait out, and ask for `Clone` where a concrete type is used"
}
::core::compile_error! {
    "`dyn` cannot call a generic method; take `&dyn Trait` or `Box<dyn Trait>` in place of `T`, or add `where Self: Sized` to keep it for concrete types only"
}
::core::compile_error! {
    "`Self` has no size behind `dyn`; write a concrete type or `Box<dyn Trait>`, or add `where Self: Sized` to keep it for concrete types only"
}
