"""What a form says."""

from handlers.command import AnyCommand, Fields, Parameter
from handlers.misread import Expected
from handlers.texts import expected

OBVIOUS = {Expected.TEXT, Expected.ALTERNATIVE}
"""What the field itself shows that it takes."""


def title(command: AnyCommand, fixed: Fields) -> str:
    """The form's title: the command as it is typed, with what it acts upon."""
    said = command.said(fixed)
    return f"{said[0].upper()}{said[1:]}"


def submit(command: AnyCommand) -> str:
    """What the button says."""
    return "Spara" if command.writes else "Visa"


def label(parameter: Parameter) -> str:
    """A field's label."""
    return parameter.name.replace("-", " ").capitalize()


def hint(command: AnyCommand, parameter: Parameter, *, offered: bool) -> str:
    """What the field is for, or else what it takes, unless that is offered to choose from."""
    own = command.hints.get(parameter.name, "")
    if own or offered or parameter.kind.expected in OBVIOUS:
        return own
    noun = expected.noun(parameter.kind.expected)
    # Not capitalize(), which would take the capitals out of Region Skåne.
    return f"{noun[0].upper()}{noun[1:]}."
