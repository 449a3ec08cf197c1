"""`python -m tests.sync [SEEDS] [STEPS]`: the long run; each seed is printed, `SEED=n` repeats."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from .world import World, seeds


def main() -> None:
    """Run the worlds one after another."""
    count, steps = (int(word) for word in [*sys.argv[1:], *("50", "200")[len(sys.argv) - 1 :]])
    for seed in seeds(count):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            (home / "gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@example.org\n")
            os.environ.update(HOME=folder, GIT_CONFIG_GLOBAL=str(home / "gitconfig"))
            run(home, seed, steps, kills=True)
            print(f"seed {seed}: {steps} steps, nothing lost", flush=True)


def run(folder: Path, seed: int, steps: int, *, kills: bool) -> None:
    """One world, told by its seed."""
    world = World(folder, seed, 2 + seed % 4)
    try:
        for _ in range(steps):
            world.step(kills)
        world.settle()
        world.check()
    except BaseException:
        print(f"seed {seed} failed", *world.story, sep="\n", flush=True)
        raise
    finally:
        world.close()


if __name__ == "__main__":
    main()
