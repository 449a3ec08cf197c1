"""The one base of every error that the user is shown."""

from __future__ import annotations

from .i18n import Message


class MentorshipError(Exception):
    """What happened, where, and what to do, in a message; the exit code for the command line."""

    exit_code = 1
    language = ""  # of the journal it is about, where one was open

    def __init__(self, message: Message, *others: Message) -> None:
        super().__init__(message.text)
        self.message = message
        self.messages = (message, *others)

    def __str__(self) -> str:
        return self.message.text.format_map(dict(self.message.params))
