"""Leaf editors: each knows one kind of value, shows it, and tells when the therapist changed it.

Every one has `value()`, `set_value(v)`, which never emits, the signal `value_changed`, and
`settle()`, which takes over what was typed so far and says whether that was possible.
"""
