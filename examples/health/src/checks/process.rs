//! Whether a program is running, and whether it was started anew.

use std::{env, path::Path, slice};

use sysinfo::{Pid, ProcessRefreshKind, ProcessStatus, ProcessesToUpdate, System, UpdateKind};
use tokio::task::spawn_blocking;

use crate::check::{Failure, HealthCheck, Look};

/// Which process is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one with this number.
    Pid(u32),
    /// Any whose executable has this name.
    Named(String),
    /// The one that asks.
    Own,
}

/// What is known of a running process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    pid: u32,
    /// In seconds since 1970: a number may be used again, together with this it is not.
    started: u64,
}

/// Looks for a process, and remembers which one it found: a program that is started again after
/// each crash seems to run whenever one looks.
#[derive(Debug)]
pub struct Process {
    which: Which,
    name: String,
    before: Option<Found>,
}

impl Process {
    /// A check that has found nothing yet.
    pub fn new(which: Which) -> Self {
        let name = match &which {
            Which::Pid(pid) => format!("process {pid}"),
            Which::Named(name) => format!("process {name}"),
            Which::Own => own_name(),
        };
        Self {
            which,
            name,
            before: None,
        }
    }
}

impl HealthCheck for Process {
    fn name(&self) -> &str {
        &self.name
    }

    async fn check(&mut self) -> Look {
        let which = self.which.clone();
        // Reads many small files, on Linux.
        let found = spawn_blocking(move || find(&which)).await;
        let found = found.map_err(Failure::new)?;
        judge(&mut self.before, &found)
    }
}

fn judge(before: &mut Option<Found>, found: &[Found]) -> Look {
    let Some(&oldest) = found.first() else {
        return Err(Failure::new("not running"));
    };
    match before.replace(oldest) {
        Some(before) if before != oldest => Err(Failure::new(format_args!(
            "started anew: was process {}, is {}",
            before.pid, oldest.pid
        ))),
        _ if found.len() == 1 => Ok(format!("runs as process {}", oldest.pid)),
        _ => Ok(format!(
            "{} run, the oldest as process {}",
            found.len(),
            oldest.pid
        )),
    }
}

/// By its program, so that a reader need not know its number; others may run the same program.
fn own_name() -> String {
    let program = env::current_exe().ok();
    match program.as_deref().and_then(Path::file_stem) {
        Some(name) => format!("process {} (this one)", name.to_string_lossy()),
        None => "this process".to_owned(),
    }
}

/// All that are meant, the oldest first.
fn find(which: &Which) -> Vec<Found> {
    let pid = match which {
        Which::Pid(number) => Some(*number),
        Which::Named(_) => None,
        Which::Own => Some(std::process::id()),
    };
    let pid = pid.map(Pid::from_u32);
    let (wanted, details) = match &pid {
        Some(pid) => (
            ProcessesToUpdate::Some(slice::from_ref(pid)),
            ProcessRefreshKind::nothing(),
        ),
        None => (
            ProcessesToUpdate::All,
            ProcessRefreshKind::nothing().with_exe(UpdateKind::OnlyIfNotSet),
        ),
    };
    let mut system = System::new();
    system.refresh_processes_specifics(wanted, true, details.without_tasks());
    let mut found: Vec<_> = system
        .processes()
        .values()
        .filter(|process| is_alive(process) && is_meant(process, which))
        .map(|process| Found {
            pid: process.pid().as_u32(),
            started: process.start_time(),
        })
        .collect();
    found.sort_by_key(|found| (found.started, found.pid));
    found
}

/// A process that has ended stays in the table until its parent asks for its exit status.
fn is_alive(process: &sysinfo::Process) -> bool {
    !matches!(
        process.status(),
        ProcessStatus::Zombie | ProcessStatus::Dead
    )
}

/// Linux cuts the name of a process to 15 bytes; the executable's is whole, but not always
/// readable.
fn is_meant(process: &sysinfo::Process, which: &Which) -> bool {
    let Which::Named(name) = which else {
        return true;
    };
    let executable = process.exe().and_then(Path::file_name);
    process.thread_kind().is_none()
        && (executable == Some(name.as_ref()) || process.name() == name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pid: u32, started: u64) -> Found {
        Found { pid, started }
    }

    #[test]
    fn this_process_is_found_by_its_number() {
        let pid = std::process::id();
        for which in [Which::Pid(pid), Which::Own] {
            let found = find(&which);
            let pids: Vec<_> = found.iter().map(|found| found.pid).collect();
            assert_eq!(pids, [pid], "{which:?}");
        }
    }

    #[test]
    fn this_process_is_found_by_its_name() {
        let program = std::env::current_exe().unwrap();
        let name = program.file_name().unwrap().to_str().unwrap();
        let found = find(&Which::Named(name.to_owned()));
        let pid = std::process::id();
        assert!(found.iter().any(|found| found.pid == pid), "{found:?}");
    }

    #[test]
    fn what_does_not_run_is_not_found() {
        let name = "no such program, surely".to_owned();
        assert_eq!(find(&Which::Named(name)), []);
        assert_eq!(find(&Which::Pid(u32::MAX >> 1)), []);
    }

    #[test]
    fn a_restart_is_told_once() {
        let mut before = None;
        let mut look = |found: &[Found]| judge(&mut before, found);
        assert_eq!(look(&[found(7, 1)]), Ok("runs as process 7".to_owned()));
        assert_eq!(
            look(&[found(9, 5)]),
            Err(Failure::new("started anew: was process 7, is 9"))
        );
        assert_eq!(look(&[found(9, 5)]), Ok("runs as process 9".to_owned()));
    }

    #[test]
    fn several_are_counted() {
        let two = [found(7, 1), found(8, 2)];
        assert_eq!(
            judge(&mut None, &two),
            Ok("2 run, the oldest as process 7".to_owned())
        );
    }
}
