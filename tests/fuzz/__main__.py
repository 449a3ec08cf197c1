"""`python -m tests.fuzz [--seconds 60] [TARGET...]`: a share of the time for each target.

With atheris, which follows the code's branches, where it is installed; else by changing what has
broken programs before at random. The seed is printed, and `--seed` gives the same inputs again.
What broke is written to a file that `--again FILE TARGET` tries.
"""

from __future__ import annotations

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
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
WHOLE = ("tree", "terminal")  # the whole program at each input
INTERESTING = b"---\n|: |- |\r\n|\0|&a |*a|[|}|{{|\xff|#|'|> ".split(b"|")


def main() -> int:
    """The exit code: 1 if an input broke something; it is printed, to be kept as a test."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*NAMES, []])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(1, 2**31))
    parser.add_argument("--random", action="store_true", help="without atheris")
    parser.add_argument("--again", type=Path, metavar="FILE", help="the inputs of a finding")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    chosen = asked.targets or list(NAMES)
    if asked.again:
        return 0 if _again(chosen[0], asked.again) else 1
    share = asked.seconds / len(chosen)
    guided = _has_atheris() and not asked.random
    run = _apart if guided else _wild
    if asked.inner:
        _guided(chosen[0], share, asked.seed)
        return 0
    failed = [name for name in chosen if not run(name, share, asked.seed)]
    print(f"{'atheris' if guided else 'random'}: {', '.join(failed) or 'nothing'} broke")
    return 1 if failed else 0


def corpus(name: str) -> list[bytes]:
    """What the inputs are made of."""
    if name == "merge":
        nasty = list(NASTY.values())
        return [BETWEEN.join(three) for three in zip(nasty, nasty[1:], nasty[2:], strict=False)]
    if name == "tree":  # seconds for each of them, before anything new is tried
        return list(NASTY.values())[::6]
    return SEEDS.get(name, list(NASTY.values()))


def _has_atheris() -> bool:
    return find_spec("atheris") is not None


def _apart(name: str, seconds: float, seed: int) -> bool:
    """Atheris ends its process; what it found it leaves as a file."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["--inner", "--seconds", str(seconds), "--seed", str(seed), name]
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
        for place in Path(folder).glob("fuzz-*"):
            shutil.copy(place, place.name)
    runs = [line for line in done.stderr.splitlines() if line.startswith("Done")]
    print(f"{name}: {runs[0] if runs else 'stopped'} (seed {seed})")
    for data in crashes:
        print(f"{name} broke on {data!r}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    if done.returncode and not crashes:
        print(done.stdout[-3000:], done.stderr[-3000:])
    return done.returncode == 0


def _guided(name: str, seconds: float, seed: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["mentorship_tui", "yaml", "jinja2"]):
        from .targets import INPUTS, TARGETS

    def one_input(data: bytes) -> None:
        try:
            TARGETS[name](data)
        except Exception:
            _keep(name, seed, INPUTS[name]() if name in INPUTS else [data])
            raise

    patience = 120 if name in WHOLE else 10  # seconds for an input, on a busy machine
    limits = [f"-max_total_time={max(1, round(seconds))}", "-max_len=4096", f"-timeout={patience}"]
    atheris.Setup(["fuzz", *limits, f"-seed={seed}", str(Path.cwd() / "corpus")], one_input)
    atheris.Fuzz()


def _wild(name: str, seconds: float, seed: int) -> bool:
    from .targets import INPUTS, TARGETS

    chance, seeds, target = random.Random(f"{name} {seed}"), corpus(name), TARGETS[name]
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = _changed(chance, seeds)
        count += 1
        if not _survives(target, data):
            print(f"{name} broke on {data!r}, input {count} (seed {seed})")
            _keep(name, seed, INPUTS[name]() if name in INPUTS else [data])
            return False
    print(f"{name}: {count} inputs (seed {seed})", flush=True)
    return True


def _keep(name: str, seed: int, inputs: list[bytes]) -> None:
    place = Path(f"fuzz-{name}-{seed}.txt")
    place.write_text("".join(f"{data!r}\n" for data in inputs))
    print(f"to see it again: python -m tests.fuzz --again {place} {name}", flush=True)


def _again(name: str, place: Path) -> bool:
    """Try the inputs of a file, a bytes literal a line; whether all went well."""
    from .targets import TARGETS

    inputs = [ast.literal_eval(line) for line in place.read_text().splitlines()]
    return all(_survives(TARGETS[name], data) for data in inputs)


def _survives(target: Callable[[bytes], None], data: bytes) -> bool:
    try:
        target(data)
    except Exception:
        traceback.print_exc()
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
