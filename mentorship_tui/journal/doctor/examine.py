"""All checks in their order, each mended before the next looks, where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from ...errors import MentorshipError
from ...i18n import msg
from ...vcs.repository.repository import Repository
from ..journal import Journal
from .files import check_files
from .finding import Finding, Verdict
from .git_settings import check_settings
from .repository_state import check_folder, check_index, check_locks, check_unfinished, is_usable
from .sharing import check_remote, check_uncommitted, check_unsent
from .unplaced import check_unplaced

Check = Callable[[], Iterable[Finding]]


def examine(journal: Journal, *, fix: bool = False) -> Iterator[Verdict]:
    """What is wrong with the journal; with `fix`, what can be mended is."""
    if reason := journal.read_only:
        fix = False
        yield Verdict(Finding("format", reason))
    found = journal.versions.state()
    yield from _look(partial(check_folder, found), fix)
    if is_usable(found):
        repository = Repository.open(journal.root)
        yield from _look(partial(check_locks, repository), fix)
        yield from _look(partial(check_index, repository), fix)
        yield from _look(partial(check_unfinished, repository), fix)
        yield from _look(partial(check_settings, repository), fix)
    yield from _look(partial(check_files, journal), fix)
    # to know what is uncommitted, git's index is brought in step: a change, too
    if is_usable(found) and not journal.read_only:
        journal.drain(None)
        yield from _look(partial(check_uncommitted, journal), fix)
        journal.drain(None)
        yield from _look(partial(check_unplaced, journal), fix)
        yield from _look(partial(check_remote, repository), fix)
        yield from _look(partial(check_unsent, repository), fix)


def _look(check: Check, fix: bool) -> Iterator[Verdict]:
    """What the check finds; after mending it looks again, and what is still there is not mended."""
    try:
        verdicts = [
            _mended(finding) if fix and finding.mend else Verdict(finding)
            for finding in list(check())
        ]
        if any(one.mended for one in verdicts):
            left = {(finding.check, finding.path) for finding in check()}
            verdicts = [
                replace(
                    one, mended=one.mended and (one.finding.check, one.finding.path) not in left
                )
                for one in verdicts
            ]
        yield from verdicts
    except MentorshipError as error:
        yield Verdict(Finding("failed", error.message))
    except OSError as error:
        words = msg("A check could not be made: {reason}", reason=str(error))
        yield Verdict(Finding("failed", words))


def _mended(finding: Finding) -> Verdict:
    assert finding.mend is not None
    try:
        finding.mend()
    except MentorshipError as error:
        both = msg("{first} {second}", first=finding.message, second=error.message)
        return Verdict(Finding(finding.check, both, path=finding.path))
    except OSError as error:
        reason = msg("It could not be mended: {reason}", reason=str(error.strerror))
        both = msg("{first} {second}", first=finding.message, second=reason)
        return Verdict(Finding(finding.check, both, path=finding.path))
    return Verdict(finding, mended=True)
