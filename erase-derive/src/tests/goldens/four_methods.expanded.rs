/// Where the users are kept.
pub trait Database: Send + Sync + __ErasedDatabase {
    /// Finds a user.
    fn get_user(
        self: &::erase_core::This<Self>,
        id: u64,
    ) -> impl ::core::future::Future<Output = Option<String>> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    /// Keeps a user.
    fn put_user<'future>(
        self: &'future ::erase_core::This<Self>,
        id: u64,
        name: &'future str,
    ) -> impl ::core::future::Future<Output = Result<(), String>> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    /// The name, or another one.
    fn name_or<'a>(
        self: &'a ::erase_core::This<Self>,
        id: u64,
        other: &'a str,
    ) -> impl ::core::future::Future<Output = &'a str> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    /// What this database is called.
    fn name(&self) -> &str;
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
pub trait __ErasedDatabase {
    fn __erased_get_user<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (u64,)>,
        start: ::erase_core::__private::Start<'_, 'future, Option<String>>,
    ) -> ::core::task::Poll<Option<String>>;
    fn __erased_put_user<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, (u64, &'future str)>,
        start: ::erase_core::__private::Start<'_, 'future, Result<(), String>>,
    ) -> ::core::task::Poll<Result<(), String>>;
    fn __erased_name_or<'a>(
        &'a self,
        args: ::erase_core::__private::Held<'a, (u64, &'a str)>,
        start: ::erase_core::__private::Start<'_, 'a, &'a str>,
    ) -> ::core::task::Poll<&'a str>;
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
    impl<X: Database + ::core::marker::Sized> __ErasedDatabase for X {
        fn __erased_get_user<'future>(
            &'future self,
            args: __erase::Held<'future, (u64,)>,
            start: __erase::Start<'_, 'future, Option<String>>,
        ) -> ::core::task::Poll<Option<String>> {
            let (id,) = args.args;
            start.run(<X as Database>::get_user(self, id))
        }
        fn __erased_put_user<'future>(
            &'future self,
            args: __erase::Held<'future, (u64, &'future str)>,
            start: __erase::Start<'_, 'future, Result<(), String>>,
        ) -> ::core::task::Poll<Result<(), String>> {
            let (id, name) = args.args;
            start.run(<X as Database>::put_user(self, id, name))
        }
        fn __erased_name_or<'a>(
            &'a self,
            args: __erase::Held<'a, (u64, &'a str)>,
            start: __erase::Start<'_, 'a, &'a str>,
        ) -> ::core::task::Poll<&'a str> {
            let (id, other) = args.args;
            start.run(<X as Database>::name_or(self, id, other))
        }
    }
    #[inline]
    fn __call_get_user<'future, P: Database + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, (u64,))>,
    ) -> __erase::DynFuture<'future, Option<String>> {
        args.__call(<P as __ErasedDatabase>::__erased_get_user)
    }
    #[inline]
    fn __call_put_user<'future, P: Database + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P, (u64, &'future str))>,
    ) -> __erase::DynFuture<'future, Result<(), String>> {
        args.__call(<P as __ErasedDatabase>::__erased_put_user)
    }
    #[inline]
    fn __call_name_or<'a, P: Database + ?::core::marker::Sized>(
        args: __erase::Held<'a, (&'a P, (u64, &'a str))>,
    ) -> __erase::DynFuture<'a, &'a str> {
        args.__call(<P as __ErasedDatabase>::__erased_name_or)
    }
    impl<'object> dyn Database + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn get_user<'future>(
            &'future self,
            id: u64,
        ) -> __erase::DynFuture<'future, Option<String>> {
            __call_get_user(__erase::Held::new((self, (id,))))
        }
        #[inline]
        #[doc(hidden)]
        pub fn put_user<'future>(
            &'future self,
            id: u64,
            name: &'future str,
        ) -> __erase::DynFuture<'future, Result<(), String>> {
            __call_put_user(__erase::Held::new((self, (id, name))))
        }
        #[inline]
        #[doc(hidden)]
        pub fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> __erase::DynFuture<'a, &'a str> {
            __call_name_or(__erase::Held::new((self, (id, other))))
        }
    }
    impl<'object> __erase::TraitObject for dyn Database + 'object {}
    impl<'object> ::core::ops::Deref for dyn Database + ::core::marker::Send + 'object {
        type Target = dyn Database + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Database + ::core::marker::Send + 'object {}
    impl<'object> ::core::ops::Deref for dyn Database + ::core::marker::Sync + 'object {
        type Target = dyn Database + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Database + ::core::marker::Sync + 'object {}
    impl<'object> ::core::ops::Deref
    for dyn Database + ::core::marker::Send + ::core::marker::Sync + 'object {
        type Target = dyn Database + 'object;
        fn deref(&self) -> &Self::Target {
            self
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Database + ::core::marker::Send + ::core::marker::Sync + 'object {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<'pointer, P: Database + ?::core::marker::Sized> Database for &'pointer P {
        fn get_user<'future>(
            &'future self,
            id: u64,
        ) -> __erase::DynFuture<'future, Option<String>> {
            __call_get_user(__erase::Held::new((__erase::pointee(self), (id,))))
        }
        fn put_user<'future>(
            &'future self,
            id: u64,
            name: &'future str,
        ) -> __erase::DynFuture<'future, Result<(), String>> {
            __call_put_user(__erase::Held::new((__erase::pointee(self), (id, name))))
        }
        fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> __erase::DynFuture<'a, &'a str> {
            __call_name_or(__erase::Held::new((__erase::pointee(self), (id, other))))
        }
        fn name(&self) -> &str {
            <P as Database>::name(__erase::pointee(self))
        }
    }
    #[automatically_derived]
    impl<P: Database + __erase::TraitObject + ?::core::marker::Sized> Database
    for __erase::Box<P> {
        fn get_user<'future>(
            &'future self,
            id: u64,
        ) -> __erase::DynFuture<'future, Option<String>> {
            __call_get_user(__erase::Held::new((__erase::pointee(self), (id,))))
        }
        fn put_user<'future>(
            &'future self,
            id: u64,
            name: &'future str,
        ) -> __erase::DynFuture<'future, Result<(), String>> {
            __call_put_user(__erase::Held::new((__erase::pointee(self), (id, name))))
        }
        fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> __erase::DynFuture<'a, &'a str> {
            __call_name_or(__erase::Held::new((__erase::pointee(self), (id, other))))
        }
        fn name(&self) -> &str {
            <P as Database>::name(__erase::pointee(self))
        }
    }
    #[automatically_derived]
    impl<P: Database + __erase::TraitObject + ?::core::marker::Sized> Database
    for __erase::Arc<P> {
        fn get_user<'future>(
            &'future self,
            id: u64,
        ) -> __erase::DynFuture<'future, Option<String>> {
            __call_get_user(__erase::Held::new((__erase::pointee(self), (id,))))
        }
        fn put_user<'future>(
            &'future self,
            id: u64,
            name: &'future str,
        ) -> __erase::DynFuture<'future, Result<(), String>> {
            __call_put_user(__erase::Held::new((__erase::pointee(self), (id, name))))
        }
        fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> __erase::DynFuture<'a, &'a str> {
            __call_name_or(__erase::Held::new((__erase::pointee(self), (id, other))))
        }
        fn name(&self) -> &str {
            <P as Database>::name(__erase::pointee(self))
        }
    }
};
