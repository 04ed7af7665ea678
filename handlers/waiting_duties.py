"""What waits for a person in the year's duties: a report to receive, an exit to rule on."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from governance.duties import Kind
from governance.people import Person, Right, may
from governance.withdrawal import CONFIRM_WITHIN
from handlers.ask import Ask
from handlers.report_view import unreceived
from handlers.texts import waiting_duties as texts
from handlers.texts.waiting import Item
from storage import evidence, exit_notices, regions
from storage.archive import Archive

MOST_YEARS = 2
"""How many of the newest reports are looked through for receipts."""


def of_duties(person: Person, ask: Ask[Any], archive: Archive) -> Iterator[Item]:
    """Everything that waits for a person in the year's duties."""
    for year in evidence.years(archive, Kind.REPORT)[:MOST_YEARS]:
        for region in unreceived(person, year, ask.day, archive):
            yield texts.to_receive(year, region)
    names = regions.by_code(archive)
    for number, notice in exit_notices.load(archive).items():
        name = names[notice.region].name
        if notice.to_rule and may(ask.who.roles, Right.RULE_EXIT):
            yield texts.to_rule(number, name)
        if notice.to_confirm and may(ask.who.roles, Right.TEND_DUTIES):
            yield texts.to_confirm(
                number, name, notice.received_on + timedelta(days=CONFIRM_WITHIN)
            )
