"""Places of painted parts in a window that is read from right to left.

Layouts turn around by themselves, and so does the alignment of painted words; where a painted part stands does not.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF


def placed(area: QRectF, part: QRectF, *, is_mirrored: bool) -> QRectF:
    """Where `part`, laid out from left to right within `area`, stands: as it is, or on the other side."""
    if not is_mirrored:
        return part
    return QRectF(area.left() + area.right() - part.right(), part.top(), part.width(), part.height())
