//! Active records: `Sized` and `Clone` models that load themselves, over a `dyn` connection.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::async_trait;

pub type Row = BTreeMap<&'static str, String>;

#[derive(Debug, PartialEq)]
pub enum Error {
    NoRow { table: &'static str, id: u64 },
    NoColumn(&'static str),
}

#[async_trait]
pub trait Connection: Send + Sync {
    async fn select(&self, table: &'static str, id: u64) -> Option<Row>;
    async fn upsert(&self, table: &'static str, id: u64, row: Row);
}

#[async_trait]
pub trait Model: Sized + Clone + Send + Sync + 'static {
    const TABLE: &'static str;

    fn id(&self) -> u64;
    fn from_row(id: u64, row: Row) -> Result<Self, Error>;
    fn to_row(&self) -> Row;

    async fn find(connection: &dyn Connection, id: u64) -> Result<Self, Error> {
        let row = connection.select(Self::TABLE, id).await;
        Self::from_row(
            id,
            row.ok_or(Error::NoRow {
                table: Self::TABLE,
                id,
            })?,
        )
    }

    async fn save(&self, connection: &dyn Connection) -> Result<&Self, Error> {
        self.before_save().await?;
        connection
            .upsert(Self::TABLE, self.id(), self.to_row())
            .await;
        Ok(self)
    }

    async fn before_save(&self) -> Result<(), Error> {
        Ok(())
    }

    async fn reload(&mut self, connection: &dyn Connection) -> Result<(), Error> {
        *self = Self::find(connection, self.id()).await?;
        Ok(())
    }
}

#[async_trait]
pub trait BelongsTo<Parent: Model>: Model + Sized {
    fn parent_id(&self) -> u64;
    async fn parent(&self, connection: &dyn Connection) -> Result<Parent, Error> {
        Parent::find(connection, self.parent_id()).await
    }
}

macro_rules! model {
    ($name:ident in $table:literal { $($field:ident: $ty:ty),* }) => {
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { id: u64, $($field: $ty),* }

        #[async_trait]
        impl Model for $name {
            const TABLE: &'static str = $table;
            fn id(&self) -> u64 {
                self.id
            }
            fn from_row(id: u64, mut row: Row) -> Result<Self, Error> {
                Ok($name {
                    id,
                    $($field: row
                        .remove(stringify!($field))
                        .and_then(|value| value.parse().ok())
                        .ok_or(Error::NoColumn(stringify!($field)))?),*
                })
            }
            fn to_row(&self) -> Row {
                [$((stringify!($field), self.$field.to_string())),*].into()
            }
        }
    };
}

model!(Author in "authors" { name: String });
model!(Book in "books" { title: String, author: u64 });

#[async_trait]
impl BelongsTo<Author> for Book {
    fn parent_id(&self) -> u64 {
        self.author
    }
}

#[derive(Default)]
struct Memory(Mutex<BTreeMap<(&'static str, u64), Row>>);

#[async_trait]
impl Connection for Memory {
    async fn select(&self, table: &'static str, id: u64) -> Option<Row> {
        tokio::task::yield_now().await;
        self.0.lock().unwrap().get(&(table, id)).cloned()
    }
    async fn upsert(&self, table: &'static str, id: u64, row: Row) {
        self.0.lock().unwrap().insert((table, id), row);
    }
}

#[tokio::test]
async fn models_are_saved_and_found() {
    let connection: Box<dyn Connection> = Box::new(Memory::default());
    let task = tokio::spawn(async move {
        let author = Author {
            id: 1,
            name: "Ada".into(),
        };
        author.save(&*connection).await?;
        let mut book = Book {
            id: 7,
            title: "Notes".into(),
            author: 1,
        };
        let saved = book.save(&*connection).await?.clone();
        book.title.clear();
        book.reload(&*connection).await?;
        assert_eq!(book, saved);
        assert_eq!(book.parent(&*connection).await?, author);
        Book::find(&*connection, 8).await
    });
    assert_eq!(
        task.await.unwrap(),
        Err(Error::NoRow {
            table: "books",
            id: 8
        })
    );
}
