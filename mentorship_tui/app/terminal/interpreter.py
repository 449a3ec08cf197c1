"""Makes Textual's events of what the input stream has cut.

Textual's own parser (8.2.8) reads each whole sequence, since it knows the keys and the mouse; it
is never left in the middle of one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key
from textual.message import Message

from .input_stream import Alt, Escape, Paste, Sequence, Text, Token

LONGEST_SEQUENCE = 32  # characters; the parser takes a longer one for keys
WIDEST = 1000  # cells; a report of a larger window is none
_REMEMBERED = ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size")
# of the keyboard protocol of kitty: key;modifiers;text
_KEY_WITH_TEXT = re.compile(r"\x1b\[(\d+)[\d:]*;(\d*)[\d:]*;([\d:]+)u")
# of xterm, with modifyOtherKeys: modifiers;key
_OTHER_KEY = re.compile(r"\x1b\[27;(\d+);(\d+)~")
_NUMBERED = re.compile(r"\x1b\[(\d+)[\d:;]*[^u]")
_ALT_BIT = 2
_SIZE = re.compile(r"\x1b\[48;[\d:;]*t")


class Interpreter:
    """One for each time that the terminal is the app's.

    `tells_size` is whether the terminal was asked to report its size within what it sends.
    """

    def __init__(self) -> None:
        self.tells_size = False
        self._parser = XTermParser()

    def events_of(self, token: Token) -> Iterator[Message]:
        """The events of a token; none for what means nothing to the app."""
        match token:
            case Text(text):
                yield from self._parser.feed(text)
            case Sequence(text) if _SIZE.fullmatch(text) and not self.tells_size:
                pass
            case Sequence(text) if letter := _letter_with_alt(text):
                yield _key_with_alt(letter)
            case Sequence(text) if found := _OTHER_KEY.fullmatch(text):
                yield from self._sequence_events(f"\x1b[{found[2]};{found[1]}u")
            case Sequence(text):
                for part in _parts(text):
                    yield from self._sequence_events(part)
            case Escape():
                yield events.Key("escape", "\x1b")
            case Alt(character):
                yield _key_with_alt(character)
            case Paste(text):
                yield events.Paste(text.replace("\x00", ""))

    def _sequence_events(self, text: str) -> list[Message]:
        found: list[Message] = []
        if len(text) <= LONGEST_SEQUENCE:
            try:
                for character in text:
                    found = list(self._parser.feed(character))
                    if found:
                        break
            except Exception:  # numbers that stand for nothing: garbage, not a fault
                found = []
        if not found:
            self._begin_anew()
        return [one for one in found if _is_meant(one, found, text)]

    def _begin_anew(self) -> None:
        """What the parser did not know is still in its hands."""
        before, self._parser = self._parser, XTermParser()
        for name in _REMEMBERED:
            if hasattr(before, name):
                setattr(self._parser, name, getattr(before, name))


def _parts(text: str) -> Iterable[str]:
    """A key of several characters as one of each, which may else be too long for the parser."""
    found = _KEY_WITH_TEXT.fullmatch(text)
    if found is None:
        return (text,)
    key, modifiers, characters = found.groups()
    return (f"\x1b[{key};{modifiers};{one}u" for one in characters.split(":") if one)


def _letter_with_alt(text: str) -> str:
    """The letter of a key that has alt, and no letter but its own; "" for every other."""
    found = _KEY_WITH_TEXT.fullmatch(text)
    if found is None:
        return ""
    key, modifiers, character = found.groups()
    has_alt = (int(modifiers or 1) - 1) & _ALT_BIT
    if not has_alt or not character.isdecimal() or max(int(key), int(character)) > sys.maxunicode:
        return ""
    letter = chr(int(character))
    return letter if letter.isalnum() and letter.casefold() == chr(int(key)).casefold() else ""


def _key_with_alt(character: str) -> events.Key:
    """It types nothing, as no key with alt does; a binding may have it."""
    name = character if character.isalnum() else _character_to_key(character)
    if len(name) == 1 and name.isupper():
        name = f"shift+{name.lower()}"
    return events.Key(f"alt+{name}", None)


def _is_meant(event: Message, among: list[Message], text: str) -> bool:
    """False for what only a parser's tables make of a sequence."""
    match event:
        case events.Key():
            return not _is_pair(among) and not _is_number(event, text) and _can_be_typed(event)
        case events.Resize(size=size):
            return 0 < size.width <= WIDEST and 0 < size.height <= WIDEST
        case events.CursorPosition():
            return False  # the app does not ask where the cursor is
    return True


def _is_pair(among: list[Message]) -> bool:
    """Esc and another key stand for that key with alt, for toolkits that know no alt."""
    first = among[0]
    return len(among) > 1 and isinstance(first, events.Key) and first.key == "escape"


def _is_number(event: events.Key, text: str) -> bool:
    """A key without a letter, which the parser does not know: it takes its number for one."""
    found = _NUMBERED.fullmatch(text)
    if found is None or int(found[1]) > sys.maxunicode:
        return False
    name = event.key.rpartition("+")[2]
    letter = chr(int(found[1]))
    return event.key == _character_to_key(letter) or name in (letter, _character_to_key(letter))


def _can_be_typed(event: events.Key) -> bool:
    return not any(0xD800 <= ord(one) <= 0xDFFF for one in event.key + (event.character or ""))
