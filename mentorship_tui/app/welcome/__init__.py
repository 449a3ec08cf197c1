"""The first run: language, name and folder, or the sample."""
