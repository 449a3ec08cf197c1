"""The board: candidates by stage."""
