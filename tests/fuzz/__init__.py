"""Inputs nobody thought of: for documents, tasks, the merge, letters, addresses and searches."""

from __future__ import annotations

NAMES = ("document", "merge", "tasks", "letter", "url", "search")
BETWEEN = b"\0\n"  # parts an input for the merge
