"""What is kept: plan files, unsaved work, recent plans, and the store with every plan's history."""
