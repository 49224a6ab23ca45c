//! What to write where rustc still reports an error. The guide's chapter "Migrating" has more on each.

use crate::check::Problem;

/// What to write, if that is known.
pub(crate) fn of(problem: &Problem) -> Option<&'static str> {
    let says = |part: &str| problem.message.contains(part);
    let write = match &*problem.code {
        _ if says("between threads safely") => {
            "make what rustc names `Send` (`Sync` behind `&`), or write `#[erase(?Send)]` on the method"
        }
        "E0038" => {
            "`dyn` cannot have this trait: write `where Self: Sized` on the method that rustc names"
        }
        "E0119" => "two impls overlap: remove the pointer from `forward(..)`, or your own impl",
        "E0195" => {
            "write `async fn` as in the trait, or `fn .. -> impl Future<Output = ..> + Send`"
        }
        "E0207" => {
            "write the lifetime of the bound as `for<'a>`, or make it a parameter of the type"
        }
        "E0261" if says("'async_trait") => "nothing declares `'async_trait` now: remove the bound",
        "E0277" if says("has no size") => {
            "remove `?Sized` from the type parameter, or implement the trait for a reference to the type"
        }
        "E0277" if says("cannot be unpinned") => {
            "a native future is not `Unpin`: pin it where it is made, with `std::pin::pin!` or `Box::pin`"
        }
        "E0277" if says("the size for values of type") => {
            "a path needs a sized type: call the method, `value.method()`"
        }
        "E0277" if says("not `Sync`") => {
            "the default body holds `&self`: make `Sync` a supertrait, or use `dyn Trait + Send + Sync`"
        }
        "E0283" => "nothing says which type the result has: name it, `let value: Type = ..`",
        "E0308" if says("have incompatible types") => {
            "the futures' types differ: write `.await` in each arm, or `Box::pin(..)` around each"
        }
        "E0384" | "E0596" if says("self") => {
            "`self` is not a variable here: write `let mut this = self;`, and use `this`"
        }
        "E0391" | "E0733" => {
            "the method calls itself: await `Box::pin(..)` of it, as a `Pin<Box<dyn Future<..> + Send>>`"
        }
        "E0491" => {
            "write `where 's: 'p` for the lifetimes that rustc names, in the trait and in its impls"
        }
        "E0599" if says("trait bounds were not satisfied") && says("dyn ") => {
            "call it on the `dyn` type of the trait that has the method: `let base: &dyn Base = &*value;`"
        }
        "E0599" if says("trait bounds were not satisfied") => {
            "the method needs a value with a size: remove `?Sized` from the type parameter"
        }
        _ if says("TraitObject` is not general enough") => {
            "take the `'static` supertrait off the trait: an `Arc<dyn Trait>` is `'static` without it"
        }
        _ if says("not general enough") => {
            "implement the trait for any lifetime, or await `Box::pin(..)` of the future"
        }
        _ => return None,
    };
    Some(write)
}
