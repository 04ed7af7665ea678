"""What is said when words could not be read."""

from collections.abc import Sequence

from governance.regions import Region
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.correcting import corrected
from handlers.misread import Expected, Misread
from handlers.reading import Reading, typed
from handlers.texts.expected import noun
from handlers.texts.formats import listed, short

FILL_IN = "Fyll i formulär"
MOST_NEAR = 5
"""How many near words are offered as buttons; the sentence names them all."""


def answer(misread: Misread, reading: Reading | None) -> Answer:
    """The answer to words that could not be read: what was expected, and the way on."""
    parts: list[Part] = [Text(_sentence(misread))]
    if reading is not None:
        parts.append(_usage(reading))
    choices = (*_near(misread, reading), *_ways_on(reading))
    return Answer("Det förstod jag inte", (*parts, Choices(choices)))


def no_command(misread: Misread, meant: Sequence[Reading]) -> Answer:
    """The answer to a first word that is no command: the commands that may have been meant."""
    choices = tuple(_whole(each) for each in meant)
    parts = (Text(_sentence(misread)), Choices((*choices, *_ways_on(None))))
    return Answer("Det förstod jag inte", parts)


def _whole(meant: Reading) -> Choice:
    """A command with all that was said after it; one that writes is shown before it is asked."""
    shown_first = meant.command.writes and bool(meant.command.parameters)
    return Choice(short(typed(meant.chosen)), meant.chosen, opens_form=shown_first)


def region_alone(region: Region) -> Answer:
    """The answer to a region's name alone: the commands that tell of it."""
    asked = {"region": region.name}
    text = Text(
        f"Jag väntade mig ett kommando först. Du skrev en region: {region.name}. Vill du veta "
        "dess andel, eller allt om den?"
    )
    choices = (
        Choice(f"Andel för {region.name}", Chosen("andel", asked)),
        Choice(f"Om {region.name}", Chosen("region", asked)),
        *_ways_on(None),
    )
    return Answer("Det förstod jag inte", (text, Choices(choices)))


def _sentence(misread: Misread) -> str:
    words = " ".join(misread.given.split())
    given = f" Du skrev ”{short(words)}”." if words else ""
    match misread.expected:
        case Expected.COMMAND:
            wanted = f"Jag väntade mig {noun(misread.expected)}."
            return f"Det finns inget sådant kommando.{given} {wanted}{_did_you_mean(misread)}"
        case Expected.NOTHING_MORE:
            return f"Kommandot tar inget mer.{given}{_keywords(misread)}"
        case Expected.ARGUMENT:
            return f"Kommandot har inget sådant argument.{given}{_keywords(misread)}"
        case Expected.SHORTER_TEXT:
            return f"Texten{_place(misread)} är för lång: högst {misread.given} tecken."
        case _:
            found = f"Jag väntade mig {noun(misread.expected)}{_place(misread)}.{given}"
            return f"{found}{_did_you_mean(misread)}"


def _place(misread: Misread) -> str:
    return f" ({misread.argument})" if misread.argument else ""


def _did_you_mean(misread: Misread) -> str:
    if not misread.near:
        return ""
    if misread.expected in {Expected.ALTERNATIVE, Expected.FIGURES, Expected.REPLY}:
        return f" Det kan vara {listed(misread.near, 'eller')}."
    return f" Menade du {listed(misread.near, 'eller')}?"


def _keywords(misread: Misread) -> str:
    return f" Det tar {listed(misread.near)}." if misread.near else ""


def _usage(reading: Reading) -> Facts:
    command = reading.command
    return Facts((Fact("Så skriver du", command.usage), Fact("Exempel", command.example)))


def _near(misread: Misread, reading: Reading | None) -> tuple[Choice, ...]:
    """Offer each near word as the ask it would have been, all else that was said kept."""
    if reading is None or misread.argument not in _names(reading):
        return ()
    said = reading.fields.get(misread.argument, "")
    values = (corrected(said, misread.given, word) for word in misread.near[:MOST_NEAR])
    return tuple(
        Choice(
            short(value), Chosen(reading.command.verb, {**reading.fields, misread.argument: value})
        )
        for value in values
        if value is not None
    )


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(parameter.name for parameter in reading.command.parameters)


def _ways_on(reading: Reading | None) -> tuple[Choice, ...]:
    manual = Choice("Hjälp", Chosen("hjälp", {}))
    if reading is None or not reading.command.parameters:
        return (manual,)
    return (Choice(FILL_IN, reading.chosen, opens_form=True), manual)
