//! rustc, with the libraries that the programs use.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Deserializer, Value};

use crate::normal::normal_form;

/// The libraries that a program may name.
const LIBRARIES: [&str; 2] = ["erase_core", "futures"];

/// The compiler that Cargo uses, and where it finds the libraries.
#[derive(Debug)]
pub struct Compiler {
    /// `95` of `rustc 1.95.0`.
    pub minor: u32,
    libraries: Vec<OsString>,
    out: PathBuf,
}

impl Compiler {
    /// Builds the libraries into `folder`.
    ///
    /// # Panics
    ///
    /// If they do not build.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        let out = folder.join("programs");
        std::fs::create_dir_all(&out).expect("the folder can be made");
        Self {
            minor: minor_version(),
            libraries: libraries(&folder.join("libraries")),
            out,
        }
    }

    /// The errors and warnings of a program, in their normal form; empty if it compiles.
    ///
    /// # Panics
    ///
    /// If the compiler does not run, or crashes.
    pub(crate) fn compile(&self, root: &Path, program: &Path) -> String {
        let output = Command::new(env!("RUSTC"))
            .current_dir(root)
            .arg(program)
            .args(["--edition=2024", "--crate-name=program", "--crate-type=bin"])
            // Code is generated as well: some errors are found only then.
            .args(["--emit=obj", "-Ccodegen-units=1", "-Adead_code"])
            .args([
                "--error-format=json",
                "--diagnostic-width=1000",
                "--verbose",
            ])
            .args(&self.libraries)
            .arg("-o")
            .arg(
                self.out
                    .join(program.to_string_lossy().replace(['/', '\\'], "-")),
            )
            .output()
            .expect("rustc runs");
        if output.status.success() {
            return String::new();
        }
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "rustc crashed: {stderr}");
        let texts = messages(&output.stderr).filter_map(|message| {
            let text = message["rendered"].as_str()?;
            let is_summary = message["spans"].as_array().is_none_or(Vec::is_empty);
            (!is_summary).then(|| normal_form(text, root, program))
        });
        texts.collect::<Vec<_>>().join("\n")
    }
}

/// What a compiler says about a program, by what must not differ between two programs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// Where it begins.
    pub line: usize,
    /// `clippy::ptr_arg`, `E0038`.
    pub code: String,
    /// `warning` or `error`.
    pub level: String,
    /// Its first line.
    pub text: String,
}

impl Compiler {
    /// What every lint that exists says about a library, without those in `noise`. Clippy's are among
    /// them if it is installed.
    ///
    /// # Panics
    ///
    /// If the compiler does not run.
    #[must_use]
    pub fn lint(&self, program: &Path, cfgs: &[&str], noise: &[&str]) -> Vec<Message> {
        let (linter, is_clippy) = linter();
        let mut command = Command::new(linter);
        command.arg(program);
        command.args(["--edition=2024", "--crate-name=program", "--crate-type=lib"]);
        command.args(["--emit=metadata", "--error-format=json"]);
        command.args(["--check-cfg=cfg(erased)"]);
        command.args(cfgs.iter().map(|cfg| format!("--cfg={cfg}")));
        let groups = ["all", "pedantic", "nursery", "restriction"];
        let groups = groups.iter().map(|group| format!("-Wclippy::{group}"));
        command.args(groups.filter(|_| is_clippy));
        command.args(quiet_lints().iter().map(|lint| format!("-W{lint}")));
        let noise = noise.iter();
        command.args(
            noise
                .filter(|lint| is_clippy || !lint.starts_with("clippy::"))
                .map(|lint| format!("-A{lint}")),
        );
        let out = self.out.join("lints.rmeta");
        let output = command.args(&self.libraries).arg("-o").arg(out).output();
        let output = output.expect("the linter runs");
        let found = messages(&output.stderr).filter_map(|message| {
            let spans = message["spans"].as_array()?;
            let place = spans.iter().find(|span| span["is_primary"] == true)?;
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            Some(Message {
                line: usize::try_from(place["line_start"].as_u64()?).ok()?,
                code: text(&message["code"]["code"]),
                level: text(&message["level"]),
                text: text(&message["message"]),
            })
        });
        found.collect()
    }
}

impl Compiler {
    /// The folder with the pages of a library.
    ///
    /// # Panics
    ///
    /// If rustdoc fails, or warns of a link.
    #[must_use]
    pub fn document(&self, program: &Path, cfgs: &[&str]) -> PathBuf {
        let folder = self.out.join(["pages", &cfgs.concat()].concat());
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        let library = folder.join("libprogram.rlib");
        let facade = folder.join("facade.rs");
        let linked = folder.join("linked.rs");
        for (file, exports) in [
            (&facade, "pub use program::*;"),
            (&linked, "#[doc(no_inline)] pub use program::Store;"),
        ] {
            std::fs::write(file, exports).expect("the file can be written");
        }
        let run = |name: &str, source: &Path, rest: &[&OsStr]| {
            let mut command = Command::new(name);
            command
                .arg(source)
                .args(["--edition=2024", "--check-cfg=cfg(erased)"]);
            command.args(cfgs.iter().map(|cfg| format!("--cfg={cfg}")));
            let output = command.args(&self.libraries).args(rest).output();
            let output = output.expect("it runs");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{name}: {stderr}");
        };
        let [named, out, found] = ["--crate-name=program", "-o", "--extern"].map(OsStr::new);
        let library_is = OsString::from(format!("program={}", library.display()));
        let is_library = OsStr::new("--crate-type=lib");
        run(
            env!("RUSTC"),
            program,
            &[named, is_library, out, library.as_os_str()],
        );
        run(env!("RUSTDOC"), program, &[named, out, folder.as_os_str()]);
        for exports in [&facade, &linked] {
            let flags = [found, &library_is, out, folder.as_os_str()];
            run(env!("RUSTDOC"), exports, &flags);
        }
        folder
    }
}

/// Clippy's driver if there is one, and whether there is.
fn linter() -> (PathBuf, bool) {
    let output = Command::new(env!("RUSTC"))
        .args(["--print", "sysroot"])
        .output();
    let sysroot = String::from_utf8(output.expect("rustc runs").stdout).expect("text");
    let clippy = Path::new(sysroot.trim()).join("bin/clippy-driver");
    if clippy.exists() {
        return (clippy, true);
    }
    (env!("RUSTC").into(), false)
}

/// The lints of rustc that are not on by themselves.
fn quiet_lints() -> Vec<String> {
    let output = Command::new(env!("RUSTC")).args(["-W", "help"]).output();
    let text = String::from_utf8(output.expect("rustc runs").stdout).expect("text");
    let lints = text.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let name = words.next()?;
        (words.next()? == "allow").then(|| name.to_owned())
    });
    lints.collect()
}

fn messages(lines: &[u8]) -> impl Iterator<Item = Value> {
    let values = Deserializer::from_slice(lines).into_iter();
    values.map(|value| value.expect("a JSON message on each line"))
}

fn minor_version() -> u32 {
    let output = Command::new(env!("RUSTC")).arg("--version").output();
    let text = String::from_utf8(output.expect("rustc runs").stdout).expect("text");
    let minor = text
        .split(['.', ' '])
        .nth(2)
        .and_then(|minor| minor.parse().ok());
    minor.unwrap_or_else(|| panic!("no version in {text:?}"))
}

/// Builds what this package depends on, for itself: whatever profile, flags and target the tests
/// were built with, the programs are compiled with none.
fn built(folder: &Path) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    let variables = std::env::vars_os().map(|(name, _)| name);
    let of_cargo = variables.filter(|name| {
        let name = name.to_string_lossy();
        let is_setting = ["CARGO_BUILD_", "CARGO_PROFILE_"].map(|start| name.starts_with(start));
        is_setting.contains(&true) || name.ends_with("RUSTFLAGS")
    });
    for variable in of_cargo {
        cargo.env_remove(variable);
    }
    cargo
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("RUSTC", env!("RUSTC"))
        .args([
            "build",
            "--lib",
            "--offline",
            "--message-format=json",
            "--target-dir",
        ])
        .arg(folder)
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs")
}

/// The flags by which rustc finds the libraries.
fn libraries(folder: &Path) -> Vec<OsString> {
    let output = built(folder);
    assert!(output.status.success(), "the libraries do not build");
    let mut folders = BTreeSet::new();
    let mut flags = Vec::new();
    for message in messages(&output.stdout) {
        let files = message["filenames"].as_array().into_iter().flatten();
        for file in files.filter_map(Value::as_str) {
            folders.extend(Path::new(file).parent().map(Path::to_owned));
            let name = message["target"]["name"].as_str().unwrap_or_default();
            let name = name.replace('-', "_");
            // From Cargo 1.101 a library's metadata is in a file of its own.
            let extension = Path::new(file).extension().unwrap_or_default();
            if LIBRARIES.contains(&name.as_str()) && (extension == "rlib" || extension == "rmeta") {
                flags.push(format!("--extern={name}={file}").into());
            }
        }
    }
    assert!(flags.len() >= LIBRARIES.len(), "{flags:?}");
    for folder in folders {
        flags.push(
            [OsString::from("-Ldependency="), folder.into()]
                .into_iter()
                .collect(),
        );
    }
    flags
}
