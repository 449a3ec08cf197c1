"""Makes one commit of each change; finds what other programs left uncommitted."""
