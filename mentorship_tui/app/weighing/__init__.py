"""Qualities weighed by one key each: for the profile, and for a candidate."""
