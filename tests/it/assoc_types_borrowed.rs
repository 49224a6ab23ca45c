//! Associated types behind references inside an argument's type.

use std::borrow::Cow;
use std::collections::HashMap;

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Table: Send + Sync {
    type Key: Clone + Send + Sync + PartialEq;
    type Row: Send + Sync;

    async fn find(&self, key: Option<&Self::Key>) -> usize;
    async fn all(&self, keys: &[&Self::Key]) -> usize;
    async fn pair(&self, pair: (&Self::Key, u32)) -> usize;
    async fn change(&self, row: Option<&mut Self::Row>) -> bool;
    async fn either(&mut self, key: Cow<'_, Self::Key>) -> Self::Key;
    async fn of_self(&self, keys: HashMap<&str, &Self::Key>) -> Option<&Self::Row>;
    async fn each(&self, visit: &(dyn for<'x> Fn(&'x Self::Row) -> &'x Self::Row + Sync)) -> usize;
    fn later(&self, key: Option<&Self::Key>) -> impl Future<Output = usize> + Send;
    fn lengths<'a>(&'a self, key: &Self::Key) -> impl Iterator<Item = usize> + Send + 'a;
    async fn owned(self, key: Option<&Self::Key>) -> usize;
}

struct Rows(Vec<String>);

impl Table for Rows {
    type Key = String;
    type Row = String;

    async fn find(&self, key: Option<&String>) -> usize {
        key.map_or(self.0.len(), String::len)
    }
    async fn all(&self, keys: &[&String]) -> usize {
        keys.iter().filter(|key| self.0.contains(key)).count()
    }
    async fn pair(&self, pair: (&String, u32)) -> usize {
        self.all(&[pair.0]).await
    }
    async fn change(&self, row: Option<&mut String>) -> bool {
        row.map(|row| row.push('!')).is_some()
    }
    async fn either(&mut self, key: Cow<'_, String>) -> String {
        self.0.push(key.clone().into_owned());
        key.into_owned()
    }
    async fn of_self(&self, keys: HashMap<&str, &String>) -> Option<&String> {
        self.0
            .iter()
            .find(|row| keys.values().any(|key| key == row))
    }
    async fn each(&self, visit: &(dyn for<'x> Fn(&'x String) -> &'x String + Sync)) -> usize {
        self.0.iter().map(|row| visit(row).len()).sum()
    }
    fn later(&self, key: Option<&String>) -> impl Future<Output = usize> + Send {
        self.find(key)
    }
    fn lengths<'a>(&'a self, key: &String) -> impl Iterator<Item = usize> + Send + 'a {
        let least = key.len();
        let lengths = self.0.iter().map(String::len);
        lengths.filter(move |length| *length >= least)
    }
    async fn owned(self, key: Option<&String>) -> usize {
        self.find(key).await
    }
}

type DynTable<'d> = dyn Table<Key = String, Row = String> + 'd;

fn rows() -> Rows {
    Rows(vec!["a".to_owned(), "bc".to_owned()])
}

#[test]
fn references_inside_arguments() {
    let mut table: Box<DynTable> = Box::new(rows());
    let (a, x) = ("a".to_owned(), "xyz".to_owned());
    assert_eq!(block_on(table.find(Some(&x))), 3);
    assert_eq!(block_on(table.find(None)), 2);
    assert_eq!(block_on(table.all(&[&a, &x])), 1);
    assert_eq!(block_on(table.pair((&a, 1))), 1);
    let mut row = "row".to_owned();
    assert!(block_on(table.change(Some(&mut row))));
    assert_eq!(table.lengths(&"..".to_owned()).sum::<usize>(), 2);
    assert_eq!(row, "row!");
    assert_eq!(block_on(table.either(Cow::Borrowed(&x))), "xyz");
    assert_eq!(block_on(table.later(Some(&a))), 1);
    assert_eq!(block_on(table.each(&|row| row)), 6);
    assert_eq!(block_on(table.owned(None)), 3);
}

#[test]
fn what_is_returned_outlives_the_other_borrows() {
    let table: Box<DynTable> = Box::new(rows());
    let row = {
        let key = "bc".to_owned();
        block_on(table.of_self(HashMap::from([("key", &key)])))
    };
    assert_eq!(row.map(String::as_str), Some("bc"));
}

#[test]
fn an_implementor_that_borrows() {
    struct Borrowed<'b>(&'b str);
    #[erase]
    trait Named: Send + Sync {
        type Name: Send + Sync;
        async fn same(&self, name: Option<&Self::Name>) -> bool;
    }
    impl<'b> Named for Borrowed<'b> {
        type Name = &'b str;
        async fn same(&self, name: Option<&&'b str>) -> bool {
            name.is_some_and(|name| *name == self.0)
        }
    }
    let text = "short".to_owned();
    let named: Box<dyn Named<Name = &str> + '_> = Box::new(Borrowed(&text));
    let other: &str = &text;
    assert!(block_on(named.same(Some(&other))));
    assert!(block_on((*named).same(Some(&&*text))));
}

#[test]
fn generic_code_and_pointers() {
    async fn count<T: Table<Key = String>>(table: T) -> usize {
        table.find(Some(&"abcd".to_owned())).await
    }
    assert_eq!(block_on(count(rows())), 4);
    let table: Box<DynTable> = Box::new(rows());
    assert_eq!(block_on(count(table)), 4);
}

mod behind_what_is_invariant {
    use super::*;

    /// What borrows them cannot be shortened, so no forward can pass it on.
    #[erase(forward())]
    trait Picks: Send + Sync {
        type Key: Clone + Send + Sync + PartialEq;

        async fn fill(&self, keys: &mut Vec<&Self::Key>) -> usize;
        async fn first<'a>(
            &self,
            key: &'a Self::Key,
            other: Option<&'a Self::Key>,
        ) -> Option<&'a Self::Key>;
    }

    struct Pick;

    impl Picks for Pick {
        type Key = String;

        async fn fill(&self, keys: &mut Vec<&String>) -> usize {
            keys.dedup();
            keys.len()
        }
        async fn first<'a>(
            &self,
            key: &'a String,
            other: Option<&'a String>,
        ) -> Option<&'a String> {
            other.filter(|other| *other != key)
        }
    }

    #[test]
    fn without_forwards() {
        let (a, x) = ("a".to_owned(), "xyz".to_owned());
        let first = {
            let picks: Box<dyn Picks<Key = String>> = Box::new(Pick);
            assert_eq!(block_on(picks.fill(&mut vec![&a, &a, &x])), 2);
            block_on(picks.first(&a, Some(&x)))
        };
        assert_eq!(first, Some(&x));
    }
}

mod of_static_types {
    use super::*;

    /// Nothing has to be said of the implementor: whatever is borrowed can be passed on.
    #[erase]
    trait Index: Send + Sync {
        type Key: PartialEq + Send + Sync + 'static;
        type Error: Send;

        async fn fill(&self, keys: &mut Vec<&Self::Key>) -> usize;
        async fn first<'a>(
            &self,
            key: &'a Self::Key,
            other: Option<&'a Self::Key>,
        ) -> Option<&'a Self::Key>;
        async fn texts(&self, texts: &mut Vec<&str>) -> Result<usize, Self::Error>;
        async fn same<'a>(&self, text: &'a str) -> Result<&'a str, Self::Error>;
    }

    impl Index for u8 {
        type Key = u32;
        type Error = ();

        async fn fill(&self, keys: &mut Vec<&u32>) -> usize {
            keys.dedup();
            keys.len()
        }
        async fn first<'a>(&self, key: &'a u32, other: Option<&'a u32>) -> Option<&'a u32> {
            other.filter(|other| *other != key)
        }
        async fn texts(&self, texts: &mut Vec<&str>) -> Result<usize, ()> {
            texts.dedup();
            Ok(texts.len())
        }
        async fn same<'a>(&self, text: &'a str) -> Result<&'a str, ()> {
            Ok(text)
        }
    }

    async fn all<I: Index<Key = u32, Error = ()>>(index: I) -> (usize, Option<u32>, usize) {
        let filled = index.fill(&mut vec![&1, &1, &2]).await;
        let text = "text".to_owned();
        let same = index.same(&text).await.unwrap();
        let texts = index.texts(&mut vec![same, &text]).await.unwrap();
        (filled, index.first(&1, Some(&2)).await.copied(), texts)
    }

    #[test]
    fn through_every_forward() {
        let expected = (2, Some(2), 1);
        assert_eq!(block_on(all(0_u8)), expected);
        let index: Box<dyn Index<Key = u32, Error = ()>> = Box::new(0_u8);
        assert_eq!(block_on(all(&*index)), expected);
        assert_eq!(block_on(all(index)), expected);
    }
}
