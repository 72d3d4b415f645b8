"""What leaves the program: the handout as a file."""
