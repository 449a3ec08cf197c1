"""Letters: chosen, drafted in a form, logged and copied."""
