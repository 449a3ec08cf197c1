"""What the panes share: a list, a page beside it, sections by type."""
