"""What pages beside the timeline show: the sides side by side, what is new."""
