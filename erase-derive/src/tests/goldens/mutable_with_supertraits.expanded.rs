impl<'d> ::erase_core::__inherent!(dyn Store + 'd) {
    #[inline]
    pub fn put<'f>(
        &'f mut self,
        key: &'f str,
        value: u32,
    ) -> ::erase_core::DynFuture<'f, Option<u32>> {
        call__erased_put(self, key, value)
    }
    #[inline]
    pub fn close<'f>(
        self: ::erase_core::__private::Box<Self>,
    ) -> ::erase_core::DynFuture<'f, usize>
    where
        Self: 'f,
    {
        call__erased_close(self)
    }
}
