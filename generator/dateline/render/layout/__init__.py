"""How a page's events are laid out: groups, blocks of accounts, the strip, filters, heights."""
