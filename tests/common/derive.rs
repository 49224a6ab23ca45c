// The modules of erase-derive: a proc-macro crate exports its macros only, so tests of these compile
// them once more, at their own root.

#[path = "../../erase-derive/src/args.rs"]
mod args;
#[path = "../../erase-derive/src/async_trait.rs"]
mod async_trait;
#[path = "../../erase-derive/src/attrs.rs"]
mod attrs;
#[path = "../../erase-derive/src/bounds.rs"]
mod bounds;
#[path = "../../erase-derive/src/errors.rs"]
mod errors;
#[path = "../../erase-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../erase-derive/src/forwardable.rs"]
mod forwardable;
#[path = "../../erase-derive/src/lifetimes/mod.rs"]
mod lifetimes;
#[path = "../../erase-derive/src/local.rs"]
mod local;
#[path = "../../erase-derive/src/macros.rs"]
mod macros;
#[path = "../../erase-derive/src/model.rs"]
mod model;
#[path = "../../erase-derive/src/names.rs"]
mod names;
#[path = "../../erase-derive/src/opaque.rs"]
mod opaque;
#[path = "../../erase-derive/src/parse/mod.rs"]
mod parse;
#[path = "../../erase-derive/src/recover.rs"]
mod recover;
#[path = "../../erase-derive/src/split.rs"]
mod split;
#[path = "../../erase-derive/src/subst.rs"]
mod subst;
#[path = "../../erase-derive/src/syntax.rs"]
mod syntax;
#[path = "../../erase-derive/src/validate/mod.rs"]
mod validate;
