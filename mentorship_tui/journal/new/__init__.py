"""How a journal comes to be: made, cloned, or the sample."""
