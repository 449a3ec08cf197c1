"""Syncs: fetch, join, check out, send; and a journal on a second machine."""
