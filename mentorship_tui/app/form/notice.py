"""What one should know while writing, above the fields: each thing for as long as it is so."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Notice(Static):
    """Several things at once stand after each other; with nothing to say it takes no room."""

    def __init__(self) -> None:
        super().__init__(id="notice", markup=False)
        self._said: dict[str, str] = {}

    def say(self, about: str, text: str) -> None:
        """Say this of that matter from now on; nothing for an empty text."""
        said = {**self._said, about: text}
        if said != self._said:
            self._said = said
            words = [one for one in said.values() if one]
            self.update(Content(" ".join(words)))
            self.display = bool(words)
