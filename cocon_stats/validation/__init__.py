"""What is wrong with the exports, where, and what to do about it."""
