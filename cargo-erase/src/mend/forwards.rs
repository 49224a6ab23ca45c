//! The words of `forward(..)`: for a value without a size behind a pointer, and in place of
//! `auto_impl`.

use std::ops::Range;

use super::context::{Context, Fix, Past};
use crate::check::Problem;
use crate::edit::Edits;
use crate::project::Site;

/// E0599 on `&S`, `Box<S>` and the like, where `S` has no size, or a method of its own for `dyn`:
/// the trait's `forward(..)` gets the word for every value behind that pointer.
pub(super) fn add_word(context: &Context<'_>, problem: &Problem, past: &mut Past) -> Option<Fix> {
    if problem.code != "E0599" || !problem.message.ends_with("trait bounds were not satisfied") {
        return None;
    }
    // the method `get` exists for struct `Box<dyn Store + Unpin>`, but its trait bounds ..
    let word = word_of(problem.message.split('`').nth(3)?)?;
    let (file, site) = context.erased_trait(problem)?;
    let what = format!("`forward({word})`, for methods of a value without a size");
    words(context, file, &site, &[word], past).map(|edits| Fix::Edit { file, what, edits })
}

fn word_of(pointer: &str) -> Option<&'static str> {
    let known = [
        ("&mut ", "&mut"),
        ("&", "&"),
        ("Box<", "dyn Box"),
        ("Arc<", "dyn Arc"),
        ("Rc<", "dyn Rc"),
    ];
    let found = known
        .into_iter()
        .find(|(start, _)| pointer.starts_with(start));
    found.map(|(_, word)| word)
}

// Input:
//     #[async_trait]
//     #[auto_impl(&, Arc)]
// Output:
//     #[async_trait(forward(&, dyn Arc))]
/// An error from the expansion of `auto_impl`, which does not know the trait's methods as they are.
pub(super) fn replace_auto_impl(
    context: &Context<'_>,
    problem: &Problem,
    past: &mut Past,
) -> Option<Fix> {
    if !problem.is_error {
        return None;
    }
    let (file, site) = context.erased_trait(problem)?;
    let is_auto_impl = |path: &[String]| path.last().is_some_and(|name| name == "auto_impl");
    let attr = site
        .item
        .attrs
        .iter()
        .find(|attr| is_auto_impl(&attr.path))?;
    let is_there =
        |range: &Range<usize>| attr.whole.start <= range.start && range.end <= attr.whole.end;
    let file_of = |path| context.project.file(path) == Some(file);
    if !problem
        .places
        .iter()
        .any(|place| is_there(&place.range) && file_of(&place.path))
    {
        return None;
    }
    let args = context.text(file).get(attr.args.clone()?)?;
    let args = args.trim_matches(['(', ')']).split(',').map(str::trim);
    let pointers: Option<Vec<&str>> = args
        .filter(|arg| !arg.is_empty())
        .map(|arg| match arg {
            "&" => Some("&"),
            "&mut" => Some("&mut"),
            "Box" => Some("dyn Box"),
            "Arc" => Some("dyn Arc"),
            "Rc" => Some("dyn Rc"),
            _ => None,
        })
        .collect();
    let mut edits = words(context, file, &site, &pointers?, past)?;
    edits.delete_lines(context.text(file), attr.whole.clone());
    let what = "`forward(..)` in place of `auto_impl`".to_owned();
    Some(Fix::Edit { file, what, edits })
}

/// E0119: an impl of the trait clashes with a word that was added. The word goes again.
pub(super) fn take_word_back(
    context: &Context<'_>,
    problem: &Problem,
    past: &mut Past,
) -> Option<Fix> {
    if problem.code != "E0119" {
        return None;
    }
    let (file, site) = context.erased_trait(problem)?;
    let words = past.words.get_mut(&(file, site.index))?;
    if words.added.is_empty() || words.is_refused {
        return None;
    }
    words.is_refused = true;
    let mut edits = Edits::default();
    let end = site
        .attr
        .args
        .as_ref()
        .map_or(site.attr.path_range.end, |args| args.end);
    edits.replace(site.attr.path_range.end..end, words.before.clone());
    let what = String::new();
    Some(Fix::Edit { file, what, edits })
}

/// Adds words to the attribute of a trait, those that it got before included.
fn words(
    context: &Context<'_>,
    file: usize,
    site: &Site<'_>,
    new: &[&str],
    past: &mut Past,
) -> Option<Edits> {
    const ALL: [&str; 5] = ["&", "&mut", "dyn Box", "dyn Rc", "dyn Arc"];
    let text = context.text(file);
    let end = site
        .attr
        .args
        .as_ref()
        .map_or(site.attr.path_range.end, |args| args.end);
    let now = text.get(site.attr.path_range.end..end)?;
    let words = past.words.entry((file, site.index)).or_default();
    if words.added.is_empty() {
        now.clone_into(&mut words.before);
    }
    let wanted = ALL.into_iter().filter(|word| new.contains(word));
    let known = words.added.len();
    words.added.extend(wanted);
    if words.is_refused || words.added.len() == known {
        return None;
    }
    let added = ALL.into_iter().filter(|word| words.added.contains(word));
    let after = with_words(&words.before, &added.collect::<Vec<_>>());
    let mut edits = Edits::default();
    edits.replace(site.attr.path_range.end..end, after);
    Some(edits)
}

/// The arguments of an attribute, with more words in `forward(..)`.
fn with_words(args: &str, words: &[&str]) -> String {
    let inner = args
        .strip_prefix('(')
        .and_then(|args| args.strip_suffix(')'));
    let inner = inner.unwrap_or_default().trim();
    if let Some((before, after)) = inner.split_once("forward(") {
        let (own, after) = after.split_once(')').unwrap_or((after, ""));
        let mut all: Vec<&str> = own.split(',').map(str::trim).collect();
        // `dyn Box` says more than `Box`.
        all.retain(|own| !own.is_empty() && !words.iter().any(|word| word.ends_with(own)));
        all.extend(words);
        return format!("({before}forward({}){after})", all.join(", "));
    }
    let comma = if inner.is_empty() { "" } else { ", " };
    format!("({inner}{comma}forward({}))", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::with_words;

    #[test]
    fn words_join_the_arguments_that_are_there() {
        assert_eq!(with_words("", &["&"]), "(forward(&))");
        assert_eq!(with_words("(?Send)", &["&"]), "(?Send, forward(&))");
        assert_eq!(with_words("(forward())", &["&"]), "(forward(&))");
        let both = with_words("(forward(Arc, Box), inline = 8)", &["dyn Box"]);
        assert_eq!(both, "(forward(Arc, dyn Box), inline = 8)");
    }
}
