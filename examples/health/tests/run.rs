//! How looks are taken: at once, with an end, and again after a panic.

use std::{future::pending, sync::Arc, time::Duration};

use health::{
    Board, Failure, HealthCheck, Look, Pace, Renamed, Status, check_all, check_once,
    do_health_check_par,
};
use tokio::sync::{Barrier, mpsc};

const LONG: Duration = Duration::from_secs(3600);

/// Is well as soon as so many others look at the same time.
struct Together(Arc<Barrier>);

impl HealthCheck for Together {
    fn name(&self) -> &'static str {
        "together"
    }

    async fn check(&mut self) -> Look {
        self.0.wait().await;
        Ok("met".to_owned())
    }
}

/// Does at each look what the test has said.
struct Scripted {
    script: Vec<Step>,
    looks: usize,
}

#[derive(Clone, Copy)]
enum Step {
    Well,
    Ill,
    Hang,
    Panic,
}

impl Scripted {
    fn new(script: &[Step]) -> Self {
        let script = script.to_vec();
        Self { script, looks: 0 }
    }
}

impl HealthCheck for Scripted {
    fn name(&self) -> &'static str {
        "scripted"
    }

    async fn check(&mut self) -> Look {
        let step = self.script[self.looks];
        self.looks += 1;
        match step {
            Step::Well => Ok(format!("look {}", self.looks)),
            Step::Ill => Err(Failure::new(format_args!("look {}", self.looks))),
            Step::Hang => pending().await,
            Step::Panic => panic!("this is part of the test"),
        }
    }
}

#[tokio::test]
async fn boxes_are_looked_at_at_once() {
    let barrier = Arc::new(Barrier::new(3));
    let mut checks: Vec<Box<dyn HealthCheck + Send>> = vec![
        Box::new(Together(barrier.clone())),
        Box::new(Renamed::new("other", Together(barrier.clone()))),
        Box::new(Renamed::new(
            "boxed",
            Box::new(Together(barrier)) as Box<dyn HealthCheck + Send>,
        )),
    ];
    let reports = check_all(&mut checks, LONG).await;
    let names: Vec<_> = reports.iter().map(|report| &*report.name).collect();
    assert_eq!(names, ["together", "other", "boxed"]);
    for report in reports {
        assert_eq!(report.look, Ok("met".to_owned()));
    }
}

#[tokio::test]
async fn tasks_look_at_once_and_take_boxes_and_known_types() {
    let barrier = Arc::new(Barrier::new(2));
    let board = Board::default();
    let pace = Pace {
        every: LONG,
        timeout: LONG,
    };
    let boxed: Box<dyn HealthCheck + Send> = Box::new(Together(barrier.clone()));
    do_health_check_par(boxed, &board, pace);
    do_health_check_par(Together(barrier), &board, pace);
    while board
        .entries()
        .iter()
        .any(|entry| entry.status() != Status::Up)
    {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_look_that_hangs_is_given_up_and_the_next_one_works() {
    let mut check = Scripted::new(&[Step::Hang, Step::Well]);
    let limit = Duration::from_secs(2);
    let failure = Failure::new("no answer after 2s");
    assert_eq!(check_once(&mut check, limit).await.look, Err(failure));
    let report = check_once(&mut check, limit).await;
    assert_eq!(report.look, Ok("look 2".to_owned()));
}

#[tokio::test]
async fn a_look_that_panics_has_failed_and_the_next_one_works() {
    let mut check: Box<dyn HealthCheck + Send> =
        Box::new(Scripted::new(&[Step::Panic, Step::Well]));
    let failure = Failure::new("the check panicked");
    assert_eq!(check_once(&mut check, LONG).await.look, Err(failure));
    assert_eq!(
        check_once(&mut check, LONG).await.look,
        Ok("look 2".to_owned())
    );
}

/// Tells the test of each look.
struct Watched(Scripted, mpsc::UnboundedSender<()>);

impl HealthCheck for Watched {
    fn name(&self) -> &str {
        self.0.name()
    }

    async fn check(&mut self) -> Look {
        self.1.send(()).map_err(Failure::new)?;
        self.0.check().await
    }
}

#[tokio::test(start_paused = true)]
async fn the_board_has_every_look_of_a_task() {
    let script = [
        Step::Well,
        Step::Ill,
        Step::Hang,
        Step::Panic,
        Step::Well,
        Step::Hang,
    ];
    let (sender, mut looks) = mpsc::unbounded_channel();
    let board = Board::default();
    let pace = Pace {
        every: Duration::from_secs(5),
        timeout: Duration::from_secs(2),
    };
    let task = do_health_check_par(Watched(Scripted::new(&script), sender), &board, pace);
    for _ in script {
        looks.recv().await.unwrap();
    }
    // The sixth look hangs, so the five before it are on the board.
    let entry = board.entries().remove(0);
    assert_eq!(entry.history, [true, false, false, false, true]);
    assert_eq!(entry.status(), Status::Up);
    assert_eq!(entry.name, "scripted");
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
}
