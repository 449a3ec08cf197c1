"""What is read from a journal and leaves it as it is: history, questions, exports."""
