impl<
    'object,
    'k,
    K: Ord + Sync + ?Sized + Debug,
    const N: usize,
> dyn Cache<'k, K, N> + 'object {
    #[inline]
    #[doc(hidden)]
    pub fn first<'future>(
        &'future self,
        key: &'k K,
    ) -> __erase::DynFuture<'future, [u8; N]>
    where
        'k: 'future,
        K: 'future,
    {
        __call_first(__erase::Held::new((self, (key,))))
    }
}
