//! Writes a module for each page in `docs/` and for the README, whose documentation is the page, so that rustdoc runs
//! the code of every page as doctests. The blocks of "Getting started" extend each other, so they become one program,
//! which `tests/getting_started.rs` compiles and runs.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let (docs, readme) = (root.join("docs"), root.join("README.md"));
    println!("cargo::rerun-if-changed={}", docs.display());
    println!("cargo::rerun-if-changed={}", readme.display());
    let mut pages = pages(&docs)?;
    pages.retain(|page| !page.ends_with("getting-started.md"));
    pages.push(readme);
    let modules: String = pages.iter().map(|page| module(page)).collect();
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let out = Path::new(&out);
    fs::write(out.join("pages.rs"), modules)?;
    let program = program(&fs::read_to_string(docs.join("getting-started.md"))?);
    fs::write(out.join("getting_started.rs"), program)
}

/// The Markdown files of a folder, in order.
fn pages(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(pages)
}

fn module(page: &Path) -> String {
    let stem = page.file_stem().unwrap_or_default().to_string_lossy();
    let name = stem.replace('-', "_").to_lowercase();
    let path = page.to_string_lossy();
    format!("#[doc = include_str!({path:?})]\nmod {name} {{}}\n")
}

/// The Rust of a page in one piece.
fn program(page: &str) -> String {
    let mut program = String::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = line.starts_with("```rust");
        } else if inside {
            program.push_str(line);
            program.push('\n');
        }
    }
    program
}
