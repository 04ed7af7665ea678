"""The notices of exit that came in a year, as they stand in the duty of its exit window."""

from collections.abc import Sequence

from handlers.answer import Choice, Fact, Facts, Part
from handlers.notice_view import View
from handlers.texts import notice_buttons

MOST = 5
"""How many have a button each."""


def told(found: Sequence[View]) -> tuple[Part, ...]:
    """What each waits for; nothing when there is none."""
    if not found:
        return ()
    facts = tuple(
        Fact(
            f"Utträde {each.number}, {each.region}",
            f"{'väntar på svar' if each.notice.to_rule else 'avgjort'}, "
            f"{'väntar på bekräftelse' if each.notice.to_confirm else 'bekräftat'}",
        )
        for each in found
    )
    return (Facts(facts, "Meddelanden under året"),)


def shown(found: Sequence[View]) -> tuple[Choice, ...]:
    """The buttons that show the first of them."""
    return tuple(notice_buttons.show(each.number) for each in found[:MOST])
