"""A command's form, made from its arguments."""

from governance.spelling import plain
from handlers.answer import Field, Form, Input, Option
from handlers.command import AnyCommand, Fields, Offer, Parameter
from handlers.misread import Expected
from handlers.reading import Reading
from handlers.texts import forms as texts
from storage import regions
from storage.archive import Archive

NUMBERS = {Expected.NUMBER, Expected.DECISION}
"""What names one thing: a form that acts upon it is about that thing alone."""


def form(reading: Reading, archive: Archive) -> Form:
    """The form of a command, filled with what it holds already and the fields given."""
    command = reading.command
    known = command.filled(reading.fields, archive) if command.filled is not None else {}
    said = {**known, **reading.fields}
    offers = command.offers(said, archive) if command.offers is not None else {}
    fixed = _fixed(command, reading.fields)
    fields = tuple(
        _field(
            command, each, said.get(each.name, ""), offers.get(each.name) or _usual(each, archive)
        )
        for each in command.parameters
        if each.name not in fixed
    )
    return Form(command.verb, texts.title(command, fixed), texts.submit(command), fields, fixed)


def _fixed(command: AnyCommand, given: Fields) -> Fields:
    """The number of what is acted upon, which the form's title says and no field asks for."""
    numbers = (
        (each.name, each.kind.shape)
        for each in command.parameters
        if command.writes and each.placed and each.kind.expected in NUMBERS
    )
    return {
        name: given[name]
        for name, shape in numbers
        if shape is not None and shape.fullmatch(given.get(name, ""))
    }


def _field(command: AnyCommand, parameter: Parameter, value: str, offer: Offer) -> Field:
    chosen = next((each.value for each in offer.options if plain(each.value) == plain(value)), "")
    asked = _input(parameter, offer)
    return Field(
        name=parameter.name,
        label=texts.label(parameter),
        hint=texts.hint(command, parameter, offered=asked is not parameter.kind.input),
        input=asked,
        required=parameter.required,
        value=chosen if asked is Input.SELECT else value,
        options=offer.options,
    )


def _input(parameter: Parameter, offer: Offer) -> Input:
    if not offer.options:
        return parameter.kind.input
    return Input.SEVERAL if offer.several else Input.SELECT


def _usual(parameter: Parameter, archive: Archive) -> Offer:
    if parameter.kind.expected is Expected.REGION:
        return Offer(tuple(Option(each.name, each.name) for each in regions.load(archive)))
    return Offer(tuple(Option(word, word) for word in parameter.kind.alternatives))
