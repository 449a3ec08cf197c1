"""Everything the user reads, in the language of the journal."""

from .message import Message, msg, nmsg, pmsg
from .translator import LANGUAGES, Translator, language_of_locale, serve_libraries

__all__ = [
    "LANGUAGES",
    "Message",
    "Translator",
    "language_of_locale",
    "msg",
    "nmsg",
    "pmsg",
    "serve_libraries",
]
