//! What to check, as it is written on the command line.

use std::str::FromStr;

use anyhow::{Context as _, Error, Result, bail, ensure};

use crate::{
    check::{HealthCheck, Renamed},
    checks::{Disk, Http, Least, Process, Target, Tcp, Which},
};

/// How much of a disk must be free where nothing is said.
const LEAST: Least = Least::Percent(5);

/// A check that is asked for: `[NAME=]KIND:TARGET`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    name: Option<String>,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Tcp(String),
    Http(Target),
    Disk(String, Least),
    Process(Which),
}

impl Spec {
    /// Makes the check.
    ///
    /// Which kind it is, is known at run time only: one `dyn` type stands for all of them.
    pub fn build(self) -> Box<dyn HealthCheck + Send> {
        let check: Box<dyn HealthCheck + Send> = match self.kind {
            Kind::Tcp(address) => Box::new(Tcp::new(address)),
            Kind::Http(target) => Box::new(Http::new(target)),
            Kind::Disk(folder, least) => Box::new(Disk::new(folder, least)),
            Kind::Process(which) => Box::new(Process::new(which)),
        };
        match self.name {
            Some(name) => Box::new(Renamed::new(name, check)),
            None => check,
        }
    }
}

impl FromStr for Spec {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        // An `=` that comes after the `:` belongs to the target, as in `http://host/?key=value`.
        let (name, check) = match text.split_once('=') {
            Some((name, check)) if !name.contains(':') => (Some(name.to_owned()), check),
            _ => (None, text),
        };
        ensure!(name.as_deref() != Some(""), "no name before the `=`");
        let (kind, target) = check
            .split_once(':')
            .context("no kind; write `tcp:`, `http:`, `disk:` or `process:` before the target")?;
        ensure!(!target.is_empty(), "nothing after `{kind}:`");
        let kind = match kind {
            "tcp" => tcp(target)?,
            "http" | "https" => Kind::Http(Target::parse(check)?),
            "disk" => disk(target)?,
            "process" => Kind::Process(process(target)),
            _ => bail!("unknown kind `{kind}`; there are `tcp`, `http`, `disk` and `process`"),
        };
        Ok(Self { name, kind })
    }
}

fn tcp(address: &str) -> Result<Kind> {
    let (host, port) = address
        .rsplit_once(':')
        .context("a TCP address is a host and a port, `tcp:localhost:5432`")?;
    ensure!(!host.is_empty(), "no host before `:{port}`");
    port.parse::<u16>()
        .with_context(|| format!("`{port}` is not a port"))?;
    Ok(Kind::Tcp(address.to_owned()))
}

/// `FOLDER`, or `FOLDER:LEAST`.
fn disk(target: &str) -> Result<Kind> {
    let Some((folder, least)) = target.rsplit_once(':') else {
        return Ok(Kind::Disk(target.to_owned(), LEAST));
    };
    ensure!(!folder.is_empty(), "no folder before `:{least}`");
    Ok(Kind::Disk(folder.to_owned(), amount(least)?))
}

fn amount(text: &str) -> Result<Least> {
    let units = [
        ("KiB", 1_u64 << 10),
        ("MiB", 1 << 20),
        ("GiB", 1 << 30),
        ("TiB", 1 << 40),
    ];
    let problem = || format!("`{text}` is no amount; write `10%`, `500MiB` or `5GiB`");
    if let Some(percent) = text.strip_suffix('%') {
        let percent: u8 = percent.parse().with_context(problem)?;
        ensure!(percent <= 100, "`{text}` is more than there is");
        return Ok(Least::Percent(percent));
    }
    let (number, unit) = units
        .iter()
        .find_map(|&(name, unit)| Some((text.strip_suffix(name)?, unit)))
        .with_context(problem)?;
    let number: u64 = number.parse().with_context(problem)?;
    let bytes = number
        .checked_mul(unit)
        .with_context(|| format!("`{text}` is too much"))?;
    Ok(Least::Bytes(bytes))
}

fn process(target: &str) -> Which {
    match target.parse() {
        Ok(pid) => Which::Pid(pid),
        Err(_) if target == "self" => Which::Own,
        Err(_) => Which::Named(target.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> String {
        text.parse::<Spec>().unwrap().build().name().to_owned()
    }

    fn refused(text: &str) -> String {
        format!("{:#}", text.parse::<Spec>().unwrap_err())
    }

    #[test]
    fn every_kind_is_built() {
        assert_eq!(name("tcp:localhost:5432"), "tcp localhost:5432");
        assert_eq!(name("http://localhost/up"), "http localhost/up");
        assert_eq!(name("disk:/"), "disk /");
        assert_eq!(name("disk:/var:10%"), "disk /var");
        assert_eq!(name("process:sshd"), "process sshd");
        assert_eq!(name("process:1"), "process 1");
    }

    #[test]
    fn a_name_comes_before_the_kind() {
        assert_eq!(name("shop=http://localhost/?a=b"), "shop");
        assert_eq!(name("http://localhost/?a=b"), "http localhost/?a=b");
    }

    #[test]
    fn amounts() {
        let least = |text: &str| match disk(text).unwrap() {
            Kind::Disk(_, least) => least,
            other => panic!("{other:?}"),
        };
        assert_eq!(least("/"), LEAST);
        assert_eq!(least("/:100%"), Least::Percent(100));
        assert_eq!(least("/:3MiB"), Least::Bytes(3 << 20));
        assert_eq!(least("C:\\:2TiB"), Least::Bytes(2 << 40));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(refused("sshd").starts_with("no kind; write `tcp:`"));
        assert!(refused("udp:x:1").starts_with("unknown kind `udp`"));
        assert_eq!(refused("tcp:"), "nothing after `tcp:`");
        assert_eq!(refused("=tcp:x:1"), "no name before the `=`");
        assert!(refused("tcp:localhost").starts_with("a TCP address is"));
        assert!(refused("tcp:localhost:http").starts_with("`http` is not a port: "));
        assert_eq!(refused("https://a/"), "https is not supported, only http");
        assert!(refused("disk:/:ten").starts_with("`ten` is no amount; write"));
        assert_eq!(refused("disk:/:101%"), "`101%` is more than there is");
        assert_eq!(refused("disk:/:99999999TiB"), "`99999999TiB` is too much");
    }
}
