"""A record in a form: a widget for each kind of field, drafts, saving."""
