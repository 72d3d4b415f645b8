"""Plans kept on this machine: plan files, unsaved work and the list of recent plans."""
