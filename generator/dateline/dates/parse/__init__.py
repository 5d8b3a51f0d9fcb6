"""From what people write to a tree of expressions, not yet counted out."""
