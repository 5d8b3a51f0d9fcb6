"""From a tree of expressions to a date, counted from a day where it needs one."""
