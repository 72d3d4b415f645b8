"""Diagnoses and their protocols, exercises and advice: reading, searching, drafting a plan."""
