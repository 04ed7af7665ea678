"""How people want their reminders, out and in again."""

from governance.digests import Wish
from storage import people, reminder_wishes
from storage.database import Database
from storage.journal import Act, verify
from storage.people import Entry


def test_a_wish_comes_back_and_another_takes_its_place(database: Database, act: Act) -> None:
    with database.writing() as archive:
        entries = (Entry(handle, "Titel", "") for handle in ("a", "b"))
        one, other = (people.add(archive, act, each).id for each in entries)
        reminder_wishes.put(archive, act, one, Wish.OFF)
        reminder_wishes.put(archive, act, other, Wish.DIGEST)
    with database.reading() as archive:
        assert reminder_wishes.load(archive) == {one: Wish.OFF, other: Wish.DIGEST}
    with database.writing() as archive:
        reminder_wishes.put(archive, act, one, Wish.ON)
    with database.reading() as archive:
        assert reminder_wishes.load(archive) == {one: Wish.ON, other: Wish.DIGEST}
        assert verify(archive) is None
