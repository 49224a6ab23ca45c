//! Small crates in a temporary folder, and the tool run on them.
#![allow(dead_code, reason = "each test uses a part")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use std::{fs, io};

use expect_test::Expect;
use tempfile::TempDir;

/// Holds a file against what becomes of it at the default level and at the minimal one.
#[track_caller]
pub(crate) fn check(text: &str, full: &Expect, minimal: &Expect) {
    full.assert_eq(&Fixture::full(text));
    minimal.assert_eq(&Fixture::minimal(text));
}

/// A crate on disk.
pub(crate) struct Fixture {
    folder: TempDir,
}

/// What a run of the tool came to.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A package's manifest, with what stands below the package.
pub(crate) fn manifest(name: &str, rest: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n{rest}")
}

/// A trait of async-trait's, with what stands before its body and in it.
pub(crate) fn store(supertraits: &str, item: &str) -> String {
    format!("#[async_trait::async_trait]\ntrait Store{supertraits} {{\n    {item}\n}}\n")
}

/// There is such a part in the text, which is shown if there is none.
#[track_caller]
pub(crate) fn assert_has(text: &str, part: &str) {
    assert!(text.contains(part), "there is no {part:?} in:\n{text}");
}

/// There is no such part in the text.
#[track_caller]
pub(crate) fn assert_without(text: &str, part: &str) {
    assert!(!text.contains(part), "there is {part:?} in:\n{text}");
}

impl Fixture {
    /// A library with this text.
    pub(crate) fn lib(text: &str) -> Self {
        Fixture::new(&[("src/lib.rs", text)])
    }

    /// These files, and a manifest if none is among them.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("there is a folder for temporary files");
        let fixture = Fixture { folder };
        for (path, text) in files {
            fixture.write(path, text);
        }
        if !fixture.path("Cargo.toml").exists() {
            let rest = "\n[dependencies]\nasync-trait = \"0.1\"\n\n[workspace]\n";
            fixture.write("Cargo.toml", manifest("app", rest));
        }
        fixture
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it can be made");
        fs::write(path, bytes).expect("a file can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there")
    }

    /// Every file, by its path.
    pub(crate) fn all(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.root(), &mut files).expect("the folder can be read");
        files
    }

    /// `cargo erase COMMAND ARGS` here.
    pub(crate) fn erase(&self, args: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_cargo-erase"))
            .arg("erase")
            .args(args)
            .current_dir(self.root())
            .env_remove("CARGO_TERM_COLOR")
            .output()
            .expect("the tool runs");
        Run::from(output)
    }

    /// Migrates and writes; the exit code is not an error's.
    #[track_caller]
    pub(crate) fn migrated(&self, args: &[&str]) -> Run {
        let run = self.erase(&[&["migrate", "--apply"], args].concat());
        assert!(matches!(run.code, Some(0 | 1)), "{}", run.err);
        run
    }

    /// Whether the crate builds against this tree's erase-core, without a network.
    pub(crate) fn builds(&self) -> bool {
        self.cargo(&["check"])
    }

    /// Whether a command of Cargo succeeds, with this tree's erase-core and without a network.
    pub(crate) fn cargo(&self, args: &[&str]) -> bool {
        // Cargo knows a package by its path within the workspace, so all fixtures are one to it: no
        // two may be built at once, and each must be newer than what was built before.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        self.touch();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("a member is in a folder");
        let lock = root.join("Cargo.lock");
        fs::copy(lock, self.path("Cargo.lock")).expect("the versions of this workspace");
        let core = root.join("erase-core");
        let patch = format!(
            "patch.crates-io.erase-core.path={:?}",
            core.display().to_string()
        );
        let output = Command::new(env!("CARGO"))
            .args(args)
            .args(["--offline", "--quiet", "--config", &patch])
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("mixed"),
            )
            .current_dir(self.root())
            .output()
            .expect("cargo runs");
        if !output.status.success() {
            eprintln!("{}", String::from_utf8_lossy(&output.stderr));
        }
        output.status.success()
    }

    /// Makes all sources newer than any build.
    fn touch(&self) {
        for path in self.all().into_keys() {
            if path.extension().is_some_and(|extension| extension == "rs") {
                let file = fs::File::options().append(true).open(path);
                file.and_then(|file| file.set_modified(SystemTime::now()))
                    .expect("a source can be touched");
            }
        }
    }

    /// The library after a migration.
    #[track_caller]
    pub(crate) fn full(text: &str) -> String {
        let fixture = Fixture::lib(text);
        fixture.migrated(&[]);
        fixture.read("src/lib.rs")
    }

    /// The library after a minimal one.
    #[track_caller]
    pub(crate) fn minimal(text: &str) -> String {
        let fixture = Fixture::lib(text);
        fixture.migrated(&["--minimal"]);
        fixture.read("src/lib.rs")
    }

    /// The kinds of findings at the lines where they are, `line: kind`.
    #[track_caller]
    pub(crate) fn findings(text: &str, args: &[&str]) -> Vec<String> {
        let fixture = Fixture::lib(text);
        let run = fixture.erase(&[&["migrate", "--message-format", "json"], args].concat());
        let messages = run.out.lines().map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            message
        });
        let findings = messages.filter(|message| message["reason"] == "finding");
        findings
            .map(|message| {
                format!(
                    "{}: {}",
                    message["line"],
                    message["kind"].as_str().unwrap_or_default()
                )
            })
            .collect()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("it prints text"),
            err: String::from_utf8(output.stderr).expect("it prints text"),
        }
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.insert(path.clone(), fs::read(&path)?);
        }
    }
    Ok(())
}
