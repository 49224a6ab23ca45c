//! Finding `impl Trait` in the user's types.

use syn::visit::Visit;
use syn::{Type, TypeImplTrait, TypeParamBound};

/// The first one in a type, from the outside.
pub(crate) fn first_in(ty: &Type) -> Option<TypeImplTrait> {
    find(|finder| finder.visit_type(ty))
}

/// The first one in some bounds.
pub(crate) fn first_in_bounds<'a>(
    bounds: impl IntoIterator<Item = &'a TypeParamBound>,
) -> Option<TypeImplTrait> {
    find(|finder| {
        for bound in bounds {
            finder.visit_type_param_bound(bound);
        }
    })
}

fn find(visit: impl FnOnce(&mut Finder)) -> Option<TypeImplTrait> {
    let mut finder = Finder(None);
    visit(&mut finder);
    finder.0
}

struct Finder(Option<TypeImplTrait>);

impl<'ast> Visit<'ast> for Finder {
    fn visit_type_impl_trait(&mut self, opaque: &'ast TypeImplTrait) {
        self.0.get_or_insert_with(|| opaque.clone());
    }
}
