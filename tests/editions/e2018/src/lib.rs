//! Edition 2018, with the lints that say what a later edition would change.
#![deny(warnings, rust_2018_idioms, rust_2021_compatibility)]

#[path = "../../shapes.rs"]
pub mod shapes;

#[cfg(test)]
mod words {
    use erase_core::erase;
    use futures::executor::block_on;

    /// `gen` is a word like any other here.
    #[erase]
    trait Words {
        async fn gen(&self, r#try: u32) -> u32;
    }

    impl Words for u32 {
        async fn gen(&self, r#try: u32) -> u32 {
            self + r#try
        }
    }

    #[test]
    fn words_that_became_keywords_later_are_names() {
        let words: Box<dyn Words> = Box::new(1);
        assert_eq!(block_on(words.gen(2)), 3);
    }
}
