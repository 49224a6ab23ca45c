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
    fn __erased_count<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, ()>,
        start: ::erase_core::__private::Start<
            '_,
            'future,
            u32,
            ::erase_core::__private::Inline<{ 56 }>,
        >,
    ) -> ::core::task::Poll<u32>;
    fn __erased_twice<'future>(
        &'future self,
        args: ::erase_core::__private::Held<'future, ()>,
        start: ::erase_core::__private::Start<
            '_,
            'future,
            u32,
            ::erase_core::__private::Inline<{ 56 }>,
        >,
    ) -> ::core::task::Poll<u32>
    where
        Self: ::core::marker::Sync;
    fn __erased_sum<'future>(
        &'future mut self,
        args: ::erase_core::__private::Held<'future, ((u32, u32), u32)>,
        start: ::erase_core::__private::LocalStart<
            '_,
            'future,
            Box<dyn Display>,
            ::erase_core::__private::Inline<{ 56 }>,
        >,
    ) -> ::core::task::Poll<Box<dyn Display>>;
}
const _: () = {
    use ::erase_core::__private as __erase;
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<X: Counter + ::core::marker::Sized> __ErasedCounter for X {
        fn __erased_count<'future>(
            &'future self,
            args: __erase::Held<'future, ()>,
            start: __erase::Start<'_, 'future, u32, __erase::Inline<{ 56 }>>,
        ) -> ::core::task::Poll<u32> {
            let () = args.take();
            start.run(<X as Counter>::count(self))
        }
        fn __erased_twice<'future>(
            &'future self,
            args: __erase::Held<'future, ()>,
            start: __erase::Start<'_, 'future, u32, __erase::Inline<{ 56 }>>,
        ) -> ::core::task::Poll<u32>
        where
            X: ::core::marker::Sync,
        {
            let () = args.take();
            start.run(<X as Counter>::twice(self))
        }
        fn __erased_sum<'future>(
            &'future mut self,
            args: __erase::Held<'future, ((u32, u32), u32)>,
            start: __erase::LocalStart<
                '_,
                'future,
                Box<dyn Display>,
                __erase::Inline<{ 56 }>,
            >,
        ) -> ::core::task::Poll<Box<dyn Display>> {
            let (arg0, rest) = args.take();
            start.run(<X as Counter>::sum(self, arg0, rest))
        }
    }
    #[inline]
    fn __call_count<'future, P: Counter + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P,)>,
    ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this,), start| <P as __ErasedCounter>::__erased_count(
                    this,
                    __erase::Held::new(()),
                    start,
                ),
            )
    }
    #[inline]
    fn __keep_count<'future, P: Counter + ::core::marker::Sync + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P,)>,
    ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this,), start| <P as __ErasedCounter>::__erased_count(
                    this,
                    __erase::Held::new(()),
                    start,
                ),
            )
    }
    #[inline]
    fn __call_twice<'future, P: Counter + ::core::marker::Sync + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future P,)>,
    ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
        let args = args.take();
        __erase::Args::of(&args)
            .__call(
                args,
                |(this,), start| <P as __ErasedCounter>::__erased_twice(
                    this,
                    __erase::Held::new(()),
                    start,
                ),
            )
    }
    #[inline]
    fn __call_sum<'future, P: Counter + ?::core::marker::Sized>(
        args: __erase::Held<'future, (&'future mut P, (u32, u32), u32)>,
    ) -> __erase::LocalDynFuture<'future, Box<dyn Display>, __erase::Inline<{ 56 }>> {
        let args = args.take();
        __erase::LocalDynFuture::lazy(
            args,
            |(this, arg0, rest), start| <P as __ErasedCounter>::__erased_sum(
                this,
                __erase::Held::new((arg0, rest)),
                start,
            ),
        )
    }
    impl<'object> dyn Counter + 'object {
        #[inline]
        pub fn count<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
            __call_count(__erase::Held::new((self,)))
        }
        #[inline]
        pub fn twice<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>>
        where
            for<'pointer> Self: __erase::IfSync<'pointer>,
        {
            __call_twice(__erase::Held::new((self,)))
        }
        #[inline]
        pub fn sum<'future>(
            &'future mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> __erase::LocalDynFuture<
            'future,
            Box<dyn Display>,
            __erase::Inline<{ 56 }>,
        > {
            __call_sum(__erase::Held::new((self, arg0, rest)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Counter + 'object {}
    impl<'object> dyn Counter + ::core::marker::Send + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn count<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
            __call_count(__erase::Held::new((self,)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn twice<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>>
        where
            for<'pointer> Self: __erase::IfSync<'pointer>,
        {
            __call_twice(__erase::Held::new((self,)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn sum<'future>(
            &'future mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> __erase::LocalDynFuture<
            'future,
            Box<dyn Display>,
            __erase::Inline<{ 56 }>,
        > {
            __call_sum(__erase::Held::new((self, arg0, rest)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Counter + ::core::marker::Send + 'object {}
    impl<'object> dyn Counter + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn count<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
            __keep_count(__erase::Held::new((self,)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn twice<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
            __call_twice(__erase::Held::new((self,)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn sum<'future>(
            &'future mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> __erase::LocalDynFuture<
            'future,
            Box<dyn Display>,
            __erase::Inline<{ 56 }>,
        > {
            __call_sum(__erase::Held::new((self, arg0, rest)))
        }
    }
    impl<'object> __erase::TraitObject for dyn Counter + ::core::marker::Sync + 'object {}
    impl<'object> dyn Counter + ::core::marker::Send + ::core::marker::Sync + 'object {
        #[inline]
        #[doc(hidden)]
        pub fn count<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
            __keep_count(__erase::Held::new((self,)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn twice<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
            __call_twice(__erase::Held::new((self,)))
        }
        #[inline]
        #[doc(hidden)]
        pub fn sum<'future>(
            &'future mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> __erase::LocalDynFuture<
            'future,
            Box<dyn Display>,
            __erase::Inline<{ 56 }>,
        > {
            __call_sum(__erase::Held::new((self, arg0, rest)))
        }
    }
    impl<'object> __erase::TraitObject
    for dyn Counter + ::core::marker::Send + ::core::marker::Sync + 'object {}
    #[automatically_derived]
    impl<
        P: Counter + ::core::marker::Sync + __erase::TraitObject + ?::core::marker::Sized,
    > Counter for __erase::Box<P> {
        #[inline]
        fn count<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>> {
            __call_count(__erase::Held::new((__erase::pointee(self),)))
        }
        #[inline]
        fn twice<'future>(
            &'future self,
        ) -> __erase::DynFuture<'future, u32, __erase::Inline<{ 56 }>>
        where
            Self: ::core::marker::Sync,
        {
            __call_twice(__erase::Held::new((__erase::pointee(self),)))
        }
        #[inline]
        fn sum<'future>(
            &'future mut self,
            arg0: (u32, u32),
            rest: u32,
        ) -> __erase::LocalDynFuture<
            'future,
            Box<dyn Display>,
            __erase::Inline<{ 56 }>,
        > {
            __call_sum(__erase::Held::new((__erase::pointee_mut(self), arg0, rest)))
        }
    }
};
