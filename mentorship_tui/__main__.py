"""`python -m mentorship_tui` is the `mentorship` command."""

from .cli import main

main()
