//! Methods that return `impl Iterator` return a boxed one from `dyn Trait`.

use std::collections::BTreeMap;

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Table {
    fn keys(&self) -> impl Iterator<Item = &str>;
    fn values(&self) -> impl Iterator<Item = u32> + Send;
    fn pairs(&self) -> impl Iterator<Item = (&String, &u32)> + '_;
    fn from<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a u32> + 'a;
    fn matching(&self, prefix: &str) -> impl Iterator<Item = &str>;
    fn values_mut(&mut self) -> impl Iterator<Item = &mut u32> + Send;
    fn numbers(&self, up_to: u32) -> impl Iterator<Item = u32> + 'static;
    fn from_the_end(&self) -> impl DoubleEndedIterator<Item = u32>;
    fn counted(&self) -> impl ExactSizeIterator<Item = u32>;
    async fn get(&self, key: &str) -> Option<u32>;
}

#[derive(Default)]
struct Memory(BTreeMap<String, u32>);

impl Table for Memory {
    fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
    fn values(&self) -> impl Iterator<Item = u32> + Send {
        self.0.values().copied()
    }
    fn pairs(&self) -> impl Iterator<Item = (&String, &u32)> + '_ {
        self.0.iter()
    }
    fn from<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a u32> + 'a {
        self.0.range(key.to_owned()..).map(|(_, value)| value)
    }
    fn matching(&self, prefix: &str) -> impl Iterator<Item = &str> {
        self.0
            .keys()
            .filter(move |key| key.starts_with(prefix))
            .map(String::as_str)
    }
    fn values_mut(&mut self) -> impl Iterator<Item = &mut u32> + Send {
        self.0.values_mut()
    }
    fn numbers(&self, up_to: u32) -> impl Iterator<Item = u32> + 'static {
        let first = self.0.len() as u32;
        first..up_to
    }
    fn from_the_end(&self) -> impl DoubleEndedIterator<Item = u32> {
        self.0.values().copied()
    }
    fn counted(&self) -> impl ExactSizeIterator<Item = u32> {
        self.0.values().copied()
    }
    async fn get(&self, key: &str) -> Option<u32> {
        self.0.get(key).copied()
    }
}

fn memory() -> Memory {
    Memory(BTreeMap::from([
        ("one".to_owned(), 1),
        ("three".to_owned(), 3),
        ("two".to_owned(), 2),
    ]))
}

fn table() -> Box<dyn Table> {
    Box::new(memory())
}

#[test]
fn items_are_the_same_on_the_type_behind_a_box_and_behind_a_reference() {
    let concrete = memory();
    let boxed = table();
    assert_eq!(concrete.keys().collect::<Vec<_>>(), ["one", "three", "two"]);
    assert_eq!(boxed.keys().collect::<Vec<_>>(), ["one", "three", "two"]);
    assert_eq!((*boxed).keys().collect::<Vec<_>>(), ["one", "three", "two"]);
    assert_eq!(boxed.values().sum::<u32>(), 6);
    assert_eq!((*boxed).values().sum::<u32>(), 6);
    assert_eq!(boxed.pairs().count(), 3);
    assert_eq!(block_on(boxed.get("two")), Some(2));
}

#[test]
fn arguments_are_borrowed_as_far_as_the_output_says() {
    let table = table();
    let key = String::from("t");
    let later = (*table).from(&key);
    drop(key);
    assert_eq!(later.collect::<Vec<_>>(), [&3, &2]);
    let prefix = String::from("t");
    assert_eq!(
        table.matching(&prefix).collect::<Vec<_>>(),
        ["three", "two"]
    );
    assert_eq!((*table).matching(&prefix).count(), 2);
}

#[test]
fn a_mutable_iterator_writes_through() {
    let mut table = table();
    for value in table.values_mut() {
        *value *= 10;
    }
    for value in (*table).values_mut() {
        *value += 1;
    }
    assert_eq!(table.values().collect::<Vec<_>>(), [11, 31, 21]);
}

#[test]
fn a_static_iterator_outlives_the_table() {
    let table = table();
    let numbers = (*table).numbers(6);
    drop(table);
    assert_eq!(numbers.collect::<Vec<_>>(), [3, 4, 5]);
}

#[test]
fn a_box_keeps_both_ends_and_the_exact_size() {
    let table = table();
    assert_eq!((*table).from_the_end().rev().collect::<Vec<_>>(), [2, 3, 1]);
    assert_eq!(table.from_the_end().next_back(), Some(2));
    assert_eq!((*table).counted().len(), 3);
    assert_eq!(table.counted().len(), 3);
}

#[test]
fn send_is_what_is_written() {
    let table = table();
    let values = (*table).values();
    let sum = std::thread::scope(|scope| scope.spawn(|| values.sum::<u32>()).join().unwrap());
    assert_eq!(sum, 6);
}

#[test]
fn an_iterator_of_generic_code() {
    fn sum<T: Table>(table: T) -> u32 {
        table.values().sum::<u32>() + table.from_the_end().rev().max().unwrap()
    }
    assert_eq!(sum(table()), 9);
    assert_eq!(sum(memory()), 9);
}

#[test]
fn size_hints_pass_through() {
    let table = table();
    assert_eq!((*table).values().size_hint(), (3, Some(3)));
    assert_eq!(table.values().size_hint(), (3, Some(3)));
}
