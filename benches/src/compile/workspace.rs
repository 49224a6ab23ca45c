//! The generated crates, in one workspace with one target folder.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use super::source::{self, Size, Variant};
use crate::paths::{self, Paths};

/// What is asked of cargo.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Check,
    Debug,
    Release,
}

impl Step {
    /// The name in tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "cargo check",
            Self::Debug => "cargo build",
            Self::Release => "cargo build --release",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// Where the generated crates are.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Writes a crate for each variant and size, and the smallest, whose build is that of the dependencies.
    pub(crate) fn generate(paths: &Paths, sizes: &[Size]) -> Result<Self> {
        let root = paths.scratch.join("compile");
        fs::create_dir_all(&root)?;
        let mut members = Vec::new();
        for &size in sizes.iter().chain([&Size::SMALLEST]) {
            for variant in Variant::ALL {
                let name = name(variant, size);
                let folder = root.join(&name);
                fs::create_dir_all(folder.join("src"))?;
                fs::write(folder.join("Cargo.toml"), manifest(&name, variant, paths))?;
                fs::write(folder.join("src/main.rs"), source::program(variant, size))?;
                members.push(name);
            }
        }
        let text = format!(
            "[workspace]\nmembers = {members:?}\nresolver = \"3\"\n\n[profile.release]\nstrip = true\n"
        );
        fs::write(root.join("Cargo.toml"), text)?;
        Ok(Self { root })
    }

    /// Makes cargo build this crate again.
    fn touch(&self, variant: Variant, size: Size) -> Result<()> {
        let path = self.root.join(name(variant, size)).join("src/main.rs");
        File::options()
            .append(true)
            .open(path)?
            .set_modified(SystemTime::now())?;
        Ok(())
    }

    /// The instructions of rustc for one crate, without its dependencies and the linker.
    pub(crate) fn count(&self, step: Step, variant: Variant, size: Size) -> Result<f64> {
        self.run(Command::new(paths::cargo()), step, variant, Size::SMALLEST)?;
        self.touch(variant, size)?;
        let out = self.root.join("cachegrind.out");
        let sysroot = Command::new("rustc")
            .args(["--print", "sysroot"])
            .output()?;
        let sysroot = String::from_utf8(sysroot.stdout)?;
        let wrapper = self.root.join("counted");
        // Not those that cargo asks for a version.
        let script = format!(
            "#!/bin/sh\ncase \"$*\" in *main.rs*) ;; *) exec \"$@\" ;; esac\n\
             exec valgrind --quiet --tool=cachegrind --cache-sim=no \
             --cachegrind-out-file='{}' \"$@\"\n",
            out.display()
        );
        fs::write(&wrapper, script)?;
        fs::set_permissions(&wrapper, Permissions::from_mode(0o755))?;
        let mut command = Command::new(paths::cargo());
        command
            // Rustup's own `rustc` starts another, which valgrind would not follow.
            .env("RUSTC", Path::new(sysroot.trim()).join("bin/rustc"))
            .env("RUSTC_WORKSPACE_WRAPPER", wrapper);
        self.run(command, step, variant, size)?;
        let text = fs::read_to_string(&out)?;
        // Not to be read again as the count of another crate.
        fs::remove_file(&out)?;
        let total = text.lines().find_map(|line| line.strip_prefix("summary: "));
        let total: f64 = total.context("a count without a summary")?.trim().parse()?;
        eprintln!(
            "  {} {}: {total} instructions",
            step.name(),
            name(variant, size)
        );
        Ok(total)
    }

    fn run(&self, mut command: Command, step: Step, variant: Variant, size: Size) -> Result<()> {
        let name = name(variant, size);
        let output = command
            .current_dir(&self.root)
            .args(step.arguments())
            .args(["--quiet", "--package", &name, "--target-dir"])
            .arg(self.target())
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_PROFILE_DEV_DEBUG")
            .output()
            .context("cargo does not run")?;
        if !output.status.success() {
            bail!(
                "{name} does not build:\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(())
    }

    /// Bytes of the stripped release program.
    pub(crate) fn binary_size(&self, variant: Variant, size: Size) -> Result<f64> {
        let path = self.target().join("release").join(name(variant, size));
        #[allow(
            clippy::cast_precision_loss,
            reason = "a program has less than 2^52 bytes"
        )]
        Ok(fs::metadata(path)?.len() as f64)
    }

    fn target(&self) -> PathBuf {
        self.root.join("target")
    }
}

fn name(
    variant: Variant,
    Size {
        traits,
        methods,
        impls,
    }: Size,
) -> String {
    format!("{}-{traits}x{methods}x{impls}", variant.slug())
}

fn manifest(name: &str, variant: Variant, paths: &Paths) -> String {
    let dependency = match variant {
        Variant::AsyncTrait => "async-trait = \"0.1.92\"\n".into(),
        Variant::Dynosaur => "dynosaur = \"0.3.1\"\n".into(),
        Variant::Erase | Variant::EraseForwardNone => {
            format!(
                "erase-core = {{ path = \"{}\" }}\n",
                paths.erase_core.display()
            )
        }
    };
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}"
    )
}
