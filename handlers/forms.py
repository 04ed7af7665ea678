"""A command's form, made from its arguments."""

from governance.spelling import plain
from handlers.answer import Field, Form, Input, Option
from handlers.command import Parameter
from handlers.misread import Expected
from handlers.reading import Reading
from handlers.texts import forms as texts
from storage import regions
from storage.archive import Archive


def form(reading: Reading, archive: Archive) -> Form:
    """The form of a command, filled with what it holds already and the fields given."""
    command = reading.command
    known = command.filled(reading.fields, archive) if command.filled is not None else {}
    said = {**known, **reading.fields}
    fields = tuple(
        _field(parameter, said.get(parameter.name, ""), archive) for parameter in command.parameters
    )
    return Form(command.verb, texts.title(command), texts.submit(command), fields)


def _field(parameter: Parameter, value: str, archive: Archive) -> Field:
    options = _options(parameter, archive)
    chosen = next((each.value for each in options if plain(each.value) == plain(value)), "")
    return Field(
        name=parameter.name,
        label=texts.label(parameter),
        hint=texts.hint(parameter),
        input=parameter.kind.input,
        required=parameter.required,
        value=chosen if parameter.kind.input is Input.SELECT else value,
        options=options,
    )


def _options(parameter: Parameter, archive: Archive) -> tuple[Option, ...]:
    if parameter.kind.expected is Expected.REGION:
        return tuple(Option(region.name, region.name) for region in regions.load(archive))
    return tuple(Option(word, word) for word in parameter.kind.alternatives)
