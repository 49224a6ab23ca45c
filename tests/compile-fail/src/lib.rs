//! Compiles programs that must not compile, and compares the errors with the expected ones.
//!
//! rustc rewords its errors from release to release. So two releases have texts: rustc 1.95 has to
//! print `NAME.stderr`, and 1.99 that or, where it differs, `NAME.1.99.stderr`. Any other release has
//! to report the same errors as one of the two, by code and line; where the oldest supported release
//! reports others, `NAME.1.85.stderr` has them.
//!
//! `UPDATE_EXPECT=1` writes the files of the compiler in use: 1.95 first, then 1.99, then 1.85.

// What the programs use.
use {erase_core as _, futures as _};

mod compiler;
mod errors;
mod normal;

pub use compiler::{Compiler, Message};

use std::path::{Path, PathBuf};
use std::{env, fs};

use errors::Errors;
use similar::TextDiff;

/// A program that must not compile.
#[derive(Debug)]
pub struct Program {
    /// From the root of the repository.
    path: PathBuf,
    root: PathBuf,
}

impl Program {
    /// The programs in a folder and below, in order.
    ///
    /// # Panics
    ///
    /// If the folder cannot be listed.
    #[must_use]
    pub fn all(root: &Path, folder: &Path) -> Vec<Self> {
        let entries = root.join(folder).read_dir().expect("the folder exists");
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| folder.join(entry.expect("a file").file_name()))
            .collect();
        paths.sort();
        let programs = paths.into_iter().flat_map(|path| {
            if root.join(&path).is_dir() {
                return Self::all(root, &path);
            }
            let is_program = path.extension().is_some_and(|end| end == "rs");
            let root = root.to_owned();
            is_program
                .then_some(Self { path, root })
                .into_iter()
                .collect()
        });
        programs.collect()
    }

    /// `tests/ui/refused/generic_method`.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.with_extension("");
        name.to_string_lossy().replace('\\', "/")
    }

    /// Compiles the program and compares its errors.
    ///
    /// # Errors
    ///
    /// If they are not as expected: how they differ.
    pub fn check(&self, compiler: &Compiler) -> Result<(), String> {
        let actual = compiler.compile(&self.root, &self.path);
        if actual.is_empty() {
            return Err("it compiles".to_owned());
        }
        let [old, new, oldest] = ["", "1.99.", "1.85."].map(|release| {
            let end = format!("{release}stderr");
            Text::of(&self.root, &self.path, &end)
        });
        match compiler.minor {
            95 => return old.check(&actual),
            99 if old.text == actual => return new.check(""),
            99 => return new.check(&actual),
            _ => {}
        }
        let errors = Errors::of(&actual);
        if [&old, &new, &oldest]
            .map(|text| Errors::of(&text.text))
            .contains(&errors)
        {
            return Ok(());
        }
        // A release that is newer than those whose texts are here may word and count them otherwise.
        if compiler.minor > 99 {
            return Ok(());
        }
        if compiler.minor == 85 {
            return oldest.check(&actual);
        }
        let expected = Errors::of(&old.text);
        let minor = compiler.minor;
        Err(format!(
            "expected: {expected}\nrustc 1.{minor}: {errors}\n\n{actual}"
        ))
    }
}

/// An expected text, which is empty where there is no file.
struct Text {
    path: PathBuf,
    text: String,
}

impl Text {
    fn of(root: &Path, program: &Path, extension: &str) -> Self {
        let path = root.join(program.with_extension(extension));
        // Git may have checked it out with the line ends of Windows.
        let text = fs::read_to_string(&path).unwrap_or_default();
        let text = text.replace("\r\n", "\n");
        Self { path, text }
    }

    fn check(&self, actual: &str) -> Result<(), String> {
        if self.text == actual {
            return Ok(());
        }
        if env::var_os("UPDATE_EXPECT").is_some() {
            let written = match actual {
                "" => fs::remove_file(&self.path),
                _ => fs::write(&self.path, actual),
            };
            return written.map_err(|error| error.to_string());
        }
        let diff = TextDiff::from_lines(self.text.as_str(), actual);
        let diff = diff.unified_diff().header("expected", "actual").to_string();
        Err(format!("{}\n{diff}", self.path.display()))
    }
}
