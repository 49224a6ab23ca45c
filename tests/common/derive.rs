// The modules of erase-derive: a proc-macro crate exports its macros only, so tests of these compile
// them once more, at their own root.

#[path = "../../erase-derive/src/attr.rs"]
mod attr;
#[path = "../../erase-derive/src/attrs.rs"]
mod attrs;
#[path = "../../erase-derive/src/bounds.rs"]
mod bounds;
#[path = "../../erase-derive/src/emit/mod.rs"]
mod emit;
#[path = "../../erase-derive/src/errors.rs"]
mod errors;
#[path = "../../erase-derive/src/find.rs"]
mod find;
#[path = "../../erase-derive/src/impl_block/mod.rs"]
mod impl_block;
#[path = "../../erase-derive/src/model/mod.rs"]
mod model;
#[path = "../../erase-derive/src/names.rs"]
mod names;
#[path = "../../erase-derive/src/normalize/mod.rs"]
mod normalize;
#[path = "../../erase-derive/src/pipeline.rs"]
mod pipeline;
#[path = "../../erase-derive/src/refuse/mod.rs"]
mod refuse;
#[path = "../../erase-derive/src/subst.rs"]
mod subst;
#[path = "../../erase-derive/src/syntax.rs"]
mod syntax;
