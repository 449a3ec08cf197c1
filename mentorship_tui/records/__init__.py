"""Record types, records and their checks: pure data."""
