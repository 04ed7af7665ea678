"""Resource frames, out and in again."""

from datetime import date

from governance.matters import ResourceFrame
from storage import frames
from storage.database import Database
from storage.journal import Act

DAY = date(2026, 9, 1)


def test_frames_come_back_by_year_and_day(database: Database, act: Act) -> None:
    later = ResourceFrame(2027, 123_456_789_012_345, "RS 2", date(2026, 10, 1))
    first = ResourceFrame(2027, 2, "RS 1", DAY, date(2026, 9, 30))
    earlier = ResourceFrame(2026, 1, "", date(2026, 12, 1))
    with database.writing() as archive:
        for frame in (later, first, earlier):
            frames.put(archive, act, frame)
    with database.reading() as archive:
        assert frames.load(archive) == (earlier, first, later)


def test_a_frame_for_the_same_year_from_the_same_day_corrects(database: Database, act: Act) -> None:
    wrong, right = (ResourceFrame(2027, amount, "RS 1", DAY) for amount in (1, 2))
    with database.writing() as archive:
        frames.put(archive, act, wrong)
        frames.put(archive, act, right)
    with database.reading() as archive:
        assert frames.load(archive) == (right,)
