"""Which addresses a journal may be synced with, and how they are shown (git.md, Sync)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...i18n import msg
from ..errors import GitError
from ..repository.remote_settings import BRANCH_CHOSEN, KEEP_READABLE, PARTICIPANTS
from ..repository.repository import BRANCH, Repository
from .config_text import write_address

ORIGIN = "origin"
SYNCED = "refs/mentorship/synced"  # what the server had when the last sync ended well
ENCRYPTED = "gcrypt::"
SCHEMES = ("https", "ssh", "file")
TOKEN_LENGTH = 20

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HELPER = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.-]*::")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/?#]*)@)?([^/?#]*)")
_SCP = re.compile(r"(?:([^@/\s:]+)@)?(\[[^\]\s]+\]|[^/:\s\[@]+):([^\s].*)")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_READER = re.compile(
    r"simple|(?:0x)?[0-9A-Fa-f]{8,64}|[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9][A-Za-z0-9.-]*"
)
_SECRET = re.compile(r"([?&][^=&]*(?:token|password|secret|key)[^=&]*=)[^&#]+", re.IGNORECASE)


class BadUrl(GitError):
    """An address that git could read as something else than a place, or that is none."""


@dataclass(frozen=True, slots=True)
class Remote:
    """Where a journal is synced with: git's name for it, the address, the branch there or "".

    `participants` are the keys that may read an encrypted one, as its settings name them; `push`
    are the addresses to send to, where they are others; `chosen` is True for a branch the user said
    to the app; `keeps_readable` for an encrypted one whose plain history the user leaves there.
    """

    name: str
    url: str
    branch: str = ""
    participants: str = ""
    push: tuple[str, ...] = ()
    chosen: bool = False
    keeps_readable: bool = False

    @property
    def masked(self) -> str:
        """The address as it may be shown."""
        return masked(self.url)


def check_url(url: str) -> str:
    """The address, if it is https, ssh, `user@host:path`, a full path, or gcrypt:: and one of them.

    Raises BadUrl, also for what git would take as an option or as a command to run.
    """
    plain = url.removeprefix(ENCRYPTED)
    if not plain or _CONTROL.search(url) or url != url.strip():
        raise BadUrl(msg("This is not an address: {url}", url=repr(masked(url))))
    if plain.startswith("-") or _HELPER.match(plain):
        raise BadUrl(
            msg(
                "{url} is refused: git could take it for a command instead of an address.",
                url=masked(url),
            )
        )
    if plain.startswith("/") or _DRIVE.match(plain):
        return url
    found = _SCHEME.match(plain)
    if found:
        _refuse_odd_password(url, plain[found.end() :], *found.groups(default="")[1:])
        _check_scheme(url, *found.groups(default=""))
        return url.replace(found[1], found[1].lower(), 1)  # git takes no other
    scp = _SCP.fullmatch(plain)
    if scp is None:
        raise BadUrl(
            msg(
                "{url} is not an address to sync with. Write https://…, ssh://…, "
                "user@host:path, or the full path of a folder.",
                url=masked(url),
            )
        )
    if re.match(r".*@[^/@]*:", scp[3]):
        raise BadUrl(
            msg("{url} holds a password, which ssh does not take. Leave it out.", url=masked(url))
        )
    _refuse_options(url, *scp.groups(default=""))
    return url


def _check_scheme(url: str, scheme: str, user: str, host: str) -> None:
    if scheme.lower() not in SCHEMES:
        raise BadUrl(
            msg(
                "{url}: the app syncs over https, ssh and folders, not over {scheme}.",
                url=masked(url),
                scheme=scheme,
            )
        )
    if scheme.lower() != "file" and not host:
        raise BadUrl(msg("This is not an address: {url}", url=repr(masked(url))))
    _refuse_options(url, user, host)


def _refuse_odd_password(url: str, path: str, user: str, host: str) -> None:
    """Git would take a part of such a password for the server's name, and send it there."""
    port = host.rpartition(":")[2] if not host.endswith("]") else ""
    cut = ":" in host and not host.endswith("]") and not (port.isdigit() or not port)
    if cut or "@" in user or (":" in user and "@" in path):
        raise BadUrl(
            msg(
                "The password in {url} has a letter that an address cannot hold (/ @ : # ?), so "
                "git would take a part of it for the server. Leave the password out of the "
                "address and let git ask for it, or write these letters as %2F %40 %3A %23 %3F.",
                url=masked(url),
            )
        )


def _refuse_options(url: str, *parts: str) -> None:
    if any(part.startswith("-") for part in parts):
        raise BadUrl(
            msg(
                "{url} is refused: git could take it for a command instead of an address.",
                url=masked(url),
            )
        )


def masked(url: str) -> str:
    """The address, or words with addresses in them, without a password or a token.

    What lies before the last @ is hidden from the first colon on, for a password may hold any
    letter; rather too much is hidden than too little.
    """

    def hidden(found: re.Match[str]) -> str:
        user, colon, _ = found[2].partition(":")
        if colon:
            return f"{found[1]}{user}:***@"
        long = len(user) >= TOKEN_LENGTH and "/" not in user
        return f"{found[1]}***@" if long else found[0]

    shown = re.sub(r"([A-Za-z][A-Za-z0-9+.-]*://)(\S*)@", hidden, url)
    shown = re.sub(r"((?:^|\s|['\"(]|::)[^@/\s:]+:)[^/\s:][^\s:]*@(?=[^@\s]+:)", r"\1***@", shown)
    return _SECRET.sub(r"\1***", shown)


def without_password(url: str) -> str:
    """The address as it can be typed into a command that asks for the password itself."""
    bare = re.sub(r"(://[^:/@]*):[^@]*@", r"\1@", url)
    return re.sub(rf"(://)[^:/@]{{{TOKEN_LENGTH},}}@", r"\1", bare)


def remote_of(repository: Repository) -> Remote | None:
    """What the journal's own settings say it is synced with. Raises BadUrl for a bad address."""
    values = repository.remotes.values
    branch = repository.branch().removeprefix(BRANCH)
    name = values.get(f"branch.{branch}.remote", "")
    urls = {key[7:-4]: value for key, value in values.items() if key.endswith(".url")}
    if name not in urls:
        name = ORIGIN if ORIGIN in urls or not urls else next(iter(urls))
    if name not in urls:
        return None
    upstream = values.get(f"branch.{branch}.merge", "")
    mine = values.get(f"branch.{branch}.remote") == name
    url = check_url(urls[name])
    readers = ""
    if url.startswith(ENCRYPTED):
        general = values.get("gcrypt.participants", "")
        readers = values.get(f"remote.{name}.{PARTICIPANTS}") or general
    chosen = values.get(f"remote.{name}.{BRANCH_CHOSEN}", "")
    return Remote(
        name,
        url,
        chosen or (upstream.removeprefix(BRANCH) if mine else ""),
        readers,
        _push_addresses(repository, name),
        bool(chosen),
        values.get(f"remote.{name}.{KEEP_READABLE}") == "true",
    )


def _push_addresses(repository: Repository, name: str) -> tuple[str, ...]:
    """As git takes them: `pushurl`, else every `url`; none where that is the one fetched from."""
    fetched = repository.remotes.all(f"remote.{name}.url")
    found = repository.remotes.all(f"remote.{name}.pushurl") or fetched
    return () if len(found) == 1 and found == fetched else tuple(map(check_url, found))


def check_participants(text: str) -> str:
    """The keys named in it, as git-remote-gcrypt takes them and gpg can take for nothing else.

    Raises BadUrl: with one of them left out, somebody would be locked out without a word.
    """
    words = text.split()
    wrong = next((word for word in words if not _READER.fullmatch(word)), None)
    if wrong is not None:
        raise BadUrl(
            msg(
                "{name} names {word}, which is no key. Name GnuPG keys by key id, fingerprint or "
                "e-mail address, with spaces between.",
                name=PARTICIPANTS,
                word=repr(wrong),
            )
        )
    return " ".join(words)


def set_remote(repository: Repository, url: str) -> Remote:
    """Sync with this address from now on. Raises BadUrl."""
    url = check_url(url)
    try:
        old = remote_of(repository)
    except BadUrl:
        old = None
    name = old.name if old else ORIGIN
    git = repository.git
    write_address(repository, f"remote.{name}.url", url)
    refs = f"+refs/heads/*:refs/remotes/{name}/*"
    git.run("config", "--local", "--replace-all", f"remote.{name}.fetch", refs)
    if old is None or old.url != url:
        _forget_synced(repository)
        _forget_branch(repository, name)
    return Remote(name, url)


def remove_remote(repository: Repository) -> None:
    """Sync with nothing any more."""
    _forget_synced(repository)
    answer = repository.git.ask("config", "--local", "--name-only", "--get-regexp", r"^remote\.")
    for key in dict.fromkeys(answer.text.split()):
        repository.git.ask("config", "--local", "--remove-section", key.rpartition(".")[0])


def was_synced(repository: Repository) -> bool:
    """True if a sync with this address has ended well."""
    return repository.git.ask("rev-parse", "-q", "--verify", SYNCED).code == 0


def _forget_branch(repository: Repository, name: str) -> None:
    """What was chosen for another server says nothing about this one."""
    own = repository.branch().removeprefix(BRANCH)
    of_it = (f"remote.{name}.{BRANCH_CHOSEN}", f"remote.{name}.{KEEP_READABLE}")
    for key in (*of_it, f"branch.{own}.merge"):
        repository.git.ask("config", "--local", "--unset-all", key)


def _forget_synced(repository: Repository) -> None:
    """Of another server nothing is known: its history was not rewritten, it is its own."""
    repository.git.ask("update-ref", "-d", SYNCED)
