"""Looks a journal over for what stands in the way of keeping, sharing and reading it."""
