"""The checks: typing, navigation, renaming."""

import os
import re

from lsp import Refused, uri

TRAIT, OTHERS = "src/store.rs", ["src/lib.rs", "src/memory.rs"]
FILES = [TRAIT, *OTHERS]
HALF_TYPED = [
    "asy",
    "async fn ne",
    "async fn ne(",
    "async fn ne(&self)",
    "async fn ne(&self) -> ",
    "async fn ne(&self, k: ",
]

# Where somebody may be typing: in front of which line of the trait.
BEFORE = {
    "at the end": "}\n\n/// Through a reference.",
    "between two methods": "    /// Keeps a value.",
    "first": "    /// Looks a key up.",
}

# What completion is asked on, and what of the trait it must offer there.
RECEIVERS = {
    "&dyn Store": ("fn probe(store: &dyn Store) { store. }", {"fetch", "count"}),
    "Box<dyn Store>": ("fn probe(store: Box<dyn Store>) { store. }", {"fetch", "keep", "count"}),
    "S: Store": ("fn probe<S: Store>(store: S) { store. }", {"fetch", "keep", "count"}),
}

# A call: the file, and what stands behind the method's name nowhere else.
KEEPING = (TRAIT, '"boxed", S')
CALLS = {
    "a dyn call": (TRAIT, '"dynamic"'),
    "a boxed call": KEEPING,
    "a second boxed call": (TRAIT, '"boxed")'),
    "a generic call": (TRAIT, '"generic"'),
    "a dyn call in another file": ("src/lib.rs", '"dynamic"'),
    "a call through Arc": ("src/lib.rs", '"shared"'),
    "a call on S: ?Sized": ("src/lib.rs", '"unsized"'),
}


def while_nothing_is_typed(analyzer, report):
    """A crate without a mistake shows none."""
    whole = analyzer.texts[TRAIT]
    for name in FILES:
        report.check(f"no error in {name}", listed(analyzer.errors(name)))
    for receiver, (probe, wanted) in RECEIVERS.items():
        analyzer.edit(TRAIT, f"{whole}\n{probe}\n")
        names = offered(analyzer, TRAIT)
        report.check(f"completion on {receiver}", listed(sorted(wanted - names)))
        hidden = sorted(name for name in names if name.startswith("__"))
        report.check(f"no hidden name in completion on {receiver}", listed(hidden))
    analyzer.edit(TRAIT, whole)


def while_typing(analyzer, report):
    """A method that is half typed hides none of the others, and spoils nothing else."""
    whole = analyzer.texts[TRAIT]
    for where, mark in BEFORE.items():
        for typed in HALF_TYPED:
            name = f"`{typed}` {where}"
            text = whole.replace(mark, f"    {typed}\n{mark}", 1)
            analyzer.edit(TRAIT, text)
            report.check(f"{name}: no other error", listed(others(analyzer, text)))
            for receiver, (probe, wanted) in RECEIVERS.items():
                analyzer.edit(TRAIT, f"{text}\n{probe}\n")
                lacking = wanted - offered(analyzer, TRAIT)
                report.check(f"{name}: completion on {receiver}", listed(sorted(lacking)))
    analyzer.edit(TRAIT, whole)


def others(analyzer, text):
    """The errors outside the trait, in all files, but for the one that an implementor lacks the new method."""
    lines = text.splitlines()
    first = lines.index("#[erase]")
    last = lines.index("}", first)
    here = [error for error in analyzer.errors(TRAIT) if not first <= error[0] <= last + 1]
    errors = here + [error for name in OTHERS for error in analyzer.errors(name)]
    return [error for error in errors if not error[1].endswith("missing: `fn ne`")]


def offered(analyzer, name):
    """The methods that completion offers behind the last `store.`."""
    before = analyzer.texts[name].rpartition("store. ")[0] + "store."
    line, offset = before.count("\n"), len(before.rpartition("\n")[2])
    answer = analyzer.request("textDocument/completion", analyzer.at(name, line, offset))
    items = answer["items"] if isinstance(answer, dict) else answer or []
    return {re.match(r"\w*", item.get("filterText") or item["label"]).group() for item in items}


def place_of(analyzer, name, mark, word):
    """Where the last `word` is before `mark`."""
    text = analyzer.texts[name]
    start = text.rindex(word, 0, text.index(mark))
    before = text[:start]
    return before.count("\n"), len(before.rpartition("\n")[2]) + 1


def navigation(analyzer, report):
    """From each call one gets to the user's method, and sees its docs."""
    for name, (file, mark) in CALLS.items():
        method = "keep" if (file, mark) == KEEPING else "fetch"
        at = analyzer.at(file, *place_of(analyzer, file, mark, method))
        report.check(f"definition from {name}", wrong_target(analyzer, at, method))
        answer = analyzer.request("textDocument/hover", at) or {"contents": {"value": ""}}
        hover = answer["contents"]["value"]
        docs = "Keeps a value." if method == "keep" else "Looks a key up."
        report.check(f"docs on hover over {name}", "" if docs in hover else f"got {hover!r}")
        signature = re.search(r"^.*\bfn .*(?:\n[ )].*)*", hover, re.MULTILINE)
        print(f"        {' '.join(signature.group().split()) if signature else hover!r}")


def wrong_target(analyzer, at, method):
    """What definition gives, unless it is the method in the trait and nothing else."""
    answer = analyzer.request("textDocument/definition", at) or []
    answer = answer if isinstance(answer, list) else [answer]
    targets = {(target["uri"], target["range"]["start"]["line"]) for target in answer}
    text = analyzer.texts[TRAIT]
    line = text[: text.index(f"async fn {method}")].count("\n")
    wanted = {(uri(os.path.join(analyzer.root, TRAIT)), line)}
    return "" if targets == wanted else f"got {sorted(targets)}"


# From where a name is changed, beside the calls: the file, what stands behind the name, the name.
NAMES = {
    "the trait's method": (TRAIT, "(&self, key", "fetch"),
    "another method of the trait": (TRAIT, "(&self, key: &str, v", "keep"),
    "an impl": ("src/memory.rs", "(&self, key", "fetch"),
    "a call on a concrete type": ("src/lib.rs", '"concrete")', "fetch"),
    "the trait": (TRAIT, ": Send + Sync", "Store"),
    "an impl's head": ("src/memory.rs", " for Memory", "Store"),
    "a `dyn` type": (TRAIT, ") -> Option<String> {", "Store"),
    "a bound": (TRAIT, ">(store: S)", "Store"),
}


def renaming(analyzer, report, errors_with):
    """From wherever a name is changed, the result compiles."""
    calls = {name: (*call, "fetch") for name, call in CALLS.items() if call != KEEPING}
    for name, (file, mark, word) in (NAMES | calls).items():
        new = "Depot" if word == "Store" else "obtain"
        at = analyzer.at(file, *place_of(analyzer, file, mark, word))
        try:
            edit = analyzer.request("textDocument/rename", {**at, "newName": new})
            texts = applied(analyzer, edit)
        except Refused as why:
            report.check(f"rename {word} from {name}", str(why))
            continue
        wrong = errors_with(texts)
        left = [file for file, text in texts.items() if re.search(rf"\b{word}\b", text)]
        wrong = wrong.replace("\n", " | ") or (f"the old name is left in {left}" if left else "")
        report.check(f"rename {word} from {name}", wrong)


def applied(analyzer, edit):
    """The texts of all files after the edit."""
    texts = dict(analyzer.texts)
    changes = edit.get("documentChanges") or [
        {"textDocument": {"uri": name}, "edits": edits} for name, edits in edit["changes"].items()
    ]
    for change in changes:
        name = os.path.relpath(change["textDocument"]["uri"].removeprefix("file://"), analyzer.root)
        lines = texts[name].splitlines(keepends=True)
        edits = sorted(change["edits"], key=lambda one: place(one["range"]["start"]))
        for one in reversed(edits):
            line, start = place(one["range"]["start"])
            last, end = place(one["range"]["end"])
            assert line == last, "a name stands in one line"
            lines[line] = lines[line][:start] + one["newText"] + lines[line][end:]
        texts[name] = "".join(lines)
    return texts


def place(position):
    """A position as what can be compared."""
    return position["line"], position["character"]


def shows_no_error(analyzer, report, folder):
    """Each file below the folder is without errors, in an editor that would show them."""
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(name for name in names if name.endswith(".rs")):
            path = os.path.relpath(os.path.join(root, name), analyzer.root)
            with open(os.path.join(root, name), encoding="utf-8") as file:
                text = file.read()
            analyzer.edit(path, text)
            found = analyzer.errors(path)
            report.check(f"no error in {path}", listed(found))
            if "#[erase]" in text:
                analyzer.edit(path, text + PROBE)
                found = any("no_such_method" in message for _, message in analyzer.errors(path))
                report.check(f"a mistake in {path} is shown", "" if found else "it is not")
                analyzer.edit(path, text)


PROBE = "fn probe(database: &dyn Database) { database.no_such_method(); }"


def listed(wrong):
    """What is wrong, in one line."""
    errors = (one if isinstance(one, str) else f"line {one[0] + 1}: {one[1]}" for one in wrong)
    return "; ".join(errors)
