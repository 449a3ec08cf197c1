"""Agreement, report and calendar, written to a file."""
