"""The strip: what is where in the picture of a timeline."""
