use anyhow::{Result, bail};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
use tokio::task::spawn_blocking;

use crate::HealthCheck;

/// Looks for a process, and remembers its number: a program that is restarted after each crash would
/// otherwise always seem to run.
pub(crate) struct Process {
    /// A name, a number, or `self`.
    which: String,
    before: Option<Pid>,
}

impl Process {
    pub(crate) fn new(which: &str) -> Self {
        let which = which.to_owned();
        Self {
            which,
            before: None,
        }
    }

    fn compare(&mut self, found: Option<Pid>) -> Result<String> {
        let Some(now) = found else {
            bail!("not running");
        };
        match self.before.replace(now) {
            Some(before) if before != now => bail!("restarted: was process {before}, is {now}"),
            _ => Ok(format!("running as process {now}")),
        }
    }
}

impl HealthCheck for Process {
    fn name(&self) -> String {
        format!("process {}", self.which)
    }

    async fn check(&mut self) -> Result<String> {
        let which = self.which.clone();
        // Reads many small files, on Linux.
        let found = spawn_blocking(move || find(&which)).await?;
        self.compare(found)
    }
}

/// The oldest one, if several match.
fn find(which: &str) -> Option<Pid> {
    let wanted = match which {
        "self" => Some(Pid::from_u32(std::process::id())),
        _ => which.parse().ok(),
    };
    let mut system = System::new();
    let details = ProcessRefreshKind::nothing().without_tasks();
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, details);
    let processes = system.processes().values().filter(|process| match wanted {
        Some(pid) => process.pid() == pid,
        None => process.name() == which,
    });
    let oldest = processes.min_by_key(|process| (process.start_time(), process.pid()));
    oldest.map(sysinfo::Process::pid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_found() {
        let own = std::process::id();
        assert_eq!(find("self"), Some(Pid::from_u32(own)));
        assert_eq!(find(&own.to_string()), Some(Pid::from_u32(own)));
        assert_eq!(find("no such program, surely"), None);
    }

    #[test]
    fn a_restart_is_told_once() {
        let mut process = Process::new("shop");
        let mut look = |pid| {
            let look = process.compare(Some(Pid::from_u32(pid)));
            look.map_err(|error| error.to_string())
        };
        assert_eq!(look(7), Ok("running as process 7".to_owned()));
        assert_eq!(look(9), Err("restarted: was process 7, is 9".to_owned()));
        assert_eq!(look(9), Ok("running as process 9".to_owned()));
    }
}
