//! Traits written by `macro_rules!`, with fragments of every kind.

use erase_core::erase;
use futures::executor::block_on;

macro_rules! whole_trait {
    ($vis:vis $name:ident : [$($super:tt)*] { $method:ident ( $($arg:ident : $ty:ty),* ) -> $out:ty }) => {
        #[erase]
        $vis trait $name: $($super)* {
            async fn $method(&self, $($arg: $ty),*) -> $out;
        }
    };
}

whole_trait!(pub(crate) Whole: [Send + Sync] { get(key: &str, n: u32) -> Option<usize> });
whole_trait!(NoArguments: [] { run() -> () });

impl Whole for u32 {
    async fn get(&self, key: &str, n: u32) -> Option<usize> {
        Some(key.len() + (*self + n) as usize)
    }
}
impl NoArguments for u32 {
    async fn run(&self) {}
}

#[test]
fn identifiers_types_and_visibilities() {
    let whole: Box<dyn Whole> = Box::new(1_u32);
    assert_eq!(block_on((*whole).get("ab", 3)), Some(6));
    assert_eq!(block_on(whole.get("ab", 3)), Some(6));
    let run: &dyn NoArguments = &1_u32;
    block_on(run.run());
    let () = block_on(NoArguments::run(&2_u32));
}

macro_rules! with_body {
    ($name:ident, $lifetime:lifetime, $param:pat, $arg:ty, $body:block, $value:expr, $lit:literal, $path:path) => {
        #[erase]
        trait $name<$lifetime>: Send + Sync {
            async fn block(&self, $param: $arg) -> u32 $body
            async fn expression(&self) -> u32 { $value + $lit }
            async fn lent<'x>(&'x self, key: &$lifetime str) -> &$lifetime str { key }
            async fn path(&self) -> $path { <$path>::default() }
        }
    };
}

with_body!(Bodies, 'a, (left, right), (u32, u32), { left + right }, 1 + 2, 10, std::string::String);
impl Bodies<'_> for u32 {}

#[test]
fn blocks_patterns_expressions_and_lifetimes() {
    let text = String::from("text");
    let bodies: Box<dyn Bodies<'_>> = Box::new(0_u32);
    // `left` in the block and in the pattern come from the same place.
    assert_eq!(block_on((*bodies).block((1, 2))), 3);
    assert_eq!(block_on(bodies.expression()), 13);
    assert_eq!(block_on((*bodies).lent(&text)), "text");
    assert_eq!(block_on((*bodies).path()), "");
}

macro_rules! items {
    ($(#[$meta:meta])* trait $name:ident { $($item:item)* }) => {
        $(#[$meta])*
        trait $name: Sync { $($item)* }
    };
}

items! {
    /// Documented.
    #[erase]
    trait Fn_ {
        fn plain(&self) -> u32 { 1 }
    }
}

impl Fn_ for () {}

macro_rules! tokens {
    ($name:ident { $($tokens:tt)* }) => {
        #[erase]
        trait $name: Send + Sync { $($tokens)* }
    };
}

tokens!(Tokens {
    type Error: std::fmt::Debug + Send;
    async fn first(&self) -> Result<u32, Self::Error>;
    async fn second(&mut self, by: &u32) -> u32 { *by + self.base() }
    fn base(&self) -> u32;
    fn numbers(&self) -> impl Iterator<Item = u32> + '_;
    fn future(&self) -> impl Future<Output = u32> + Send;
});

impl Tokens for u32 {
    type Error = ();
    async fn first(&self) -> Result<u32, ()> {
        Ok(*self)
    }
    fn base(&self) -> u32 {
        *self
    }
    fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        0..*self
    }
    fn future(&self) -> impl Future<Output = u32> + Send {
        std::future::ready(*self)
    }
}

#[test]
fn items_and_raw_tokens() {
    let plain: &dyn Fn_ = &();
    assert_eq!(plain.plain(), 1);
    let mut tokens: Box<dyn Tokens<Error = ()>> = Box::new(2_u32);
    assert_eq!(block_on((*tokens).first()), Ok(2));
    assert_eq!(block_on((*tokens).second(&3)), 5);
    assert_eq!((*tokens).numbers().count(), 2);
    assert_eq!(block_on(tokens.future()), 2);
}

macro_rules! outputs {
    ($($name:ident => $out:ty, $receiver:ty, $bound:path;)*) => {
        $(
            // Which of the methods are called differs with the arguments.
            #[allow(dead_code, non_snake_case)]
            mod $name {
                use erase_core::erase;

                #[erase]
                pub(super) trait Output: Sync {
                    async fn get(self: $receiver) -> $out;
                    async fn argument(&self, value: $out) -> $out;
                    fn returned(&self) -> impl $bound;
                }
            }
        )*
    };
}

outputs! {
    numbers => u32, &Self, std::fmt::Debug;
    results => Result<Vec<u8>, String>, &Self, Iterator<Item = u8>;
}

impl numbers::Output for u32 {
    async fn get(&self) -> u32 {
        *self
    }
    async fn argument(&self, value: u32) -> u32 {
        value
    }
    fn returned(&self) -> impl std::fmt::Debug {
        *self
    }
}
impl results::Output for u32 {
    async fn get(&self) -> Result<Vec<u8>, String> {
        Err("none".to_owned())
    }
    async fn argument(&self, value: Result<Vec<u8>, String>) -> Result<Vec<u8>, String> {
        value
    }
    fn returned(&self) -> impl Iterator<Item = u8> {
        [1, 2].into_iter()
    }
}

#[test]
fn whole_types_and_bounds_as_fragments() {
    let numbers: Box<dyn numbers::Output> = Box::new(4_u32);
    assert_eq!(block_on((*numbers).get()), 4);
    assert_eq!(block_on(numbers.argument(5)), 5);
    assert_eq!(format!("{:?}", (*numbers).returned()), "4");
    let results: Box<dyn results::Output> = Box::new(4_u32);
    assert_eq!(block_on((*results).get()), Err("none".to_owned()));
    assert_eq!((*results).returned().sum::<u8>(), 3);
}

macro_rules! inside_a_function {
    ($value:expr) => {{
        #[erase]
        trait Local {
            async fn value(&self, by: u32) -> u32;
        }
        impl Local for () {
            async fn value(&self, by: u32) -> u32 {
                $value + by
            }
        }
        let local: Box<dyn Local> = Box::new(());
        block_on(local.value(1))
    }};
}

#[test]
fn two_traits_of_one_name_in_one_function() {
    let by = 0;
    assert_eq!(inside_a_function!(5) + inside_a_function!(6) + by, 13);
}

mod lifetimes_in_fragments {
    use super::*;

    outputs! {
        references => &'static str, &Self, std::fmt::Display;
    }

    impl references::Output for u32 {
        async fn get(&self) -> &'static str {
            "got"
        }
        async fn argument(&self, value: &'static str) -> &'static str {
            value
        }
        fn returned(&self) -> impl std::fmt::Display {
            *self
        }
    }

    #[test]
    fn a_static_reference_as_a_fragment() {
        let references: Box<dyn references::Output> = Box::new(4_u32);
        assert_eq!(block_on((*references).get()), "got");
        assert_eq!(block_on(references.argument("same")), "same");
    }
}
