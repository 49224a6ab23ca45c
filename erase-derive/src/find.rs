//! Finding parts of the user's syntax.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    Attribute, BoundLifetimes, Expr, GenericParam, Generics, Lifetime, Macro, Signature, Type,
    TypeImplTrait, TypeParamBound,
};

/// The first `impl Trait` in a type, from the outside.
pub(crate) fn first_opaque(ty: &Type) -> Option<TypeImplTrait> {
    opaque(|finder| finder.visit_type(ty))
}

/// The first `impl Trait` inside a bound.
pub(crate) fn first_opaque_in(bound: &TypeParamBound) -> Option<TypeImplTrait> {
    opaque(|finder| finder.visit_type_param_bound(bound))
}

fn opaque(visit: impl FnOnce(&mut Opaque)) -> Option<TypeImplTrait> {
    let mut finder = Opaque(None);
    visit(&mut finder);
    finder.0
}

struct Opaque(Option<TypeImplTrait>);

impl<'ast> Visit<'ast> for Opaque {
    fn visit_type_impl_trait(&mut self, opaque: &'ast TypeImplTrait) {
        self.0.get_or_insert_with(|| opaque.clone());
    }
}

/// The first part of an expression that may expand differently each time: a macro, or an attribute, which
/// may be one.
pub(crate) fn first_unstable(expr: &Expr) -> Option<TokenStream> {
    let mut finder = Unstable(None);
    finder.visit_expr(expr);
    finder.0
}

/// The same for the types of a signature.
pub(crate) fn first_unstable_in<'a>(
    generics: &'a Generics,
    types: impl IntoIterator<Item = &'a Type>,
    bounds: impl IntoIterator<Item = &'a TypeParamBound>,
) -> Option<TokenStream> {
    let mut finder = Unstable(None);
    finder.visit_generics(generics);
    types.into_iter().for_each(|ty| finder.visit_type(ty));
    let bounds = bounds.into_iter();
    bounds.for_each(|bound| finder.visit_type_param_bound(bound));
    finder.0
}

struct Unstable(Option<TokenStream>);

impl Unstable {
    fn found(&mut self, part: &impl ToTokens) {
        self.0.get_or_insert_with(|| part.to_token_stream());
    }
}

impl<'ast> Visit<'ast> for Unstable {
    fn visit_macro(&mut self, call: &'ast Macro) {
        self.found(&call.path);
    }

    fn visit_attribute(&mut self, attr: &'ast Attribute) {
        self.found(attr);
    }

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.found(tokens);
    }
}

/// The lifetimes and the names without a path that some types and bounds mention.
#[derive(Default)]
pub(crate) struct Mentioned<'ast> {
    pub(crate) lifetimes: Vec<&'ast Lifetime>,
    names: Vec<&'ast Ident>,
}

impl<'ast> Mentioned<'ast> {
    pub(crate) fn in_output(
        item: &'ast Type,
        bounds: impl IntoIterator<Item = &'ast TypeParamBound>,
    ) -> Self {
        let mut found = Mentioned::default();
        found.visit_type(item);
        let bounds = bounds.into_iter();
        bounds.for_each(|bound| found.visit_type_param_bound(bound));
        found
    }

    pub(crate) fn in_type(ty: &'ast Type) -> Self {
        Self::in_output(ty, [])
    }

    pub(crate) fn has_name(&self, name: &Ident) -> bool {
        self.names.contains(&name)
    }

    /// Whether there is a lifetime other than this one and `'static`.
    pub(crate) fn has_other_lifetime(&self, lifetime: &Lifetime) -> bool {
        let mut lifetimes = self.lifetimes.iter();
        lifetimes.any(|found| *found != lifetime && found.ident != "static")
    }
}

impl<'ast> Visit<'ast> for Mentioned<'ast> {
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        self.lifetimes.push(lifetime);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.names.extend(path.get_ident());
        visit::visit_path(self, path);
    }
}

/// Whether a method names a lifetime that neither it nor the trait declares.
pub(crate) fn has_undeclared_lifetime<'a>(
    sig: &'a Signature,
    types: impl IntoIterator<Item = &'a Type>,
    of_trait: &'a Generics,
) -> bool {
    let declared = sig.generics.lifetimes().chain(of_trait.lifetimes());
    let mut finder = Undeclared {
        declared: declared.map(|param| &param.lifetime.ident).collect(),
        found: false,
    };
    finder.visit_generics(&sig.generics);
    types.into_iter().for_each(|ty| finder.visit_type(ty));
    finder.visit_return_type(&sig.output);
    finder.found
}

struct Undeclared<'ast> {
    declared: Vec<&'ast Ident>,
    found: bool,
}

impl<'ast> Visit<'ast> for Undeclared<'ast> {
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        let name = &lifetime.ident;
        self.found |= name != "_" && name != "static" && !self.declared.contains(&name);
    }

    /// A lifetime of `for<'a>` counts as declared from there on: at worst an error is reported twice.
    fn visit_bound_lifetimes(&mut self, bound: &'ast BoundLifetimes) {
        let params = bound.lifetimes.iter().filter_map(|param| match param {
            GenericParam::Lifetime(param) => Some(&param.lifetime.ident),
            _ => None,
        });
        self.declared.extend(params);
        visit::visit_bound_lifetimes(self, bound);
    }
}

/// Whether a body may use a variable: by its name, or by a string that a macro formats.
pub(crate) fn uses(tokens: TokenStream, name: &Ident) -> bool {
    any_token(tokens, &mut |_, tree| match tree {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Literal(literal) => literal.to_string().contains(&name.to_string()),
        TokenTree::Group(_) | TokenTree::Punct(_) => false,
    })
}

/// The identifiers, those of lifetimes too.
pub(crate) fn idents(tokens: TokenStream) -> HashSet<Ident> {
    idents_if(tokens, |_| true)
}

/// The identifiers of lifetimes.
pub(crate) fn lifetimes(tokens: TokenStream) -> HashSet<Ident> {
    idents_if(tokens, |before| ends_in(before, &['\'']))
}

fn idents_if(tokens: TokenStream, wanted: impl Fn(&[TokenTree]) -> bool) -> HashSet<Ident> {
    let mut found = HashSet::new();
    any_token(tokens, &mut |before, tree| {
        if let (TokenTree::Ident(ident), true) = (tree, wanted(before)) {
            found.insert(ident.clone());
        }
        false
    });
    found
}

/// Whether the last token is one of these.
pub(crate) fn ends_in(before: &[TokenTree], puncts: &[char]) -> bool {
    matches!(before, [.., TokenTree::Punct(punct)] if puncts.contains(&punct.as_char()))
}

/// Whether a token matches, also inside a group. The closure gets the tokens before it in its group, too.
pub(crate) fn any_token(
    tokens: TokenStream,
    test: &mut dyn FnMut(&[TokenTree], &TokenTree) -> bool,
) -> bool {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    trees.iter().enumerate().any(|(n, tree)| {
        let is_inside = |test| match tree {
            TokenTree::Group(group) => any_token(group.stream(), test),
            _ => false,
        };
        test(trees.get(..n).unwrap_or_default(), tree) || is_inside(test)
    })
}
