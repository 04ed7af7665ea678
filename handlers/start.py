"""Where one begins: what is next for me, the next dates, and the ways on."""

from governance.dated import in_force
from governance.duties import Kind, number_of
from governance.duty_states import FULFILLED, State
from governance.year import Occurrence, upcoming
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.coordination import coordinated
from handlers.duty_facts import found
from handlers.duty_view import ADVISED, view
from handlers.gathering import gathered
from handlers.kinds import Nothing
from handlers.texts import start as texts
from handlers.workdays import works
from storage import steering
from storage.archive import Archive

VERB = "hem"


def home(ask: Ask[Nothing], archive: Archive) -> Answer:
    """What is next for whoever asks."""
    dates = _dates(ask, archive)
    person = ask.who.person
    if person is None:
        return texts.stranger(ask.who.account, dates)
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


def _dates(ask: Ask[Nothing], archive: Archive) -> texts.Dates:
    coming = upcoming(ask.day, works)
    numbers = [number_of(Kind(each.duty.value), each.due.year - 1) for each in coming]
    before = [
        view(found(each, ask.at, archive), ask.at, archive)
        for each in numbers
        if each.kind in ADVISED
    ]
    return texts.Dates(
        coming=tuple(_date(each, ask, archive) for each in coming),
        passed=tuple(each for each in before if each.state is State.UNDONE),
    )


def _date(date: Occurrence, ask: Ask[Nothing], archive: Archive) -> texts.Date:
    duty = found(number_of(Kind(date.duty.value), date.due.year), ask.at, archive)
    return texts.Date(date, done=view(duty, ask.at, archive).state in FULFILLED)


COMMANDS = (
    Command(
        (VERB,), texts.HOME, Nothing, home, example="hem", aliases=("home", "start", "hallbar")
    ),
)
