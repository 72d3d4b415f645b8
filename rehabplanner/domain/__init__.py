"""What a plan is, and what can be done to one. Pure data and functions: no files, no screen."""
