//! The traits of this crate are called from outside, through `dyn`.

use erase_test_lint::{associated, attributes, defaults, generics, impls, lifetimes};
use erase_test_lint::{receivers, returns, storage, supertraits};
use futures::executor::block_on;

#[test]
fn every_shape_is_called_from_another_crate() {
    let number = receivers::Number(4);
    let mut other = receivers::Number(1);
    let total = receivers::total(&number, &number, &mut other, Box::new(number));
    assert_eq!(block_on(total), 4 + 4 + 4 + 2 + 4);
    assert_eq!(
        block_on(associated::find(&associated::Empty)),
        Err(std::fmt::Error)
    );
    assert_eq!(block_on(defaults::total(&defaults::Three)), "12");
    assert_eq!(block_on(generics::first(&generics::Repeat(7), "key")), 8);
    assert_eq!(
        block_on(lifetimes::total(&lifetimes::Text("home"))),
        4 + 4 + 4 + 5
    );
    assert_eq!(
        block_on(returns::shown(&returns::Line("line".into()))),
        "line 1 8"
    );
    let count: Box<dyn impls::Count> = Box::new(impls::Logged(impls::Direct));
    assert_eq!(block_on(count.down(9)), 0);
    let small: Box<dyn storage::Small> = Box::new(storage::One);
    assert_eq!(block_on(small.get()), 1);
    assert_eq!(block_on(small.large("key")), 3);
    assert_eq!(storage::local(), 0);
    let total = supertraits::total(&supertraits::Nothing, Box::new(supertraits::Nothing));
    assert_eq!(block_on(total), 1);
    let aged: &dyn attributes::Aged = &attributes::Age(9);
    assert_eq!(
        block_on(aged.new_way()) + aged.answer() + attributes::inner(1),
        19
    );
}
