"""The contrast of two colours, and how much of it a text needs."""

from __future__ import annotations

from textual.color import Color

READABLE = 4.5  # WCAG 2, AA


ENHANCED = 7.0  # WCAG 2, AAA


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
