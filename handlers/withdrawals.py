"""Notices of exit: `utträde`, the chair's answer, the written confirmation (R24, R25, A9, A14)."""

from typing import Any

from governance.people import Right
from governance.refusal import Refusal
from governance.withdrawal import NOTICE, Notice, check_notice, confirmed, ruled
from handlers import duty_posting
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.duty_reasons import Reason
from handlers.naming import region_named
from handlers.notice_view import numbered, shown, view
from handlers.offering import offering
from handlers.texts import withdrawals as texts
from handlers.texts.notice_buttons import show as show_notice
from handlers.withdrawal_arguments import Confirmed, NewNotice, Ruling, Which
from storage import exit_notices
from storage.archive import Archive


def show(ask: Ask[Which], archive: Archive) -> Answer:
    """Every notice, or one with what each reading of it leads to."""
    if ask.arguments.nr is None:
        return texts.notices(shown(ask, archive))
    return texts.notice(view(ask.arguments.nr, ask, archive))


def record(ask: Ask[NewNotice], archive: Archive) -> Answer:
    """Record a notice of exit, and ask the chair about it."""
    asked = ask.arguments
    region = region_named(asked.region, "region", archive)
    new = Notice(region.code, asked.mottaget, asked.skickat, asked.diarienummer, asked.länk)
    check_notice(new, ask.at)
    for number, each in exit_notices.load(archive).items():
        if each.region == region.code and not each.withdrawn:
            with offering(show_notice(number)):
                raise Refusal(Reason.NOTICE_STANDS, NOTICE, region=region.name, number=str(number))
    number = exit_notices.add(archive, act("utträde: meddelat", ask), new)
    asked_chair = duty_posting.notice(number, ask, archive)
    return texts.recorded(view(number, ask, archive), asked=asked_chair)


def rule(ask: Ask[Ruling], archive: Archive) -> Answer:
    """Record the chair's answer to when the exit takes effect."""
    asked = ask.arguments
    before = numbered(asked.nr, archive)
    chair = ask.who.person.id if ask.who.person else None
    after = ruled(before, asked.verkan, chair)
    exit_notices.change(archive, act("utträde: avgjort", ask), asked.nr, after)
    duty_posting.notice(asked.nr, ask, archive, ruled=True)
    return texts.ruled(view(asked.nr, ask, archive), before)


def confirm(ask: Ask[Confirmed], archive: Archive) -> Answer:
    """Record the steering group's written confirmation; of one that stands the day stays."""
    asked = ask.arguments
    before = numbered(asked.nr, archive)
    day = asked.datum or before.confirmed_on or ask.day
    after = confirmed(before, day, asked.diarienummer, ask.day)
    exit_notices.change(archive, act("utträde: bekräftat", ask), asked.nr, after)
    return texts.confirmed(view(asked.nr, ask, archive), before)


COMMANDS: tuple[Command[Any], ...] = (
    Command(("utträde",), texts.NOTICES, Which, show, example="utträde", aliases=("exit",)),
    Command(
        ("utträde", "meddelat"),
        texts.RECORD,
        NewNotice,
        record,
        example='utträde meddelat region=Skåne skickat="2026-06-30 16:05" '
        'mottaget="2026-07-02 09:30" diarienummer="RS 2026/9"',
        hints=texts.HINTS,
        right=Right.RECORD_EXIT,
        writes=True,
    ),
    Command(
        ("utträde", "avgör"),
        texts.RULE,
        Ruling,
        rule,
        example="utträde 1 avgör verkan=2028-01-01",
        hints=texts.HINTS,
        right=Right.RULE_EXIT,
        writes=True,
    ),
    Command(
        ("utträde", "bekräftat"),
        texts.CONFIRM,
        Confirmed,
        confirm,
        example='utträde 1 bekräftat datum=2026-08-20 diarienummer="RS 2026/10"',
        hints=texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
)
