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
    #[doc(hidden)]
    fn __erased_get<'f>(
        &'f self,
        start: ::erase_core::__private::Start<'_, 'f, u32>,
    ) -> ::core::task::Poll<u32>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Refused + ::core::marker::Sized> __ErasedRefused for X {
        fn __erased_get<'f>(
            &'f self,
            start: ::erase_core::__private::Start<'_, 'f, u32>,
        ) -> ::core::task::Poll<u32> {
            start.run(<X as Refused>::get(self))
        }
    }
    #[inline]
    fn call__erased_get<'f, P: Refused + ?::core::marker::Sized>(
        this: &'f P,
    ) -> ::erase_core::DynFuture<'f, u32> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(args, |(this,), start| __ErasedRefused::__erased_get(this, start))
    }
    #[inline]
    fn keep__erased_get<'f, P: Refused + ::core::marker::Sync + ?::core::marker::Sized>(
        this: &'f P,
    ) -> ::erase_core::DynFuture<'f, u32> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(args, |(this,), start| __ErasedRefused::__erased_get(this, start))
    }
    impl<'d> ::erase_core::__inherent!(dyn Refused + 'd) {
        #[inline]
        pub fn get(&self) -> ::erase_core::DynFuture<'_, u32> {
            call__erased_get(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Refused + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Refused + ::core::marker::Send + 'd) {
        #[inline]
        pub fn get(&self) -> ::erase_core::DynFuture<'_, u32> {
            call__erased_get(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Refused + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Refused + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn get(&self) -> ::erase_core::DynFuture<'_, u32> {
            keep__erased_get(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Refused + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
    > ::erase_core::__inherent!(
        dyn Refused + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn get(&self) -> ::erase_core::DynFuture<'_, u32> {
            keep__erased_get(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Refused + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
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
