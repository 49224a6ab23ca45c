//! Many modules in one program, and which of them rustc has errors for.

use crate::source::{HEADER, Module};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// The first error of a module or of one of its parts.
#[derive(Clone)]
pub(crate) struct Failure {
    pub(crate) part: String,
    /// `E0309`, or nothing for an error of the macro's own.
    pub(crate) code: String,
    pub(crate) message: String,
}

impl Failure {
    fn of_a_run(code: &str, message: &str) -> Failure {
        let message = message.replace(['\n', '\t'], " ");
        Failure {
            part: "run".to_owned(),
            code: code.to_owned(),
            message,
        }
    }
}

/// What one program compiled to.
struct Found {
    module: usize,
    part: usize,
    code: String,
    message: String,
}

/// Where libraries are, and where programs are written.
pub(crate) struct Rustc {
    pub(crate) libraries: PathBuf,
    pub(crate) scratch: PathBuf,
}

impl Rustc {
    /// Builds what the programs link, in a target directory of its own: the macro with optimisations.
    pub(crate) fn with_libraries() -> Result<Rustc, String> {
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| PathBuf::from("target"), PathBuf::from)
            .join("matrix");
        let built = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args([
                "build",
                "--quiet",
                "--lib",
                "-p",
                "erase-core",
                "-p",
                "erase-test-matrix",
            ])
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_OPT_LEVEL", "1")
            .status();
        if !built.is_ok_and(|status| status.success()) {
            return Err("the libraries do not build".to_owned());
        }
        let rustc = Rustc {
            libraries: target.join("debug"),
            scratch: target.join("programs"),
        };
        fs::create_dir_all(&rustc.scratch).map_err(|error| error.to_string())?;
        Ok(rustc)
    }

    /// Compiles until there is nothing to leave out: a module whose first part has an error, and the other parts
    /// that have one. Errors of a later phase of rustc are seen only then. Gives the failures of each module.
    pub(crate) fn sift(&self, name: &str, modules: &[Module]) -> io::Result<Vec<Vec<Failure>>> {
        let mut left: Vec<Option<Module>> = modules.iter().cloned().map(Some).collect();
        let mut failures = vec![Vec::new(); modules.len()];
        loop {
            let mut found = self.compile(name, &left)?;
            if found.is_empty() {
                return Ok(failures);
            }
            // The first part of a module last, and the others from behind, as they are removed by their place.
            found.sort_by_key(|found| std::cmp::Reverse((found.module, found.part)));
            for Found {
                module,
                part,
                code,
                message,
            } in found
            {
                let Some(remaining) = &mut left[module] else {
                    continue;
                };
                let failure = Failure {
                    part: remaining.parts[part].name.clone(),
                    code,
                    message,
                };
                failures[module].insert(0, failure);
                if part == 0 {
                    left[module] = None;
                } else {
                    remaining.parts.remove(part);
                }
            }
        }
    }

    /// Builds a program of the modules and calls each; gives what went wrong, for each.
    pub(crate) fn execute(
        &self,
        name: &str,
        modules: &[Module],
    ) -> io::Result<Vec<Option<Failure>>> {
        if modules.is_empty() {
            return Ok(Vec::new());
        }
        let program = match (self.build(name, modules)?, modules) {
            (Ok(program), _) => program,
            (Err(message), [_]) => return Ok(vec![Some(Failure::of_a_run("build", &message))]),
            (Err(_), _) => {
                let (left, right) = modules.split_at(modules.len() / 2);
                return Ok([self.execute(name, left)?, self.execute(name, right)?].concat());
            }
        };
        let run = |module: &Module| {
            let output = Command::new(&program).arg(&module.name).output()?;
            let message = String::from_utf8_lossy(&output.stderr);
            Ok((!output.status.success()).then(|| Failure::of_a_run("panic", &message)))
        };
        let outcomes = modules.iter().map(run).collect();
        fs::remove_file(&program)?;
        outcomes
    }

    /// A program that calls the module that its argument names, or what rustc says.
    fn build(&self, name: &str, modules: &[Module]) -> io::Result<Result<PathBuf, String>> {
        let some: Vec<_> = modules.iter().cloned().map(Some).collect();
        let (mut text, _) = program(&some);
        text.push_str("fn main() {\n    match std::env::args().nth(1).unwrap().as_str() {\n");
        for Module { name, .. } in modules {
            let _ = writeln!(text, "        \"{name}\" => {name}::run(),");
        }
        text.push_str("        _ => panic!(),\n    }\n}\n");
        let path = self.scratch.join(format!("{name}_run.rs"));
        fs::write(&path, text)?;
        let output = self.command(&path).args(["--crate-type", "bin"]).output()?;
        let message = || String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(if output.status.success() {
            Ok(path.with_extension(""))
        } else {
            Err(message())
        })
    }

    /// The first error of each part that has one.
    fn compile(&self, name: &str, modules: &[Option<Module>]) -> io::Result<Vec<Found>> {
        let path = self.scratch.join(format!("{name}.rs"));
        let (text, lines) = program(modules);
        fs::write(&path, text)?;
        let output = self
            .command(&path)
            .args(["--crate-type", "lib", "--emit=metadata"])
            .output()?;
        if output.status.success() {
            return Ok(Vec::new());
        }
        let stderr = String::from_utf8_lossy(&output.stderr);
        let errors: Vec<_> = stderr
            .lines()
            .filter_map(|line| error(line, &path))
            .collect();
        let mut found: Vec<Found> = Vec::new();
        for (line, code, message) in errors {
            let Some(&(module, part)) = lines.get(line - 1).and_then(Option::as_ref) else {
                continue;
            };
            if !found
                .iter()
                .any(|found| found.module == module && found.part == part)
            {
                found.push(Found {
                    module,
                    part,
                    code: code.to_owned(),
                    message: message.to_owned(),
                });
            }
        }
        if found.is_empty() {
            self.one_by_one(name, modules, &stderr)
        } else {
            Ok(found)
        }
    }

    /// An error that names no line of a module: finds the module by halves.
    fn one_by_one(
        &self,
        name: &str,
        modules: &[Option<Module>],
        stderr: &str,
    ) -> io::Result<Vec<Found>> {
        let some: Vec<usize> = (0..modules.len())
            .filter(|at| modules[*at].is_some())
            .collect();
        let [module] = some[..] else {
            let (left, right) = some.split_at(some.len() / 2);
            let mut found = Vec::new();
            for half in [left, right] {
                let only = |at: usize| {
                    if half.contains(&at) {
                        modules[at].clone()
                    } else {
                        None
                    }
                };
                let modules: Vec<_> = (0..modules.len()).map(only).collect();
                found.extend(self.compile(name, &modules)?);
            }
            return Ok(found);
        };
        let message = stderr
            .lines()
            .find(|line| line.contains("error"))
            .unwrap_or("no message");
        Ok(vec![Found {
            module,
            part: 0,
            code: "nowhere".to_owned(),
            message: message.to_owned(),
        }])
    }

    pub(crate) fn command(&self, path: &Path) -> Command {
        let mut command = Command::new("rustc");
        command.args([
            "--edition",
            "2024",
            "--error-format=short",
            "-Awarnings",
            "-Cdebuginfo=0",
        ]);
        command
            .arg("--out-dir")
            .arg(&self.scratch)
            .arg("-L")
            .arg(self.libraries.join("deps"));
        for name in ["erase_core", "erase_test_matrix"] {
            let library = self.libraries.join(format!("lib{name}.rlib"));
            command
                .arg("--extern")
                .arg(format!("{name}={}", library.display()));
        }
        command.arg(path);
        command
    }
}

/// The program, and for each of its lines the module and the part that it belongs to.
fn program(modules: &[Option<Module>]) -> (String, Vec<Option<(usize, usize)>>) {
    let mut text = HEADER.to_owned();
    let mut lines = vec![None; text.lines().count()];
    for (at, module) in modules.iter().enumerate() {
        let Some(module) = module else { continue };
        text.push_str(&module.text());
        lines.extend([Some((at, 0)); 2]);
        for (part_at, part) in module.parts.iter().enumerate() {
            lines.extend(part.text.lines().map(|_| Some((at, part_at))));
        }
        lines.push(Some((at, 0)));
    }
    (text, lines)
}

// Input:  `path.rs:12:5: error[E0309]: the parameter ..`
// Output: `(12, "E0309", "the parameter ..")`
fn error<'a>(line: &'a str, path: &Path) -> Option<(usize, &'a str, &'a str)> {
    let rest = line.strip_prefix(path.to_str()?)?.strip_prefix(':')?;
    let (number, rest) = rest.split_once(':')?;
    let (_, rest) = rest.split_once(": ")?;
    let rest = rest.strip_prefix("error")?;
    let (code, message) = match rest.strip_prefix('[') {
        Some(rest) => rest.split_once("]: ")?,
        None => ("", rest.strip_prefix(": ")?),
    };
    Some((number.parse().ok()?, code, message))
}
