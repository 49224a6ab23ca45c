//! Token streams with something wrong: one token left out, doubled, swapped, replaced or unpacked.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::choices::Choices;

/// What is put where it does not belong, beside what the inputs themselves consist of.
pub(crate) const WORDS: &str = "
    async fn trait impl dyn unsafe const type where for mut ref move pub extern static use crate self
    Self Sized Send Sync Future Iterator Stream Box Rc Arc Pin Option Result Output Item T U N X P
    erase boxed inline forward local assoc This get start this arg0 _ __erased_get __ErasedStore
    -> => :: : ; , . .. ... = == + ? ! # & && * / | < > @ $ 'a 'f '_ 'static 'd 1 \"s\" 'c' 2.5 r#fn
    #[cfg(any())] #[erase(?Send)] #[doc = \"\"] ?Sized &self (self) {} [] () <T> use<'a, Self>
    self: Box<Self> self: &mut Self impl Future<Output = ()> async fn f(&self); fn f(); type A;
    const C: u8; dyn Fn(&str) -> &str for<'a> where Self: Sized
";

pub(crate) fn words() -> Vec<TokenTree> {
    let words: TokenStream = WORDS.parse().expect("the words are tokens");
    words.into_iter().collect()
}

/// All tokens of a stream, those in groups too.
pub(crate) fn flat(stream: &TokenStream, into: &mut Vec<TokenTree>) {
    for tree in stream.clone() {
        into.push(tree.clone());
        if let TokenTree::Group(group) = tree {
            flat(&group.stream(), into);
        }
    }
}

/// Changes one place in the stream, in a group or not.
pub(crate) fn mutate(stream: TokenStream, pool: &[TokenTree], choices: &Choices) -> TokenStream {
    let mut all = Vec::new();
    flat(&stream, &mut all);
    let mut left = choices.below(all.len().max(1));
    change(stream, &mut left, pool, choices)
}

fn change(
    stream: TokenStream,
    left: &mut usize,
    pool: &[TokenTree],
    choices: &Choices,
) -> TokenStream {
    let mut trees = stream.into_iter().peekable();
    let mut changed = Vec::new();
    while let Some(tree) = trees.next() {
        let here = *left == 0;
        *left = left.wrapping_sub(1);
        if !here {
            changed.push(match tree {
                TokenTree::Group(group) => {
                    let inner = change(group.stream(), left, pool, choices);
                    regroup(&group, group.delimiter(), inner)
                }
                other => other,
            });
            continue;
        }
        match (choices.below(6), tree) {
            (0, _) => {}
            (1, tree) => changed.extend([tree.clone(), tree]),
            (2, tree) => {
                changed.extend(trees.next());
                changed.push(tree);
            }
            (3, tree) => changed.extend([choices.of(pool).clone(), tree]),
            (4, TokenTree::Group(group)) => changed.extend(group.stream()),
            (5, TokenTree::Group(group)) => {
                let delimiters = [
                    Delimiter::Parenthesis,
                    Delimiter::Brace,
                    Delimiter::Bracket,
                    Delimiter::None,
                ];
                let delimiter = *choices.of(&delimiters);
                changed.push(regroup(&group, delimiter, group.stream()));
            }
            _ => changed.push(choices.of(pool).clone()),
        }
    }
    changed.into_iter().collect()
}

fn regroup(group: &Group, delimiter: Delimiter, stream: TokenStream) -> TokenTree {
    let mut changed = Group::new(delimiter, stream);
    changed.set_span(group.span());
    TokenTree::Group(changed)
}

/// A stream of words, some of them in groups.
pub(crate) fn random(pool: &[TokenTree], choices: &Choices, depth: usize) -> TokenStream {
    let len = choices.below(12);
    let tree = |_| {
        if depth == 0 || !choices.one_in(5) {
            return choices.of(pool).clone();
        }
        let delimiters = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket];
        let delimiter = *choices.of(&delimiters);
        TokenTree::Group(Group::new(delimiter, random(pool, choices, depth - 1)))
    };
    (0..len).map(tree).collect()
}
