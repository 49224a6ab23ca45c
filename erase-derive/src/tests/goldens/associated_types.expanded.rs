pub trait Repository: Send + Sync + __ErasedRepository {
    type Key: Ord + Send + Sync;
    type Error: Debug;
    fn find<'future>(
        self: &'future ::erase_core::This<Self>,
        key: &'future Self::Key,
    ) -> impl ::core::future::Future<
        Output = Result<u32, Self::Error>,
    > + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    #[doc(hidden)]
    fn __erased_find<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (&'future Self::Key,)>,
        start: ::erase_core::__private::Start<'_, 'future, Result<u32, Self::Error>>,
    ) -> ::core::task::Poll<Result<u32, Self::Error>> {
        let raw = <Self as __ErasedRepository>::__raw_find(
            ::erase_core::__private::pointee(&self),
        );
        unsafe {
            ::erase_core::__private::RawFn::call::<
                Self,
                _,
                _,
                _,
                _,
            >(raw, self, args, start)
        }
    }
    fn count(
        self: &::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = usize> + ::core::marker::Send
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
pub trait __ErasedRepository {
    fn __raw_find(&self) -> ::erase_core::__private::RawFn;
    fn __erased_count<'future>(
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
    impl<X: Repository + ::core::marker::Sized> __ErasedRepository for X {
        fn __raw_find(&self) -> __erase::RawFn {
            fn find<'future, X: Repository + ::core::marker::Sized>(
                this: &'future X,
                args: __erase::Held<'future, (&'future <X as Repository>::Key,)>,
                start: __erase::Start<'_, 'future, Result<u32, <X as Repository>::Error>>,
            ) -> ::core::task::Poll<Result<u32, <X as Repository>::Error>> {
                let (key,) = args.args;
                start.run(<X as Repository>::find(this, key))
            }
            __erase::RawFn::new(<X as Repository>::__erased_find, find::<X>)
        }
        fn __erased_count<'future>(
            &'future self,
            args: __erase::Held<'future, ()>,
            start: __erase::Start<'_, 'future, usize>,
        ) -> ::core::task::Poll<usize> {
            let () = args.args;
            start.run(<X as Repository>::count(self))
        }
    }
    #[inline]
    fn __call_find<'future, P: Repository + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, (&'future <P as Repository>::Key,))>,
    ) -> __erase::DynFuture<'future, Result<u32, <P as Repository>::Error>> {
        args.__call(<P as Repository>::__erased_find)
    }
    #[inline]
    fn __call_count<'future, P: Repository + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, ())>,
    ) -> __erase::DynFuture<'future, usize> {
        args.__call(<P as __ErasedRepository>::__erased_count)
    }
    impl<
        'object,
        KeyType: Ord + Send + Sync,
        ErrorType: Debug,
    > dyn Repository<Key = KeyType, Error = ErrorType> + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn find<'future>(
            &'future self,
            key: &'future KeyType,
        ) -> __erase::DynFuture<'future, Result<u32, ErrorType>>
        where
            KeyType: 'future,
            ErrorType: 'future,
        {
            __call_find(__erase::Held::new((self, (key,))))
        }
        #[inline]
        #[doc(hidden)]
        pub fn count<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_count(__erase::Held::new((self, ())))
        }
    }
    impl<'object, KeyType: Ord + Send + Sync, ErrorType: Debug> __erase::TraitObject
    for dyn Repository<Key = KeyType, Error = ErrorType> + 'object {}
    impl<'object, KeyType: Ord + Send + Sync, ErrorType: Debug> ::core::ops::Deref
    for dyn Repository<
        Key = KeyType,
        Error = ErrorType,
    > + ::core::marker::Send + 'object {
        type Target = dyn Repository<Key = KeyType, Error = ErrorType> + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object, KeyType: Ord + Send + Sync, ErrorType: Debug> __erase::TraitObject
    for dyn Repository<
        Key = KeyType,
        Error = ErrorType,
    > + ::core::marker::Send + 'object {}
    impl<'object, KeyType: Ord + Send + Sync, ErrorType: Debug> ::core::ops::Deref
    for dyn Repository<
        Key = KeyType,
        Error = ErrorType,
    > + ::core::marker::Sync + 'object {
        type Target = dyn Repository<Key = KeyType, Error = ErrorType> + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object, KeyType: Ord + Send + Sync, ErrorType: Debug> __erase::TraitObject
    for dyn Repository<
        Key = KeyType,
        Error = ErrorType,
    > + ::core::marker::Sync + 'object {}
    impl<'object, KeyType: Ord + Send + Sync, ErrorType: Debug> ::core::ops::Deref
    for dyn Repository<
        Key = KeyType,
        Error = ErrorType,
    > + ::core::marker::Send + ::core::marker::Sync + 'object {
        type Target = dyn Repository<Key = KeyType, Error = ErrorType> + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object, KeyType: Ord + Send + Sync, ErrorType: Debug> __erase::TraitObject
    for dyn Repository<
        Key = KeyType,
        Error = ErrorType,
    > + ::core::marker::Send + ::core::marker::Sync + 'object {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<'pointer, P: Repository + ?::core::marker::Sized> Repository for &'pointer P {
        type Key = <P as Repository>::Key;
        type Error = <P as Repository>::Error;
        fn find<'future>(
            &'future self,
            key: &'future Self::Key,
        ) -> __erase::DynFuture<'future, Result<u32, Self::Error>> {
            __call_find(__erase::Held::new((__erase::pointee(self), (key,))))
        }
        fn count<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_count(__erase::Held::new((__erase::pointee(self), ())))
        }
    }
    #[automatically_derived]
    impl<P: Repository + __erase::TraitObject + ?::core::marker::Sized> Repository
    for __erase::Box<P> {
        type Key = <P as Repository>::Key;
        type Error = <P as Repository>::Error;
        fn find<'future>(
            &'future self,
            key: &'future Self::Key,
        ) -> __erase::DynFuture<'future, Result<u32, Self::Error>> {
            __call_find(__erase::Held::new((__erase::pointee(self), (key,))))
        }
        fn count<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_count(__erase::Held::new((__erase::pointee(self), ())))
        }
    }
    #[automatically_derived]
    impl<P: Repository + __erase::TraitObject + ?::core::marker::Sized> Repository
    for __erase::Arc<P> {
        type Key = <P as Repository>::Key;
        type Error = <P as Repository>::Error;
        fn find<'future>(
            &'future self,
            key: &'future Self::Key,
        ) -> __erase::DynFuture<'future, Result<u32, Self::Error>> {
            __call_find(__erase::Held::new((__erase::pointee(self), (key,))))
        }
        fn count<'future>(&'future self) -> __erase::DynFuture<'future, usize> {
            __call_count(__erase::Held::new((__erase::pointee(self), ())))
        }
    }
};
