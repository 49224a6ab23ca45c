impl<'object> dyn Store + 'object {
    #[inline]
    #[doc(hidden)]
    pub fn put<'future>(
        &'future mut self,
        key: &'future str,
        value: u32,
    ) -> __erase::DynFuture<'future, Option<u32>> {
        __call_put(__erase::Held::new((self, (key, value))))
    }
    #[inline]
    #[doc(hidden)]
    pub fn close<'future>(self: __erase::Box<Self>) -> __erase::DynFuture<'future, usize>
    where
        Self: 'future,
    {
        __call_close(__erase::Held::new((self, ())))
    }
}
