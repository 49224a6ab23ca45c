//! The arguments.

use super::params::Params;

/// What an argument needs of the trait.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    Nothing,
    Key,
    Type,
    Lifetime,
}

/// What an output may borrow from an argument.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Borrowed {
    Nothing,
    /// A `&str`.
    Text,
    /// A `&Self::Key`.
    Key,
    /// A `&T`.
    Type,
}

pub(crate) struct Argument {
    pub(crate) name: &'static str,
    /// The method's own generics: lifetimes, with their bounds.
    pub(crate) generics: &'static [&'static str],
    /// As it is written; `@T` stands for the trait's parameter.
    pub(crate) text: &'static str,
    /// What a body reads of it, a `usize`.
    pub(crate) read: &'static str,
    /// What can be borrowed from it, for `'a` if that is among the generics, and how.
    pub(crate) lends: (Borrowed, &'static str),
    /// At the call: what is made before it, and what is passed.
    pub(crate) setup: &'static str,
    pub(crate) pass: &'static str,
    /// What `read` gives.
    pub(crate) value: usize,
    pub(crate) needs: Needs,
}

impl Argument {
    pub(crate) fn fits(&self, params: Params) -> bool {
        match self.needs {
            Needs::Nothing => true,
            Needs::Key => params.has_key(),
            Needs::Type => params.has_type(),
            Needs::Lifetime => params.has_lifetime(),
        }
    }

    /// Whether it has a lifetime that is not named, so that an output of an owned receiver may elide it.
    pub(crate) fn elided(&self) -> bool {
        matches!(
            self.name,
            "elided" | "ctx_elided" | "ctx_hidden" | "key_ref" | "key_option" | "type_ref"
        )
    }

    pub(crate) fn names(&self, lifetime: &str) -> bool {
        self.generics
            .iter()
            .any(|generic| generic.split(':').next() == Some(lifetime))
    }
}

#[expect(clippy::too_many_arguments, reason = "a row of a table")]
const fn argument(
    name: &'static str,
    generics: &'static [&'static str],
    text: &'static str,
    read: &'static str,
    lends: (Borrowed, &'static str),
    setup: &'static str,
    pass: &'static str,
    value: usize,
    needs: Needs,
) -> Argument {
    Argument {
        name,
        generics,
        text,
        read,
        lends,
        setup,
        pass,
        value,
        needs,
    }
}

use Borrowed as B;
use Needs as N;

const TEXT: &str = "let text = String::from(\"text\");";
const TWO: &str = "let text = String::from(\"text\"); let other = String::from(\"other\");";
const KEY: &str = "let key = @key;";
const ITEM: &str = "let item = @key;";
const NONE: (Borrowed, &str) = (B::Nothing, "");

#[rustfmt::skip]
pub(crate) const ARGUMENTS: &[Argument] = &[
    argument("none", &[], "", "0", NONE, "", "", 0, N::Nothing),
    argument("owned", &[], "text: String", "text.len()", NONE, TEXT, "text", 4, N::Nothing),
    argument("elided", &[], "text: &str", "text.len()", (B::Text, "text"), TEXT, "&text", 4, N::Nothing),
    argument("named", &["'a"], "text: &'a str", "text.len()", (B::Text, "text"), TEXT, "&text", 4, N::Nothing),
    argument("two_named", &["'a", "'b"], "text: &'a str, other: &'b str", "text.len() + other.len()", (B::Text, "text"), TWO, "&text, &other", 9, N::Nothing),
    argument("named_and_elided", &["'a"], "text: &'a str, other: &str", "text.len() + other.len()", (B::Text, "text"), TWO, "&text, &other", 9, N::Nothing),
    argument("two_of_one", &["'a"], "text: &'a str, other: &'a str", "text.len() + other.len()", (B::Text, "text"), TWO, "&text, &other", 9, N::Nothing),
    argument("bounded", &["'b: 'a", "'a"], "text: &'a str, other: &'b str", "text.len() + other.len()", (B::Text, "if n > 0 { text } else { other }"), TWO, "&text, &other", 9, N::Nothing),
    argument("nested", &["'a"], "text: &&'a str", "text.len()", (B::Text, "*text"), TEXT, "&&*text", 4, N::Nothing),
    argument("slice", &["'a"], "texts: &[&'a str]", "texts.len()", (B::Text, "texts[0]"), TEXT, "&[&*text]", 1, N::Nothing),
    argument("ctx_elided", &[], "ctx: Ctx<'_>", "ctx.text.len()", (B::Text, "ctx.text"), TEXT, "Ctx { text: &text }", 4, N::Nothing),
    argument("ctx_named", &["'a"], "ctx: Ctx<'a>", "ctx.text.len()", (B::Text, "ctx.text"), TEXT, "Ctx { text: &text }", 4, N::Nothing),
    argument("ctx_ref", &["'a"], "ctx: &Ctx<'a>", "ctx.text.len()", (B::Text, "ctx.text"), TEXT, "&Ctx { text: &text }", 4, N::Nothing),
    argument("ctx_hidden", &[], "ctx: Ctx", "ctx.text.len()", (B::Text, "ctx.text"), TEXT, "Ctx { text: &text }", 4, N::Nothing),
    argument("future_hidden", &[], "work: BoxFuture<u64>", "{ let _ = &work; 4 }", NONE, TEXT, "Box::pin(async { text.len() as u64 })", 4, N::Nothing),
    argument("iter_hidden", &[], "bytes: Iter<u8>", "bytes.len()", NONE, TEXT, "text.as_bytes().iter()", 4, N::Nothing),
    argument("ref_hidden", &[], "cell: Ref<u8>", "usize::from(*cell)", NONE, "let cell = RefCell::new(4);", "cell.borrow()", 4, N::Nothing),
    argument("vec_mut", &["'a"], "texts: &mut Vec<&'a str>", "texts.len()", (B::Text, "texts[0]"), "let text = String::from(\"text\"); let mut texts = vec![&*text];", "&mut texts", 1, N::Nothing),
    argument("vec_mut_elided", &[], "texts: &mut Vec<&str>", "texts.len()", NONE, "let text = String::from(\"text\"); let mut texts = vec![&*text];", "&mut texts", 1, N::Nothing),
    argument("cell", &["'a"], "cell: Cell<&'a str>", "cell.get().len()", (B::Text, "cell.get()"), TEXT, "Cell::new(&text)", 4, N::Nothing),
    argument("cell_ref", &["'a"], "cell: &Cell<&'a str>", "cell.get().len()", (B::Text, "cell.get()"), "let text = String::from(\"text\"); let cell = Cell::new(&*text);", "&cell", 4, N::Nothing),
    argument("dyn_fn", &[], "count: &dyn Fn(&str) -> usize", "count(\"text\")", NONE, "", "&|text: &str| text.len()", 4, N::Nothing),
    argument("dyn_fn_sync", &[], "count: &(dyn Fn(&str) -> usize + Sync)", "count(\"text\")", NONE, "", "&|text: &str| text.len()", 4, N::Nothing),
    argument("box_fn", &[], "count: Box<dyn Fn() -> usize + '_>", "count()", NONE, TEXT, "Box::new(|| text.len())", 4, N::Nothing),
    argument("box_fn_send", &[], "count: Box<dyn Fn() -> usize + Send + '_>", "count()", NONE, TEXT, "Box::new(|| text.len())", 4, N::Nothing),
    argument("box_fn_named", &["'a"], "count: Box<dyn Fn() -> &'a str + Send + 'a>", "count().len()", (B::Text, "count()"), TEXT, "Box::new(|| &*text)", 4, N::Nothing),
    argument("other_self", &[], "other: &Self", "other.own.len()", NONE, "let other = holder(\"other\");", "&other", 3, N::Nothing),
    argument("generic", &["U: Show"], "item: U", "item.show().len()", NONE, TEXT, "text", 4, N::Nothing),
    argument("impl_trait", &[], "item: impl Show", "item.show().len()", NONE, TEXT, "text", 4, N::Nothing),
    argument("key", &[], "key: Self::Key", "key.show().len()", NONE, KEY, "key", 4, N::Key),
    argument("key_ref", &[], "key: &Self::Key", "key.show().len()", (B::Key, "key"), KEY, "&key", 4, N::Key),
    argument("key_option", &[], "key: Option<&Self::Key>", "key.map_or(0, |key| key.show().len())", (B::Key, "key.unwrap()"), KEY, "Some(&key)", 4, N::Key),
    argument("key_named", &["'a"], "key: &'a Self::Key", "key.show().len()", (B::Key, "key"), KEY, "&key", 4, N::Key),
    argument("key_vec", &["'a"], "keys: Vec<&'a Self::Key>", "keys.len()", (B::Key, "keys[0]"), KEY, "vec![&key]", 1, N::Key),
    argument("key_vec_mut", &["'a"], "keys: &mut Vec<&'a Self::Key>", "keys.len()", (B::Key, "keys[0]"), KEY, "&mut vec![&key]", 1, N::Key),
    argument("key_and_text", &["'a"], "key: &Self::Key, text: &'a str", "key.show().len() + text.len()", (B::Text, "text"), "let key = @key; let text = String::from(\"text\");", "&key, &text", 8, N::Key),
    argument("type", &[], "item: @T", "item.show().len()", NONE, ITEM, "item", 4, N::Type),
    argument("type_ref", &[], "item: &@T", "item.show().len()", (B::Type, "item"), ITEM, "&item", 4, N::Type),
    argument("type_named", &["'a"], "item: &'a @T", "item.show().len()", (B::Type, "item"), ITEM, "&item", 4, N::Type),
    argument("type_vec_mut", &["'a"], "items: &mut Vec<&'a @T>", "items.len()", (B::Type, "items[0]"), ITEM, "&mut vec![&item]", 1, N::Type),
    argument("trait_text", &[], "text: &'t str", "text.len()", NONE, "let text = \"text\";", "text", 4, N::Lifetime),
    argument("trait_ctx", &[], "ctx: Ctx<'t>", "ctx.text.len()", NONE, "", "Ctx { text: \"text\" }", 4, N::Lifetime),
    argument("trait_ctx_ref", &["'a"], "ctx: &'a Ctx<'t>", "ctx.text.len()", (B::Text, "ctx.text"), "let ctx = Ctx { text: \"text\" };", "&ctx", 4, N::Lifetime),
];
