"""The library that makes PDF, where it and what it needs of the system are there."""

from __future__ import annotations

from types import ModuleType

import pytest


def weasyprint() -> ModuleType:
    """Skips the test where it is not: CI installs it."""
    try:
        import weasyprint as found
    except (ImportError, OSError) as error:
        pytest.skip(f"PDF needs Pango and the extra [pdf]: {error}")
    module: ModuleType = found
    return module
