//! The program that requests the expansion. A compiler gets the expansion; an editor and rustdoc get the
//! trait as its author wrote it.
//!
//! The program that has loaded the macro says so, and no `cfg`: rust-analyzer sets `cfg(rust_analyzer)` for
//! the members of a workspace alone, so neither for erase-core from a registry nor for a trait in a
//! dependency; and what `cfg(doc)` chooses between, rustc would have to read in every build.

use std::ffi::OsStr;
use std::path::Path;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Viewer {
    /// rustc, Clippy, Miri, and unknown programs, which all get the expansion.
    Compiler,
    Editor,
    Docs,
}

impl Viewer {
    pub(crate) fn of_this_process() -> Self {
        let program = std::env::current_exe().ok();
        let name = program.as_deref().and_then(Path::file_stem);
        let name = name.and_then(OsStr::to_str);
        name.map_or(Self::Compiler, Self::named)
    }

    fn named(program: &str) -> Self {
        match program {
            "rustdoc" => Self::Docs,
            // `rust-analyzer-proc-macro-srv`, or the server itself.
            _ if program.contains("rust-analyzer") => Self::Editor,
            _ => Self::Compiler,
        }
    }
}

/// Whether a trait object becomes one of a supertrait: from Rust 1.86 on, and without the fault of the first
/// releases with it from 1.91 on. A macro runs in the compiler that has built it, with its library.
#[allow(
    unstable_name_collisions,
    clippy::incompatible_msrv,
    reason = "which of the two is called is the answer"
)]
pub(crate) fn upcasts() -> bool {
    1_u8.strict_add(1) == 2
}

/// What there is in place of `u8::strict_add` before Rust 1.91.
#[allow(dead_code, reason = "a later compiler does not call it")]
trait Older {
    fn strict_add(self, other: u8) -> u8;
}

impl Older for u8 {
    fn strict_add(self, _: u8) -> u8 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::Viewer;

    #[test]
    fn a_program_is_known_by_its_name() {
        let cases = [
            ("rust-analyzer-proc-macro-srv", Viewer::Editor),
            (".rust-analyzer-wrapped", Viewer::Editor),
            ("rustdoc", Viewer::Docs),
            ("rustc", Viewer::Compiler),
            ("clippy-driver", Viewer::Compiler),
            ("miri", Viewer::Compiler),
        ];
        for (program, viewer) in cases {
            assert_eq!(Viewer::named(program), viewer, "{program}");
        }
    }
}
