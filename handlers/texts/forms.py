"""What a form says."""

from handlers.command import Command, Parameter
from handlers.kinds import Arguments
from handlers.texts import expected


def title(command: Command[Arguments]) -> str:
    """The form's title: the command as it is typed."""
    return command.verb.capitalize()


def submit(command: Command[Arguments]) -> str:
    """What the button says."""
    return "Spara" if command.writes else "Visa"


def label(parameter: Parameter) -> str:
    """A field's label."""
    return parameter.name.replace("-", " ").capitalize()


def hint(parameter: Parameter) -> str:
    """What the field takes."""
    noun = expected.noun(parameter.kind.expected)
    # Not capitalize(), which would take the capitals out of Region Skåne.
    return f"{noun[0].upper()}{noun[1:]}."
