"""Files uploaded by the bot: their bytes are kept and served."""

import mimetypes
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.wire import SlackError

# Not the machine's own table: a file must have the same type wherever the sandbox runs.
_TYPES = mimetypes.MimeTypes(filenames=())


@dataclass
class File:
    """One file; `ticket` opens its upload URL until the bytes have come."""

    id: str
    name: str
    size: int
    alt: str
    ticket: str
    title: str = ""
    content: bytes | None = None
    complete: bool = False

    @property
    def mimetype(self) -> str:
        """The type its name tells."""
        return _TYPES.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def path(self) -> str:
        """Where the sandbox serves it."""
        return f"/sandbox/files/{self.id}/{self.name}"

    @property
    def permalink(self) -> str:
        """The path that, written in a message, shares the file there."""
        return f"/files/{self.id}"


class Files:
    """Every file of the workspace."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._files: dict[str, File] = {}

    def expect(self, name: str, size: int, alt: str) -> File:
        """Make room for a file that is about to be uploaded."""
        number = max((int(each[1:]) for each in self._files), default=0) + 1
        file = File(f"F{number:07}", name, size, alt, secrets.token_urlsafe(16))
        self._files[file.id] = file
        return file

    def upload(self, ticket: str, content: bytes) -> File:
        """Take the bytes that belong to a ticket, once."""
        for file in self._files.values():
            if file.ticket == ticket and file.content is None and file.size == len(content):
                file.content = content
                return file
        raise SlackError("file_not_found")

    def complete(self, identity: str, title: str) -> File:
        """Finish an upload; before that nobody sees the file."""
        file = self._files.get(identity)
        if file is None or file.content is None:
            raise SlackError("file_not_found")
        file.title, file.complete = title or file.name, True
        self._changed()
        return file

    def remove(self, file: File) -> None:
        """Take a file away; its id is not given again."""
        file.complete, file.content = False, b""
        self._changed()

    def put_back(self, file: File) -> None:
        """Keep a file of before."""
        self._files[file.id] = file

    def complete_ones(self) -> list[File]:
        """Give every finished file."""
        return [file for file in self._files.values() if file.complete]

    def find(self, identity: str) -> File | None:
        """Give a finished file."""
        file = self._files.get(identity)
        return file if file is not None and file.complete else None

    def linked(self, text: str) -> list[File]:
        """Give the finished files whose permalinks a text holds."""
        return [f for f in self._files.values() if f.complete and f.permalink in text]
