pub trait Log: __ErasedLog {
    fn lines<'future>(
        self: &'future ::erase_core::This<Self>,
    ) -> impl Iterator<Item = String> + 'future
    where
        Self: ::core::marker::Sized;
    fn follow(
        self: &::erase_core::This<Self>,
        from: usize,
    ) -> impl Stream<Item = String> + Send
    where
        Self: ::core::marker::Sized;
    fn total(self: &::erase_core::This<Self>) -> impl Future<Output = usize> + Send
    where
        Self: ::core::marker::Sized;
}
#[allow(
    clippy::absolute_paths,
    clippy::alloc_instead_of_core,
    clippy::borrowed_box,
    clippy::boxed_local,
    clippy::iter_not_returning_iterator,
    clippy::mut_mut,
    clippy::ref_option_ref,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::trait_duplication_in_bounds,
    clippy::type_complexity,
    clippy::zero_sized_map_values
)]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    label = "has no size",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedLog {
    fn __erased_lines<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (), ()>,
    ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + 'future>;
    fn __erased_follow<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (usize,)>,
    ) -> ::core::pin::Pin<
        ::erase_core::__private::Box<dyn Stream<Item = String> + Send + 'future>,
    >;
    fn __erased_total<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, ()>,
        start: ::erase_core::__private::Start<'_, 'future, usize>,
    ) -> ::core::task::Poll<usize>;
}
#[allow(
    clippy::absolute_paths,
    clippy::alloc_instead_of_core,
    clippy::borrowed_box,
    clippy::boxed_local,
    clippy::iter_not_returning_iterator,
    clippy::mut_mut,
    clippy::ref_option_ref,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::trait_duplication_in_bounds,
    clippy::type_complexity,
    clippy::zero_sized_map_values
)]
#[allow(deref_into_dyn_supertrait)]
const _: () = {
    use ::erase_core::__private as __erase;
    #[allow(unused_imports)]
    use __erase::EagerCall as _;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Log + ::core::marker::Sized> __ErasedLog for X {
        fn __erased_lines<'future>(
            &'future self,
            args: __erase::Held<'future, (), ()>,
        ) -> __erase::Box<dyn Iterator<Item = String> + 'future> {
            let () = args.args;
            __erase::Box::new(<X as Log>::lines(self))
        }
        fn __erased_follow<'future>(
            &'future self,
            args: __erase::Held<'future, (usize,)>,
        ) -> ::core::pin::Pin<__erase::Box<dyn Stream<Item = String> + Send + 'future>> {
            let (from,) = args.args;
            __erase::Box::pin(<X as Log>::follow(self, from))
        }
        fn __erased_total<'future>(
            &'future self,
            args: __erase::Held<'future, ()>,
            start: __erase::Start<'_, 'future, usize>,
        ) -> ::core::task::Poll<usize> {
            let () = args.args;
            start.run(<X as Log>::total(self))
        }
    }
    #[inline]
    fn __call_lines<'future, P: Log + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, ()), ()>,
    ) -> __erase::Box<dyn Iterator<Item = String> + 'future> {
        let (this, ()) = args.args;
        <P as __ErasedLog>::__erased_lines(this, __erase::Held::new(()))
    }
    #[inline]
    fn __call_follow<'future, P: Log + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, (usize,))>,
    ) -> ::core::pin::Pin<__erase::Box<dyn Stream<Item = String> + Send + 'future>> {
        let (this, (from,)) = args.args;
        <P as __ErasedLog>::__erased_follow(this, __erase::Held::new((from,)))
    }
    #[inline]
    fn __call_total<'future, P: Log + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, ())>,
    ) -> __erase::DynFuture<'future, usize> {
        let (this, ()) = args.args;
        __erase::DynFuture::eager(move |start| <P as __ErasedLog>::__erased_total(
            this,
            __erase::Held::new(()),
            start,
        ))
    }
    impl<'object> dyn Log + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn lines<'future>(
            &'future self,
        ) -> __erase::Box<dyn Iterator<Item = String> + 'future> {
            __call_lines(__erase::Held::new((self, ())))
        }
        #[inline]
        #[doc(hidden)]
        pub fn follow<'future>(
            &'future self,
            from: usize,
        ) -> ::core::pin::Pin<__erase::Box<dyn Stream<Item = String> + Send + 'future>> {
            __call_follow(__erase::Held::new((self, (from,))))
        }
        #[inline]
        #[doc(hidden)]
        pub fn total<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_total(__erase::Held::new((self, ())))
        }
    }
    impl<'object> __erase::TraitObject for dyn Log + 'object {}
    impl<'object> ::core::ops::Deref for dyn Log + ::core::marker::Send + 'object {
        type Target = dyn Log + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject for dyn Log + ::core::marker::Send + 'object {}
    impl<'object> ::core::ops::Deref for dyn Log + ::core::marker::Sync + 'object {
        type Target = dyn Log + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject for dyn Log + ::core::marker::Sync + 'object {}
    impl<'object> ::core::ops::Deref
    for dyn Log + ::core::marker::Send + ::core::marker::Sync + 'object {
        type Target = dyn Log + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Log + ::core::marker::Send + ::core::marker::Sync + 'object {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<'pointer, P: Log + ?::core::marker::Sized> Log for &'pointer P {
        fn lines<'future>(
            &'future self,
        ) -> __erase::Box<dyn Iterator<Item = String> + 'future> {
            __call_lines(__erase::Held::new((__erase::pointee(self), ())))
        }
        fn follow<'future>(
            &'future self,
            from: usize,
        ) -> ::core::pin::Pin<__erase::Box<dyn Stream<Item = String> + Send + 'future>> {
            __call_follow(__erase::Held::new((__erase::pointee(self), (from,))))
        }
        fn total<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_total(__erase::Held::new((__erase::pointee(self), ())))
        }
    }
    #[automatically_derived]
    impl<P: Log + __erase::TraitObject + ?::core::marker::Sized> Log
    for __erase::Box<P> {
        fn lines<'future>(
            &'future self,
        ) -> __erase::Box<dyn Iterator<Item = String> + 'future> {
            __call_lines(__erase::Held::new((__erase::pointee(self), ())))
        }
        fn follow<'future>(
            &'future self,
            from: usize,
        ) -> ::core::pin::Pin<__erase::Box<dyn Stream<Item = String> + Send + 'future>> {
            __call_follow(__erase::Held::new((__erase::pointee(self), (from,))))
        }
        fn total<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_total(__erase::Held::new((__erase::pointee(self), ())))
        }
    }
    #[automatically_derived]
    impl<P: Log + __erase::TraitObject + ?::core::marker::Sized> Log for __erase::Rc<P> {
        fn lines<'future>(
            &'future self,
        ) -> __erase::Box<dyn Iterator<Item = String> + 'future> {
            __call_lines(__erase::Held::new((__erase::pointee(self), ())))
        }
        fn follow<'future>(
            &'future self,
            from: usize,
        ) -> ::core::pin::Pin<__erase::Box<dyn Stream<Item = String> + Send + 'future>> {
            __call_follow(__erase::Held::new((__erase::pointee(self), (from,))))
        }
        fn total<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_total(__erase::Held::new((__erase::pointee(self), ())))
        }
    }
    #[automatically_derived]
    impl<P: Log + __erase::TraitObject + ?::core::marker::Sized> Log
    for __erase::Arc<P> {
        fn lines<'future>(
            &'future self,
        ) -> __erase::Box<dyn Iterator<Item = String> + 'future> {
            __call_lines(__erase::Held::new((__erase::pointee(self), ())))
        }
        fn follow<'future>(
            &'future self,
            from: usize,
        ) -> ::core::pin::Pin<__erase::Box<dyn Stream<Item = String> + Send + 'future>> {
            __call_follow(__erase::Held::new((__erase::pointee(self), (from,))))
        }
        fn total<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_total(__erase::Held::new((__erase::pointee(self), ())))
        }
    }
};
