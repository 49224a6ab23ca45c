impl<
    'd,
    'k,
    K: Ord + Sync + ?Sized + Debug,
    const N: usize,
> ::erase_core::__inherent!(dyn Cache < 'k, K, N > + 'd) {
    #[inline]
    pub fn first(&self, key: &'k K) -> ::erase_core::DynFuture<'_, [u8; N]> {
        call__erased_first(self, key)
    }
}
