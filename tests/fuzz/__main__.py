"""`python -m tests.fuzz [--seconds 60] [TARGET...]`: a share of the time for each target.

With atheris, which follows the code's branches, where it is installed; else by changing what has
broken programs before at random, from a seed that is printed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from tests.text.nasty import NASTY

from . import BETWEEN, NAMES

SEEDS: dict[str, list[bytes]] = {
    "tasks": [b"- [ ] a due:2027-01-01 @mentor !!\n* [x] b\n", b"1. [ ] c\n\n```\n- [ ] d\n```\n"],
    "letter": [b"# To {{ name }}\n\n{% if wish %}{{ wish | gap('x') | upper }}{% endif %}\n"],
    "url": [b"https://kim:x@example.org/a.git", b"gcrypt::kim@host:a", b"ext::sh -c id", b"-u"],
    "search": [b'type:meeting is:open due:<2w with:"anna ek" \xc3\xb6berg \x1b[31m'],
}
SEEDS["terminal"] = [
    b"\x1b[M\x43\x8e\xaa\x1b[M C!j2j\x1b[B\x1b[<35;40;9M",
    b"\x1b[200~a\x1b1ub\x13\x1b[201~D\r\x1b[200~x\x1b[201~jj",
    b"2j\x1bu\x1bD\x1b[117;3u\xc5\xff\x1b]52;c;dA==\x07\x1bPu\x1b\\4j\x1b[",
    b"/\x1b[200~anna\x1b[31m\x1b[201~\x1b[B\x1b[A\x1b\x1b[?2026;2$y\x1b[48;9;9;9;9t0?\x1b",
    b"\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<64;20;9M\x1bOP\x9b26~\x1b[77~\x1b[27;3;117~",
    b"1a\r\x1b[200~\xe2\x80\xae\r\n\x1b[201~\t\t\x7f\x1b3ta\x13\x1b[Z",
]
INTERESTING = b"---\n|: |- |\r\n|\0|&a |*a|[|}|{{|\xff|#|'|> ".split(b"|")


def main() -> int:
    """The exit code: 1 if an input broke something; it is printed, to be kept as a test."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*NAMES, []])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    chosen = asked.targets or list(NAMES)
    share = asked.seconds / len(chosen)
    guided = _has_atheris()
    run = _apart if guided else _wild
    if asked.inner:
        _guided(chosen[0], share)
        return 0
    failed = [name for name in chosen if not run(name, share)]
    print(f"{'atheris' if guided else 'random'}: {', '.join(failed) or 'nothing'} broke")
    return 1 if failed else 0


def corpus(name: str) -> list[bytes]:
    """What the inputs are made of."""
    if name == "merge":
        nasty = list(NASTY.values())
        return [BETWEEN.join(three) for three in zip(nasty, nasty[1:], nasty[2:], strict=False)]
    return SEEDS.get(name, list(NASTY.values()))


def _has_atheris() -> bool:
    return find_spec("atheris") is not None


def _apart(name: str, seconds: float) -> bool:
    """Atheris ends its process; what it found it leaves as a file."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["--inner", "--seconds", str(seconds), name]
        command = [sys.executable, "-m", "tests.fuzz", *words]
        found = Path(folder) / "corpus"
        found.mkdir()
        for number, data in enumerate(corpus(name)):
            (found / str(number)).write_bytes(data)
        root = Path(__file__).parents[2]
        environ = {"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            command, cwd=folder, env=environ, capture_output=True, text=True, check=False
        )
        crashes = [place.read_bytes() for place in Path(folder).glob("crash-*")]
    runs = [line for line in done.stderr.splitlines() if line.startswith("Done")]
    print(f"{name}: {runs[0] if runs else 'stopped'}")
    for data in crashes:
        print(f"{name} broke on {data!r}\n{done.stderr[-3000:]}")
    if done.returncode and not crashes:
        print(done.stderr[-3000:])
    return done.returncode == 0


def _guided(name: str, seconds: float) -> None:
    import atheris

    with atheris.instrument_imports(include=["mentorship_tui", "yaml", "jinja2"]):
        from .targets import TARGETS
    limits = [f"-max_total_time={max(1, round(seconds))}", "-max_len=4096", "-timeout=10"]
    atheris.Setup(["fuzz", *limits, str(Path.cwd() / "corpus")], TARGETS[name])
    atheris.Fuzz()


def _wild(name: str, seconds: float) -> bool:
    from .targets import TARGETS

    seed = random.randrange(2**32)
    chance, seeds, target = random.Random(seed), corpus(name), TARGETS[name]
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = _changed(chance, seeds)
        count += 1
        if not _survives(target, data):
            print(f"{name} broke on {data!r} (seed {seed})")
            return False
    print(f"{name}: {count} inputs (seed {seed})")
    return True


def _survives(target: Callable[[bytes], None], data: bytes) -> bool:
    try:
        target(data)
    except Exception as error:
        print(repr(error))
        return False
    return True


def _changed(chance: random.Random, seeds: list[bytes]) -> bytes:
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(data))
        match chance.randrange(4):
            case 0:
                data[at:at] = chance.choice(INTERESTING)
            case 1:
                del data[at : at + chance.randint(1, 12)]
            case 2:
                other = chance.choice(seeds)
                start = chance.randint(0, len(other))
                data[at:at] = other[start : start + chance.randint(1, 60)]
            case _ if at < len(data):
                data[at] = chance.randrange(256)
    return bytes(data)


if __name__ == "__main__":
    sys.exit(main())
