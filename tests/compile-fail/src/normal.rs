//! One form for what rustc prints on every machine: with the sources of the standard library and
//! without them, and wherever the repository is.

use std::path::Path;

/// The diagnostic as it would be printed if no source but the program's own existed.
pub(crate) fn normal_form(rendered: &str, root: &Path, program: &Path) -> String {
    let form = Form {
        root: format!("{}/", root.display()).replace('\\', "/"),
        program: program.to_string_lossy().replace('\\', "/"),
    };
    without_wide_gutter(&form.without_foreign_snippets(rendered.trim_end()))
}

struct Form {
    root: String,
    program: String,
}

/// The file and the rest of a line that says where a snippet is from.
fn location(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    line.strip_prefix("--> ")
        .map(|place| ("--> ", place))
        .or_else(|| line.strip_prefix("::: ").map(|place| ("::: ", place)))
}

/// Whether the line belongs to the snippet above it.
fn is_of_snippet(line: &str) -> bool {
    let is_elision = line.trim_end() == "...";
    let text = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    is_elision || (line.len() != text.len() && text.starts_with('|'))
}

impl Form {
    /// Names other files without a line number, and leaves out what they say: rustc shows that of
    /// the standard library only where the sources are installed.
    fn without_foreign_snippets(&self, rendered: &str) -> Vec<String> {
        let mut kept = Vec::new();
        let mut is_foreign = false;
        // Where the lines of the current message begin, and whether a foreign one moved them.
        let (mut start, mut moved) = (0, false);
        for line in rendered.lines() {
            let line = line.trim_end().replace(&self.root, "");
            let is_title = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if is_title || line.trim_start().starts_with("--> ") {
                undo_margin(&mut kept[start..], moved);
                (start, moved) = (kept.len(), false);
            }
            if let Some((arrow, place)) = location(&line) {
                is_foreign = !place.replace('\\', "/").starts_with(&self.program);
                if is_foreign {
                    if arrow == "--> " {
                        let indent = &line[..line.len() - line.trim_start().len()];
                        kept.push(format!("{indent}{arrow}{}", file(place)));
                    }
                    continue;
                }
            } else if is_foreign && is_of_snippet(&line) {
                moved |= line.contains(SPAN_END);
                continue;
            } else {
                is_foreign = false;
            }
            kept.push(line);
        }
        undo_margin(&mut kept[start..], moved);
        kept
    }
}

/// The last line of a span of several lines, which is drawn in a margin of two columns.
const SPAN_END: &str = " | |_";

/// Moves the lines back that the margin of a foreign span moved, unless there is a span in it that stays.
fn undo_margin(lines: &mut [String], moved: bool) {
    let has_margin = |line: &String| {
        let text = line.split_once('|').map_or("", |(_, text)| text);
        text.is_empty() || text.starts_with("   ")
    };
    if !moved
        || !lines
            .iter()
            .filter(|line| is_of_snippet(line))
            .all(has_margin)
    {
        return;
    }
    for line in lines.iter_mut().filter(|line| is_of_snippet(line)) {
        *line = line.replacen("|   ", "| ", 1);
    }
}

/// The gutter is as wide as the longest line number, which may have been another file's.
fn without_wide_gutter(lines: &[String]) -> String {
    let arrow = lines.iter().find(|line| location(line).is_some());
    let gutter = arrow.map_or(0, |line| line.len() - line.trim_start().len());
    let numbers = lines.iter().filter(|line| is_of_snippet(line));
    let digits = |line: &String| {
        line.trim_start()
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count()
    };
    let needed = numbers.map(digits).max().unwrap_or(0).max(1);
    let surplus = " ".repeat(gutter.saturating_sub(needed));
    let mut text = String::new();
    let mut is_title = true;
    for line in lines {
        // A title may go on below itself, by an indent of its own.
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            is_title = true;
        } else if location(line).is_some()
            || is_of_snippet(line)
            || line.trim_start().starts_with('=')
        {
            is_title = false;
        }
        let line = if is_title {
            line
        } else {
            line.strip_prefix(&surplus).unwrap_or(line)
        };
        text += line;
        text.push('\n');
    }
    text
}

/// `$RUST/core/src/pin.rs` of `/rustc/../library/core/src/pin.rs:1:2`, and
/// `$CARGO/syn-3.0.0/src/lib.rs` of `../registry/src/mirror/syn-3.0.0/src/lib.rs:1:2`.
fn file(place: &str) -> String {
    let place = place.replace('\\', "/");
    let file = place.rsplitn(3, ':').last().unwrap_or_default();
    if let Some((_, inside)) = file.split_once("/library/") {
        return format!("$RUST/{inside}");
    }
    // The registry's folder has another name on each machine that uses a mirror.
    let registry = file.split_once("/registry/src/");
    match registry.and_then(|(_, inside)| inside.split_once('/')) {
        Some((_, inside)) => format!("$CARGO/{inside}"),
        None => file.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WITH_SOURCES: &str = "\
error[E0277]: `PhantomPinned` cannot be unpinned
    --> tests/a.rs:4:40
     |
   4 | fn f(x: &mut PhantomPinned) { Pin::new(x); }
     |                               -------- ^ the trait `Unpin` is not implemented
     |
     = note: consider using the `pin!` macro
             consider using `Box::pin`
note: required by a bound in `Pin::<Ptr>::new`
      which is of two lines
    --> /home/me/.rustup/toolchains/stable/lib/rustlib/src/rust/library/core/src/pin.rs:1159:25
     |
1159 | impl<Ptr: Deref<Target: Unpin>> Pin<Ptr> {
     |                         ^^^^^ required by this bound in `Pin::<Ptr>::new`
...
1181 |     pub const fn new(pointer: Ptr) -> Pin<Ptr> {
     |                  --- required by a bound in this associated function
help: consider a box
     |
   5 + Box::pin(x);
";

    const WITHOUT: &str = "\
error[E0277]: `PhantomPinned` cannot be unpinned
 --> tests/a.rs:4:40
  |
4 | fn f(x: &mut PhantomPinned) { Pin::new(x); }
  |                               -------- ^ the trait `Unpin` is not implemented
  |
  = note: consider using the `pin!` macro
          consider using `Box::pin`
note: required by a bound in `Pin::<Ptr>::new`
      which is of two lines
 --> /rustc/e408947bfd200af42db322daf0fadfe7e26d3bd1/library/core/src/pin.rs:1183:4
help: consider a box
  |
5 + Box::pin(x);
";

    fn form(rendered: &str) -> String {
        normal_form(
            rendered,
            Path::new("/home/me/erase"),
            Path::new("tests/a.rs"),
        )
    }

    #[test]
    fn the_sources_of_the_standard_library_make_no_difference() {
        assert_eq!(form(WITH_SOURCES), form(WITHOUT));
        assert!(form(WITHOUT).contains("\n --> $RUST/core/src/pin.rs\nhelp"));
    }

    #[test]
    fn a_foreign_span_of_several_lines_moves_nothing() {
        let with = "\
error[E0599]: the trait bounds of `get` are not satisfied
   --> tests/a.rs:14:11
    |
  6 |       async fn get(&self);
    |                    - this method
...
 14 |       store.get().await
    |             ^^^ cannot be called
    |
   ::: /rustc/e408947/library/alloc/src/boxed.rs:231:1
    |
231 | / pub struct Box<
232 | |     T: ?Sized,
    | |_- does not satisfy it
";
        let without = "\
error[E0599]: the trait bounds of `get` are not satisfied
  --> tests/a.rs:14:11
   |
 6 |     async fn get(&self);
   |                  - this method
...
14 |     store.get().await
   |           ^^^ cannot be called
   |
";
        assert_eq!(form(with), form(without));
    }

    #[test]
    fn files_of_the_repository_are_named_from_its_root() {
        let rendered = WITHOUT.replace(
            "/rustc/e408947bfd200af42db322daf0fadfe7e26d3bd1/library",
            "/home/me/erase",
        );
        assert!(form(&rendered).contains("\n --> core/src/pin.rs\n"));
    }

    #[test]
    fn the_snippets_of_the_program_are_kept() {
        assert!(form(WITH_SOURCES).contains("\n4 | fn f(x: &mut PhantomPinned) {"));
        assert!(form(WITH_SOURCES).ends_with("\n  |\n5 + Box::pin(x);\n"));
    }
}
