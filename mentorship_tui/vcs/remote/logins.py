"""A password in an address reaches git by its credential protocol, and never as an argument.

Arguments can be read by every user of a machine (`ps`), and git hands an address on to its helper
as one. See gitcredentials(7) and git-credential(1).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from ...i18n import msg
from .addresses import TOKEN_LENGTH, BadUrl, masked
from .config_text import quoted

_LOGIN = re.compile(r"((?:gcrypt::)?https://)([^/?#@:]*)(?::([^/?#@]*))?@([^/?#]+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Login:
    """`address` is the one without it, `host` what git asks a login for."""

    address: str
    host: str
    user: str
    password: str


def login_in(address: str) -> Login | None:
    """The password, or the token, that an https address holds; None for one without.

    Raises BadUrl for one that the protocol cannot say.
    """
    found = _LOGIN.fullmatch(address)
    if found is None:
        return None
    scheme, user, password, host, rest = found.groups()
    if password is None and len(user) < TOKEN_LENGTH:
        return None
    user, password = unquote(user), unquote(password or "")
    if any(sign in user + password for sign in "\n\r\0"):
        raise BadUrl(msg("This is not an address: {url}", url=repr(masked(address))))
    return Login(f"{scheme}{host}{rest}", f"https://{host}", user, password)


def settings_for(logins: Iterable[Login], folder: Path) -> str:
    """Lines of git's settings by which it has these logins and asks nobody else; files in `folder`.

    Raises OSError.
    """
    found = list(dict.fromkeys(logins))
    lines = ["[credential]\n\thelper =\n"] if found else []
    for number, login in enumerate(found):
        place = folder / f"login-{number}"
        place.touch(mode=0o600, exist_ok=False)
        place.write_text(f"username={login.user}\npassword={login.password}\n", encoding="utf-8")
        told = f'!f() {{ test "$1" != get || cat {shlex.quote(str(place))}; }}; f'
        address = quoted(login.address)
        lines.append(f"[credential {quoted(login.host)}]\n\thelper = {quoted(told)}\n")
        # as it stands: it has been rewritten already
        lines.append(f"[url {address}]\n\tinsteadOf = {address}\n\tpushInsteadOf = {address}\n")
    return "".join(lines)
