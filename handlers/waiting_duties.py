"""What waits for a person in the year's duties: what is to be done, received, ruled on."""

from collections.abc import Iterator
from typing import Any

from governance.digests import waits
from governance.duties import Kind
from governance.people import Person, Right, may
from governance.reminders import Subject
from handlers.ask import Ask
from handlers.duty_reminders import left
from handlers.duty_view import view
from handlers.exit_reminders import unconfirmed
from handlers.report_view import unreceived
from handlers.texts import waiting_duties as texts
from handlers.texts.waiting import Item
from storage import evidence, exit_notices, regions
from storage.archive import Archive

MOST_YEARS = 2
"""How many of the newest reports are looked through for receipts."""


def of_duties(person: Person, ask: Ask[Any], archive: Archive) -> Iterator[Item]:
    """Everything that waits for a person in the year's duties."""
    yield from _left(person, ask, archive)
    for year in evidence.years(archive, Kind.REPORT)[:MOST_YEARS]:
        for region in unreceived(person, year, ask.day, archive):
            yield texts.to_receive(year, region)
    yield from _exits(person, ask, archive)


def _left(person: Person, ask: Ask[Any], archive: Archive) -> Iterator[Item]:
    """What is left to do by whoever a person is."""
    for each in left(archive, ask.at):
        if _waits(each.subject, person, ask):
            dated = each.subject.dated
            yield texts.to_do(view(each.duty, ask.at, archive), dated=dated)


def _exits(person: Person, ask: Ask[Any], archive: Archive) -> Iterator[Item]:
    """The notices of exit to rule on, and those to confirm."""
    names = regions.by_code(archive)
    for number, notice in exit_notices.load(archive).items():
        if notice.to_rule and may(ask.who.roles, Right.RULE_EXIT):
            yield texts.to_rule(number, names[notice.region].name)
    for each in unconfirmed(archive, ask.at):
        if _waits(each.subject, person, ask):
            yield texts.to_confirm(each, names[each.notice.region].name)


def _waits(subject: Subject, person: Person, ask: Ask[Any]) -> bool:
    return person.id in subject.awaited and waits(subject, ask.day)
