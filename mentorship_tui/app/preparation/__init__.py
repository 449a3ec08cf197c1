"""Prepare: intention, goals and mentor profile."""
