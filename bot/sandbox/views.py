"""The views of a workspace: each person's stack of modals, and their Home tab."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.wire import Payload, SlackError

DEEPEST = 3


@dataclass
class View:
    """One view as the bot made it; `hash` changes each time it does."""

    id: str
    user: str
    body: Payload
    hash: str
    root: str
    previous: str | None = None

    @property
    def external_id(self) -> str:
        """The bot's own name for it."""
        return str(self.body.get("external_id") or "")

    @property
    def blocks(self) -> list[Payload]:
        """Its blocks."""
        blocks: list[Payload] = self.body["blocks"]
        return blocks


class Views:
    """All open modals, and what is published on each person's Home tab."""

    def __init__(self, stamp: Callable[[], str], changed: Callable[[], None]) -> None:
        self._stamp = stamp
        self._changed = changed
        self._made = 0
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        """Give a person's open modals, the last on top."""
        return list(self._stacks.get(user, ()))

    def home(self, user: str) -> View | None:
        """Give what is on a person's Home tab."""
        return self._homes.get(user)

    def find(self, identity: str) -> View | None:
        """Find a view by its id or its external id."""
        shown = [view for stack in self._stacks.values() for view in stack]
        every = [*shown, *self._homes.values()]
        return next((v for v in every if identity in {v.id, v.external_id}), None)

    def open(self, user: str, body: Payload) -> View:
        """Open a modal; what was open before is gone."""
        view = self._new(user, body)
        self._stacks[user] = [view]
        self._changed()
        return view

    def push(self, user: str, body: Payload) -> View:
        """Put a modal on top of the person's open ones."""
        stack = self._stacks.get(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) == DEEPEST:
            raise SlackError("push_limit_reached")
        view = self._new(user, body)
        view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        self._changed()
        return view

    def update(self, view: View, body: Payload, expected: str = "") -> View:
        """Change a view in place; `expected` is the hash the bot believes it has."""
        _same(view, expected)
        self._free(body, view)
        view.body, view.hash = body, self._stamp()
        self._changed()
        return view

    def publish(self, user: str, body: Payload, expected: str = "") -> View:
        """Show a view on a person's Home tab."""
        shown = self._homes.get(user)
        if shown is not None:
            return self.update(shown, body, expected)
        if expected:
            raise SlackError("hash_conflict")
        self._homes[user] = view = self._new(user, body)
        self._changed()
        return view

    def close(self, view: View) -> None:
        """Take a modal, and what lies on top of it, away."""
        stack = self._stacks.get(view.user, [])
        if view in stack:
            del stack[stack.index(view) :]
            self._changed()

    def clear(self, user: str) -> None:
        """Close all a person's modals."""
        self._stacks.pop(user, None)
        self._changed()

    def _new(self, user: str, body: Payload) -> View:
        self._free(body)
        self._made += 1
        identity = f"V{self._made:07}"
        return View(identity, user, body, self._stamp(), root=identity)

    def _free(self, body: Payload, same: View | None = None) -> None:
        name = body.get("external_id")
        taken = self.find(str(name)) if name else None
        if taken is not None and taken is not same:
            raise SlackError("duplicate_external_id")


def _same(view: View, expected: str) -> None:
    if expected and expected != view.hash:
        raise SlackError("hash_conflict")
