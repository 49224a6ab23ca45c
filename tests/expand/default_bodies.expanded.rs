pub trait Counter: __ErasedCounter {
    fn count(
        self: &::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn twice(
        self: &::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
    where
        Self: ::core::marker::Sized,
        Self: ::core::marker::Sync,
    {
        async move {
            if false {
                return ::erase_core::__private::unreachable::<u32>();
            }
            self.count().await * 2
        }
    }
    fn sum(
        self: &mut ::erase_core::This<Self>,
        arg0: (u32, u32),
        rest: u32,
    ) -> impl ::core::future::Future<Output = Box<dyn Display>>
    where
        Self: ::core::marker::Sized,
    {
        async move {
            let arg0 = arg0;
            #[allow(
                clippy::no_effect_underscore_binding,
                clippy::shadow_reuse,
                clippy::shadow_same,
                clippy::shadow_unrelated,
                clippy::used_underscore_binding
            )]
            let (a, b) = arg0;
            #[allow(
                clippy::no_effect_underscore_binding,
                clippy::shadow_reuse,
                clippy::shadow_same,
                clippy::shadow_unrelated,
                clippy::used_underscore_binding
            )]
            let mut rest = rest;
            if false {
                return ::erase_core::__private::unreachable::<Box<dyn Display>>();
            }
            rest += a + b;
            Box::new(rest + self.count().await)
        }
    }
}
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size, so it cannot implement a trait under `#[erase]`",
    note = "implement it for `&{Self}` or `Box<{Self}>`"
)]
pub trait __ErasedCounter {
    #[doc(hidden)]
    fn __erased_count<'f>(
        &'f self,
        start: ::erase_core::__private::Start<'_, 'f, u32, ::erase_core::Inline<{ 56 }>>,
    ) -> ::core::task::Poll<u32>;
    #[doc(hidden)]
    fn __erased_twice<'f>(
        &'f self,
        start: ::erase_core::__private::Start<'_, 'f, u32, ::erase_core::Inline<{ 56 }>>,
    ) -> ::core::task::Poll<u32>
    where
        Self: ::core::marker::Sync;
    #[doc(hidden)]
    fn __erased_sum<'f>(
        &'f mut self,
        arg0: (u32, u32),
        rest: u32,
        start: ::erase_core::__private::LocalStart<
            '_,
            'f,
            Box<dyn Display>,
            ::erase_core::Inline<{ 56 }>,
        >,
    ) -> ::core::task::Poll<Box<dyn Display>>;
}
const _: () = {
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Counter + ::core::marker::Sized> __ErasedCounter for X {
        fn __erased_count<'f>(
            &'f self,
            start: ::erase_core::__private::Start<
                '_,
                'f,
                u32,
                ::erase_core::Inline<{ 56 }>,
            >,
        ) -> ::core::task::Poll<u32> {
            start.run(<X as Counter>::count(self))
        }
        fn __erased_twice<'f>(
            &'f self,
            start: ::erase_core::__private::Start<
                '_,
                'f,
                u32,
                ::erase_core::Inline<{ 56 }>,
            >,
        ) -> ::core::task::Poll<u32>
        where
            Self: ::core::marker::Sync,
        {
            start.run(<X as Counter>::twice(self))
        }
        fn __erased_sum<'f>(
            &'f mut self,
            arg0: (u32, u32),
            rest: u32,
            start: ::erase_core::__private::LocalStart<
                '_,
                'f,
                Box<dyn Display>,
                ::erase_core::Inline<{ 56 }>,
            >,
        ) -> ::core::task::Poll<Box<dyn Display>> {
            start.run(<X as Counter>::sum(self, arg0, rest))
        }
    }
    #[inline]
    fn call__erased_count<'f, P: Counter + ?::core::marker::Sized>(
        this: &'f P,
    ) -> ::erase_core::DynFuture<'f, u32, ::erase_core::Inline<{ 56 }>> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(args, |(this,), start| __ErasedCounter::__erased_count(this, start))
    }
    #[inline]
    fn keep__erased_count<
        'f,
        P: Counter + ::core::marker::Sync + ?::core::marker::Sized,
    >(this: &'f P) -> ::erase_core::DynFuture<'f, u32, ::erase_core::Inline<{ 56 }>> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(args, |(this,), start| __ErasedCounter::__erased_count(this, start))
    }
    #[inline]
    fn call__erased_twice<
        'f,
        P: Counter + ::core::marker::Sync + ?::core::marker::Sized,
    >(this: &'f P) -> ::erase_core::DynFuture<'f, u32, ::erase_core::Inline<{ 56 }>> {
        let args = (this,);
        ::erase_core::__private::Args::of(&args)
            .__call(args, |(this,), start| __ErasedCounter::__erased_twice(this, start))
    }
    #[inline]
    fn call__erased_sum<'f, P: Counter + ?::core::marker::Sized>(
        this: &'f mut P,
        arg0: (u32, u32),
        rest: u32,
    ) -> ::erase_core::LocalDynFuture<
        'f,
        Box<dyn Display>,
        ::erase_core::Inline<{ 56 }>,
    > {
        ::erase_core::LocalDynFuture::lazy(
            (this, arg0, rest),
            |(this, arg0, rest), start| __ErasedCounter::__erased_sum(
                this,
                arg0,
                rest,
                start,
            ),
        )
    }
    impl<'d> ::erase_core::__inherent!(dyn Counter + 'd) {
        #[inline]
        pub fn count(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>> {
            call__erased_count(self)
        }
        #[inline]
        pub fn twice(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>>
        where
            for<'p> Self: ::erase_core::__private::IfSync<'p>,
        {
            call__erased_twice(self)
        }
        #[inline]
        pub fn sum(
            &mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> ::erase_core::LocalDynFuture<
            '_,
            Box<dyn Display>,
            ::erase_core::Inline<{ 56 }>,
        > {
            call__erased_sum(self, arg0, rest)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Counter + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Counter + ::core::marker::Send + 'd) {
        #[inline]
        pub fn count(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>> {
            call__erased_count(self)
        }
        #[inline]
        pub fn twice(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>>
        where
            for<'p> Self: ::erase_core::__private::IfSync<'p>,
        {
            call__erased_twice(self)
        }
        #[inline]
        pub fn sum(
            &mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> ::erase_core::LocalDynFuture<
            '_,
            Box<dyn Display>,
            ::erase_core::Inline<{ 56 }>,
        > {
            call__erased_sum(self, arg0, rest)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Counter + ::core::marker::Send + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__inherent!(dyn Counter + ::core::marker::Sync + 'd) {
        #[inline]
        pub fn count(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>> {
            keep__erased_count(self)
        }
        #[inline]
        pub fn twice(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>> {
            call__erased_twice(self)
        }
        #[inline]
        pub fn sum(
            &mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> ::erase_core::LocalDynFuture<
            '_,
            Box<dyn Display>,
            ::erase_core::Inline<{ 56 }>,
        > {
            call__erased_sum(self, arg0, rest)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind for dyn Counter + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    #[doc(hidden)]
    impl<
        'd,
    > ::erase_core::__inherent!(
        dyn Counter + ::core::marker::Send + ::core::marker::Sync + 'd
    ) {
        #[inline]
        pub fn count(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>> {
            keep__erased_count(self)
        }
        #[inline]
        pub fn twice(
            &self,
        ) -> ::erase_core::DynFuture<'_, u32, ::erase_core::Inline<{ 56 }>> {
            call__erased_twice(self)
        }
        #[inline]
        pub fn sum(
            &mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> ::erase_core::LocalDynFuture<
            '_,
            Box<dyn Display>,
            ::erase_core::Inline<{ 56 }>,
        > {
            call__erased_sum(self, arg0, rest)
        }
    }
    #[doc(hidden)]
    impl<'d> ::erase_core::__private::Kind
    for dyn Counter + ::core::marker::Send + ::core::marker::Sync + 'd {
        type K = ::erase_core::__private::Dynamic;
    }
    pub trait __CallCounter<P: Counter + ::core::marker::Sync + ?::core::marker::Sized> {
        fn __call_count<'f>(
            this: &'f P,
        ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send;
        fn __call_twice<'f>(
            this: &'f P,
        ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send;
        fn __call_sum<'f>(
            this: &'f mut P,
            arg0: (u32, u32),
            rest: u32,
        ) -> impl ::core::future::Future<Output = Box<dyn Display>>;
    }
    #[automatically_derived]
    impl<P: Counter + ::core::marker::Sync + ::core::marker::Sized> __CallCounter<P>
    for ::erase_core::__private::Static {
        fn __call_count<'f>(
            this: &'f P,
        ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send {
            <P as Counter>::count(this)
        }
        fn __call_twice<'f>(
            this: &'f P,
        ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send {
            <P as Counter>::twice(this)
        }
        fn __call_sum<'f>(
            this: &'f mut P,
            arg0: (u32, u32),
            rest: u32,
        ) -> impl ::core::future::Future<Output = Box<dyn Display>> {
            <P as Counter>::sum(this, arg0, rest)
        }
    }
    #[automatically_derived]
    impl<P: Counter + ::core::marker::Sync + ?::core::marker::Sized> __CallCounter<P>
    for ::erase_core::__private::Dynamic {
        fn __call_count<'f>(
            this: &'f P,
        ) -> ::erase_core::DynFuture<'f, u32, ::erase_core::Inline<{ 56 }>> {
            call__erased_count(this)
        }
        fn __call_twice<'f>(
            this: &'f P,
        ) -> ::erase_core::DynFuture<'f, u32, ::erase_core::Inline<{ 56 }>> {
            call__erased_twice(this)
        }
        fn __call_sum<'f>(
            this: &'f mut P,
            arg0: (u32, u32),
            rest: u32,
        ) -> ::erase_core::LocalDynFuture<
            'f,
            Box<dyn Display>,
            ::erase_core::Inline<{ 56 }>,
        > {
            call__erased_sum(this, arg0, rest)
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<
        P: Counter + ::core::marker::Sync + ::erase_core::__private::Kind
            + ?::core::marker::Sized,
    > Counter for ::erase_core::__private::Box<P>
    where
        <P as ::erase_core::__private::Kind>::K: __CallCounter<P>,
    {
        #[inline]
        fn count(
            &self,
        ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send {
            <<P as ::erase_core::__private::Kind>::K as __CallCounter<
                P,
            >>::__call_count(::erase_core::__private::pointee(self))
        }
        #[inline]
        fn twice(
            &self,
        ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
        where
            Self: ::core::marker::Sync,
        {
            <<P as ::erase_core::__private::Kind>::K as __CallCounter<
                P,
            >>::__call_twice(::erase_core::__private::pointee(self))
        }
        #[inline]
        fn sum(
            &mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> impl ::core::future::Future<Output = Box<dyn Display>> {
            <<P as ::erase_core::__private::Kind>::K as __CallCounter<
                P,
            >>::__call_sum(::erase_core::__private::pointee_mut(self), arg0, rest)
        }
    }
};
