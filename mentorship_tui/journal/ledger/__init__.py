"""What every part of a journal works with: records, git, the lock, commit and tell."""
