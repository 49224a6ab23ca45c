//! A unit of work: a factory begins it, repositories borrow it, and committing consumes it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::async_trait;

type Rows = BTreeMap<String, i64>;

#[derive(Debug, PartialEq)]
pub enum Error {
    Overdrawn(String),
    Unknown(String),
}

#[async_trait]
pub trait Accounts: Send {
    async fn balance(&mut self, name: &str) -> Result<i64, Error>;
    async fn set(&mut self, name: &str, balance: i64) -> Result<(), Error>;
}

#[async_trait]
pub trait UnitOfWork: Send {
    fn accounts<'a>(&'a mut self) -> Box<dyn Accounts + 'a>;
    async fn commit(self: Box<Self>) -> Result<usize, Error>;
    async fn rollback(self: Box<Self>);
}

#[async_trait]
pub trait UnitOfWorkFactory: Send + Sync {
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, Error>;
}

#[derive(Clone, Default)]
struct Database {
    rows: Arc<Mutex<Rows>>,
}

struct Transaction {
    database: Database,
    changed: Rows,
}

struct AccountsIn<'t>(&'t mut Transaction);

#[async_trait]
impl Accounts for AccountsIn<'_> {
    async fn balance(&mut self, name: &str) -> Result<i64, Error> {
        tokio::task::yield_now().await;
        if let Some(changed) = self.0.changed.get(name) {
            return Ok(*changed);
        }
        let rows = self.0.database.rows.lock().unwrap();
        rows.get(name)
            .copied()
            .ok_or_else(|| Error::Unknown(name.to_owned()))
    }

    async fn set(&mut self, name: &str, balance: i64) -> Result<(), Error> {
        if balance < 0 {
            return Err(Error::Overdrawn(name.to_owned()));
        }
        self.0.changed.insert(name.to_owned(), balance);
        Ok(())
    }
}

#[async_trait]
impl UnitOfWork for Transaction {
    fn accounts<'a>(&'a mut self) -> Box<dyn Accounts + 'a> {
        Box::new(AccountsIn(self))
    }

    async fn commit(self: Box<Self>) -> Result<usize, Error> {
        let count = self.changed.len();
        self.database.rows.lock().unwrap().extend(self.changed);
        Ok(count)
    }

    async fn rollback(self: Box<Self>) {}
}

#[async_trait]
impl UnitOfWorkFactory for Database {
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, Error> {
        Ok(Box::new(Transaction {
            database: self.clone(),
            changed: Rows::new(),
        }))
    }
}

async fn transfer(
    work: &mut dyn UnitOfWork,
    from: &str,
    to: &str,
    amount: i64,
) -> Result<(), Error> {
    let mut accounts = work.accounts();
    let (debit, credit) = (accounts.balance(from).await?, accounts.balance(to).await?);
    accounts.set(from, debit - amount).await?;
    accounts.set(to, credit + amount).await
}

async fn transferred(factory: &dyn UnitOfWorkFactory, amount: i64) -> Result<usize, Error> {
    let mut work = factory.begin().await?;
    match transfer(&mut *work, "ada", "bob", amount).await {
        Ok(()) => work.commit().await,
        Err(error) => {
            work.rollback().await;
            Err(error)
        }
    }
}

#[tokio::test]
async fn a_transfer_is_all_or_nothing() {
    let database = Database::default();
    database
        .rows
        .lock()
        .unwrap()
        .extend([("ada".to_owned(), 10), ("bob".to_owned(), 0)]);
    let factory: Arc<dyn UnitOfWorkFactory> = Arc::new(database.clone());
    let task = Arc::clone(&factory);
    assert_eq!(
        tokio::spawn(async move { transferred(&*task, 7).await })
            .await
            .unwrap(),
        Ok(2)
    );
    assert_eq!(
        transferred(&*factory, 7).await,
        Err(Error::Overdrawn("ada".into()))
    );
    let rows = database.rows.lock().unwrap();
    assert_eq!((rows["ada"], rows["bob"]), (3, 7));
}
