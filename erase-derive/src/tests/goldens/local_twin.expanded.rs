#[automatically_derived]
#[diagnostic::do_not_recommend]
impl<X: Store> LocalStore for X {
    fn get<'f>(&'f self, key: &'f str) -> impl ::core::future::Future<Output = usize> {
        <X as Store>::get(self, key)
    }
}
