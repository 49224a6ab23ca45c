pub trait Store: Send + Sync + __ErasedStore {
    fn get<'f>(
        self: &'f ::erase_core::This<Self>,
        key: &'f str,
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
            fn get<'f>(&'f self, key: &'f str) -> ::erase_core::DynFuture<'f, u32> {
                let args = (self, key);
                ::erase_core::__private::Args::of(&args)
                    .__call(
                        args,
                        |(this, key), start| __ErasedStore::__erased_get(
                            this,
                            key,
                            start,
                        ),
                    )
            }
        }
        impl<P: Store + ?::core::marker::Sized> __OnSelf for P {}
        Box::pin(async move { self.get(keys[0]).await + self.get(keys[1]).await })
    }
}
