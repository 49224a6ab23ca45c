//! Edition 2024.
#![deny(warnings, rust_2018_idioms)]

#[path = "../../shapes.rs"]
pub mod shapes;

#[cfg(test)]
mod words {
    use erase_core::erase;
    use futures::executor::block_on;

    /// `gen` is a keyword here.
    #[erase]
    trait Words {
        async fn r#gen(&self, r#type: u32) -> u32;
    }

    impl Words for u32 {
        async fn r#gen(&self, r#type: u32) -> u32 {
            self + r#type
        }
    }

    #[test]
    fn keywords_are_names_when_they_are_raw() {
        let words: Box<dyn Words> = Box::new(1);
        assert_eq!(block_on(words.r#gen(2)), 3);
    }
}
