"""Documents, task items, slugs and the merge of two versions: pure text."""
