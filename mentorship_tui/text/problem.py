"""Why a file is not a document, in words a person can act on."""

from __future__ import annotations

import re

from ..errors import MentorshipError
from ..i18n import Message, msg

MAX_DEPTH = 50


class DocumentError(MentorshipError):
    """A file that format.md rule 8 refuses, or an edit that would make it one.

    `line` counts from 1 in the file; 0 where no line is to blame.
    """

    def __init__(self, message: Message, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


NOT_UTF_8 = msg("The text holds something that is not UTF-8: write it anew as UTF-8.")


def of_yaml(problem: str, culprit: str) -> Message:
    """The parser's complaint (libyaml's or PyYAML's own wording) as advice.

    `culprit` is the text from where the parser stopped.
    """
    if re.search("node content", problem) and not culprit.strip():
        return _BRACKET_OPEN
    if re.search("cannot start any token|node content", problem):
        return _bad_start(culprit)
    for pattern, advice in _ADVICE:
        if re.search(pattern, problem):
            return advice
    return msg("This cannot be read as YAML ({problem}).", problem=problem)


def is_unclosed(problem: str, culprit: str) -> bool:
    """True where the mistake is at what was opened, and the parser went on to lines below."""
    if re.search(_UNCLOSED_QUOTE, problem):
        return True
    return bool(re.search(_UNCLOSED_BRACKET, problem)) and culprit[:1] not in tuple("\"'[{")


def _bad_start(culprit: str) -> Message:
    if culprit.startswith("\t"):
        return msg("There is a tab where only spaces may stand.")
    return msg(
        "A value that starts with {character} must be put in quotes.", character=culprit[:1] or "?"
    )


_UNCLOSED_QUOTE = "end of stream|unexpected document"
_UNCLOSED_BRACKET = r"expected '?,'? or"
_BRACKET_OPEN = msg("A list or map in brackets lacks a comma or its closing bracket.")

_ADVICE = (
    (
        "mapping values are not allowed",
        msg(
            "There is a second colon, or the indentation is too deep: put text with ': ' in quotes."
        ),
    ),
    (
        _UNCLOSED_QUOTE,
        msg("A quotation mark is opened here and never closed."),
    ),
    (_UNCLOSED_BRACKET, _BRACKET_OPEN),
    ("nesting depth", msg("The front matter is nested more than {depth} deep.", depth=MAX_DEPTH)),
    ("undefined alias", msg("Text that starts with * must be put in quotes.")),
    ("duplicate anchor", msg("The same &anchor is there twice.")),
    ("anchor|alias|alphabetic", msg("Text that starts with & or * must be put in quotes.")),
    ("tag|octet|decode", msg("Text that starts with ! must be put in quotes.")),
    (
        "escape|hexadecimal",
        msg("In double quotes a \\ starts an escape: use single quotes."),
    ),
    ("tab|'\\\\t'", msg("There is a tab where only spaces may stand.")),
    ("directive|document start", msg("A line that starts with % or ... cannot stand here.")),
    (
        "block scalar|indentation indicator|chomping|comment or line break",
        msg("Text that starts with | or > must be put in quotes."),
    ),
    ("block sequence|'-' indicator", msg("This line does not belong to the list above it.")),
    (
        "expected key|expected ':'|block end|block mapping",
        msg("Each line must be 'key: value', and the lines below a key indented alike."),
    ),
)
