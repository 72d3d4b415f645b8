"""The patient's sheet: `compose` decides what it says, `render` makes the PDF."""
