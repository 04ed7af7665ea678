"""Where one begins: what is next for me, the next dates, and the ways on."""

from governance.dated import in_force
from governance.year import upcoming
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.coordination import coordinated
from handlers.gathering import gathered
from handlers.kinds import Nothing
from handlers.texts import start as texts
from handlers.workdays import works
from storage import steering
from storage.archive import Archive

VERB = "hem"


def home(ask: Ask[Nothing], archive: Archive) -> Answer:
    """What is next for whoever asks."""
    dates = upcoming(ask.day, works)
    person = ask.who.person
    if person is None:
        return texts.stranger(dates)
    mine = texts.Mine(
        person=person,
        waiting=gathered(person, ask, archive),
        regions=coordinated(person, ask.day, archive),
        seats=tuple(
            held
            for held in in_force(steering.holdings(archive), ask.day)
            if held.person == person.id
        ),
        day=ask.day,
    )
    return texts.home(mine, dates)


COMMANDS = (
    Command(
        (VERB,), texts.HOME, Nothing, home, example="hem", aliases=("home", "start", "hallbar")
    ),
)
