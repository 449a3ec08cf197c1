"""Runs git, and reads and writes its objects; knows no journal."""
