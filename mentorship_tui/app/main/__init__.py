"""The app itself: frame, session, what follows on opening and leaving, and who does what."""
