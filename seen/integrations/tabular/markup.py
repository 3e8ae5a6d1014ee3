"""Reads the parts of an Office file as a stream, within bounds: no entity, no document type, no depth without end."""

import zipfile
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from seen.integrations.tabular.limits import BadFile, Limits

CHUNK = 1 << 16
DEEPEST = 250  # elements; a table within a table within a table needs about sixty
TOO_MUCH = "{name} unpacks to far more than a chronology needs. Copy its rows into a new file and save that."
STRANGE = "{name} is not a file as Office writes it. Open it, save it again and try that."


class Room:
    """How many bytes are left to unpack of one file."""

    def __init__(self, *, name: str, limits: Limits, size: int) -> None:
        self.name, self.limits, self.left = name, limits, limits.unpacked(size)

    def chunks(self, parts: zipfile.ZipFile, part: zipfile.ZipInfo | str) -> Iterator[bytes]:
        """Yield a part as it is unpacked. Raises BadFile as soon as it is too much, or where it is damaged."""
        try:
            with parts.open(part) as stream:
                while chunk := stream.read(CHUNK):
                    self.left -= len(chunk)
                    if self.left < 0:
                        raise BadFile(TOO_MUCH.format(name=self.name))
                    yield chunk
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            EOFError,
            ValueError,
            OSError,
            KeyError,
        ) as error:
            raise BadFile(STRANGE.format(name=self.name)) from error


def parser(name: str) -> Any:
    """Return a parser that refuses what no Office program writes: document types and entities."""

    def refuse(*_: object) -> None:
        raise BadFile(STRANGE.format(name=name))

    made = expat.ParserCreate(namespace_separator=" ")
    made.StartDoctypeDeclHandler = refuse
    made.EntityDeclHandler = refuse
    made.buffer_text = True
    return made


class Counted:
    """Counts the tags of one part before they are parsed, so that none can take long."""

    def __init__(self, *, name: str, most: int) -> None:
        self.name, self.left = name, most

    def __call__(self, chunk: bytes) -> bytes:
        """Return the chunk; raise BadFile once there were too many tags."""
        self.left -= chunk.count(b"<")
        if self.left < 0:
            raise BadFile(TOO_MUCH.format(name=self.name))
        return chunk
