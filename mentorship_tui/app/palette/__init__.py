"""Any command or record by name."""
