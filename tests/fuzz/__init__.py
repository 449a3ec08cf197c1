"""Inputs nobody thought of: for documents, the merge, letters and more; journals, the terminal."""

from __future__ import annotations

NAMES = ("document", "merge", "tasks", "letter", "url", "search", "tree", "terminal")
BETWEEN = b"\0\n"  # parts an input for the merge
