pub trait Store: Send + Sync + __ErasedStore {
    fn get<'future>(
        self: &'future ::erase_core::This<Self>,
        key: &'future str,
    ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn clear(
        self: &mut ::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn sum<'a>(
        &'a self,
        keys: [&'a str; 2],
    ) -> Pin<Box<dyn Future<Output = u32> + Send + 'a>> {
        trait __OnSelf: Store {
            fn get<'future>(
                &'future self,
                key: &'future str,
            ) -> ::erase_core::__private::DynFuture<'future, u32> {
                #[allow(unused_imports)]
                use ::erase_core::__private::EagerCall as _;
                let this = self;
                let args = ::erase_core::__private::Held::<'_, _>::new((this, (key,)));
                args.__call(<Self as __ErasedStore>::__erased_get)
            }
        }
        impl<P: Store + ?::core::marker::Sized> __OnSelf for P {}
        Box::pin(async move { self.get(keys[0]).await + self.get(keys[1]).await })
    }
}
