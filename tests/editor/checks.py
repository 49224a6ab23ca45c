"""The checks: typing, navigation, renaming."""

import os
import re

from lsp import Refused, uri

TRAIT, OTHERS = "src/store.rs", ["src/lib.rs", "src/memory.rs"]
FILES = [TRAIT, *OTHERS]
HALF_TYPED = ["asy", "async fn ne", "async fn ne(", "async fn ne(&self)", "async fn ne(&self) -> ", "async fn ne(&self, k: "]

# Where somebody may be typing: in front of which line of the trait.
BEFORE = {"at the end": "}\n\n/// Through a reference.", "between two methods": "    /// Keeps a value.", "first": "    /// Looks a key up."}

# What completion is asked on, and what of the trait it must offer there.
RECEIVERS = {
    "&dyn Store": ("fn probe(store: &dyn Store) { store. }", {"fetch", "count"}),
    "Box<dyn Store>": ("fn probe(store: Box<dyn Store>) { store. }", {"fetch", "insert", "count"}),
    "S: Store": ("fn probe<S: Store>(store: S) { store. }", {"fetch", "insert", "count"}),
}

# A call, and what its receiver is.
CALLS = {
    "a dyn call": (TRAIT, '"dynamic"'),
    "a boxed call": (TRAIT, '"boxed", S'),
    "a second boxed call": (TRAIT, '"boxed")'),
    "a generic call": (TRAIT, '"generic"'),
    "a dyn call in another file": ("src/lib.rs", '"dynamic"'),
    "a call through Arc": ("src/lib.rs", '"shared"'),
    "a call on S: ?Sized": ("src/lib.rs", '"unsized"'),
}


def while_nothing_is_typed(analyzer, report):
    """A crate without a mistake shows none."""
    for name in FILES:
        report.check(f"no error in {name}", listed(analyzer.errors(name)))


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
    """The errors outside the trait, in all files."""
    lines = text.splitlines()
    first = lines.index("#[erase]")
    last = lines.index("}", first)
    here = [error for error in analyzer.errors(TRAIT) if not first <= error[0] <= last + 1]
    return here + [error for name in OTHERS for error in analyzer.errors(name)]


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
        method = "insert" if "S" in mark else "fetch"
        at = analyzer.at(file, *place_of(analyzer, file, mark, method))
        report.check(f"definition from {name}", wrong_target(analyzer, at, method))
        hover = (analyzer.request("textDocument/hover", at) or {}).get("contents", {}).get("value", "")
        docs = "Keeps a value." if method == "insert" else "Looks a key up."
        report.check(f"docs on hover over {name}", "" if docs in hover else f"got {hover!r}")
        signature = re.search(r"^.*\bfn .*(?:\n[ )].*)*", hover, re.MULTILINE)
        print(f"        {' '.join(signature.group().split()) if signature else hover!r}")


def wrong_target(analyzer, at, method):
    """What definition gives, unless it is the method in the trait and nothing else."""
    answer = analyzer.request("textDocument/definition", at) or []
    answer = answer if isinstance(answer, list) else [answer]
    targets = {(target["uri"], target["range"]["start"]["line"]) for target in answer}
    wanted = analyzer.texts[TRAIT][: analyzer.texts[TRAIT].index(f"async fn {method}")].count("\n")
    return "" if targets == {(uri(os.path.join(analyzer.root, TRAIT)), wanted)} else f"got {sorted(targets)}"


def renaming(analyzer, report, errors_with):
    """From wherever a name is changed, the result compiles."""
    starts = {"the trait's method": (TRAIT, "(&self, key", "fetch"), "an impl": ("src/memory.rs", "(&self, key", "fetch")}
    starts |= {name: (*call, "fetch") for name, call in CALLS.items() if "S" not in call[1]}
    starts |= {"the method itself": (TRAIT, "(&self, key: &str, v", "insert"), "a call on a concrete type": ("src/lib.rs", '"concrete")', "fetch")}
    starts |= {"the trait": (TRAIT, ": Send + Sync", "Store"), "a `dyn` type": (TRAIT, ") -> Option<String> {", "Store")}
    for name, (file, mark, word) in starts.items():
        new = "Depot" if word == "Store" else "obtain"
        at = analyzer.at(file, *place_of(analyzer, file, mark, word))
        try:
            edit = analyzer.request("textDocument/rename", {**at, "newName": new})
        except Refused as why:
            report.check(f"rename {word} from {name}", str(why))
            continue
        report.check(f"rename {word} from {name}", errors_with(applied(analyzer, edit)))


def applied(analyzer, edit):
    """The texts of all files after the edit."""
    texts = dict(analyzer.texts)
    changes = edit.get("documentChanges") or [
        {"textDocument": {"uri": name}, "edits": edits} for name, edits in edit["changes"].items()
    ]
    for change in changes:
        name = os.path.relpath(change["textDocument"]["uri"].removeprefix("file://"), analyzer.root)
        lines = texts[name].splitlines(keepends=True)
        for one in sorted(change["edits"], key=lambda one: place(one["range"]["start"]), reverse=True):
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
    """Each file below the folder is without errors."""
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(name for name in names if name.endswith(".rs")):
            path = os.path.relpath(os.path.join(root, name), analyzer.root)
            with open(os.path.join(root, name), encoding="utf-8") as file:
                analyzer.edit(path, file.read())
            report.check(f"no error in {path}", listed(analyzer.errors(path)))


def listed(wrong):
    """What is wrong, in one line."""
    return "; ".join(f"line {one[0] + 1}: {one[1]}" if isinstance(one, tuple) else one for one in wrong)
