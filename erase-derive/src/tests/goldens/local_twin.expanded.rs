#[automatically_derived]
#[diagnostic::do_not_recommend]
impl<X: Store> LocalStore for X {
    fn get<'future>(
        &'future self,
        key: &'future str,
    ) -> impl ::core::future::Future<Output = usize> {
        <X as Store>::get(self, key)
    }
}
