//! What differs from async-trait, row by row of the guide: the error that one gets, and the fix. `run.py`
//! beside it migrates crates of the registry.
