//! Lifetimes that a path may hide: `Request` for `Request<'_>`.
//!
//! Only a guess, and nothing that a proof rests on: a type that is wrongly said to hide one is spelled
//! with more words, and one that is wrongly said to hide none is an error of rustc's.

use syn::visit::{self, Visit};
use syn::{
    GenericArgument, Macro, ParenthesizedGenericArguments, PathArguments, Type, TypeFnPtr,
    TypeParamBound, TypePath, TypeReference,
};

use crate::model::Output;

/// Types of the language and the standard library that have no lifetime.
#[rustfmt::skip]
const WITHOUT: [&str; 49] = [
    "bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64",
    "i128", "isize", "f32", "f64", "Self", "String", "Vec", "Option", "Result", "Box", "Rc", "Arc",
    "Pin", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "VecDeque", "BinaryHeap", "Path", "PathBuf",
    "OsStr", "OsString", "CStr", "CString", "Duration", "Instant", "SystemTime", "Cell", "RefCell",
    "Mutex", "RwLock", "PhantomData", "IpAddr", "SocketAddr", "Ordering",
];

/// Whether an argument's type may hide a lifetime that no reference around it outlives.
pub(super) fn in_argument(ty: &Type) -> bool {
    let mut finder = Hidden {
        behind_references: false,
        found: false,
    };
    finder.visit_type(ty);
    finder.found
}

/// Whether what a method returns may hide a lifetime.
pub(super) fn in_output(output: &Output) -> bool {
    let mut finder = Hidden {
        behind_references: true,
        found: false,
    };
    finder.visit_type(&output.item);
    let bounds = output.bounds.iter();
    bounds.for_each(|bound| finder.visit_type_param_bound(bound));
    finder.found
}

struct Hidden {
    behind_references: bool,
    found: bool,
}

impl<'ast> Visit<'ast> for Hidden {
    fn visit_type_path(&mut self, path: &'ast TypePath) {
        let segments = &path.path.segments;
        let projects =
            segments.len() > 1 && segments.first().is_some_and(|own| own.ident == "Self");
        let says = segments.last().is_some_and(|last| {
            let named =
                |argument: &GenericArgument| matches!(argument, GenericArgument::Lifetime(_));
            let lifetimes = matches!(&last.arguments, PathArguments::AngleBracketed(arguments)
                if arguments.args.iter().any(named));
            lifetimes || WITHOUT.iter().any(|name| last.ident == name)
        });
        self.found |= path.qself.is_some() || !projects && !says;
        visit::visit_type_path(self, path);
    }

    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        if self.behind_references {
            visit::visit_type_reference(self, reference);
        }
    }

    fn visit_macro(&mut self, _: &'ast Macro) {
        self.found = true;
    }

    fn visit_type_param_bound(&mut self, bound: &'ast TypeParamBound) {
        if let TypeParamBound::Trait(_) = bound {
            visit::visit_type_param_bound(self, bound);
        }
    }

    fn visit_type_fn_ptr(&mut self, _: &'ast TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments(&mut self, _: &'ast ParenthesizedGenericArguments) {}
}
