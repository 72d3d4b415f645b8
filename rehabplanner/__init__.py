"""Plan staged knee rehabilitation and hand the patient a clear sheet to take home."""

__version__ = "0.1.0"
