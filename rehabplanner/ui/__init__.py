"""The window: the only room that knows Qt."""

from rehabplanner.ui.miscounting import outlive_miscounting

outlive_miscounting()  # before the first call into Qt, from wherever this room is entered
