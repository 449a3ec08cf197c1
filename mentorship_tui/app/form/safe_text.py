"""Characters that a terminal would obey, or a field would end a line at: kept, and seen harmlessly.

A field holds a character of private use in the place of each, so that whoever writes around one
moves it along like a letter. What is read back, and so what is saved, has the character itself.
"""

from __future__ import annotations

from ...text.clean import plain

FIRST, LAST = 0x100000, 0x10FFFD  # the last private use area: no font and no keyboard has any of it
LINE_ENDS = "\x85\u2028\u2029"
ONE_LINE = "\n\t"
JOINERS = "\u200c\u200d"  # of emoji and of scripts; nothing obeys them
TAGS = range(0xE0000, 0xE0080)  # of flags


class StandIns:
    """What stands for what in one field. In a field of one line, line ends and tabs are put aside.

    A character that could be taken for a stand-in gets one, too, so that no two are mixed up.
    """

    def __init__(self, *, one_line: bool = False) -> None:
        self._aside = ONE_LINE if one_line else ""
        self._inside: dict[int, str] = {}
        self._back: dict[int, str] = {}
        self._pictures: dict[int, str] = {}

    def held(self, text: str) -> str:
        """The text as the field holds it."""
        if text.isascii() and text.isprintable():
            return text
        for character in sorted(set(text)):
            if ord(character) not in self._inside and self._is_odd(character):
                self._put(character, chr(FIRST + len(self._inside)))
        return text.translate(self._inside)

    def meant(self, held: str) -> str:
        """The text as it is in the file."""
        return held.translate(self._back) if self._back else held

    def shown(self, held: str) -> str:
        """The text with pictures, a cell for each character that is put aside."""
        return held.translate(self._pictures) if self._pictures else held

    def _put(self, character: str, stand_in: str) -> None:
        self._inside[ord(character)] = stand_in
        self._back[ord(stand_in)] = character
        self._pictures[ord(stand_in)] = _picture(character)

    def _is_odd(self, character: str) -> bool:
        if character.isprintable() or character in JOINERS or ord(character) in TAGS:
            return False
        if character in "\n\t":
            return character in self._aside
        return plain(character) != character or FIRST <= ord(character) <= LAST


def _picture(character: str) -> str:
    if character in LINE_ENDS:
        return "\u2424"
    if character in ONE_LINE:
        return chr(0x2400 + ord(character))
    picture = plain(character)
    return picture if len(picture) == 1 and picture != character else "\ufffd"
