"""One small rule for each step that may be proposed, in a file for each part of the journey."""
