"""A poll as it is shown to whoever asks, at the moment of the ask."""

from collections.abc import Iterable, Mapping, Sequence

from governance.people import Person, Right, Role, may
from governance.polls import POLLS, is_open
from governance.refusal import Refusal
from handlers.ask import Ask
from handlers.poll_reasons import Reason
from handlers.texts.poll_cards import View
from handlers.texts.polls import MOST_SHOWN
from storage import people, polls
from storage.archive import Archive
from storage.polls import Asked


def numbered(number: int, archive: Archive) -> Asked:
    """The poll with a number; Refusal NO_SUCH_POLL."""
    asked = polls.load(archive, number)
    if asked is None:
        raise Refusal(Reason.NO_SUCH_POLL, POLLS, number=str(number))
    return asked


def view(asked: Asked, ask: Ask[object], archive: Archive) -> View:
    """The poll with its answers, as far as whoever asks may see them now."""
    poll, known, person = asked.poll, people.load(archive), ask.who.person
    answers = polls.answers(archive, asked)
    answered = polls.answered(archive, asked)
    hidden = poll.anonymous and is_open(poll, ask.at)
    mine = answers.get(person.id, frozenset()) if person else frozenset()
    return View(
        number=asked.id,
        poll=poll,
        at=ask.at,
        author=known[poll.author],
        answered=_persons(answered, known),
        counts=None if hidden else polls.standing(archive, asked),
        chosen=_chosen(len(poll.alternatives), answers, known),
        mine=tuple(sorted(mine)),
        has_answered=person is not None and person.id in answered,
        may_answer=ask.to_all or may(ask.who.roles, Right.ASK_POLL),
        may_close=person is not None and (person.id == poll.author or Role.KANSLI in ask.who.roles),
    )


def views(ask: Ask[object], archive: Archive) -> Sequence[View]:
    """The newest polls, newest first."""
    return [view(each, ask, archive) for each in polls.latest(archive, MOST_SHOWN)]


def _chosen(
    alternatives: int, answers: Mapping[int, frozenset[int]], known: Mapping[int, Person]
) -> Sequence[Sequence[Person]]:
    """Who chose each alternative."""
    return [
        _persons((person for person, numbers in answers.items() if number in numbers), known)
        for number in range(1, alternatives + 1)
    ]


def _persons(numbers: Iterable[int], known: Mapping[int, Person]) -> Sequence[Person]:
    return [known[number] for number in sorted(numbers)]
