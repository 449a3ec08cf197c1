"""The screen: what is seen and pressed."""
