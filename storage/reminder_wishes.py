"""How people want the reminders to themselves, as they have chosen."""

from collections.abc import Mapping

from governance.digests import Wish
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import correct, standing
from storage.reminder_tables import reminder_wishes


@remembered
def load(archive: Archive) -> Mapping[int, Wish]:
    """What each person has chosen; who has not gets every reminder."""
    return {row.person: Wish(row.wish) for row in standing(archive, reminder_wishes)}


def put(archive: Archive, act: Act, person: int, wish: Wish) -> None:
    """Record what a person chooses."""
    rows = (row for row in standing(archive, reminder_wishes) if row.person == person)
    before = next(rows, None)
    if before is None:
        record(archive, act, reminder_wishes, {"person": person, "wish": wish})
    else:
        correct(archive, act, reminder_wishes, before, wish=wish)
