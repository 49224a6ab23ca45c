"""The checks in a crate that implements another crate's trait, and does not know erase-core."""

import os
import re

from lsp import Refused, edited, uri

TRAIT, HERE = "../crate/src/notifier.rs", "src/lib.rs"
FILES = [HERE, TRAIT]

# What only the macro writes.
HIDDEN = re.compile(r"__\w|\bThis<|SizedSelf|\bKind\b|Forwarded|DynFuture|\bStart\b|'f\b")
# An argument that tells a call from the others, by what it is called on.
CALLS = ["concrete", "dynamic", "boxed", "generic"]
SIGNATURE = "async fn notify(&self, to: &str) -> Result<usize, String>"

BODY = re.compile(r"(impl Notifier for Mail \{\n).*?(\n\})", re.DOTALL)
LIKE_NATIVE = "rust-analyzer does the same with a trait that no macro has seen"
OF_MACROS = "so it is with all that an attribute macro returns"


def no_false_error(analyzer, report):
    """A crate without a mistake shows none, also where a `dyn` value goes to a generic function."""
    for name in FILES:
        wrong = [f"line {line + 1}: {message}" for line, message in analyzer.errors(name)]
        report.check(f"no error in {name}", "; ".join(wrong))


def insertion(analyzer, report, errors_with):
    """What the editor writes into an impl is what a person would, and compiles."""
    whole = analyzer.texts[HERE]
    empty = BODY.sub(r"\1    \2", whole)
    place = empty.index("    \n", empty.index("impl Notifier for Mail")) + 4
    analyzer.edit(HERE, empty)
    missing = by_assist(analyzer, empty.index("Notifier for Mail"), "Implement missing members")
    judge(report, "missing members", missing, SIGNATURE, errors_with)
    report.check("no docs in missing members", "`#[doc]`" if "#[doc" in missing else "", OF_MACROS)
    analyzer.edit(HERE, whole)
    default = by_assist(analyzer, whole.index("Notifier for Mail"), "Implement default members")
    judge(report, "default members", default, "async fn both(&self, first: &str, second: &str)", errors_with)

    # Each method that completion offers, with the other one as it was.
    for method, rest in {"notify": r"    fn name.*?\n    \}", "name": r"    async fn notify.*?\n    \}"}.items():
        kept = re.search(rest, whole, re.DOTALL).group()
        text = empty[:place] + "\n" + kept + empty[place:]
        analyzer.edit(HERE, text)
        for item in analyzer.completion(HERE, place):
            if re.match(rf"(async )?fn {method}\b", item["label"]):
                body = "async { todo!() }" if "impl" in item["textEdit"]["newText"] else "todo!()"
                written = edited(text, [item["textEdit"]]).replace("$0", body)
                judge(report, f"completion of `{item['label']}`", written, f"fn {method}(&self", errors_with)
    analyzer.edit(HERE, whole)


def by_assist(analyzer, offset, title):
    """The text after the assist of that name; without it, nothing."""
    for action in analyzer.actions(HERE, offset):
        if re.match(title, action["title"]):
            changes = analyzer.request("codeAction/resolve", action)["edit"]["documentChanges"]
            text = edited(analyzer.texts[HERE], [one for change in changes for one in change["edits"]])
            return text.replace("${0:todo!()}", "todo!()").replace("$0", "")
    return ""


def judge(report, name, text, wanted, errors_with):
    """Whether the text has what is wanted, nothing that is hidden, and compiles."""
    # rust-analyzer writes `(&self,to: &str)`.
    spaced = re.sub(r",(?=\w)", ", ", text)
    report.check(f"{name}: as its author wrote it", "" if wanted in spaced else f"got {text!r}")
    hidden = sorted(set(HIDDEN.findall(text)))
    report.check(f"{name}: no hidden name", ", ".join(hidden))
    report.check(f"{name}: compiles", errors_with({HERE: text}).replace("\n", " | "))


def information(analyzer, report):
    """Hover and signature help show the author's `async fn`, with its docs, wherever it is called."""
    text = analyzer.texts[HERE]
    places = {f"a call on {call}": text.index(f'notify("{call}"') for call in CALLS}
    places["an impl"] = text.index("notify(&self")
    for name, offset in places.items():
        shown = analyzer.hover(HERE, offset + 1)
        report.check(f"hover over {name}", wrong(shown, SIGNATURE, "Sends a message."))
        if name != "an impl":
            help = analyzer.request("textDocument/signatureHelp", analyzer.at_offset(HERE, offset + 8))
            labels = [signature["label"] for signature in (help or {}).get("signatures", [])]
            report.check(f"signature help in {name}", "" if labels == [SIGNATURE] else f"got {labels}")
    shown = analyzer.hover(TRAIT, analyzer.texts[TRAIT].index("notify(&self"))
    report.check("hover over the trait's method", wrong(shown, SIGNATURE, "Sends a message."))


def wrong(shown, *wanted):
    """What is amiss in a hover text; its list of notable traits is rust-analyzer's own."""
    shown = re.sub(r"Implements notable traits:.*", "", shown)
    lacking = [part for part in wanted if part not in shown]
    hidden = HIDDEN.findall(shown)
    return f"lacks {lacking}, has {hidden}: {shown!r}" if lacking or hidden else ""


def completion(analyzer, report):
    """Behind a call comes what a future has, and nothing of an iterator."""
    whole = analyzer.texts[HERE]
    for call in CALLS:
        head, _, tail = whole.partition(f'notify("{call}").await?;')
        for behind, wanted in {".": "await", ".await.": "map_err"}.items():
            text = f'{head}notify("{call}"){behind}'
            analyzer.edit(HERE, f"{text};{tail}")
            names = [item["label"] for item in analyzer.completion(HERE, len(text))]
            found = any(re.match(rf"{wanted}\b", name) for name in names)
            report.check(f"`{wanted}` behind a call on {call}, `{behind}`", "" if found else f"got {names}")
            hidden = [name for name in names if HIDDEN.search(name)]
            report.check(f"no hidden name behind a call on {call}, `{behind}`", ", ".join(hidden))
            noise = [name for name in names if "as Iterator" in name and behind == "."]
            report.check(f"no iterator behind a call on {call}, `{behind}`", ", ".join(noise))
        before = text.rindex("notify(")
        analyzer.edit(HERE, f"{text[:before]};{tail}")
        names = [item["label"] for item in analyzer.completion(HERE, before)]
        methods = sorted(re.match(r"\w+", name).group() for name in names if "as Notifier" in name)
        wanted = ["both", "name", "notify"]
        report.check(f"the trait's methods on {call}", "" if methods == wanted else f"got {methods}")
        hidden = [name for name in names if HIDDEN.search(name)]
        report.check(f"no hidden method on {call}", ", ".join(hidden))
    analyzer.edit(HERE, whole)


def symbols(analyzer, report):
    """A search in the workspace finds what its authors wrote."""
    for query in ("__erased", "__Erased", "call_", "Notifier", "notify", "both"):
        found = {one["name"] for one in analyzer.request("workspace/symbol", {"query": query})}
        hidden = sorted(name for name in found if HIDDEN.search(name))
        report.check(f"no hidden symbol for `{query}`", ", ".join(hidden))
    for name in FILES:
        document = analyzer.document(name)
        found = str(analyzer.request("textDocument/documentSymbol", document))
        report.check(f"no hidden symbol in {name}", ", ".join(sorted(set(HIDDEN.findall(found)))))


def delegation(analyzer, report, errors_with):
    """A wrapper is written as for a native trait."""
    title = r"Generate delegate trait impl `(\w+::)*Notifier`"
    text = by_assist(analyzer, analyzer.texts[HERE].index("inner: Mail"), title)
    spaced = re.sub(r",(?=\w)", ", ", text)
    report.check("delegation: as its author wrote it", "" if spaced.count(SIGNATURE) == 2 else f"got {text!r}")
    report.check("delegation: no hidden name", ", ".join(HIDDEN.findall(text)))
    report.check("delegation: waits for its future", errors_with({HERE: text}).replace("\n", " | "), LIKE_NATIVE)
    awaited = re.sub(r"(::(?:notify|both)\(&self\.inner[^\n]*\))\n", r"\1.await\n", text)
    report.check("delegation: compiles once it is awaited", errors_with({HERE: awaited}).replace("\n", " | "))


def navigation(analyzer, report):
    """All roads lead to the author's method, and back."""
    trait = analyzer.texts[TRAIT]
    method = (TRAIT, trait.index("notify(&self"))
    uses = [(TRAIT, found.start()) for found in re.finditer(r"(?<=\.)notify", trait)]
    here = [(HERE, found.start()) for found in re.finditer("notify", analyzer.texts[HERE])]
    for call in CALLS[1:]:
        at = analyzer.at_offset(HERE, analyzer.texts[HERE].index(f'notify("{call}"'))
        targets = analyzer.locations("textDocument/definition", at)
        report.check(f"definition from {call}", differ(targets, [method]))
    at = analyzer.at_offset(TRAIT, trait.index("Notifier: Send"))
    targets = analyzer.locations("textDocument/implementation", at)
    mail = (HERE, analyzer.texts[HERE].index("Mail {"))
    # The attribute implements it for pointers.
    attribute = (TRAIT, trait.index("erase]"))
    report.check("implementations of the trait", differ(targets, [attribute, mail]))
    for name, start in {"the trait": method, "an impl": here[0], "a dyn call": here[2]}.items():
        at = analyzer.at_offset(*start) | {"context": {"includeDeclaration": True}}
        wanted = here[:2] if name == "an impl" else [method, *uses, *here]
        found = analyzer.locations("textDocument/references", at)
        report.check(f"references from {name}", differ(found, wanted))


def differ(found, wanted):
    """In what two lists of places differ."""
    return "" if sorted(found) == sorted(wanted) else f"got {sorted(found)}, not {sorted(wanted)}"


def renaming(analyzer, report, errors_with):
    """A name that is changed in one crate is changed in the other."""
    text = analyzer.texts[HERE]
    places = {f"a call on {call}": (HERE, text.index(f'notify("{call}"')) for call in CALLS[1:]}
    places["the trait's method"] = (TRAIT, analyzer.texts[TRAIT].index("notify(&self"))
    places["an impl"] = (HERE, text.index("notify(&self"))
    for name, (file, offset) in places.items():
        try:
            edit = analyzer.request("textDocument/rename", analyzer.at_offset(file, offset) | {"newName": "tell"})
        except Refused as why:
            report.check(f"rename from {name}", str(why))
            continue
        texts = dict(analyzer.texts)
        for change in edit["documentChanges"]:
            path = os.path.relpath(change["textDocument"]["uri"].removeprefix("file://"), analyzer.root)
            texts[path] = edited(texts[path], change["edits"])
        report.check(f"rename from {name}", errors_with(texts).replace("\n", " | "))
        left = [file for file, text in texts.items() if re.search(r"\bnotify\b", text)]
        report.check(f"rename from {name}: nowhere the old name", ", ".join(left))


def all_of_them(analyzer, report, errors_with):
    """All checks of this file."""
    for check in (no_false_error, information, completion, symbols, navigation):
        check(analyzer, report)
    for check in (insertion, delegation, renaming):
        check(analyzer, report, errors_with)
