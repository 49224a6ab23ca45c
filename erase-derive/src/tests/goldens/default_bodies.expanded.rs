pub trait Counter: __ErasedCounter {
    fn count(
        self: &::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    #[allow(clippy::async_yields_async)]
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
    #[allow(clippy::async_yields_async)]
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
