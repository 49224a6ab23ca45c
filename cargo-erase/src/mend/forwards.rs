//! Adds words to `forward(..)`, for an unsized value behind a pointer, and instead of `auto_impl`.

use super::context::{Fix, Past, erased_trait, erased_traits, is_erased_trait};
use crate::check::{Place, Problem};
use crate::edit::Edits;
use crate::project::{Project, Site};
use crate::scan::Attr;

/// The start of a pointer's type, its name for `auto_impl`, and the word for every value behind it.
const POINTERS: [(&str, &str, &str); 5] = [
    ("&mut ", "&mut", "&mut"),
    ("&", "&", "&"),
    ("Box<", "Box", "dyn Box"),
    ("Rc<", "Rc", "dyn Rc"),
    ("Arc<", "Arc", "dyn Arc"),
];
const FORWARD: &str = "`forward(..)`, for methods of a value without a size";

/// E0599 on `&S`, `Box<S>` and the like, where `S` is unsized, or a `dyn` type without the method: adds
/// the word for every value behind that pointer to the trait's `forward(..)`.
pub(super) fn add_word(project: &Project, problem: &Problem, past: &mut Past) -> Option<Fix> {
    if problem.code != "E0599" || !problem.message.ends_with("trait bounds were not satisfied") {
        return None;
    }
    // the method `get` exists for struct `Box<dyn Store + Unpin>`, but its trait bounds ..
    let pointer = problem.message.split('`').nth(3)?;
    let mut known = POINTERS.into_iter();
    let (_, _, word) = known.find(|(start, ..)| pointer.starts_with(start))?;
    let (file, site) = trait_with_method(project, problem)?;
    let edits = words(project, file, &site, &[word], past)?;
    Some(Fix::Edit(file, edits, FORWARD))
}

/// The trait around a place in its body, where rustc shows the method, or else the only trait that has a
/// method of that name. If rustc shows a whole trait, that is another, unsized one; the call itself may be in
/// a default body.
fn trait_with_method<'a>(project: &'a Project, problem: &'a Problem) -> Option<(usize, Site<'a>)> {
    let mut traits = erased_traits(project, problem);
    let shown = traits.find(|(place, (file, _))| {
        let shown = project.sources[*file].text.get(place.range.clone());
        let is_head = |text: &str| {
            ["pub", "trait", "unsafe"]
                .iter()
                .any(|word| text.starts_with(word))
        };
        **place != problem.place && !shown.is_some_and(is_head)
    });
    let name = problem.message.split('`').nth(1)?;
    shown.map_or_else(|| only_trait_with(project, name), |(_, found)| Some(found))
}

fn only_trait_with<'a>(project: &'a Project, method: &str) -> Option<(usize, Site<'a>)> {
    let files = project.facts.iter().enumerate();
    let sites = files.flat_map(|(file, facts)| {
        let sites = project.sites(file, facts).into_iter();
        sites.map(move |site| (file, site))
    });
    let mut traits = sites.filter(|(file, site)| {
        let text = &project.sources[*file].text[site.item.range.clone()];
        is_erased_trait(site)
            && ["(", "<"]
                .iter()
                .any(|next| text.contains(&format!("fn {method}{next}")))
    });
    traits.next().filter(|_| traits.next().is_none())
}

// Input:
//     #[async_trait]
//     #[auto_impl(&, Arc)]
// Output:
//     #[async_trait(forward(&, dyn Arc))]
/// An error from the expansion of `auto_impl`, which does not know the expanded methods.
pub(super) fn replace_auto_impl(
    project: &Project,
    problem: &Problem,
    past: &mut Past,
) -> Option<Fix> {
    if !problem.is_error {
        return None;
    }
    let (file, site) = erased_trait(project, problem)?;
    let is_auto_impl = |attr: &&Attr| attr.path.last().is_some_and(|name| name == "auto_impl");
    let attr = site.item.attrs.iter().find(is_auto_impl)?;
    let is_there = |place: &Place| {
        let (range, whole) = (&place.range, &attr.whole);
        project.file(&place.path) == Some(file)
            && whole.start <= range.start
            && range.end <= whole.end
    };
    if !problem.places.iter().any(is_there) {
        return None;
    }
    let args = project.sources[file].text.get(attr.args.clone()?)?;
    let args = args.trim_matches(['(', ')']).split(',').map(str::trim);
    let word = |arg: &str| {
        let mut known = POINTERS.into_iter();
        known
            .find(|(_, name, _)| *name == arg)
            .map(|(.., word)| word)
    };
    let pointers: Option<Vec<_>> = args.filter(|arg| !arg.is_empty()).map(word).collect();
    let mut edits = words(project, file, &site, &pointers?, past)?;
    edits.delete_lines(&project.sources[file].text, attr.whole.clone());
    Some(Fix::Edit(
        file,
        edits,
        "`forward(..)` in place of `auto_impl`",
    ))
}

/// E0119, or an error in `forward(..)` itself: the trait cannot have the words, so removes them.
pub(super) fn take_words_back(
    project: &Project,
    problem: &Problem,
    past: &mut Past,
) -> Option<Fix> {
    let (file, site) = erased_trait(project, problem)?;
    let range = site.attr.args_or_none();
    let (path, place) = (&project.sources[file].path, &problem.place);
    let is_inside = range.start <= place.range.start && place.range.end <= range.end;
    if problem.code != "E0119" && !(is_inside && place.path == *path) {
        return None;
    }
    let words = past.words.get_mut(&(file, site.index))?;
    if words.added.is_empty() || words.is_refused {
        return None;
    }
    words.is_refused = true;
    let mut edits = Edits::default();
    edits.replace(range, words.before.clone());
    let shown = &project.sources[file].shown;
    past.mends
        .retain(|mend| mend.file != *shown || mend.what != FORWARD);
    Some(Fix::Edit(file, edits, ""))
}

/// Adds words to the attribute of a trait, including those added before.
fn words(
    project: &Project,
    file: usize,
    site: &Site<'_>,
    new: &[&'static str],
    past: &mut Past,
) -> Option<Edits> {
    let range = site.attr.args_or_none();
    let now = project.sources[file].text.get(range.clone())?;
    let words = past.words.entry((file, site.index)).or_default();
    if words.added.is_empty() {
        now.clone_into(&mut words.before);
    }
    let known = words.added.len();
    words.added.extend(new);
    if words.is_refused || words.added.len() == known {
        return None;
    }
    let all = POINTERS.into_iter().map(|(.., word)| word);
    let added: Vec<&str> = all.filter(|word| words.added.contains(word)).collect();
    let mut edits = Edits::default();
    edits.replace(range, with_words(&words.before, &added));
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
        // `dyn Box` includes `Box`.
        all.retain(|own| !own.is_empty() && !words.iter().any(|word| word.ends_with(own)));
        all.extend(words);
        return format!("({before}forward({}){after})", all.join(", "));
    }
    let comma = if inner.is_empty() { "" } else { ", " };
    format!("({inner}{comma}forward({}))", words.join(", "))
}
