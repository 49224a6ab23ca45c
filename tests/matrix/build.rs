//! Writes the programs of `sample.txt`, for `tests/sample.rs`.

#![allow(dead_code, reason = "the run uses the rest of the modules")]

#[path = "src/shape/mod.rs"]
mod shape;
#[path = "src/source/mod.rs"]
mod source;

use shape::Shape;
use source::Level;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=sample.txt");
    println!("cargo::rerun-if-changed=src");
    let sample = fs::read_to_string("sample.txt").expect("sample.txt");
    let mut program = String::new();
    for line in sample.lines() {
        let (name, levels) = line.split_once(' ').expect("a name and levels");
        let shape = Shape::named(name).expect("a name of the matrix");
        let levels: Vec<_> = Level::all(&shape)
            .filter(|level| levels.split(',').any(|name| name == level.name()))
            .collect();
        let module = name.replace('.', "__").replace('-', "none");
        program.push_str(&source::erased(module.clone(), &shape, &levels).text());
        let _ = writeln!(
            program,
            "#[test]\nfn {module}__runs() {{\n    {module}::run();\n}}"
        );
    }
    let path = Path::new(&env::var_os("OUT_DIR").expect("OUT_DIR")).join("sample.rs");
    fs::write(path, program).expect("the programs can be written");
}
