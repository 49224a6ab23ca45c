//! The calls in a body that may be calls of the same impl.
//!
//! | call | counts |
//! |---|---|
//! | `self.walk(..)`, also by `*self`, `&self`, `self.clone()` and `let this = self;` | always |
//! | `Self::walk(..)`, `<Self as Walk>::walk(..)`, `Walk::walk(..)`, `Tree::walk(..)` | always |
//! | `child.walk(..)` of something that is not a field: a variable, an element, a call's result | where it may be a future: awaited, an argument, the end of a closure, assigned |
//! | `walk(self, ..)` of a function outside of any type | the same: it calls the method that it is called by |
//! | `self.inner.walk(..)`, also by a lock or a reference | no: a type does not have itself in a field, so this is another type's method |
//! | `(**self).walk(..)`, `self.as_ref().walk(..)` | no: this is the pointee's |

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprAwait, ExprCall, ExprClosure, ExprMethodCall, ImplItemFn, Item, ItemImpl,
    Local, Macro, Pat, Path, QSelf, Stmt, Type, UnOp,
};

use crate::find;
use crate::syntax::last_name;

/// `guess`: whether calls count of something that is not `self`.
pub(super) fn of(
    item: &ItemImpl,
    method: &ImplItemFn,
    names: &HashSet<Ident>,
    guess: bool,
) -> HashSet<Ident> {
    let mut calls = Calls {
        item,
        own: &method.sig.ident,
        names,
        guess,
        same: HashSet::new(),
        fields: HashSet::new(),
        found: HashSet::new(),
    };
    calls.visit_block(&method.block);
    calls.found
}

struct Calls<'a> {
    item: &'a ItemImpl,
    own: &'a Ident,
    names: &'a HashSet<Ident>,
    guess: bool,
    /// Variables that are `self`.
    same: HashSet<Ident>,
    /// Variables that are a field of `self`, or what a lock of one guards.
    fields: HashSet<Ident>,
    found: HashSet<Ident>,
}

/// What a method is called on, as far as syntax tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Receiver {
    /// `self`.
    Same,
    /// A field of `self`, or what `self` points to.
    Field,
    Other,
}

/// Methods that give the value itself, or what it guards or points to.
const TRANSPARENT: &[&str] = &[
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clone",
    "deref",
    "deref_mut",
    "expect",
    "get_mut",
    "load",
    "lock",
    "read",
    "unwrap",
    "write",
];

impl Calls<'_> {
    fn add(&mut self, name: &Ident) {
        if self.names.contains(name) {
            self.found.insert(name.clone());
        }
    }

    fn receiver(&self, expr: &Expr) -> Receiver {
        match expr {
            Expr::Paren(inner) => self.receiver(&inner.expr),
            Expr::Group(inner) => self.receiver(&inner.expr),
            Expr::Reference(inner) => self.receiver(&inner.expr),
            Expr::Await(inner) => behind(self.receiver(&inner.base)),
            Expr::Try(inner) => behind(self.receiver(&inner.expr)),
            Expr::Cast(inner) => behind(self.receiver(&inner.expr)),
            Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => {
                self.dereferenced(&inner.expr)
            }
            Expr::Field(inner) => match self.receiver(&inner.base) {
                Receiver::Other => Receiver::Other,
                _ => Receiver::Field,
            },
            Expr::Path(path) if path.qself.is_none() => match path.path.get_ident() {
                Some(ident) if ident == "self" || self.same.contains(ident) => Receiver::Same,
                Some(ident) if self.fields.contains(ident) => Receiver::Field,
                _ => Receiver::Other,
            },
            Expr::MethodCall(call) => self.result(call),
            _ => Receiver::Other,
        }
    }

    /// `*self` is still `Self`, but where that is a reference; `**self` is what a pointer points to.
    fn dereferenced(&self, expr: &Expr) -> Receiver {
        let is_self = matches!(expr, Expr::Path(path) if path.path.is_ident("self"));
        let is_reference = matches!(&*self.item.self_ty, Type::Reference(_));
        match self.receiver(expr) {
            Receiver::Same if !is_self || is_reference => Receiver::Field,
            receiver => receiver,
        }
    }

    fn result(&self, call: &ExprMethodCall) -> Receiver {
        let is_transparent = TRANSPARENT.iter().any(|name| call.method == name);
        match self.receiver(&call.receiver) {
            Receiver::Same if call.method == "clone" => Receiver::Same,
            Receiver::Other => Receiver::Other,
            _ if is_transparent => Receiver::Field,
            _ => Receiver::Other,
        }
    }

    /// A call whose result may be awaited somewhere else.
    fn future(&mut self, expr: &Expr) {
        match expr {
            Expr::Paren(inner) => self.future(&inner.expr),
            Expr::Group(inner) => self.future(&inner.expr),
            Expr::Block(inner) => self.tail(&inner.block),
            Expr::If(inner) => {
                self.tail(&inner.then_branch);
                if let Some((_, other)) = &inner.else_branch {
                    self.future(other);
                }
            }
            Expr::Match(inner) => inner.arms.iter().for_each(|arm| self.future(&arm.body)),
            Expr::MethodCall(call)
                if self.guess && self.receiver(&call.receiver) == Receiver::Other =>
            {
                self.add(&call.method);
            }
            Expr::Call(call) if self.guess && self.is_handed_self(call) => {
                self.found.insert(self.own.clone());
            }
            _ => {}
        }
    }

    /// `walk(self, tree)`, of a function that is no method of a type: it may come back.
    fn is_handed_self(&self, call: &ExprCall) -> bool {
        let Expr::Path(function) = &*call.func else {
            return false;
        };
        let is_type = |name: &Ident| name.to_string().starts_with(char::is_uppercase);
        let mut segments = function.path.segments.iter();
        let of_type = function.qself.is_some() || segments.any(|segment| is_type(&segment.ident));
        let is_self = |argument: &Expr| self.receiver(argument) == Receiver::Same;
        !of_type && call.args.iter().any(is_self)
    }

    fn tail(&mut self, block: &Block) {
        if let Some(Stmt::Expr(expr, None)) = block.stmts.last() {
            self.future(expr);
        }
    }

    /// `Self`, the impl's trait, or the name of its type.
    fn is_own(&self, qself: Option<&QSelf>, path: &Path) -> bool {
        if let Some(qself) = qself {
            return crate::subst::is_self(&qself.ty);
        }
        let Some(owner) = path
            .segments
            .iter()
            .rev()
            .nth(1)
            .map(|segment| &segment.ident)
        else {
            return false;
        };
        let of_trait = self
            .item
            .trait_
            .as_ref()
            .and_then(|(path, _)| last_name(path));
        let of_type = match &*self.item.self_ty {
            Type::Path(ty) => last_name(&ty.path),
            _ => None,
        };
        owner == "Self" || of_trait == Some(owner) || of_type == Some(owner)
    }

    /// `.walk` and `::walk` in what a macro is given, as far as tokens can tell.
    fn tokens(&mut self, tokens: TokenStream) {
        find::any_token(tokens, &mut |before, tree| {
            if let (TokenTree::Ident(name), [owner @ .., _]) = (tree, before) {
                let of_field =
                    find::ends_in(before, &['.']) && !is_variable_or_result(owner.last());
                if find::ends_in(before, &['.', ':']) && !of_field {
                    self.add(name);
                }
            }
            false
        });
    }
}

/// What is behind a cast, a `?` or an `.await`.
fn behind(receiver: Receiver) -> Receiver {
    match receiver {
        Receiver::Same => Receiver::Field,
        receiver => receiver,
    }
}

/// Whether a `.method` behind it is called on what may be of the same type.
fn is_variable_or_result(owner: Option<&TokenTree>) -> bool {
    match owner {
        Some(TokenTree::Ident(_) | TokenTree::Group(_)) => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == '?',
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Calls<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if self.receiver(&call.receiver) == Receiver::Same {
            self.add(&call.method);
        }
        call.args.iter().for_each(|argument| self.future(argument));
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(function) = &*call.func {
            let is_field = |this| self.receiver(this) == Receiver::Field;
            let of_field = call.args.first().is_some_and(is_field);
            if self.is_own(function.qself.as_ref(), &function.path) && !of_field {
                if let Some(name) = last_name(&function.path) {
                    self.add(name);
                }
            }
        }
        call.args.iter().for_each(|argument| self.future(argument));
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_await(&mut self, expr: &'ast ExprAwait) {
        self.future(&expr.base);
        visit::visit_expr_await(self, expr);
    }

    fn visit_expr_closure(&mut self, closure: &'ast ExprClosure) {
        self.future(&closure.body);
        visit::visit_expr_closure(self, closure);
    }

    fn visit_expr_array(&mut self, array: &'ast syn::ExprArray) {
        array.elems.iter().for_each(|element| self.future(element));
        visit::visit_expr_array(self, array);
    }

    fn visit_local(&mut self, local: &'ast Local) {
        visit::visit_local(self, local);
        let Some(init) = &local.init else { return };
        self.future(&init.expr);
        let pattern = match &local.pat {
            Pat::Type(typed) => &typed.pat,
            pattern => pattern,
        };
        if let Pat::Ident(pattern) = pattern {
            match self.receiver(&init.expr) {
                Receiver::Same => self.same.insert(pattern.ident.clone()),
                Receiver::Field => self.fields.insert(pattern.ident.clone()),
                Receiver::Other => {
                    self.same.remove(&pattern.ident) | self.fields.remove(&pattern.ident)
                }
            };
        }
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.tokens(mac.tokens.to_token_stream());
    }

    // What is declared in a body has a `self` of its own.
    fn visit_item(&mut self, _: &'ast Item) {}
}
