"""The stage scenes are played on: who speaks, what was answered last, which form is open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.plain import plain
from bot.tick import HOOKS, next_due
from handlers import dispatch
from handlers.answer import Answer, Choice, Choices, Form
from handlers.ask import Account, Chosen, Delivery, Handle, Place, PlaceKind, Typed
from handlers.grammar import tokenise
from handlers.misread import Misread
from handlers.outcome import Exit, Outcome
from handlers.texts import misreads
from storage import people
from storage.database import Database
from tests.conversations.board import Board
from tests.conversations.scenes import FILLS_IN, POSTED, PRESSES, STOCKHOLM, TYPES, moment

MARKS = {Exit.ANSWER: "", Exit.MISREAD: "(oläst) ", Exit.REFUSAL: "(nekas) ", Exit.BUG: "(fel) "}
FIELD = re.compile(r",\s+(?=[^\s=,]+=)")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
"""What is salted, and so never the same twice."""
TEAM = "T0SANDBOX"


@dataclass
class Stage:
    """A database, a clock and what was said last.

    Whoever bears a handle of the example speaks as that person; anybody else writes from an
    account of that name, which may not be linked to anybody. Nothing is posted without a board.
    """

    database: Database
    at: datetime = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
    answer: Answer = field(default_factory=lambda: Answer(""))
    form: Form | None = None
    board: Board | None = None

    def play(self, line: str) -> list[str]:
        """The lines answered to one played line."""
        at = moment(line)
        if at is not None:
            self._moved(at)
            return []
        if match := PRESSES.match(line):
            return self._pressed(match[1], match[2])
        if match := FILLS_IN.match(line):
            return self._filled_in(match[1], match[2])
        if match := POSTED.match(line):
            return self._posted(match[1])
        if match := TYPES.match(line):
            return self._typed(match[1], match[2])
        raise AssertionError(f"no line of a scene: {line}")

    def _moved(self, at: datetime) -> None:
        """Set the clock, and do what the heart does at each moment on the way."""
        if self.board is not None:
            self.board.move(at)
        else:
            due = next_due(self.database, self.at, HOOKS)
            while due is not None and due <= at:
                for hook in HOOKS:
                    hook.run(self.database, due)
                due = next_due(self.database, due, HOOKS)
        self.at = at

    def _posted(self, title: str | None) -> list[str]:
        """What has been posted, or the whole of the posts whose title begins so."""
        assert self.board is not None, (
            "a scene that asks what was posted has a board from the start"
        )
        self.board.move(self.at)
        if title is None:
            return self.board.read()
        self.answer = self.board.found(title)
        return self._lines(plain(self.answer))

    def _typed(self, who: str, text: str) -> list[str]:
        try:
            said = Typed(tokenise(text))
        except Misread as misread:
            return self._told(Outcome(misreads.answer(misread, None), Exit.MISREAD))
        return self._told(dispatch.answer(self._delivery(who, said), self.database))

    def _pressed(self, who: str, label: str) -> list[str]:
        offered = {choice.label: choice for choice in _choices(self.answer)}
        assert label in offered, f"no button [{label}], but {list(offered)}"
        delivery = self._delivery(who, offered[label].chosen)
        if not offered[label].opens_form:
            return self._told(dispatch.answer(delivery, self.database))
        return self._told(dispatch.form(delivery, self.database))

    def _filled_in(self, who: str, text: str) -> list[str]:
        form = self.form
        assert form is not None, "no form has been opened"
        filled = dict(part.split("=", 1) for part in FIELD.split(text))
        unknown = filled.keys() - {each.name for each in form.fields}
        assert not unknown, f"the form has no field {unknown}"
        shown = {each.name: each.value for each in form.fields}
        chosen = Chosen(form.verb, {**form.fixed, **shown, **filled})
        return self._told(dispatch.answer(self._delivery(who, chosen), self.database))

    def _delivery(self, who: str, said: Typed | Chosen) -> Delivery:
        place = Place(PlaceKind.TERMINAL)
        return Delivery(self._sender(who), place, self.at, said, pretended=True)

    def _sender(self, who: str) -> Handle | Account:
        with self.database.reading() as archive:
            known = who in people.by_handle(archive)
        return Handle(who) if known else Account(TEAM, f"U{who.upper()}", f"{who}@example.org")

    def _told(self, outcome: Outcome) -> list[str]:
        self.answer = outcome.answer
        forms = [part for part in outcome.answer.parts if isinstance(part, Form)]
        self.form = forms[-1] if forms else self.form
        return self._lines(MARKS[outcome.exit] + plain(outcome.answer))

    def _lines(self, text: str) -> list[str]:
        # A scene is written by hand, where a no-break space cannot be told from a plain one.
        text = DIGEST.sub("<hash>", text.replace("\u00a0", " "))
        return [line.rstrip() for line in text.splitlines()]


def _choices(answer: Answer) -> Iterator[Choice]:
    for part in answer.parts:
        if isinstance(part, Choices):
            yield from part.choices
