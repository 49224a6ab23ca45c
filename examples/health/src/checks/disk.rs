//! Whether a disk has room left, and how fast it fills.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use fs4::statvfs;
use tokio::task::spawn_blocking;

use crate::check::{Failure, HealthCheck, Look};

/// How far apart two looks must be, to tell from them how fast a disk fills.
const WINDOW: Duration = Duration::from_secs(60);

/// How much must be free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// Of the whole disk, from 0 to 100.
    Percent(u8),
    /// So many bytes.
    Bytes(u64),
}

/// Room on a disk, in bytes.
#[derive(Clone, Copy, Debug)]
struct Space {
    free: u64,
    total: u64,
}

/// Asks for the room on the disk where a folder is, and compares it with that of a minute before.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    least: Least,
    name: String,
    /// The free space of a look that is a [`WINDOW`] old, or of the first.
    before: Option<(Instant, u64)>,
    full: Option<Duration>,
}

impl Disk {
    /// The disk that `folder` is on.
    pub fn new(folder: impl Into<PathBuf>, least: Least) -> Self {
        let folder = folder.into();
        Self {
            name: format!("disk {}", folder.display()),
            folder,
            least,
            before: None,
            full: None,
        }
    }

    /// Measures anew how fast the disk fills, if it is time to.
    fn measure(&mut self, now: Instant, free: u64) {
        match self.before {
            Some((then, _)) if now - then < WINDOW => return,
            Some((then, before)) => self.full = full_in(before, free, now - then),
            None => {}
        }
        self.before = Some((now, free));
    }
}

impl HealthCheck for Disk {
    fn name(&self) -> &str {
        &self.name
    }

    async fn check(&mut self) -> Look {
        let folder = self.folder.clone();
        // A disk that hangs, on a network say, must not hold up other checks.
        let found = spawn_blocking(move || statvfs(&folder)).await;
        let found = found.map_err(Failure::new)?.map_err(Failure::new)?;
        let space = Space {
            free: found.available_space(),
            total: found.total_space(),
        };
        self.measure(Instant::now(), space.free);
        judge(space, self.least, self.full)
    }
}

fn judge(space: Space, least: Least, full: Option<Duration>) -> Look {
    let share = percent(space);
    let enough = match least {
        Least::Percent(wanted) => share >= u128::from(wanted),
        Least::Bytes(wanted) => space.free >= wanted,
    };
    let seen = format!(
        "{} of {} free ({share} %)",
        gib(space.free),
        gib(space.total)
    );
    let trend = full.map_or_else(String::new, |full| {
        let full = Duration::from_secs(full.as_secs());
        format!(
            ", full in {} at this rate",
            humantime::format_duration(full)
        )
    });
    if enough {
        Ok(seen + &trend)
    } else {
        Err(Failure::new(format_args!("only {seen}{trend}")))
    }
}

fn percent(space: Space) -> u128 {
    u128::from(space.free) * 100 / u128::from(space.total.max(1))
}

fn gib(bytes: u64) -> String {
    let tenths = u128::from(bytes) * 10 / (1 << 30);
    format!("{}.{} GiB", tenths / 10, tenths % 10)
}

/// When nothing will be free, if as much is written from now on as in the time `between` two looks.
/// Nothing is said of what is more than a day off: few disks fill evenly for so long.
fn full_in(before: u64, now: u64, between: Duration) -> Option<Duration> {
    let written = before.checked_sub(now).filter(|&written| written > 0)?;
    let nanos = between.as_nanos() * u128::from(now) / u128::from(written);
    let full = Duration::from_nanos(u64::try_from(nanos).ok()?);
    (full <= Duration::from_secs(24 * 60 * 60)).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIB: u64 = 1 << 30;

    fn look(free: u64, least: Least) -> Look {
        let total = 100 * GIB;
        judge(Space { free, total }, least, None)
    }

    #[test]
    fn enough_room_is_healthy() {
        let seen = Ok("20.0 GiB of 100.0 GiB free (20 %)".to_owned());
        assert_eq!(look(20 * GIB, Least::Percent(20)), seen);
        assert_eq!(look(20 * GIB, Least::Bytes(20 * GIB)), seen);
    }

    #[test]
    fn too_little_room_is_not() {
        let failure = Failure::new("only 20.0 GiB of 100.0 GiB free (20 %)");
        assert_eq!(look(20 * GIB, Least::Percent(21)), Err(failure.clone()));
        assert_eq!(look(20 * GIB, Least::Bytes(20 * GIB + 1)), Err(failure));
    }

    #[test]
    fn a_disk_of_no_size_has_no_room() {
        let space = Space { free: 0, total: 0 };
        assert!(judge(space, Least::Percent(1), None).is_err());
    }

    #[test]
    fn what_fills_up_soon_is_told() {
        let full = full_in(11 * GIB, 10 * GIB, Duration::from_secs(60));
        assert_eq!(full, Some(Duration::from_secs(600)));
        let space = Space {
            free: 10 * GIB,
            total: 100 * GIB,
        };
        assert_eq!(
            judge(space, Least::Percent(5), full).unwrap(),
            "10.0 GiB of 100.0 GiB free (10 %), full in 10m at this rate"
        );
    }

    #[test]
    fn the_rate_is_measured_over_a_minute() {
        let mut disk = Disk::new("/", Least::Percent(5));
        let start = Instant::now();
        let mut full = |seconds, free| {
            disk.measure(start + Duration::from_secs(seconds), free * GIB);
            disk.full.map(|full| full.as_secs())
        };
        assert_eq!(full(0, 12), None);
        assert_eq!(full(59, 1), None);
        assert_eq!(full(60, 10), Some(300));
        assert_eq!(full(61, 9), Some(300));
        assert_eq!(full(180, 5), Some(120));
        assert_eq!(full(240, 5), None);
    }

    #[test]
    fn nothing_is_told_of_what_empties_or_hardly_fills() {
        let minute = Duration::from_secs(60);
        assert_eq!(full_in(GIB, GIB, minute), None);
        assert_eq!(full_in(GIB, 2 * GIB, minute), None);
        assert_eq!(full_in(100 * GIB + 1, 100 * GIB, minute), None);
    }
}
