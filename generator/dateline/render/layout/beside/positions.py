"""The positions on a question: whose they are."""

from __future__ import annotations

from dateline.data.resolved import ResolvedPosition


def voices_of(position: ResolvedPosition) -> tuple[str, ...]:
    """Whose accounts take a position, or did: the names of sides, else of sources."""
    accounts = position.accounts or position.former
    return tuple(
        dict.fromkeys(
            account.by.side.name if account.by and account.by.side else account.source.label
            for account in accounts
        )
    )
