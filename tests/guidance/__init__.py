"""The rules, as plain functions of a snapshot and a day."""
