//! Small crates in a temporary folder, and the tool run on them.
#![allow(dead_code, reason = "each test uses a part")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use expect_test::Expect;
use tempfile::TempDir;

/// What a run of the tool came to.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A crate on disk. It builds against this tree's erase-core, offline.
pub(crate) struct Fixture {
    folder: TempDir,
}

/// A package's manifest, with what follows the package.
pub(crate) fn manifest(name: &str, rest: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n{rest}")
}

/// A library becomes this, without a check.
#[track_caller]
pub(crate) fn becomes(before: &str, after: &Expect) {
    after.assert_eq(&Fixture::lib(before).edited(&[]).read("src/lib.rs"));
}

#[track_caller]
pub(crate) fn assert_has(text: &str, part: &str) {
    assert!(text.contains(part), "there is no {part:?} in:\n{text}");
}

#[track_caller]
pub(crate) fn assert_without(text: &str, part: &str) {
    assert!(!text.contains(part), "there is {part:?} in:\n{text}");
}

impl Fixture {
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
            fixture.depends_on("");
        }
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let lock = fs::read(workspace.join("Cargo.lock")).expect("the versions of this workspace");
        fixture.write("Cargo.lock", lock);
        let core = workspace.join("erase-core");
        let config = format!(
            "[net]\noffline = true\n[patch.crates-io.erase-core]\npath = {:?}\n",
            core.display().to_string()
        );
        fixture.write(".cargo/config.toml", config);
        fixture
    }

    /// A manifest with async-trait and more dependencies. All fixtures share a folder for what is
    /// built, so each package has the name of its test.
    pub(crate) fn depends_on(&self, dependencies: &str) {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("app").replace("::", "_");
        let rest = format!(
            "\n[dependencies]\nasync-trait = \"0.1\"\n{dependencies}\n[workspace]\nexclude = [\"other\"]\n"
        );
        self.write("Cargo.toml", manifest(&name, &rest));
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

    fn program(&self, path: &str) -> Command {
        let mut command = Command::new(path);
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
        command
            .current_dir(self.root())
            .env("CARGO_TARGET_DIR", target);
        command
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.program(env!("CARGO_BIN_EXE_cargo-erase"));
        command.arg("erase").args(args);
        command
    }

    pub(crate) fn builds(&self) -> bool {
        let status = self.program(env!("CARGO")).arg("check").status();
        status.expect("cargo runs").success()
    }

    /// `cargo erase ARGS` here.
    pub(crate) fn erase(&self, args: &[&str]) -> Run {
        let output = self.command(args).output().expect("the tool runs");
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("it prints text"),
            err: String::from_utf8(output.stderr).expect("it prints text"),
        }
    }

    /// The first edit alone.
    #[track_caller]
    pub(crate) fn edited(self, args: &[&str]) -> Self {
        let run = self.erase(&[&["migrate", "--apply", "--no-check"], args].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        self
    }

    /// Edits, checks and mends.
    #[track_caller]
    pub(crate) fn migrated(&self) -> Run {
        let run = self.erase(&["migrate", "--apply"]);
        assert!(matches!(run.code, Some(0 | 1)), "{}", run.err);
        run
    }

    /// The same, and nothing is left to do.
    #[track_caller]
    pub(crate) fn migrated_and_builds(&self) -> Run {
        let run = self.migrated();
        assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
        assert_has(&run.out, "`cargo check` passes");
        run
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
