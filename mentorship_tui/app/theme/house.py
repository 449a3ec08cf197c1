"""The house themes: paper and ink with one warm colour, light and dark, and high contrast."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from textual.theme import Theme

from ...i18n import Message, msg

DARK = Theme(
    name="mentorship-dark",
    primary="#e3b078",
    secondary="#9dbfa4",
    accent="#e0c392",
    success="#a3c585",
    warning="#ecc06c",
    error="#ef9483",
    foreground="#ece4d9",
    background="#1f1c1a",
    surface="#272321",
    panel="#3a332e",
    dark=True,
    variables={
        "block-cursor-background": "#e3b078",
        "block-cursor-foreground": "#1f1c1a",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#4a4039",
        "block-cursor-blurred-foreground": "#ece4d9",
        "border": "#e3b078",
        "border-blurred": "#4f463f",
        "text-muted": "#b3a797",
        "scrollbar": "#4f463f",
        "scrollbar-background": "#272321",
        "scrollbar-hover": "#6a5e54",
        "scrollbar-active": "#e3b078",
    },
)

LIGHT = Theme(
    name="mentorship-light",
    primary="#85470f",
    secondary="#2f6350",
    accent="#6e4a12",
    success="#35651f",
    warning="#7c5200",
    error="#a32a18",
    foreground="#2c2620",
    background="#faf6ee",
    surface="#f3ecdf",
    panel="#e6dccb",
    dark=False,
    variables={
        "block-cursor-background": "#85470f",
        "block-cursor-foreground": "#fdfaf4",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#dccfba",
        "block-cursor-blurred-foreground": "#2c2620",
        "border": "#85470f",
        "border-blurred": "#a3947c",
        "text-muted": "#655a4c",
        "scrollbar": "#c9bba5",
        "scrollbar-background": "#f3ecdf",
        "scrollbar-hover": "#a99a83",
        "scrollbar-active": "#85470f",
    },
)

CONTRAST = Theme(
    name="mentorship-contrast",
    primary="#ffd75f",
    secondary="#87ffaf",
    accent="#ffd75f",
    success="#87ff87",
    warning="#ffd75f",
    error="#ffafaf",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables={
        "block-cursor-background": "#ffd75f",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#4e4e4e",
        "block-cursor-blurred-foreground": "#ffffff",
        "border": "#ffd75f",
        "border-blurred": "#bcbcbc",
        "text-muted": "#e4e4e4",
        "scrollbar": "#bcbcbc",
        "scrollbar-background": "#1c1c1c",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#ffd75f",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
DEFAULT = DARK.name

# where the terminal mixes no colours, the nearest of its sixteen may be yellow on white
_FEW_ON_BLACK = replace(
    CONTRAST,
    panel="#000000",
    variables=CONTRAST.variables
    | {
        "block-cursor-blurred-background": "#0000aa",
        "block-cursor-blurred-foreground": "#ffffff",
    },
)
_FEW_ON_WHITE = replace(
    LIGHT,
    primary="#aa0000",
    secondary="#0000aa",
    accent="#aa0000",
    success="#0000aa",
    warning="#aa0000",
    error="#aa0000",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    variables=LIGHT.variables
    | {
        "block-cursor-background": "#aa0000",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#0000aa",
        "block-cursor-blurred-foreground": "#ffffff",
        "border": "#aa0000",
        "text-muted": "#555555",
        "text-success": "#0000aa",
        "text-warning": "#aa0000",
        "text-error": "#aa0000",
    },
)


def themes_of(environ: Mapping[str, str]) -> tuple[Theme, ...]:
    """The house themes as the terminal can show them."""
    if not _has_few_colours(environ):
        return THEMES
    return tuple(
        replace(_FEW_ON_BLACK if theme.dark else _FEW_ON_WHITE, name=theme.name) for theme in THEMES
    )


def _has_few_colours(environ: Mapping[str, str]) -> bool:
    from rich.console import Console
    from textual import constants

    system: Any = constants.COLOR_SYSTEM
    asked = Console(color_system=system, force_terminal=True, _environ=environ)
    return "TERM" in environ and asked.color_system == "standard"


def unknown_theme(name: str, known: Collection[str]) -> tuple[Message, ...]:
    """What to say of a theme in the settings that there is none of."""
    if not name or name in known:
        return ()
    return (msg("There is no theme {name}; there are {known}.", name=name, known=", ".join(known)),)
