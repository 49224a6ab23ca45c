//! Pointers to implementors are implementors: of sized types and of `dyn Trait`, in any depth.

#![allow(clippy::arc_with_non_send_sync)]

use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

#[erase(?Send)]
trait Database {
    async fn get(&self, id: u64) -> u64;
    async fn two<'a>(&self, left: &'a str, right: &'a str) -> &'a str;
    fn name(&self) -> String;
    fn eager(&self, id: u64) -> impl Future<Output = u64>;
    fn ids(&self) -> impl Iterator<Item = u64> + '_;
    async fn overridden(&self) -> u64 {
        0
    }
    fn plain_overridden(&self) -> u64 {
        0
    }
}

struct Sqlite(u64);

impl Database for Sqlite {
    async fn get(&self, id: u64) -> u64 {
        self.0 + id
    }
    async fn two<'a>(&self, left: &'a str, right: &'a str) -> &'a str {
        if self.0 > 5 { left } else { right }
    }
    fn name(&self) -> String {
        "sqlite".to_owned()
    }
    fn eager(&self, id: u64) -> impl Future<Output = u64> {
        std::future::ready(self.0 * id)
    }
    fn ids(&self) -> impl Iterator<Item = u64> + '_ {
        0..self.0
    }
    async fn overridden(&self) -> u64 {
        1
    }
    fn plain_overridden(&self) -> u64 {
        1
    }
}

/// Uses every method, so that a forward that leaves one out is seen.
async fn sized<D: Database>(db: D) -> u64 {
    assert_eq!(db.name(), "sqlite");
    assert_eq!(db.two("left", "right").await, "right");
    assert_eq!(db.overridden().await, 1);
    assert_eq!(db.plain_overridden(), 1);
    db.get(1).await + db.eager(2).await + db.ids().count() as u64
}

async fn maybe_unsized<D: Database + ?Sized>(db: &D) -> u64 {
    assert_eq!(db.name(), "sqlite");
    assert_eq!(db.two("left", "right").await, "right");
    assert_eq!(db.overridden().await, 1);
    assert_eq!(db.plain_overridden(), 1);
    db.get(1).await + db.eager(2).await + db.ids().count() as u64
}

fn boxed() -> Box<dyn Database> {
    Box::new(Sqlite(3))
}

const ANSWER: u64 = 4 + 6 + 3;

#[test]
fn dyn_values_by_every_pointer() {
    block_on(async {
        let db = boxed();
        assert_eq!(sized(&db).await, ANSWER);
        assert_eq!(sized(&*db).await, ANSWER);
        assert_eq!(sized(&&*db).await, ANSWER);
        assert_eq!(maybe_unsized(&*db).await, ANSWER);
        assert_eq!(maybe_unsized(&db).await, ANSWER);
        assert_eq!(sized(db).await, ANSWER);
        assert_eq!(sized(Rc::new(Sqlite(3)) as Rc<dyn Database>).await, ANSWER);
        assert_eq!(
            sized(Arc::new(Sqlite(3)) as Arc<dyn Database>).await,
            ANSWER
        );
        assert_eq!(
            sized(Arc::new(Sqlite(3)) as Arc<dyn Database + Send + Sync>).await,
            ANSWER
        );
    });
}

#[test]
fn sized_values_and_references_to_them() {
    block_on(async {
        assert_eq!(sized(Sqlite(3)).await, ANSWER);
        assert_eq!(sized(&Sqlite(3)).await, ANSWER);
        assert_eq!(maybe_unsized(&Sqlite(3)).await, ANSWER);
    });
}

#[test]
fn pointers_to_pointers() {
    block_on(async {
        assert_eq!(sized(&boxed()).await, ANSWER);
        let shared: Arc<dyn Database> = Arc::new(boxed());
        assert_eq!(sized(&&shared).await, ANSWER);
        let again: Rc<dyn Database> = Rc::new(shared);
        let again: Box<dyn Database> = Box::new(again);
        assert_eq!(again.get(1).await, 4);
        assert_eq!((*again).get(1).await, 4);
        assert_eq!(sized(again).await, ANSWER);
    });
}

#[test]
fn a_reference_becomes_a_trait_object_again() {
    let db = boxed();
    let lent: &dyn Database = &*db;
    let again: Box<dyn Database + '_> = Box::new(lent);
    assert_eq!(block_on(again.get(1)), 4);
    let unsized_again: &dyn Database = &again;
    assert_eq!(block_on(unsized_again.get(1)), 4);
    assert_eq!(block_on(sized(unsized_again)), ANSWER);
}

struct Retry<D>(D, u64);

impl<D: Database> Database for Retry<D> {
    async fn get(&self, id: u64) -> u64 {
        self.0.get(id).await + self.1
    }
    async fn two<'a>(&self, left: &'a str, _right: &'a str) -> &'a str {
        left
    }
    fn name(&self) -> String {
        format!("retry {}", self.0.name())
    }
    fn eager(&self, id: u64) -> impl Future<Output = u64> {
        self.0.eager(id)
    }
    fn ids(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.ids()
    }
}

#[test]
fn generic_wrappers_around_every_pointer() {
    block_on(async {
        let wrapped = Retry(boxed(), 8);
        assert_eq!(wrapped.name(), "retry sqlite");
        assert_eq!(wrapped.get(1).await, 12);
        assert_eq!(wrapped.eager(5).await, 15);
        let wrapped: Retry<&dyn Database> = Retry(&wrapped, 9);
        assert_eq!(wrapped.name(), "retry retry sqlite");
        assert_eq!(wrapped.ids().count(), 3);
        let dynamic: Rc<dyn Database> = Rc::new(Retry(Arc::new(Sqlite(3)) as Arc<dyn Database>, 1));
        assert_eq!(dynamic.eager(5).await, 15);
        assert_eq!(dynamic.overridden().await, 0);
    });
}

mod with_supertraits {
    use super::*;

    #[erase]
    trait Debugged: Debug + Send + Sync {
        async fn get(&self) -> u32;
        fn shown(&self) -> String {
            format!("{self:?}")
        }
    }

    #[derive(Debug)]
    struct Unit;
    impl Debugged for Unit {
        async fn get(&self) -> u32 {
            6
        }
    }

    async fn generic<D: Debugged>(value: D) -> String {
        format!("{} {} {value:?}", value.shown(), value.get().await)
    }

    #[test]
    fn a_pointer_has_the_supertraits_too() {
        let unit: Box<dyn Debugged> = Box::new(Unit);
        assert_eq!(block_on(generic(&unit)), "Unit 6 Unit");
        assert_eq!(block_on(generic(&*unit)), "Unit 6 Unit");
        assert_eq!(block_on(generic(unit)), "Unit 6 Unit");
        assert_eq!(
            block_on(generic(Arc::new(Unit) as Arc<dyn Debugged>)),
            "Unit 6 Unit"
        );
    }
}

mod static_supertrait {
    use super::*;

    #[erase]
    trait Owned: Send + Sync + 'static {
        async fn get(&self) -> u32;
    }
    impl Owned for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    fn spawn<O: Owned>(owned: O) -> tokio::task::JoinHandle<u32> {
        tokio::spawn(async move { owned.get().await })
    }

    #[tokio::test]
    async fn owning_pointers_only() {
        assert_eq!(spawn(Box::new(1_u32) as Box<dyn Owned>).await.unwrap(), 1);
        assert_eq!(spawn(Arc::new(2_u32) as Arc<dyn Owned>).await.unwrap(), 2);
        assert_eq!(spawn(3_u32).await.unwrap(), 3);
    }
}

mod default_body_without_supertraits {
    use super::*;

    #[erase]
    trait Store {
        async fn get(&self) -> u32;
        async fn twice(&self) -> u32 {
            self.get().await * 2
        }
    }
    impl Store for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    async fn sized<S: Store>(store: S) -> u32 {
        store.get().await
    }

    async fn maybe_unsized<S: Store + Sync + ?Sized>(store: &S) -> u32 {
        store.get().await
    }

    #[test]
    fn pointers_to_what_is_sync_are_implementors() {
        let store: Box<dyn Store + Sync> = Box::new(4_u32);
        assert_eq!(block_on(store.twice()), 8);
        assert_eq!(block_on(maybe_unsized(&*store)), 4);
        assert_eq!(block_on(sized(&*store)), 4);
        assert_eq!(block_on(sized(store)), 4);
    }

    #[test]
    fn what_is_not_sync_is_called_but_for_the_default_body() {
        let store: Box<dyn Store> = Box::new(4_u32);
        assert_eq!(block_on((*store).get()), 4);
    }
}
