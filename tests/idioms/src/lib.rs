//! The programs are in `tests/idioms/`, each once; two tests compile them, with one macro each.
