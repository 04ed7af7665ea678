"""An answer's file in the terminal: written where one says, else printed when it is a text."""

import asyncio
from dataclasses import replace
from pathlib import Path

import typer

from bot.commandline import files
from bot.failures import Failure
from handlers.answer import Answer, Choices, Document, Text
from handlers.drawings import Image

File = Image | Document


class NoFile(Failure):
    """A place to write a file, and an answer that holds none."""

    def __init__(self) -> None:
        super().__init__("Svaret har ingen fil, så --out skrev ingenting.")


def written(answer: Answer, out: Path) -> Answer:
    """Write an answer's file; gives the answer without it. NoFile when it has none."""
    found = next((part for part in answer.parts if isinstance(part, File)), None)
    if found is None:
        raise NoFile
    files.write(out, _content(found))
    typer.echo(f"{found.name} är skriven till {out}.", err=True)
    return _without(answer, found)


def is_a_text_file(answer: Answer) -> bool:
    """Whether a text file is what was asked for, and the rest only tells of it."""
    telling = all(isinstance(part, Text | Choices | Document) for part in answer.parts)
    return telling and len(_documents(answer)) == 1


def printed(answer: Answer) -> Answer:
    """Print the text file that an answer is; gives what tells of it."""
    (document,) = _documents(answer)
    # As bytes, so that no terminal's encoding or line endings change the file.
    typer.echo(document.text.encode(), nl=False)
    return _without(answer, document)


def _documents(answer: Answer) -> list[Document]:
    return [part for part in answer.parts if isinstance(part, Document)]


def _without(answer: Answer, file: File) -> Answer:
    return replace(answer, parts=tuple(part for part in answer.parts if part is not file))


def _content(file: File) -> bytes:
    if isinstance(file, Document):
        return file.text.encode()
    # The drawing is loaded only when something is drawn.
    from bot.drawing import png  # noqa: PLC0415

    return asyncio.run(png(file))
