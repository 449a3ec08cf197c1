"""A sentence for the user that is not yet in any language.

The layers below the screen make messages; the screen and the command line translate them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """English source text, what goes into its `{names}`, and what tells homonyms apart.

    A parameter may itself be a message: it is translated before it is put in.
    """

    text: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    many: str = ""
    count: int = 1
    context: str = ""


def msg(text: str, /, **params: object) -> Message:
    """Mark `text` for translation."""
    return Message(text, params)


def nmsg(one: str, many: str, count: int, /, **params: object) -> Message:
    """Mark a sentence with a number in it; `{count}` is filled in."""
    return Message(one, {"count": count, **params}, many=many, count=count)


def pmsg(context: str, text: str, /, **params: object) -> Message:
    """Mark a word that needs its context to be translated ("open" the clause, "open" the file)."""
    return Message(text, params, context=context)
