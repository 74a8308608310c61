"""Firefox, spoken to in WebDriver BiDi: just enough to open pages, click, type and ask.

Firefox has this protocol built in, so that no driver beside it is needed.
https://www.w3.org/TR/webdriver-bidi/
"""

from __future__ import annotations

import json
import re
import subprocess
from contextlib import contextmanager
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

PATIENCE = 120  # seconds for one answer: a loaded machine is slow, not broken
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_QUIET = {
    "app.normandy.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
"""What keeps a new profile from asking anybody anything."""


class Firefox:
    """A tab of Firefox, and the errors that its pages have complained of."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._sent = 0
        self.errors: list[str] = []
        self._command("session.new", capabilities={})
        self._command("session.subscribe", events=["log.entryAdded"])
        (first, *_) = self._command("browsingContext.getTree")["contexts"]
        self._tab = first["context"]

    def _command(self, method: str, **params: object) -> dict[str, Any]:
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=PATIENCE))
            if answer.get("method") == "log.entryAdded":
                entry = answer["params"]
                if entry["level"] == "error":
                    self.errors.append(entry["text"])
            elif answer.get("id") == self._sent:
                assert answer["type"] == "success", answer
                return dict(answer["result"])

    def open(self, url: str) -> None:
        """Open a page and wait until it is complete."""
        self._command("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def ask(self, expression: str) -> object:
        """Return what an expression says on the page: a text, a number, a truth or nothing."""
        answer = self._command(
            "script.evaluate",
            expression=expression,
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def wait_for(self, condition: str) -> None:
        """Wait until an expression is true on the page."""
        self.ask(
            "new Promise((done) => { const look = () =>"
            f" ({condition}) ? done(true) : setTimeout(look, 50); look(); }})"
        )

    def click(self, selector: str) -> None:
        """Click the first element of a selector, where it is on the screen."""
        place = self.ask(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
            " one.scrollIntoView({ block: 'center' });"
            " const { x, y, width, height } = one.getBoundingClientRect();"
            " return `${Math.round(x + width / 2)} ${Math.round(y + height / 2)}`; })()"
        )
        x, y = map(int, str(place).split())
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": steps})

    def type(self, text: str) -> None:
        """Press the keys of a text; those without a letter have code points of their own."""
        steps = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": steps})

    def _act(self, source: dict[str, object]) -> None:
        self._command("input.performActions", context=self._tab, actions=[source])


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox without a window, in a profile of its own, and end it afterwards."""
    settings = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in _QUIET.items())
    (profile / "user.js").write_text("".join(settings), encoding="utf-8")
    options = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
    with subprocess.Popen(
        [program, *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stderr is not None
        try:
            address = _address(process.stderr)
            # What it says later is read and forgotten, or a full pipe would stop it.
            Thread(target=process.stderr.read, daemon=True).start()
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.wait()


def _address(said: IO[str]) -> str:
    """Return where Firefox listens, from what it says as it starts."""
    for line in said:
        if found := _LISTENING.search(line):
            return found[1]
    message = "Firefox ended before it listened"
    raise RuntimeError(message)
