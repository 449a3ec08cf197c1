"""Records for python-frontmatter: `frontmatter.load(path, handler=RecordHandler())` in any script.

The app reads its documents and writes its new ones through the same handler. Where bytes matter it
asks for `parts` and `tree`: python-frontmatter itself takes the blank lines around a text away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from frontmatter import Post
from frontmatter.default_handlers import BaseHandler

from . import load, split
from .split import Parts
from .tree import Node
from .value import Value, plain_value
from .write import entry

FENCE = "---"


class RecordHandler(BaseHandler):
    """Front matter by format.md rule 2, whatever the reader: `no` is a word, 17:30 is text."""

    FM_BOUNDARY = re.compile(rf"^{FENCE}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = FENCE

    def detect(self, text: str) -> bool:
        """True if the text has front matter, though it be empty. Raises DocumentError."""
        return bool(self.parts(text).closing)

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the body, each as it stands.

        Raises ValueError where there is none, which python-frontmatter takes for just that, and
        DocumentError for what format.md rule 8 refuses.
        """
        parts = self.parts(text)
        if not parts.closing:
            raise ValueError(text[: len(FENCE)])
        return parts.front, parts.body

    def load(self, fm: str) -> dict[str, Value]:
        """The fields. Raises DocumentError."""
        root = self.tree(fm, 2)
        return root.value if root and isinstance(root.value, dict) else {}

    def export(self, metadata: Mapping[str, object], **_: object) -> str:
        """The fields as YAML that readers of 1.1 and 1.2 understand alike, in the given order.

        Raises TypeError for what front matter cannot hold.
        """
        return "".join(entry(name, _value(value), 0, "\n") for name, value in metadata.items())

    def format(self, post: Post, **_: object) -> str:
        """A whole file, for `frontmatter.dumps`; its text keeps its blank lines."""
        return self.file(post.metadata, f"\n{post.content}\n" if post.content else "")

    def file(self, fields: Mapping[str, object], body: str) -> str:
        """A new file's text, with \\n as its line end."""
        return f"{FENCE}\n{self.export(fields)}{FENCE}\n{body}"

    def parts(self, text: str) -> Parts:
        """All of the text in four pieces. Raises DocumentError."""
        return split.split(text)

    def tree(self, front: str, first_line: int) -> Node | None:
        """The fields, each with its place; None where there are none. Raises DocumentError."""
        return load.load(front, first_line) if front else None


def _value(value: object) -> Value:
    """What a script gives as a field: a day is written as one."""
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {str(key): _value(item) for key, item in value.items()}
        case list() | tuple():
            return [_value(item) for item in value]
        case None | bool() | int() | float() | str():
            return plain_value(value)
    raise TypeError(f"front matter holds no {type(value).__name__}")
