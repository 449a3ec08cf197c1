"""Inputs nobody thought of: for documents, tasks, the merge, letters and more; whole journals."""

from __future__ import annotations

NAMES = ("document", "merge", "tasks", "letter", "url", "search", "tree")
BETWEEN = b"\0\n"  # parts an input for the merge
