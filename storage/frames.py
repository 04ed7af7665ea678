"""The resource frames (resursramar) given for operating years, as recorded (A11)."""

from dataclasses import asdict

from governance.matters import ResourceFrame
from storage.archive import Archive, remembered
from storage.decision_tables import resource_frames
from storage.journal import Act, record
from storage.records import standing


@remembered
def load(archive: Archive) -> tuple[ResourceFrame, ...]:
    """Every frame, by year and then by day."""
    found = [
        ResourceFrame(row.year, row.amount, row.decision, row.since, row.until)
        for row in standing(archive, resource_frames)
    ]
    return tuple(sorted(found, key=lambda frame: (frame.year, frame.since)))


def put(archive: Archive, act: Act, frame: ResourceFrame) -> None:
    """Record a frame; one for the same year from the same day is corrected by it."""
    same = (
        row.id
        for row in standing(archive, resource_frames)
        if (row.year, row.since) == (frame.year, frame.since)
    )
    record(archive, act, resource_frames, {**asdict(frame), "replaces": next(same, None)})
