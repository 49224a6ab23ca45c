//! Associated types are named in `dyn Trait<Key = K, Error = E>` and occur anywhere in a method.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::io;

use erase_core::erase;
use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};

/// `type Error: Error` is named as the trait that bounds it.
#[erase]
trait Repo: Send + Sync {
    type Key: Ord + Clone + Send + Sync;
    type Item: Clone + Send + Sync + Debug;
    type Error: Error + Send;

    async fn find(&self, key: &Self::Key) -> Result<Self::Item, Self::Error>;
    async fn put(
        &mut self,
        key: Self::Key,
        item: Self::Item,
    ) -> Result<Option<Self::Item>, Self::Error>;
    async fn lent(&self, key: &Self::Key) -> Option<&Self::Item>;
    async fn lent_mut<'a>(&'a mut self, key: &Self::Key) -> Option<&'a mut Self::Item>;
    async fn all(&self, keys: &[Self::Key]) -> Vec<(Self::Key, Option<Self::Item>)>;
    async fn swap(&self, pair: (Self::Key, <Self as Repo>::Item)) -> (Self::Item, Self::Key);
    async fn count(&self) -> usize;
    fn first(&self) -> Option<Self::Key>;
    fn keys(&self) -> impl Iterator<Item = Self::Key> + Send + '_;
    fn items(&self) -> impl Stream<Item = Self::Item> + Send;
    fn eager(&self, key: Self::Key) -> impl Future<Output = Option<Self::Item>> + Send;
    async fn find_or(&self, key: &Self::Key, item: Self::Item) -> Self::Item {
        self.find(key).await.unwrap_or(item)
    }
}

struct Memory<K, V>(BTreeMap<K, V>);

impl<K, V> Repo for Memory<K, V>
where
    K: Ord + Clone + Send + Sync,
    V: Clone + Send + Sync + Debug,
{
    type Key = K;
    type Item = V;
    type Error = io::Error;

    async fn find(&self, key: &K) -> Result<V, io::Error> {
        let found = self.0.get(key).cloned();
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
    async fn put(&mut self, key: K, item: V) -> Result<Option<V>, io::Error> {
        Ok(self.0.insert(key, item))
    }
    async fn lent(&self, key: &K) -> Option<&V> {
        self.0.get(key)
    }
    async fn lent_mut<'a>(&'a mut self, key: &K) -> Option<&'a mut V> {
        self.0.get_mut(key)
    }
    async fn all(&self, keys: &[K]) -> Vec<(K, Option<V>)> {
        let found = keys
            .iter()
            .map(|key| (key.clone(), self.0.get(key).cloned()));
        found.collect()
    }
    async fn swap(&self, (key, item): (K, V)) -> (V, K) {
        (item, key)
    }
    async fn count(&self) -> usize {
        self.0.len()
    }
    fn first(&self) -> Option<K> {
        self.0.keys().next().cloned()
    }
    fn keys(&self) -> impl Iterator<Item = K> + Send + '_ {
        self.0.keys().cloned()
    }
    fn items(&self) -> impl Stream<Item = V> + Send {
        stream::iter(self.0.values().cloned())
    }
    fn eager(&self, key: K) -> impl Future<Output = Option<V>> + Send {
        std::future::ready(self.0.get(&key).cloned())
    }
}

type DynRepo = dyn Repo<Key = String, Item = u32, Error = io::Error>;

fn repo() -> Box<DynRepo> {
    let rows = [("a", 1), ("b", 2)].map(|(key, item)| (key.to_owned(), item));
    Box::new(Memory(BTreeMap::from(rows)))
}

#[test]
fn outputs_and_arguments_behind_a_box() {
    block_on(async {
        let mut repo = repo();
        let key = "a".to_owned();
        assert_eq!(repo.find(&key).await.unwrap(), 1);
        assert_eq!(repo.put("c".to_owned(), 3).await.unwrap(), None);
        assert_eq!(repo.put("c".to_owned(), 4).await.unwrap(), Some(3));
        let missing = repo.find(&"z".to_owned()).await.unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        assert_eq!(repo.lent(&key).await, Some(&1));
        *repo.lent_mut(&key).await.unwrap() += 10;
        assert_eq!(repo.eager(key.clone()).await, Some(11));
        assert_eq!(repo.swap((key.clone(), 5)).await, (5, "a".to_owned()));
        assert_eq!(
            repo.all(std::slice::from_ref(&key)).await,
            [(key, Some(11))]
        );
        assert_eq!(repo.count().await, 3);
        assert_eq!(repo.first().as_deref(), Some("a"));
        assert_eq!(repo.keys().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(repo.items().collect::<Vec<_>>().await, [11, 2, 4]);
        assert_eq!(repo.find_or(&"z".to_owned(), 9).await, 9);
    });
}

#[test]
fn outputs_and_arguments_behind_a_reference() {
    async fn shared(repo: &DynRepo) -> u32 {
        let found = repo.find(&"b".to_owned()).await.unwrap();
        let keys = repo.keys().count() as u32;
        let items = repo
            .items()
            .fold(0, |sum, item| async move { sum + item })
            .await;
        let default = repo.find_or(&"z".to_owned(), 1000).await;
        found + keys * 10 + items * 100 + default + repo.eager("a".to_owned()).await.unwrap()
    }
    async fn exclusive(repo: &mut DynRepo) -> Option<u32> {
        repo.put("b".to_owned(), 7).await.unwrap();
        *repo.lent_mut(&"b".to_owned()).await? += 1;
        let lent = repo.lent(&"b".to_owned()).await.copied();
        assert_eq!(repo.swap(("x".to_owned(), 1)).await.0, 1);
        lent
    }
    let mut repo = repo();
    assert_eq!(block_on(shared(&*repo)), 2 + 20 + 300 + 1000 + 1);
    assert_eq!(block_on(exclusive(&mut *repo)), Some(8));
}

#[test]
fn a_borrowed_output_outlives_the_key() {
    let repo = repo();
    let lent = {
        let key = "b".to_owned();
        block_on((*repo).find(&key)).unwrap()
    };
    assert_eq!(lent, 2);
    let mut repo = repo;
    let lent = {
        let key = "b".to_owned();
        block_on((*repo).lent_mut(&key)).unwrap()
    };
    *lent += 1;
    assert_eq!(*lent, 3);
}

#[test]
fn generic_code_takes_both() {
    async fn generic<R>(mut repo: R) -> R::Item
    where
        R: Repo<Key = String>,
        R::Item: From<u32>,
    {
        repo.put("n".to_owned(), 6.into()).await.unwrap();
        repo.find(&"n".to_owned()).await.unwrap()
    }
    assert_eq!(block_on(generic(repo())), 6);
    assert_eq!(block_on(generic(Memory(BTreeMap::<String, u64>::new()))), 6);
    let twice: Box<DynRepo> = Box::new(repo());
    assert_eq!(block_on(generic(twice)), 6);
}

#[test]
fn auto_traits_behind_dyn() {
    let mut repo: Box<dyn Repo<Key = u8, Item = (), Error = io::Error> + Send + Sync> =
        Box::new(Memory(BTreeMap::new()));
    block_on(async {
        assert_eq!(repo.put(1, ()).await.unwrap(), None);
        assert_eq!((*repo).put(1, ()).await.unwrap(), Some(()));
        assert_eq!((*repo).keys().collect::<Vec<_>>(), [1]);
    });
}

#[tokio::test]
async fn a_call_inside_a_task() {
    let mut repo = repo();
    let task = tokio::spawn(async move {
        repo.put("t".to_owned(), 5).await.unwrap();
        repo.find(&"t".to_owned()).await.unwrap()
    });
    assert_eq!(task.await.unwrap(), 5);
}

mod without_a_signature_that_names_it {
    use super::*;

    #[erase]
    trait Quiet {
        type Unused: Hash + Eq;
        async fn get(&self) -> u32;
    }

    impl Quiet for u32 {
        type Unused = String;
        async fn get(&self) -> u32 {
            *self
        }
    }

    #[test]
    fn the_type_is_named_all_the_same() {
        let quiet: Box<dyn Quiet<Unused = String>> = Box::new(4_u32);
        assert_eq!(block_on(quiet.get()) + block_on((*quiet).get()), 8);
    }
}

mod plain_methods_only {
    use super::*;

    #[erase(?Send)]
    trait Parser {
        type Output: Display;
        fn parse(&self, text: &str) -> Option<Self::Output>;
        async fn fetch(&self, url: &str) -> Self::Output;
    }

    struct Numbers;

    impl Parser for Numbers {
        type Output = usize;
        fn parse(&self, text: &str) -> Option<usize> {
            text.parse().ok()
        }
        async fn fetch(&self, url: &str) -> usize {
            url.len()
        }
    }

    #[test]
    fn an_associated_type_in_a_plain_method() {
        let parser: Box<dyn Parser<Output = usize>> = Box::new(Numbers);
        assert_eq!(parser.parse("12"), Some(12));
        assert_eq!(block_on(parser.fetch("abc")), 3);
        assert_eq!(block_on((*parser).fetch("abc")), 3);
    }
}
