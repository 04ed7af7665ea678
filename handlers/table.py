"""The command table: every command there is, and how one is found by the words typed."""

from collections.abc import Iterable, Sequence

from governance.spelling import plain
from handlers import help as manual
from handlers import posts, reminders, start
from handlers.act_words import said_as
from handlers.ask import Chosen, Typed, Word
from handlers.command import AnyCommand
from handlers.concepts import CONCEPTS
from handlers.misread import Expected, Misread
from handlers.nearness import nearest

REMINDED = (*CONCEPTS, *reminders.commands(CONCEPTS))
TOLD_OF = (*REMINDED, *posts.commands(REMINDED))
TABLE: tuple[AnyCommand, ...] = (*TOLD_OF, *manual.commands(TOLD_OF))
ACT_WITHIN = 4
"""How far from the family's word an act may stand."""
GUESSED = 2
"""How many words a command may have to be told by its keywords."""


def _families(table: Sequence[AnyCommand]) -> dict[str, list[AnyCommand]]:
    families: dict[str, list[AnyCommand]] = {}
    for command in table:
        for word in (command.words[0], *command.aliases):
            family = families.setdefault(plain(word), [])
            if command not in family:
                family.append(command)
    for command in table:
        if len(command.words) == 1:
            _name_whole(command, families)
    return families


def _name_whole(command: AnyCommand, families: dict[str, list[AnyCommand]]) -> None:
    """Let the aliases of a command that has no act name its whole family."""
    for word in command.aliases:
        family = families[plain(word)]
        family += [each for each in families[plain(command.words[0])] if each not in family]


FAMILIES = _families(TABLE)
BY_VERB = {command.verb: command for command in TABLE}
NAMED = {word: family[0].words[0] for word, family in FAMILIES.items()}
"""What each first word is another way to write."""


def find(said: Typed | Chosen) -> tuple[AnyCommand, tuple[Word, ...]]:
    """The command meant, and the words left for its arguments; Misread when there is none."""
    if isinstance(said, Chosen):
        if said.verb not in BY_VERB:
            raise Misread(Expected.COMMAND, said.verb)
        return BY_VERB[said.verb], ()
    if not said.words:
        return BY_VERB[start.VERB], ()
    first, *rest = said.words
    family = FAMILIES.get(plain(first.text))
    if family is None or first.key:
        raise Misread(Expected.COMMAND, first.text, near=nearest(first.text, NAMED))
    if rest and _says(rest[0], manual.WORDS):
        return BY_VERB[manual.VERB], (Word(first.text, quoted=True), *rest[1:])
    return _act(family, rest)


def _act(family: Sequence[AnyCommand], rest: list[Word]) -> tuple[AnyCommand, tuple[Word, ...]]:
    """The command of a family whose act is named near the beginning.

    A region's name, which may stand before the act, has up to three words. An act of two words, as
    in `möte 3 punkt 2 ändra`, is meant rather than its first alone. Where no act is named, the
    keywords tell it when one command alone takes them; else it is the one without an act.
    """
    named = [(command, places) for command in family if (places := _places(command, rest))]
    if named:
        command, places = min(named, key=lambda each: (min(each[1]), -len(each[1])))
        return command, tuple(word for at, word in enumerate(rest) if at not in places)
    keys = {plain(word.key) for word in rest if word.key}
    takes = [
        command
        for command in family
        if len(command.words) <= GUESSED
        and keys <= {plain(parameter.name) for parameter in command.parameters}
    ]
    return (takes[0] if keys and len(takes) == 1 else family[0]), tuple(rest)


def _places(command: AnyCommand, rest: Sequence[Word]) -> tuple[int, ...]:
    """Where the words of a command's act stand; nowhere unless all of them do."""
    near = rest[:ACT_WITHIN]
    found = [
        next((at for at, word in enumerate(near) if _says(word, said_as(act))), None)
        for act in command.acts
    ]
    places = tuple(at for at in found if at is not None)
    return places if len(places) == len(found) else ()


def _says(word: Word, words: Iterable[str]) -> bool:
    bare = not word.quoted and not word.key
    return bare and plain(word.text) in {plain(each) for each in words}
