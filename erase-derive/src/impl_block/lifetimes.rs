//! Lifetimes of a method that returns a boxed future: one for all elided ones.

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::visit_mut::VisitMut as _;
use syn::{FnArg, GenericParam, Lifetime, LifetimeParam, ReceiverKind, Signature, Type};

use crate::find;
use crate::model::Namer;

/// Whether one lifetime can stand for all of them, as it does in the trait: the method names none of
/// its own, only references have one, and an output that borrows does so from a single argument.
pub(super) fn can_unify(sig: &Signature) -> bool {
    if sig.generics.lifetimes().next().is_some() {
        return false;
    }
    let (mut of_inputs, mut of_output) = (sig.clone(), sig.clone());
    of_inputs.output = syn::ReturnType::Default;
    of_output.inputs.clear();
    let references = sig.inputs.iter().filter(|input| is_reference(input));
    let lifetime = Lifetime::new("'_", Span::mixed_site());
    match name_elided(&mut of_inputs, &lifetime) {
        0 => false,
        1 => true,
        all => name_elided(&mut of_output, &lifetime) == 0 && references.count() == all,
    }
}

fn is_reference(input: &FnArg) -> bool {
    match input {
        FnArg::Receiver(receiver) => matches!(receiver.kind, ReceiverKind::Reference(..)),
        FnArg::Typed(typed) => matches!(&*typed.ty, Type::Reference(_)),
    }
}

// Input:
//     async fn get(&self, key: &str, part: Part<'_>) -> &str
// Output:
//     async fn get<'f>(&'f self, key: &'f str, part: Part<'f>) -> &'f str
/// Gives all elided lifetimes one name, and returns it.
pub(super) fn unify(sig: &mut Signature) -> Lifetime {
    let used = find::lifetimes(sig.to_token_stream());
    let mut name = String::from("f");
    while used.iter().any(|ident| *ident == name) {
        name.push('_');
    }
    let future = Lifetime::new(&format!("'{name}"), Span::mixed_site());
    name_elided(sig, &future);
    let param = GenericParam::Lifetime(LifetimeParam::new(future.clone()));
    sig.generics.params.insert(0, param);
    future
}

/// Names them, and counts them.
fn name_elided(sig: &mut Signature, name: &Lifetime) -> usize {
    let mut count = 0;
    let mut namer = Namer::new(|| {
        count += 1;
        name.clone()
    });
    let inputs = sig.inputs.iter_mut();
    inputs.for_each(|input| namer.visit_fn_arg_mut(input));
    namer.visit_return_type_mut(&mut sig.output);
    count
}
