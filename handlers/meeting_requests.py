"""A vote per capsulam stopped by a member: `begär-sammanträde` (D3)."""

from governance.people import Right
from handlers.acting import acting
from handlers.announcing import Announcer
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import Arguments, Number, Paragraph
from handlers.numbered_votes import held
from handlers.taking import take
from handlers.texts import meeting_requests as texts
from handlers.texts import notices
from storage.archive import Archive
from storage.vote_events import MeetingRequested


class Request(Arguments):
    """`begär-sammanträde`: the vote, why, and a counter-proposal, which is such a request too."""

    nr: Number
    motförslag: Paragraph = ""
    skäl: Paragraph = ""


def request(ask: Ask[Request], archive: Archive) -> Answer:
    """Stop a vote per capsulam: the matter is taken up at a meeting."""
    asked = ask.arguments
    stored = held(asked.nr, ask, archive)
    event = MeetingRequested(acting(ask), asked.motförslag, asked.skäl)
    after = take(event, stored, ask, archive)
    title = ask.who.person.title if ask.who.person is not None else ""
    Announcer(after, ask.at, archive).over(notices.meeting_requested(after, title))
    return texts.requested(after)


COMMANDS = (
    Command(
        ("begär-sammanträde",),
        texts.REQUEST,
        Request,
        request,
        example="begär-sammanträde 12",
        hints=texts.HINTS,
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
)
