"""Pages without a theme: an event's permanent address, how to cite it, the embed."""
