pub trait Log: __ErasedLog {
    fn lines(self: &::erase_core::This<Self>) -> impl Iterator<Item = String> + '_
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
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedLog {
    #[doc(hidden)]
    fn __erased_lines<'f>(
        &'f self,
    ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + 'f>;
    #[doc(hidden)]
    fn __erased_follow<'f>(&'f self, from: usize) -> ::erase_core::DynStream<'f, String>;
    #[doc(hidden)]
    fn __erased_total<'f>(
        &'f self,
        start: ::erase_core::__private::Start<'_, 'f, usize>,
    ) -> ::core::task::Poll<usize>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Log + ::core::marker::Sized> __ErasedLog for X {
        fn __erased_lines<'f>(
            &'f self,
        ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + 'f> {
            ::erase_core::__private::Box::new(<X as Log>::lines(self))
        }
        fn __erased_follow<'f>(
            &'f self,
            from: usize,
        ) -> ::erase_core::DynStream<'f, String> {
            ::erase_core::DynStream::with_storage(<X as Log>::follow(self, from))
        }
        fn __erased_total<'f>(
            &'f self,
            start: ::erase_core::__private::Start<'_, 'f, usize>,
        ) -> ::core::task::Poll<usize> {
            start.run(<X as Log>::total(self))
        }
    }
    #[inline]
    fn call__erased_total<'f, P: Log + ?::core::marker::Sized>(
        this: &'f P,
    ) -> ::erase_core::DynFuture<'f, usize> {
        ::erase_core::DynFuture::eager(move |start| __ErasedLog::__erased_total(
            this,
            start,
        ))
    }
    impl<'d> ::erase_core::__inherent!(dyn Log + 'd) {
        #[inline]
        pub fn lines(
            &self,
        ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + '_> {
            __ErasedLog::__erased_lines(self)
        }
        #[inline]
        pub fn follow(&self, from: usize) -> ::erase_core::DynStream<'_, String> {
            __ErasedLog::__erased_follow(self, from)
        }
        #[inline]
        pub fn total(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_total(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Log + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Log + ::core::marker::Send + 'd) {
        #[inline]
        pub fn lines(
            &self,
        ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + '_> {
            __ErasedLog::__erased_lines(self)
        }
        #[inline]
        pub fn follow(&self, from: usize) -> ::erase_core::DynStream<'_, String> {
            __ErasedLog::__erased_follow(self, from)
        }
        #[inline]
        pub fn total(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_total(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Log + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Log + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn lines(
            &self,
        ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + '_> {
            __ErasedLog::__erased_lines(self)
        }
        #[inline]
        pub fn follow(&self, from: usize) -> ::erase_core::DynStream<'_, String> {
            __ErasedLog::__erased_follow(self, from)
        }
        #[inline]
        pub fn total(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_total(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Log + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
    > ::erase_core::__inherent!(
        dyn Log + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn lines(
            &self,
        ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + '_> {
            __ErasedLog::__erased_lines(self)
        }
        #[inline]
        pub fn follow(&self, from: usize) -> ::erase_core::DynStream<'_, String> {
            __ErasedLog::__erased_follow(self, from)
        }
        #[inline]
        pub fn total(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_total(self)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Log + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    pub trait __CallLog<P: Log + ?::core::marker::Sized> {
        fn __call_lines<'f>(this: &'f P) -> impl Iterator<Item = String> + 'f;
        fn __call_follow<'f>(
            this: &'f P,
            from: usize,
        ) -> impl Stream<Item = String> + Send;
        fn __call_total<'f>(this: &'f P) -> impl Future<Output = usize> + Send;
    }
    #[automatically_derived]
    impl<P: Log + ::core::marker::Sized> __CallLog<P>
    for ::erase_core::__private::Static {
        fn __call_lines<'f>(this: &'f P) -> impl Iterator<Item = String> + 'f {
            <P as Log>::lines(this)
        }
        fn __call_follow<'f>(
            this: &'f P,
            from: usize,
        ) -> impl Stream<Item = String> + Send {
            <P as Log>::follow(this, from)
        }
        fn __call_total<'f>(this: &'f P) -> impl Future<Output = usize> + Send {
            <P as Log>::total(this)
        }
    }
    #[automatically_derived]
    impl<P: Log + ?::core::marker::Sized> __CallLog<P>
    for ::erase_core::__private::Dynamic {
        fn __call_lines<'f>(
            this: &'f P,
        ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + 'f> {
            __ErasedLog::__erased_lines(this)
        }
        fn __call_follow<'f>(
            this: &'f P,
            from: usize,
        ) -> ::erase_core::DynStream<'f, String> {
            __ErasedLog::__erased_follow(this, from)
        }
        fn __call_total<'f>(this: &'f P) -> ::erase_core::DynFuture<'f, usize> {
            call__erased_total(this)
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<'p, P: Log + ?::core::marker::Sized> Log for &'p P {
        #[inline]
        fn lines(
            &self,
        ) -> ::erase_core::__private::Box<dyn Iterator<Item = String> + '_> {
            __ErasedLog::__erased_lines(::erase_core::__private::pointee(self))
        }
        #[inline]
        fn follow(&self, from: usize) -> ::erase_core::DynStream<'_, String> {
            __ErasedLog::__erased_follow(::erase_core::__private::pointee(self), from)
        }
        #[inline]
        fn total(&self) -> ::erase_core::DynFuture<'_, usize> {
            call__erased_total(::erase_core::__private::pointee(self))
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<P: Log + ::erase_core::__private::Kind + ?::core::marker::Sized> Log
    for ::erase_core::__private::Box<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallLog<P>,
    {
        #[inline]
        fn lines(&self) -> impl Iterator<Item = String> + '_ {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_lines(::erase_core::__private::pointee(self))
        }
        #[inline]
        fn follow(&self, from: usize) -> impl Stream<Item = String> + Send {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_follow(::erase_core::__private::pointee(self), from)
        }
        #[inline]
        fn total(&self) -> impl Future<Output = usize> + Send {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_total(::erase_core::__private::pointee(self))
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<P: Log + ::erase_core::__private::Kind + ?::core::marker::Sized> Log
    for ::erase_core::__private::Rc<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallLog<P>,
    {
        #[inline]
        fn lines(&self) -> impl Iterator<Item = String> + '_ {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_lines(::erase_core::__private::pointee(self))
        }
        #[inline]
        fn follow(&self, from: usize) -> impl Stream<Item = String> + Send {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_follow(::erase_core::__private::pointee(self), from)
        }
        #[inline]
        fn total(&self) -> impl Future<Output = usize> + Send {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_total(::erase_core::__private::pointee(self))
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<P: Log + ::erase_core::__private::Kind + ?::core::marker::Sized> Log
    for ::erase_core::__private::Arc<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallLog<P>,
    {
        #[inline]
        fn lines(&self) -> impl Iterator<Item = String> + '_ {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_lines(::erase_core::__private::pointee(self))
        }
        #[inline]
        fn follow(&self, from: usize) -> impl Stream<Item = String> + Send {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_follow(::erase_core::__private::pointee(self), from)
        }
        #[inline]
        fn total(&self) -> impl Future<Output = usize> + Send {
            <<P as ::erase_core::__private::Kind>::K as __CallLog<
                P,
            >>::__call_total(::erase_core::__private::pointee(self))
        }
    }
};
