"""Verdicts on requests to be linked: `koppla godkänn`, `koppla avslå` and those of a seat."""

from collections.abc import Callable
from typing import Any

from governance.links import Stage
from governance.people import Right
from handlers import link_requests as requests
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import Arguments, Nothing, Number
from handlers.link_requests import Verdict
from handlers.texts import link_requests as request_texts
from handlers.texts import links as texts
from storage.archive import Archive


class OneRequest(Arguments):
    """An approval or a refusal: the request's number."""

    nr: Number


def waiting_seats(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The requests that wait for a second approval."""
    found = requests.waiting(ask.at, archive)
    return request_texts.waiting([each for each in found if each.stage is Stage.SEAT], Stage.SEAT)


def ruling(verdict: Verdict) -> Callable[[Ask[OneRequest], Archive], Answer]:
    """The handler that gives one verdict on a numbered request."""

    def rule(ask: Ask[OneRequest], archive: Archive) -> Answer:
        request = requests.numbered(ask.arguments.nr, ask.at, archive)
        return requests.rule(request, verdict, ask, archive)

    return rule


COMMANDS: tuple[Command[Any], ...] = (
    *(
        Command(
            ("koppla", word),
            line,
            OneRequest,
            ruling(Verdict(stage, approved)),
            example=f"koppla 3 {word}",
            right=right,
            writes=True,
        )
        for word, line, stage, approved, right in (
            ("godkänn", texts.APPROVE, Stage.KANSLI, True, Right.APPROVE_LINK),
            ("avslå", texts.REFUSE, Stage.KANSLI, False, Right.APPROVE_LINK),
            ("godkänn-stol", texts.APPROVE_SEAT, Stage.SEAT, True, Right.APPROVE_SEAT_LINK),
            ("avslå-stol", texts.REFUSE_SEAT, Stage.SEAT, False, Right.APPROVE_SEAT_LINK),
        )
    ),
    Command(
        ("koppla", "stolar"),
        texts.WAITING_SEATS,
        Nothing,
        waiting_seats,
        example="koppla stolar",
        right=Right.APPROVE_SEAT_LINK,
    ),
)
