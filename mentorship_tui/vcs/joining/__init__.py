"""Joins two commits record by record in the object database; the only room that knows records."""
