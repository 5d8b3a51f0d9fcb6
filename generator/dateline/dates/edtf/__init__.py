"""EDTF (ISO 8601-2): reading its three levels, and writing dates in it."""
