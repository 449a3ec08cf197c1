"""One pane for each phase."""
