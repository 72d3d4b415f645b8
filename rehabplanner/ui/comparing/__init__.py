"""Two states of a plan side by side, in the words of the window; nothing here paints."""
