//! A saga: steps over a shared context, each with what undoes it.

use std::fmt;
use std::sync::Arc;

use crate::async_trait;

#[derive(Debug, Default, PartialEq)]
pub struct Trip {
    booked: Vec<String>,
    undone: Vec<String>,
    budget: u32,
}

#[derive(Debug)]
pub struct StepError {
    step: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed", self.step)?;
        self.source
            .as_ref()
            .map_or(Ok(()), |source| write!(f, ": {source}"))
    }
}

#[async_trait]
pub trait Step<Context: Send>: Send + Sync {
    fn name(&self) -> String;
    async fn execute(&self, context: &mut Context) -> Result<(), StepError>;
    async fn compensate(&self, context: &mut Context);
    fn fails(&self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> StepError
    where
        Self: Sized,
    {
        StepError {
            step: self.name(),
            source: Some(source.into()),
        }
    }
}

pub struct Saga<Context> {
    steps: Vec<Arc<dyn Step<Context>>>,
}

impl<Context: Send> Saga<Context> {
    fn then(mut self, step: impl Step<Context> + 'static) -> Self {
        self.steps.push(Arc::new(step));
        self
    }

    async fn run(&self, context: &mut Context) -> Result<usize, StepError> {
        for (n, step) in self.steps.iter().enumerate() {
            if let Err(error) = step.execute(context).await {
                for done in self.steps[..n].iter().rev() {
                    done.compensate(context).await;
                }
                return Err(error);
            }
        }
        Ok(self.steps.len())
    }
}

/// A saga is a step, so that sagas nest.
#[async_trait]
impl<Context: Send> Step<Context> for Saga<Context> {
    fn name(&self) -> String {
        let names: Vec<_> = self.steps.iter().map(|step| step.name()).collect();
        names.join("+")
    }
    async fn execute(&self, context: &mut Context) -> Result<(), StepError> {
        self.run(context).await.map(drop)
    }
    async fn compensate(&self, context: &mut Context) {
        for step in self.steps.iter().rev() {
            step.compensate(context).await;
        }
    }
}

struct Book(&'static str, u32);

#[async_trait]
impl Step<Trip> for Book {
    fn name(&self) -> String {
        self.0.to_owned()
    }
    async fn execute(&self, trip: &mut Trip) -> Result<(), StepError> {
        tokio::task::yield_now().await;
        trip.budget = trip
            .budget
            .checked_sub(self.1)
            .ok_or_else(|| self.fails("too dear"))?;
        trip.booked.push(self.name());
        Ok(())
    }
    async fn compensate(&self, trip: &mut Trip) {
        trip.budget += self.1;
        trip.undone.push(self.name());
    }
}

fn saga() -> Saga<Trip> {
    let stay = Saga { steps: vec![] }
        .then(Book("hotel", 50))
        .then(Book("dinner", 20));
    Saga { steps: vec![] }
        .then(Book("flight", 100))
        .then(stay)
        .then(Book("car", 40))
}

#[tokio::test]
async fn what_was_done_is_undone_in_reverse() {
    let mut trip = Trip {
        budget: 200,
        ..Trip::default()
    };
    let task = tokio::spawn(async move {
        let error = saga().run(&mut trip).await.unwrap_err();
        (error.to_string(), trip)
    });
    let (error, trip) = task.await.unwrap();
    assert_eq!(error, "car failed: too dear");
    assert_eq!(trip.undone, ["dinner", "hotel", "flight"]);
    assert_eq!(trip.budget, 200);
}

#[tokio::test]
async fn a_saga_that_succeeds_books_all() {
    let mut trip = Trip {
        budget: 210,
        ..Trip::default()
    };
    assert_eq!(saga().run(&mut trip).await.unwrap(), 3);
    assert_eq!(trip.booked, ["flight", "hotel", "dinner", "car"]);
}
