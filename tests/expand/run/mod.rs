//! A module for each golden.

mod associated_types;
mod default_bodies;
mod four_methods;
mod generics;
mod local_twin;
mod mutable_with_supertraits;
mod nothing_forwarded;
mod plain_default_body;
mod streams_and_iterators;
