pub trait Refused: __ErasedRefused {
    fn put<T>(
        &self,
        value: T,
    ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
    fn same(&self, other: &Self) -> bool
    where
        Self: ::core::marker::Sized;
    fn get(
        self: &::erase_core::This<Self>,
    ) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send
    where
        Self: ::core::marker::Sized;
}
