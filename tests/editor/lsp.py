"""A client of rust-analyzer that knows as much of LSP as the checks need."""

import json
import os
import queue
import subprocess
import threading
import time

TIMEOUT = 120
ERROR = 1

# The errors that rust-analyzer has by itself, also those that it does not trust itself enough to show
# by default.
OPTIONS = {
    "cachePriming": {"enable": False},
    "checkOnSave": False,
    "diagnostics": {"experimental": {"enable": True}},
}


class Analyzer:
    """rust-analyzer at work on one package."""

    def __init__(self, root, environment, options=None):
        self.root = root
        self.texts = {}
        self.versions = {}
        self.last_id = 0
        self.settled = False
        self.incoming = queue.Queue()
        self.process = subprocess.Popen(
            ["rust-analyzer"],
            cwd=root,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._read, daemon=True).start()
        self._start({**OPTIONS, **(options or {})})

    def _start(self, options):
        markdown = {"contentFormat": ["markdown"]}
        self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": uri(self.root),
                "initializationOptions": options,
                "capabilities": {
                    "textDocument": {
                        "codeAction": {
                            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}},
                            "resolveSupport": {"properties": ["edit"]},
                        },
                        "completion": {"completionItem": {"snippetSupport": True}},
                        "diagnostic": {},
                        "hover": markdown,
                        "rename": {},
                    },
                    "workspace": {"workspaceEdit": {"documentChanges": True}},
                    # rust-analyzer offers to delegate only to those who can show groups.
                    "experimental": {"serverStatusNotification": True, "codeActionGroup": True},
                },
            },
        )
        self._notify("initialized", {})
        deadline = time.monotonic() + TIMEOUT
        while not self.settled:
            self._handle(self._next(deadline))

    def stop(self):
        """Ends the server as LSP asks for."""
        self.request("shutdown", None)
        self._notify("exit", None)
        self.process.wait(timeout=TIMEOUT)

    def edit(self, name, text):
        """Gives the file another text, in the editor only."""
        document = {"uri": uri(os.path.join(self.root, name))}
        if name in self.texts:
            self.versions[name] += 1
            document["version"] = self.versions[name]
            change = {"textDocument": document, "contentChanges": [{"text": text}]}
            self._notify("textDocument/didChange", change)
        else:
            self.versions[name] = 1
            document |= {"languageId": "rust", "version": 1, "text": text}
            self._notify("textDocument/didOpen", {"textDocument": document})
        self.texts[name] = text

    def at(self, name, line, offset):
        """What every request about a place begins with; lines count from 0."""
        place = {"line": line, "character": offset}
        return {"textDocument": {"uri": uri(os.path.join(self.root, name))}, "position": place}

    def at_offset(self, name, offset):
        """The same for a place in the file's text."""
        before = self.texts[name][:offset]
        return self.at(name, before.count("\n"), len(before.rpartition("\n")[2]))

    def document(self, name):
        """What every request about a whole file begins with."""
        return {"textDocument": {"uri": uri(os.path.join(self.root, name))}}

    def completion(self, name, offset):
        """What is offered there, the best first."""
        answer = self.request("textDocument/completion", self.at_offset(name, offset)) or []
        items = answer["items"] if isinstance(answer, dict) else answer
        return sorted(items, key=lambda item: item.get("sortText", ""))

    def hover(self, name, offset):
        """What is shown there."""
        answer = self.request("textDocument/hover", self.at_offset(name, offset))
        return answer["contents"]["value"] if answer else ""

    def actions(self, name, offset):
        """What could be done there."""
        place = self.at_offset(name, offset)
        where = {"start": place["position"], "end": place["position"]}
        params = self.document(name) | {"range": where, "context": {"diagnostics": []}}
        return self.request("textDocument/codeAction", params) or []

    def locations(self, method, params):
        """The places in open files that the answer names: file and offset."""
        answer = self.request(method, params) or []
        places = []
        for one in answer if isinstance(answer, list) else [answer]:
            name = os.path.relpath(one["uri"].removeprefix("file://"), self.root)
            start = one["range"]["start"]
            places.append((name, offset_of(self.texts.get(name, ""), start)))
        return places

    def errors(self, name):
        """The errors that the editor shows in the file: line and text."""
        params = {"textDocument": {"uri": uri(os.path.join(self.root, name))}}
        items = self.request("textDocument/diagnostic", params)["items"]
        errors = [item for item in items if item.get("severity") == ERROR]
        return [(item["range"]["start"]["line"], item["message"]) for item in errors]

    def request(self, method, params):
        """Asks, and waits for the answer."""
        deadline = time.monotonic() + TIMEOUT
        while True:
            self.last_id += 1
            asked = self.last_id
            self._send({"id": asked, "method": method, "params": params})
            answer = self._answer_to(asked, deadline)
            # "content modified": the server asks to be asked again.
            if answer.get("error", {}).get("code") in (-32801, -32802):
                time.sleep(0.1)
                continue
            if "error" in answer:
                raise Refused(answer["error"]["message"])
            return answer["result"]

    def _answer_to(self, asked, deadline):
        while True:
            message = self._next(deadline)
            if message.get("id") == asked and "method" not in message:
                return message
            self._handle(message)

    def _handle(self, message):
        method, params = message.get("method"), message.get("params")
        if method == "experimental/serverStatus":
            self.settled = params["quiescent"]
        elif "id" in message and method == "workspace/configuration":
            self._send({"id": message["id"], "result": [None] * len(params["items"])})
        elif "id" in message and method:
            self._send({"id": message["id"], "result": None})

    def _notify(self, method, params):
        self._send({"method": method, "params": params})

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _next(self, deadline):
        message = self.incoming.get(timeout=max(0.0, deadline - time.monotonic()))
        if message is None:
            raise Refused("rust-analyzer ended")
        return message

    def _read(self):
        stream = self.process.stdout
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self.incoming.put(json.loads(stream.read(length)))
        self.incoming.put(None)


class Refused(Exception):
    """The server has no answer, and says why."""


def uri(path):
    return "file://" + os.path.normpath(path)


def offset_of(text, position):
    """Where a position is in a text."""
    lines = text.splitlines(keepends=True)
    return sum(len(line) for line in lines[: position["line"]]) + position["character"]


def edited(text, edits):
    """The text after the edits."""
    places = [(offset_of(text, one["range"]["start"]), one) for one in edits]
    for start, one in sorted(places, key=lambda place: place[0], reverse=True):
        end = offset_of(text, one["range"]["end"])
        text = text[:start] + one["newText"] + text[end:]
    return text
