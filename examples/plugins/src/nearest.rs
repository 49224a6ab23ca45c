//! Guesses what a misspelt name was meant to be.

use strsim::normalized_damerau_levenshtein;

/// A name that has less in common with the word than this is no guess.
const LIKENESS: f64 = 0.5;

/// The end of an error message: the nearest name, or else all of them.
pub(crate) fn hint(word: &str, names: &[&str]) -> String {
    let nearest = names
        .iter()
        .map(|&name| (normalized_damerau_levenshtein(word, name), name))
        .filter(|&(likeness, _)| likeness >= LIKENESS)
        .max_by(|(left, _), (right, _)| left.total_cmp(right));
    match nearest {
        Some((_, name)) => format!("; did you mean `{name}`?"),
        None if names.is_empty() => "; there are none".to_owned(),
        None => format!("; there are `{}`", names.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::hint;

    const NAMES: [&str; 3] = ["count", "filter", "replace"];

    #[test]
    fn the_nearest_name_is_proposed() {
        assert_eq!(hint("fliter", &NAMES), "; did you mean `filter`?");
        assert_eq!(hint("cont", &NAMES), "; did you mean `count`?");
    }

    #[test]
    fn all_names_are_listed_when_none_is_near() {
        let all = "; there are `count`, `filter`, `replace`";
        assert_eq!(hint("xyz", &NAMES), all);
        assert_eq!(hint("xyz", &[]), "; there are none");
    }
}
