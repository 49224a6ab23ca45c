//! What a file says of async-trait: imports, attributes, traits and impls, in macro bodies too.

mod attrs;
mod docs;
mod parameters;
mod tokens;
mod uses;

use proc_macro2::TokenStream;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Block, GenericParam, Generics, Ident, Item, ItemEnum, ItemExternCrate, ItemImpl,
    ItemMacro, ItemMod, ItemStruct, ItemTrait, ItemType, ItemUse, Macro,
};

use crate::packages::Package;
use crate::source::Source;
pub(crate) use attrs::names as attr_names;
pub(crate) use docs::Mention;
pub(crate) use parameters::{as_written, is_parameter};
use uses::Import;
pub(crate) use uses::{Place, Unit, UnitKind};

/// What was found in a file.
#[derive(Default)]
pub(crate) struct Facts {
    pub(crate) scopes: Vec<Scope>,
    pub(crate) imports: Vec<Import>,
    pub(crate) units: Vec<Unit>,
    pub(crate) sites: Vec<Site>,
    pub(crate) traits: Vec<TraitDef>,
    pub(crate) impls: Vec<ImplDef>,
    /// Structs, enums and aliases.
    pub(crate) types: Vec<TypeDef>,
    /// Calls of macros: the name, and what is given to it.
    pub(crate) calls: Vec<(String, TokenStream)>,
    /// Where doc comments speak of async-trait.
    pub(crate) docs: Vec<Mention>,
}

/// A module or a block.
pub(crate) struct Scope {
    pub(crate) parent: Option<usize>,
}

/// An attribute that may be async-trait's, above a trait or an impl.
pub(crate) struct Site {
    pub(crate) scope: usize,
    pub(crate) target: Target,
    pub(crate) attr: attrs::Found,
}

/// What an attribute stands above.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Trait(usize),
    Impl(usize),
    /// An item of a macro body whose trait is a parameter, or a trait whose body is one.
    Unknown,
}

pub(crate) struct TypeDef {
    pub(crate) name: String,
    /// How many lifetimes are its parameters, if nothing else is.
    pub(crate) lifetimes: Option<usize>,
}

pub(crate) struct TraitDef {
    pub(crate) scope: usize,
    pub(crate) item: ItemTrait,
}

pub(crate) struct ImplDef {
    pub(crate) scope: usize,
    pub(crate) item: ItemImpl,
    pub(crate) in_macro: bool,
    /// The macro that generates it, if it is one of `macro_rules!`.
    pub(crate) rules: Option<String>,
}

/// Reads what a file says.
pub(crate) fn scan(source: &Source, package: &Package) -> Facts {
    let mut facts = Facts::default();
    facts.scopes.push(Scope { parent: None });
    let mut scanner = Scanner {
        source,
        package,
        facts,
        scope: 0,
        in_macro: false,
        rules: None,
        comments: Vec::new(),
    };
    scanner.visit_file(&source.syntax);
    let names: Vec<&str> = package.old_names().collect();
    let comments = scanner.comments.iter();
    scanner.facts.docs = comments
        .flat_map(|comment| docs::mentions(comment, &names))
        .collect();
    scanner.facts
}

pub(super) struct Scanner<'a> {
    source: &'a Source,
    package: &'a Package,
    facts: Facts,
    scope: usize,
    in_macro: bool,
    rules: Option<String>,
    comments: Vec<docs::Comment>,
}

impl Scanner<'_> {
    fn scoped(&mut self, inside: impl FnOnce(&mut Self)) {
        let parent = self.scope;
        self.facts.scopes.push(Scope {
            parent: Some(parent),
        });
        self.scope = self.facts.scopes.len() - 1;
        inside(self);
        self.scope = parent;
    }

    fn sites(&mut self, attributes: &[Attribute], target: Target) {
        for attr in attrs::find(self.source, attributes) {
            let scope = self.scope;
            self.facts.sites.push(Site {
                scope,
                target,
                attr,
            });
        }
    }

    fn defined(&mut self, ident: &Ident, generics: &Generics) {
        let is_lifetime = |param: &GenericParam| matches!(param, GenericParam::Lifetime(_));
        let plain = generics.params.iter().all(is_lifetime);
        self.facts.types.push(TypeDef {
            name: ident.to_string(),
            lifetimes: plain.then(|| generics.params.len()),
        });
    }

    /// Items that stand in the arguments or the rules of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let was = std::mem::replace(&mut self.in_macro, true);
        tokens::calls(tokens.clone(), &mut self.facts.calls);
        for found in tokens::items(tokens) {
            match found {
                tokens::Found::Item(item) => self.visit_item(&item),
                tokens::Found::Unknown(attributes) => self.sites(&attributes, Target::Unknown),
            }
        }
        self.in_macro = was;
    }
}

impl<'ast> Visit<'ast> for Scanner<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        item.attrs
            .iter()
            .for_each(|attr| self.visit_attribute(attr));
        self.scoped(|this| {
            let items = item.content.iter().flat_map(|(_, items)| items);
            items.for_each(|item| this.visit_item(item));
        });
    }

    fn visit_block(&mut self, block: &'ast Block) {
        let has_items = block.stmts.iter().any(|stmt| {
            matches!(
                stmt,
                syn::Stmt::Item(Item::Use(_) | Item::Trait(_) | Item::Impl(_))
            )
        });
        if has_items {
            self.scoped(|this| visit::visit_block(this, block));
        } else {
            visit::visit_block(self, block);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        uses::item(self, item);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast ItemExternCrate) {
        uses::extern_crate(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        let scope = self.scope;
        self.facts.traits.push(TraitDef {
            scope,
            item: item.clone(),
        });
        self.sites(&item.attrs, Target::Trait(self.facts.traits.len() - 1));
        visit::visit_item_trait(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let (scope, in_macro) = (self.scope, self.in_macro);
        self.facts.impls.push(ImplDef {
            scope,
            item: item.clone(),
            in_macro,
            rules: self.rules.clone(),
        });
        self.sites(&item.attrs, Target::Impl(self.facts.impls.len() - 1));
        visit::visit_item_impl(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.defined(&item.ident, &item.generics);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.defined(&item.ident, &item.generics);
        visit::visit_item_enum(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast ItemType) {
        self.defined(&item.ident, &item.generics);
        visit::visit_item_type(self, item);
    }

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        let Some(name) = &item.ident else {
            return visit::visit_item_macro(self, item);
        };
        let was = self.rules.replace(name.to_string());
        self.tokens(item.mac.tokens.clone());
        self.rules = was;
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        let name = mac.path.segments.last().map(|last| last.ident.to_string());
        let call = name.map(|name| (name, mac.tokens.clone()));
        self.facts.calls.extend(call);
        self.tokens(mac.tokens.clone());
    }

    fn visit_attribute(&mut self, attr: &'ast Attribute) {
        docs::add(&mut self.comments, attr, self.source);
    }
}
