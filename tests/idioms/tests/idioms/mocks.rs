//! A service tested with a generated mock, a recorder and a stub.

use std::sync::{Arc, Mutex};

use mockall::automock;
use mockall::predicate::{always, eq};

use crate::async_trait;

#[derive(Debug, Clone, PartialEq)]
pub struct Invoice {
    pub id: u32,
    pub cents: u64,
}

#[automock]
#[async_trait]
pub trait Gateway: Send + Sync {
    async fn charge(&self, customer: &str, cents: u64) -> Result<String, String>;
    async fn refund(&self, receipt: &str) -> Result<(), String>;
}

#[async_trait]
pub trait Mailer: Send + Sync {
    async fn send(&self, to: &str, text: &str) -> bool;
}

struct Billing {
    gateway: Arc<dyn Gateway>,
    mailer: Arc<dyn Mailer>,
}

impl Billing {
    async fn bill(&self, customer: &str, invoice: &Invoice) -> Result<String, String> {
        let receipt = self.gateway.charge(customer, invoice.cents).await?;
        let text = format!("invoice {}: {receipt}", invoice.id);
        if !self.mailer.send(customer, &text).await {
            self.gateway.refund(&receipt).await?;
            return Err("nobody to send it to".into());
        }
        Ok(receipt)
    }
}

/// Keeps what it was told.
#[derive(Default)]
struct Recorder(Mutex<Vec<(String, String)>>);

#[async_trait]
impl Mailer for Recorder {
    async fn send(&self, to: &str, text: &str) -> bool {
        self.0.lock().unwrap().push((to.into(), text.into()));
        true
    }
}

/// Says no.
struct NoMail;

#[async_trait]
impl Mailer for NoMail {
    async fn send(&self, _: &str, _: &str) -> bool {
        false
    }
}

const INVOICE: Invoice = Invoice { id: 7, cents: 1250 };

#[tokio::test]
async fn a_bill_is_charged_and_sent() {
    let mut gateway = MockGateway::new();
    gateway
        .expect_charge()
        .with(eq("ada"), eq(1250))
        .times(1)
        .returning(|customer, cents| Ok(format!("{customer}-{cents}")));
    let mails = Arc::new(Recorder::default());
    let billing = Billing {
        gateway: Arc::new(gateway),
        mailer: Arc::clone(&mails) as Arc<dyn Mailer>,
    };
    let task = tokio::spawn(async move { billing.bill("ada", &INVOICE).await });
    assert_eq!(task.await.unwrap(), Ok("ada-1250".into()));
    let mails = mails.0.lock().unwrap();
    assert_eq!(
        *mails,
        [("ada".to_owned(), "invoice 7: ada-1250".to_owned())]
    );
}

#[tokio::test]
async fn what_cannot_be_sent_is_refunded() {
    let mut gateway = MockGateway::new();
    gateway
        .expect_charge()
        .with(always(), always())
        .return_once(|_, _| Ok("r1".into()));
    gateway
        .expect_refund()
        .with(eq("r1"))
        .times(1)
        .returning(|_| Ok(()));
    let billing = Billing {
        gateway: Arc::new(gateway),
        mailer: Arc::new(NoMail),
    };
    let error = billing.bill("bob", &INVOICE).await.unwrap_err();
    assert_eq!(error, "nobody to send it to");
}

#[tokio::test]
async fn a_refused_charge_is_not_sent() {
    let mut gateway = MockGateway::new();
    gateway
        .expect_charge()
        .returning(|_, _| Err("card expired".into()));
    let mails = Arc::new(Recorder::default());
    let billing = Billing {
        gateway: Arc::new(gateway),
        mailer: mails.clone(),
    };
    assert_eq!(
        billing.bill("eve", &INVOICE).await,
        Err("card expired".into())
    );
    assert!(mails.0.lock().unwrap().is_empty());
}
