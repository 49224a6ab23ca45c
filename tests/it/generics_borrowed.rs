//! Methods of generic traits whose outputs borrow from the receiver, from an argument, or from what
//! the trait's parameters name.

use erase_core::erase;
use futures::executor::block_on;

mod of_text {
    use super::*;

    #[erase]
    trait Lend<'t, T: Send + Sync>: Send + Sync {
        async fn text(&self) -> &str;
        async fn either<'f>(&'f self, key: &'f str) -> &'f str;
        async fn of_trait(&self) -> &'t str;
    }

    struct Lender<'t, T>(&'t str, std::marker::PhantomData<T>);

    impl<'t, T: Send + Sync> Lend<'t, T> for Lender<'t, T> {
        async fn text(&self) -> &str {
            self.0
        }
        async fn either<'f>(&'f self, key: &'f str) -> &'f str {
            if key.is_empty() { self.0 } else { key }
        }
        async fn of_trait(&self) -> &'t str {
            self.0
        }
    }

    #[test]
    fn outputs_that_borrow_from_the_receiver() {
        let text = String::from("text");
        let found = {
            let lend: Box<dyn Lend<'_, u8> + '_> =
                Box::new(Lender(&text, std::marker::PhantomData::<u8>));
            assert_eq!(block_on((*lend).text()), "text");
            assert_eq!(block_on(lend.text()), "text");
            assert_eq!(block_on((*lend).either("k")), "k");
            assert_eq!(block_on(lend.either("")), "text");
            block_on((*lend).of_trait())
        };
        assert_eq!(found, "text");
    }
}
