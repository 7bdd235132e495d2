"""Sizes in a few letters."""

from __future__ import annotations


def byte_size(count: int) -> str:
    """``331 B``, ``1.2 KB``, ``3.4 MB``; a KB is 1,024 bytes."""
    if count < 1024:
        return f"{count} B"
    size = count / 1024
    return f"{size:,.1f} KB" if size < 1024 else f"{size / 1024:,.1f} MB"
