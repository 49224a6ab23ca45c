//! The macro and the runtime together, as users see them: a module for each feature.
//!
//! One binary, so that there is one to link. What it may not share is a package in `tests/`: lints,
//! editions, features, programs that must not compile.

mod allocations;
mod arguments;
mod assoc_types;
mod assoc_types_borrowed;
mod assoc_types_deep;
mod assoc_types_inherited;
mod async_trait;
mod attributes;
mod by_value;
mod by_value_assoc;
mod call_sites;
mod call_sites_mut;
mod call_types;
mod cfg;
mod counted;
mod crate_path;
mod default_bodies;
mod default_bodies_plain;
mod executors;
mod forward_choice;
mod forward_routes;
mod forwarding;
mod generics;
mod generics_borrowed;
mod goldens;
mod hidden_lifetimes;
mod hygiene;
mod hygiene_names;
mod hygiene_traits;
mod impl_attribute;
mod impl_recursion;
mod laziness;
mod lifetimes;
mod local;
mod macro_rules;
#[cfg(newer_rust)]
mod newer;
mod peers;
mod promises;
mod readme;
mod receivers;
mod recorder;
mod recursion;
mod returns_future;
mod returns_iterator;
mod returns_other;
mod returns_stream;
mod semantics;
mod semantics_cancel;
mod semantics_combined;
mod send;
mod static_only;
mod storage;
mod supertraits;
mod supertraits_diamond;
mod supertraits_marker;
mod supertraits_static;
mod unpin;
mod unsafe_traits;
mod visibility;
