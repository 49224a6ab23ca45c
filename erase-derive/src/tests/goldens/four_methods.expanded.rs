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
    fn put_user<'f>(
        self: &'f ::erase_core::This<Self>,
        id: u64,
        name: &'f str,
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
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedDatabase {
    #[doc(hidden)]
    fn __erased_get_user<'f>(
        &'f self,
        id: u64,
        start: ::erase_core::__private::Start<'_, 'f, Option<String>>,
    ) -> ::core::task::Poll<Option<String>>;
    #[doc(hidden)]
    fn __erased_put_user<'f>(
        &'f self,
        id: u64,
        name: &'f str,
        start: ::erase_core::__private::Start<'_, 'f, Result<(), String>>,
    ) -> ::core::task::Poll<Result<(), String>>;
    #[doc(hidden)]
    fn __erased_name_or<'a>(
        &'a self,
        id: u64,
        other: &'a str,
        start: ::erase_core::__private::Start<'_, 'a, &'a str>,
    ) -> ::core::task::Poll<&'a str>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Database + ::core::marker::Sized> __ErasedDatabase for X {
        fn __erased_get_user<'f>(
            &'f self,
            id: u64,
            start: ::erase_core::__private::Start<'_, 'f, Option<String>>,
        ) -> ::core::task::Poll<Option<String>> {
            start.run(<X as Database>::get_user(self, id))
        }
        fn __erased_put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
            start: ::erase_core::__private::Start<'_, 'f, Result<(), String>>,
        ) -> ::core::task::Poll<Result<(), String>> {
            start.run(<X as Database>::put_user(self, id, name))
        }
        fn __erased_name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
            start: ::erase_core::__private::Start<'_, 'a, &'a str>,
        ) -> ::core::task::Poll<&'a str> {
            start.run(<X as Database>::name_or(self, id, other))
        }
    }
    #[inline]
    fn call__erased_get_user<'f, P: Database + ?::core::marker::Sized>(
        this: &'f P,
        id: u64,
    ) -> ::erase_core::DynFuture<'f, Option<String>> {
        let args = (this, id);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, id), start| __ErasedDatabase::__erased_get_user(this, id, start),
            )
    }
    #[inline]
    fn call__erased_put_user<'f, P: Database + ?::core::marker::Sized>(
        this: &'f P,
        id: u64,
        name: &'f str,
    ) -> ::erase_core::DynFuture<'f, Result<(), String>> {
        let args = (this, id, name);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, id, name), start| __ErasedDatabase::__erased_put_user(
                    this,
                    id,
                    name,
                    start,
                ),
            )
    }
    #[inline]
    fn call__erased_name_or<'a, P: Database + ?::core::marker::Sized>(
        this: &'a P,
        id: u64,
        other: &'a str,
    ) -> ::erase_core::DynFuture<'a, &'a str> {
        let args = (this, id, other);
        ::erase_core::__private::Args::of(&args)
            .__call(
                args,
                |(this, id, other), start| __ErasedDatabase::__erased_name_or(
                    this,
                    id,
                    other,
                    start,
                ),
            )
    }
    impl<'d> ::erase_core::__inherent!(dyn Database + 'd) {
        /// Finds a user.
        #[inline]
        pub fn get_user(&self, id: u64) -> ::erase_core::DynFuture<'_, Option<String>> {
            call__erased_get_user(self, id)
        }
        /// Keeps a user.
        #[inline]
        pub fn put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
        ) -> ::erase_core::DynFuture<'f, Result<(), String>> {
            call__erased_put_user(self, id, name)
        }
        /// The name, or another one.
        #[inline]
        pub fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> ::erase_core::DynFuture<'a, &'a str> {
            call__erased_name_or(self, id, other)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Database + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Database + ::core::marker::Send + 'd) {
        /// Finds a user.
        #[inline]
        pub fn get_user(&self, id: u64) -> ::erase_core::DynFuture<'_, Option<String>> {
            call__erased_get_user(self, id)
        }
        /// Keeps a user.
        #[inline]
        pub fn put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
        ) -> ::erase_core::DynFuture<'f, Result<(), String>> {
            call__erased_put_user(self, id, name)
        }
        /// The name, or another one.
        #[inline]
        pub fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> ::erase_core::DynFuture<'a, &'a str> {
            call__erased_name_or(self, id, other)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Database + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Database + ::core::marker::Sync + 'd) {
        /// Finds a user.
        #[inline]
        pub fn get_user(&self, id: u64) -> ::erase_core::DynFuture<'_, Option<String>> {
            call__erased_get_user(self, id)
        }
        /// Keeps a user.
        #[inline]
        pub fn put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
        ) -> ::erase_core::DynFuture<'f, Result<(), String>> {
            call__erased_put_user(self, id, name)
        }
        /// The name, or another one.
        #[inline]
        pub fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> ::erase_core::DynFuture<'a, &'a str> {
            call__erased_name_or(self, id, other)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Database + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
    > ::erase_core::__inherent!(
        dyn Database + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        /// Finds a user.
        #[inline]
        pub fn get_user(&self, id: u64) -> ::erase_core::DynFuture<'_, Option<String>> {
            call__erased_get_user(self, id)
        }
        /// Keeps a user.
        #[inline]
        pub fn put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
        ) -> ::erase_core::DynFuture<'f, Result<(), String>> {
            call__erased_put_user(self, id, name)
        }
        /// The name, or another one.
        #[inline]
        pub fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> ::erase_core::DynFuture<'a, &'a str> {
            call__erased_name_or(self, id, other)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Database + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    pub trait __CallDatabase<P: Database + ?::core::marker::Sized> {
        fn __call_get_user<'f>(
            this: &'f P,
            id: u64,
        ) -> impl ::core::future::Future<Output = Option<String>> + ::core::marker::Send;
        fn __call_put_user<'f>(
            this: &'f P,
            id: u64,
            name: &'f str,
        ) -> impl ::core::future::Future<
            Output = Result<(), String>,
        > + ::core::marker::Send;
        fn __call_name_or<'a>(
            this: &'a P,
            id: u64,
            other: &'a str,
        ) -> impl ::core::future::Future<Output = &'a str> + ::core::marker::Send;
    }
    #[automatically_derived]
    impl<P: Database + ::core::marker::Sized> __CallDatabase<P>
    for ::erase_core::__private::Static {
        fn __call_get_user<'f>(
            this: &'f P,
            id: u64,
        ) -> impl ::core::future::Future<
            Output = Option<String>,
        > + ::core::marker::Send {
            <P as Database>::get_user(this, id)
        }
        fn __call_put_user<'f>(
            this: &'f P,
            id: u64,
            name: &'f str,
        ) -> impl ::core::future::Future<
            Output = Result<(), String>,
        > + ::core::marker::Send {
            <P as Database>::put_user(this, id, name)
        }
        fn __call_name_or<'a>(
            this: &'a P,
            id: u64,
            other: &'a str,
        ) -> impl ::core::future::Future<Output = &'a str> + ::core::marker::Send {
            <P as Database>::name_or(this, id, other)
        }
    }
    #[automatically_derived]
    impl<P: Database + ?::core::marker::Sized> __CallDatabase<P>
    for ::erase_core::__private::Dynamic {
        fn __call_get_user<'f>(
            this: &'f P,
            id: u64,
        ) -> ::erase_core::DynFuture<'f, Option<String>> {
            call__erased_get_user(this, id)
        }
        fn __call_put_user<'f>(
            this: &'f P,
            id: u64,
            name: &'f str,
        ) -> ::erase_core::DynFuture<'f, Result<(), String>> {
            call__erased_put_user(this, id, name)
        }
        fn __call_name_or<'a>(
            this: &'a P,
            id: u64,
            other: &'a str,
        ) -> ::erase_core::DynFuture<'a, &'a str> {
            call__erased_name_or(this, id, other)
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<'p, P: Database + ?::core::marker::Sized> Database for &'p P
    where
        &'p P: Send + Sync,
    {
        #[inline]
        fn get_user(&self, id: u64) -> ::erase_core::DynFuture<'_, Option<String>> {
            call__erased_get_user(::erase_core::__private::pointee(self), id)
        }
        #[inline]
        fn put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
        ) -> ::erase_core::DynFuture<'f, Result<(), String>> {
            call__erased_put_user(::erase_core::__private::pointee(self), id, name)
        }
        #[inline]
        fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> ::erase_core::DynFuture<'a, &'a str> {
            call__erased_name_or(::erase_core::__private::pointee(self), id, other)
        }
        fn name(&self) -> &str {
            <P as Database>::name(::erase_core::__private::pointee(self))
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<P: Database + ::erase_core::__private::Kind + ?::core::marker::Sized> Database
    for ::erase_core::__private::Box<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallDatabase<P>,
        ::erase_core::__private::Box<P>: Send + Sync,
    {
        #[inline]
        fn get_user(
            &self,
            id: u64,
        ) -> impl ::core::future::Future<
            Output = Option<String>,
        > + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallDatabase<
                P,
            >>::__call_get_user(::erase_core::__private::pointee(self), id)
        }
        #[inline]
        fn put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
        ) -> impl ::core::future::Future<
            Output = Result<(), String>,
        > + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallDatabase<
                P,
            >>::__call_put_user(::erase_core::__private::pointee(self), id, name)
        }
        #[inline]
        fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> impl ::core::future::Future<Output = &'a str> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallDatabase<
                P,
            >>::__call_name_or(::erase_core::__private::pointee(self), id, other)
        }
        fn name(&self) -> &str {
            <P as Database>::name(::erase_core::__private::pointee(self))
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<P: Database + ::erase_core::__private::Kind + ?::core::marker::Sized> Database
    for ::erase_core::__private::Arc<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallDatabase<P>,
        ::erase_core::__private::Arc<P>: Send + Sync,
    {
        #[inline]
        fn get_user(
            &self,
            id: u64,
        ) -> impl ::core::future::Future<
            Output = Option<String>,
        > + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallDatabase<
                P,
            >>::__call_get_user(::erase_core::__private::pointee(self), id)
        }
        #[inline]
        fn put_user<'f>(
            &'f self,
            id: u64,
            name: &'f str,
        ) -> impl ::core::future::Future<
            Output = Result<(), String>,
        > + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallDatabase<
                P,
            >>::__call_put_user(::erase_core::__private::pointee(self), id, name)
        }
        #[inline]
        fn name_or<'a>(
            &'a self,
            id: u64,
            other: &'a str,
        ) -> impl ::core::future::Future<Output = &'a str> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallDatabase<
                P,
            >>::__call_name_or(::erase_core::__private::pointee(self), id, other)
        }
        fn name(&self) -> &str {
            <P as Database>::name(::erase_core::__private::pointee(self))
        }
    }
};
