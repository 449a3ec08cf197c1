"""Records made into letters, agreements, reports and calendars."""
