"""Forms made from the record types: a widget for each kind of field."""
